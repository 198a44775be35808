import * as z from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { change } from '../records/change.repo.ts';
import { readCsvList } from '../records/csv-list.rules.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { readSkillCells } from '../skills/skills-text.repo.ts';
import { type ImportEntry, judgeRows } from './judge-opportunity-rows.ts';
import { type Landed, landRows } from './land-opportunity-rows.ts';
import { opportunityText } from './opportunities.text.ts';
import { opportunityColumns } from './opportunity-cells.rules.ts';

/** Rows of one transaction: killed midway, what is finished stays and a repeat completes. */
const chunkRows = 200;
const mostRows = 20_000;

export const importQuery = z.object({
  dryRun: z
    .enum(['true', 'false', '1', '0', ''])
    // A bare `?dryRun` asks for one: the harmless reading of a flag without a value.
    .transform((text) => text === 'true' || text === '1' || text === '')
    .optional(),
});

export interface ImportReport {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: readonly ImportEntry[];
  readonly warnings: readonly ImportEntry[];
  /** Headings nobody knows; their columns were left alone. */
  readonly unknownHeaders: readonly string[];
  readonly dryRun: boolean;
}

/**
 * Imports a job list into the actor's organisation: good rows land, bad rows are reported by row and field, a repeat
 * changes nothing. A dry run answers the same and writes nothing. Refuses a list without the headings it needs.
 */
export async function importOpportunities(
  deps: Deps,
  actor: Actor,
  text: string,
  query: unknown,
): Promise<Result<ImportReport>> {
  const scope = scopeFor(actor, 'opportunities:write');
  if (!scope.ok) return scope;
  const parsed = parse(importQuery, query);
  if (!parsed.ok) return parsed;
  const dryRun = parsed.value.dryRun ?? false;
  const list = readCsvList(text, opportunityColumns, mostRows);
  if (list.missing.length > 0) {
    const { errors } = invalidInput(list.missing.map((field) => fieldError(field, 'required')));
    return fail(problem('invalid', { detail: opportunityText.noHeadings, ...(errors ? { errors } : {}) }));
  }
  if (list.rows.length > mostRows)
    return fail(problem('too-large', { detail: opportunityText.tooManyRows(mostRows) }));
  const vocabulary = await vocabularyOf(deps.database);
  const skillCells = await readSkillCells(
    deps.database.read,
    vocabulary,
    list.rows.map(({ cells }) => cells.skills),
  );
  const { good, rejected, warnings, unchanged } = judgeRows(vocabulary, list.rows, skillCells);
  const totals = { created: 0, updated: 0, unchanged };
  let settled: ReadonlyMap<string, ReadonlySet<string>> = new Map();
  for (let i = 0; i < good.length; i += chunkRows) {
    const rows = good.slice(i, i + chunkRows);
    const rehearsal: { landed?: Landed } = {};
    const outcome = await change<Landed>(deps, actor, async (work) => {
      const landed = await landRows(deps, scope.value, vocabulary, work, rows, settled);
      rehearsal.landed = landed;
      // A refusal rolls back everything: that is what makes a dry run dry.
      return dryRun ? fail(problem('conflict')) : ok(landed);
    });
    const landed = outcome.ok ? outcome.value : rehearsal.landed;
    if (!landed) continue;
    totals.created += landed.created;
    totals.updated += landed.updated;
    totals.unchanged += landed.unchanged;
    rejected.push(...landed.rejected);
    warnings.push(...landed.warnings);
    settled = landed.settled;
  }
  const byRow = (a: ImportEntry, b: ImportEntry) => a.row - b.row;
  return ok({
    ...totals,
    rejected: rejected.sort(byRow),
    warnings: warnings.sort(byRow),
    unknownHeaders: list.unknownHeaders,
    dryRun,
  });
}
