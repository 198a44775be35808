import { tehranToday } from '../../kernel/calendar.ts';
import { ok } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { turnOfOthers } from '../../platform/turn.ts';
import { type ChangeActor, change } from '../records/change.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { endOfMonth, lastMonthOver, monthsFollowed } from './below.repo.ts';
import { countHeavy, heavyToKeep, keptHeavy } from './heavy-figures.repo.ts';
import { type KeptFigure, type KeptScope, keepFigures, scopesToKeep } from './kept-figures.repo.ts';
import { countMonthEnd, monthsMissing } from './kept-months.repo.ts';

/** Kept figures of today are counted anew once they are older than this. */
const olderThanMs = 6 * 3_600_000;

/**
 * Due work: counts what dashboards of the nation and of provinces show beside the rate, where what is kept is of another day
 * or some hours old, and the ends of months that are not kept yet. Broken off, the next run goes on. @returns how many
 * figures were counted.
 */
export async function countFigures(deps: Deps, actor: ChangeActor): Promise<number> {
  const scopes = await scopesToKeep(deps.database.read);
  let counted = 0;
  for (const scope of scopes) counted += await countToday(deps, actor, scope);
  return counted + (await countMonthEnds(deps, actor, scopes));
}

async function countToday(deps: Deps, actor: ChangeActor, scope: KeptScope): Promise<number> {
  const { database } = deps;
  const now = deps.now();
  const kept = await keptHeavy(database, scope, now);
  // What a clock that ran ahead has counted is counted anew as well.
  const age = kept === undefined ? Number.NaN : now.getTime() - Date.parse(kept.countedAt);
  if (age >= 0 && age <= olderThanMs) return 0;
  const figures = await countHeavy(
    database,
    scope,
    { asOf: tehranToday(now), knownAt: undefined },
    { now, vocabulary: await vocabularyOf(database), seesPeople: false },
  );
  await keep(deps, actor, scope, [heavyToKeep(figures, now)]);
  return 1;
}

async function countMonthEnds(deps: Deps, actor: ChangeActor, scopes: readonly KeptScope[]): Promise<number> {
  const { read } = deps.database;
  const now = deps.now();
  const last = lastMonthOver(tehranToday(now));
  const months = monthsFollowed(last);
  const missing = await Promise.all(
    scopes.map(async (scope) => [scope, await monthsMissing(read, scope, months, endOfMonth(last))] as const),
  );
  let counted = 0;
  for (const what of [...months, 'counts'] as const) {
    const of = missing.flatMap(([scope, { populations, counts }]) =>
      (what === 'counts' ? counts : populations.includes(what)) ? [scope] : [],
    );
    if (of.length === 0) continue;
    const at = endOfMonth(what === 'counts' ? last : what);
    for (const [scope, figure] of await countMonthEnd(read, of, what, at, now))
      await keep(deps, actor, scope, [figure]);
    counted += of.length;
  }
  return counted;
}

async function keep(
  deps: Deps,
  actor: ChangeActor,
  scope: KeptScope,
  figures: readonly KeptFigure[],
): Promise<void> {
  const done = await change(deps, actor, async ({ tx, nothingChanged }) => {
    nothingChanged();
    await keepFigures(tx, scope, figures);
    return ok(undefined);
  });
  if (!done.ok) throw new Error('kept figures were refused');
  await turnOfOthers();
}
