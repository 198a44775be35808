import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database.ts';
import { insertPacked, type PackedRows, packRows } from '../../platform/insert-many.ts';
import {
  award,
  personState,
  placementCheck,
  placementVersion,
  recall,
  visit,
  workSpan,
} from '../../schema/outcomes.ts';
import { placement } from '../../schema/referrals.ts';
import { type EndingRow, endingRows, putEndings } from '../outcomes/endings.repo.ts';
import { endingsOf } from '../outcomes/endings.rules.ts';
import type { PersonHistory, Wages } from '../outcomes/outcome.rules.ts';
import { rectanglesOf } from '../outcomes/rectangles.rules.ts';
import {
  addMonthRows,
  addPackedSpans,
  forgetKeptFigures,
  type MonthRows,
  monthRowsOf,
  type NewSpan,
  type PackedSpans,
  packSpans,
} from '../outcomes/span-rows.repo.ts';
import { stillKnown } from '../outcomes/span-rows.rules.ts';
import { spansOf } from '../outcomes/spans.rules.ts';
import { workSpanRows } from '../outcomes/work-spans.repo.ts';
import type { NewAwardRow, NewPlacementRow, NewRecallRow, NewVisitRow } from './demo.repo.ts';

export interface WorkRows {
  readonly row: NewPlacementRow;
  readonly versions: readonly (typeof placementVersion.$inferInsert)[];
  readonly checks: readonly (typeof placementCheck.$inferInsert)[];
  readonly visits: readonly NewVisitRow[];
}

/** What people worked and how it was followed up, with what was given and asked again, ready to be written. */
export type PackedWorks = Readonly<
  Record<'versions' | 'checks' | 'visits' | 'placements' | 'awards' | 'recalls', PackedRows>
>;

export function packWorks(
  works: readonly WorkRows[],
  beside: { readonly awards: readonly NewAwardRow[]; readonly recalls: readonly NewRecallRow[] },
): PackedWorks {
  return {
    versions: packRows(
      placementVersion,
      works.flatMap(({ versions }) => versions),
    ),
    checks: packRows(
      placementCheck,
      works.flatMap(({ checks }) => checks),
    ),
    visits: packRows(
      visit,
      works.flatMap(({ visits }) => visits),
    ),
    placements: packRows(
      placement,
      works.map(({ row }) => row),
    ),
    awards: packRows(award, beside.awards),
    recalls: packRows(recall, beside.recalls),
  };
}

export async function addWorks(tx: Tx, works: PackedWorks): Promise<void> {
  // What follows from a work's checks is worked out when it is written: once, where they stand there before it.
  await tx.run(sql`pragma defer_foreign_keys = on`);
  await insertPacked(tx, placementVersion, works.versions);
  await insertPacked(tx, placementCheck, works.checks);
  await insertPacked(tx, visit, works.visits);
  await insertPacked(tx, placement, works.placements);
  await insertPacked(tx, award, works.awards);
  await insertPacked(tx, recall, works.recalls);
}

/** How people stood, with the instants at which it came to be known, and what follows from it. */
export interface PackedHistories {
  readonly states: PackedRows;
  readonly spans: PackedSpans;
  readonly endings: readonly EndingRow[];
  readonly workSpans: readonly PackedRows[];
  readonly months: MonthRows;
}

export function packHistories(histories: readonly PersonHistory[], wages: Wages): PackedHistories {
  const spans = histories.flatMap((history) =>
    rectanglesOf(history, wages).map(
      ({ span, knownFrom, knownTo }): NewSpan => ({
        personId: history.personId,
        span,
        knownFrom: Date.parse(knownFrom),
        knownTo: knownTo === undefined ? stillKnown : Date.parse(knownTo),
      }),
    ),
  );
  const works = workSpanRows(histories.filter(({ placements }) => placements.length > 0));
  return {
    states: packRows(
      personState,
      histories.flatMap(({ personId, states }) => states.map((row) => ({ personId, ...row }))),
    ),
    spans: packSpans(spans),
    endings: histories.flatMap((history) =>
      endingRows(history.personId, endingsOf(history, spansOf(history, wages))),
    ),
    workSpans: Array.from({ length: Math.ceil(works.length / 500) }, (_, i) =>
      packRows(workSpan, works.slice(i * 500, (i + 1) * 500)),
    ),
    months: monthRowsOf(
      spans.flatMap(({ span, knownTo }) => (knownTo === stillKnown ? [{ span, sign: 1 as const }] : [])),
    ),
  };
}

export async function addHistories(tx: Tx, histories: PackedHistories): Promise<void> {
  await insertPacked(tx, personState, histories.states);
  await addPackedSpans(tx, histories.spans);
  await putEndings(tx, [], histories.endings);
  for (const rows of histories.workSpans) await insertPacked(tx, workSpan, rows);
  await forgetKeptFigures(tx);
  await addMonthRows(tx, histories.months);
}
