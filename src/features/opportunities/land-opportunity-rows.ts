import type { Scope } from '../../kernel/actor.ts';
import { fold } from '../../kernel/persian.ts';
import type { Deps } from '../../platform/deps.ts';
import { parse } from '../../platform/parse.ts';
import { type KeptEmployer, keepEmployer } from '../employers/employers.repo.ts';
import type { Change } from '../records/change.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { entryOf, type GoodRow, type ImportEntry } from './judge-opportunity-rows.ts';
import {
  addOpportunities,
  changeOpportunity,
  type NewOpportunityRow,
  opportunitiesRepo,
} from './opportunities.repo.ts';
import { opportunityInput } from './opportunity.input.ts';
import { columnOf } from './opportunity-cells.rules.ts';
import { mergeBody, valuesOf } from './opportunity-merge.rules.ts';
import type { OpportunityRecord } from './opportunity-record.rules.ts';
import {
  changedFields,
  type EmployerFacts,
  type ResolvedOpportunity,
  saidIn,
} from './opportunity-values.rules.ts';
import { resolveOpportunity } from './resolve-opportunity.ts';

export interface Landed {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: readonly ImportEntry[];
  readonly warnings: readonly ImportEntry[];
  /** Facts of employers that a row of this list has said already, by folded name. */
  readonly settled: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Writes good rows in one transaction, matched to what is on record by their key. Where two rows of a list say different
 * things of one employer the first counts, so that a repeat of the list changes nothing.
 */
export async function landRows(
  deps: Deps,
  scope: Scope,
  vocabulary: Vocabulary,
  { tx, audit, reindex, nothingChanged }: Change,
  rows: readonly GoodRow[],
  before: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<Landed> {
  const { organisationId } = scope;
  const at = deps.now().toISOString();
  const settled = new Map(before);
  const counts = { created: 0, updated: 0, unchanged: 0 };
  const rejected: ImportEntry[] = [];
  const warnings: ImportEntry[] = [];
  const fresh: NewOpportunityRow[] = [];
  const known = await opportunitiesRepo(tx, vocabulary).findBySourceKeys(
    organisationId,
    rows.map(({ key }) => key),
  );

  const keep = async (facts: EmployerFacts | null): Promise<KeptEmployer | null> => {
    if (facts === null) return null;
    const name = fold(facts.name);
    const said = settled.get(name) ?? new Set<string>();
    const kept = await keepEmployer(tx, scope, facts, { id: deps.newId('employer'), at, settled: said });
    const now = (['contact', 'phone', 'address'] as const).filter((fact) => facts[fact] !== null);
    settled.set(name, new Set([...said, ...now]));
    if (kept.outcome !== 'unchanged')
      audit({
        action: kept.outcome === 'created' ? 'employer.register' : 'employer.update',
        entity: 'employer',
        entityId: kept.id,
        fields: kept.fields,
      });
    return kept;
  };

  const update = async (
    row: number,
    record: OpportunityRecord,
    resolved: ResolvedOpportunity,
  ): Promise<void> => {
    const changed: string[] = changedFields(valuesOf(record), resolved.values);
    if (record.closedAt !== null) {
      counts.unchanged += 1;
      if (changed.length > 0) warnings.push(entryOf(row, { field: 'row', code: 'record.closed' }));
      return;
    }
    const kept = await keep(resolved.employer);
    if ((kept?.id ?? null) !== (record.employer?.id ?? null) || kept?.outcome === 'updated')
      changed.push('employer');
    if (changed.length === 0) {
      counts.unchanged += 1;
      return;
    }
    const { id, revision } = record;
    const outcome = await changeOpportunity(
      tx,
      { id, organisationId, revision },
      { ...resolved.values, employerId: kept?.id ?? null, updatedAt: at },
    );
    if (outcome === 'held') {
      rejected.push(entryOf(row, { field: 'vacancies', code: 'vacancies.held' }));
      return;
    }
    if (outcome === 'stale') throw new Error('an opportunity changed inside its own transaction');
    counts.updated += 1;
    audit({ action: 'opportunity.import', entity: 'opportunity', entityId: id, fields: changed });
    reindex({ index: 'opportunities', docId: id, op: 'put', rev: revision + 1 });
  };

  for (const { row, key, body, resolved } of rows) {
    const record = known.get(key);
    if (record) {
      const merged = parse(opportunityInput, mergeBody(record, body));
      const renewed = merged.ok ? resolveOpportunity(vocabulary, merged.value) : merged;
      if (renewed.ok) await update(row, record, renewed.value);
      else
        for (const { path, code } of renewed.problem.errors ?? [])
          rejected.push(entryOf(row, { field: columnOf(path), code }));
      continue;
    }
    const kept = await keep(resolved.employer);
    const id = deps.newId('opportunity');
    const { values } = resolved;
    fresh.push({ id, organisationId, employerId: kept?.id ?? null, createdAt: at, updatedAt: at, ...values });
    counts.created += 1;
    audit({
      action: 'opportunity.import',
      entity: 'opportunity',
      entityId: id,
      fields: [...saidIn(values), ...(kept ? ['employer'] : [])],
    });
    reindex({ index: 'opportunities', docId: id, op: 'put', rev: 1 });
  }
  await addOpportunities(tx, fresh);
  nothingChanged();
  return { ...counts, rejected, warnings, settled };
}
