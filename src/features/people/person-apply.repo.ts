import { and, eq, inArray } from 'drizzle-orm';
import type { Scope } from '../../kernel/actor.ts';
import type { Reader } from '../../platform/database.ts';
import { person } from '../../schema/people.ts';
import type { AuditAction } from '../records/audit-action.rules.ts';
import type { Change } from '../records/change.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { householdOf, otherHeadOf } from './households.repo.ts';
import { type Fault, mergePerson, newPerson, type ResolvedPerson } from './person-merge.rules.ts';
import type { PersonRecord } from './person-record.rules.ts';
import { readRecords } from './person-rows.repo.ts';
import { forgetOldNames } from './person-search.repo.ts';
import {
  changedFields,
  type HouseholdValues,
  isRenamed,
  type PersonValues,
  valuesOf,
} from './person-values.rules.ts';
import { addPeople, type Newcomer, updatePerson, type WriteTools } from './person-writes.repo.ts';

export interface ApplyTools extends WriteTools {
  readonly vocabulary: Vocabulary;
}

export type ApplyFault =
  | Fault
  | { readonly path: string; readonly code: 'household.unknown' | 'household.has-head' };
export type Applied =
  | { readonly outcome: 'created' | 'unchanged'; readonly id: string }
  | { readonly outcome: 'updated'; readonly id: string; readonly fields: readonly string[] }
  | { readonly outcome: 'refused'; readonly faults: readonly ApplyFault[] };

/**
 * Adds or changes many people at once by national id, e.g. the rows of an import: what a row leaves out stays as it was.
 * Refused rows are answered and write nothing; the rest is audited and queued for the index. No id may stand twice.
 * @returns what became of each, in the order given.
 */
export async function applyPeople(
  change: Change,
  tools: ApplyTools,
  scope: Scope,
  incoming: readonly ResolvedPerson[],
  options: { readonly action?: AuditAction } = {},
): Promise<readonly Applied[]> {
  const { tx } = change;
  const { action = 'person.import' } = options;
  const held = await heldByNationalId(tx, tools, scope, incoming);
  const applied: Applied[] = [];
  let renamed = false;
  const writtenHomes = new Set<string>();
  const added: { readonly at: number; readonly newcomer: Newcomer }[] = [];
  for (const [at, resolved] of incoming.entries()) {
    const known = held.get(resolved.nationalId);
    // A row before this one may have written the household they share.
    const stale = known !== undefined && writtenHomes.has(known.householdId);
    const record = stale ? (await readRecords(tx, eq(person.id, known.id), tools))[0] : known;
    const home = await homeOf(tx, scope, resolved);
    if (home === 'unknown') {
      applied[at] = { outcome: 'refused', faults: [{ path: 'household.id', code: 'household.unknown' }] };
      continue;
    }
    const merged = record ? mergePerson(valuesIn(record, home), resolved) : newPerson(resolved, home);
    const secondHead = merged.ok && (await headFault(tx, merged.values, record?.id ?? null));
    if (!merged.ok) applied[at] = { outcome: 'refused', faults: merged.faults };
    else if (secondHead) applied[at] = { outcome: 'refused', faults: [secondHead] };
    else if (!record) added.push({ at, newcomer: { values: merged.values, home } });
    else {
      const fields = changedFields(valuesOf(record), merged.values);
      applied[at] =
        fields.length > 0
          ? { outcome: 'updated', id: record.id, fields }
          : { outcome: 'unchanged', id: record.id };
      if (fields.length === 0) continue;
      for (const { id, revision } of await updatePerson(tx, tools, scope, record, merged.values))
        change.reindex({ index: 'people', docId: id, op: 'put', rev: revision });
      change.audit({
        action,
        entity: 'person',
        entityId: record.id,
        personId: record.id,
        fields,
        values: merged.values,
      });
      renamed ||= isRenamed(valuesOf(record), merged.values);
      writtenHomes.add(merged.values.household.id ?? record.householdId);
    }
  }
  const { added: written, moved } = await addPeople(
    tx,
    tools,
    scope,
    added.map(({ newcomer }) => newcomer),
  );
  for (const [i, { id, revision }] of written.entries()) {
    const one = added[i];
    if (!one) continue;
    applied[one.at] = { outcome: 'created', id };
    change.audit({ action, entity: 'person', entityId: id, personId: id, values: one.newcomer.values });
    change.reindex({ index: 'people', docId: id, op: 'put', rev: revision });
  }
  for (const { id, revision } of moved)
    change.reindex({ index: 'people', docId: id, op: 'put', rev: revision });
  if (renamed) await forgetOldNames(tx);
  return applied;
}

/** Whether an incoming row would change nothing; what it leaves out counts as unchanged. Pure. */
export function samePerson(record: PersonRecord, resolved: ResolvedPerson): boolean {
  const before = valuesOf(record);
  const merged = mergePerson(before, resolved);
  return merged.ok && changedFields(before, merged.values).length === 0;
}

async function heldByNationalId(
  db: Reader,
  tools: ApplyTools,
  scope: Scope,
  incoming: readonly ResolvedPerson[],
): Promise<ReadonlyMap<string, PersonRecord>> {
  const indexes = incoming.map(({ nationalId }) => tools.crypto.blindIndex(nationalId));
  const records: PersonRecord[] = [];
  for (let i = 0; i < indexes.length; i += 500) {
    const some = inArray(person.nationalIdIndex, indexes.slice(i, i + 500));
    records.push(
      ...(await readRecords(db, and(eq(person.organisationId, scope.organisationId), some), tools)),
    );
  }
  return new Map(records.map((record) => [record.nationalId, record]));
}

/** The household that is named, if one is; 'unknown' when it is not of this organisation. */
export async function homeOf(
  db: Reader,
  scope: Scope,
  { household }: Pick<ResolvedPerson, 'household'>,
): Promise<HouseholdValues | 'unknown' | undefined> {
  if (!household?.id) return undefined;
  return (await householdOf(db, scope, household.id)) ?? 'unknown';
}

/** A household has one head; undefined where the values name none, or the only one. `id` is the person's own, if any. */
export async function headFault(
  db: Reader,
  { household }: Pick<PersonValues, 'household'>,
  id: string | null,
): Promise<{ readonly path: string; readonly code: 'household.has-head' } | undefined> {
  if (household.head !== true || household.id === null) return undefined;
  const other = await otherHeadOf(db, household.id, id);
  return other === undefined ? undefined : { path: 'household.head', code: 'household.has-head' };
}

/** The values of a record, in the household they move to if one is named. */
export function valuesIn(record: PersonRecord, home: HouseholdValues | undefined): PersonValues {
  const values = valuesOf(record);
  return home ? { ...values, household: { ...home, head: values.household.head } } : values;
}
