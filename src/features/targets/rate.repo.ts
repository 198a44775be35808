import { countsFrom, standingsOf } from './count.rules.ts';
import { daySheet, type FigureSource, sheetNames } from './day-sheet.repo.ts';
import type { FigureMoment, FigureScope, Grouping, OutcomeCounts } from './figure.rules.ts';
import { countsBy } from './groups.rules.ts';
import { organisationsOf } from './organisations-named.repo.ts';

/** How everybody of a scope stands on a day, as known at an instant, in counts. */
export async function outcomeCounts(
  database: FigureSource,
  scope: FigureScope,
  moment: FigureMoment,
): Promise<OutcomeCounts> {
  const sheet = await daySheet(database.read, scope, moment);
  return countsFrom(standingsOf(sheet, await sheetNames(database, scope)));
}

/** The same by groups: counts by key, `null` for those of whom it is not known. Together they are the whole. */
export async function groupedCounts(
  database: FigureSource,
  scope: FigureScope,
  moment: FigureMoment,
  by: Grouping,
): Promise<ReadonlyMap<string | null, OutcomeCounts>> {
  const sheet = await daySheet(database.read, scope, moment);
  const names = await sheetNames(database, scope);
  return countsBy(sheet, names, by, { organisations: await organisationsOf(database.read) });
}
