import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database.ts';
import { insertMany } from '../../platform/insert-many.ts';
import {
  award,
  personState,
  placementCheck,
  placementVersion,
  recall,
  visit,
} from '../../schema/outcomes.ts';
import { placement } from '../../schema/referrals.ts';
import { endingRows, putEndings } from '../outcomes/endings.repo.ts';
import { endingsOf } from '../outcomes/endings.rules.ts';
import type { PersonHistory } from '../outcomes/outcome.rules.ts';
import { rectanglesOf } from '../outcomes/rectangles.rules.ts';
import { addSpans, countMonths, forgetKeptFigures, type NewSpan } from '../outcomes/span-rows.repo.ts';
import { stillKnown } from '../outcomes/span-rows.rules.ts';
import { spansOf } from '../outcomes/spans.rules.ts';
import { readWages } from '../outcomes/wages.repo.ts';
import { addWorkSpans } from '../outcomes/work-spans.repo.ts';
import type { NewAwardRow, NewPlacementRow, NewRecallRow, NewVisitRow } from './demo.repo.ts';

export interface WorkRows {
  readonly row: NewPlacementRow;
  readonly versions: readonly (typeof placementVersion.$inferInsert)[];
  readonly checks: readonly (typeof placementCheck.$inferInsert)[];
  readonly visits: readonly NewVisitRow[];
}

/** What people worked and how it was followed up, with what was given and asked again. */
export async function addWorks(
  tx: Tx,
  works: readonly WorkRows[],
  beside: { readonly awards: readonly NewAwardRow[]; readonly recalls: readonly NewRecallRow[] },
): Promise<void> {
  // What follows from a work's checks is worked out when it is written: once, where they stand there before it.
  await tx.run(sql`pragma defer_foreign_keys = on`);
  await insertMany(
    tx,
    placementVersion,
    works.flatMap(({ versions }) => versions),
  );
  await insertMany(
    tx,
    placementCheck,
    works.flatMap(({ checks }) => checks),
  );
  await insertMany(
    tx,
    visit,
    works.flatMap(({ visits }) => visits),
  );
  await insertMany(
    tx,
    placement,
    works.map(({ row }) => row),
  );
  await insertMany(tx, award, beside.awards);
  await insertMany(tx, recall, beside.recalls);
}

/** Logs how people stood, with the instants at which it came to be known, and the spans that follow from it. */
export async function addHistoriesOf(tx: Tx, histories: readonly PersonHistory[]): Promise<void> {
  const states = histories.flatMap(({ personId, states: own }) => own.map((row) => ({ personId, ...row })));
  await insertMany(tx, personState, states);
  const wages = await readWages(tx);
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
  await addSpans(tx, spans);
  await putEndings(
    tx,
    [],
    histories.flatMap((history) => endingRows(history.personId, endingsOf(history, spansOf(history, wages)))),
  );
  await addWorkSpans(
    tx,
    histories.filter(({ placements }) => placements.length > 0),
  );
  await forgetKeptFigures(tx);
  await countMonths(
    tx,
    spans.flatMap(({ span, knownTo }) => (knownTo === stillKnown ? [{ span, sign: 1 as const }] : [])),
  );
}
