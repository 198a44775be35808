import { sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/database.ts';
import { insertMany } from '../../platform/insert-many.ts';
import { personState, placementVersion } from '../../schema/outcomes.ts';
import { type EndingRow, endingRows, keptEndings, putEndings } from './endings.repo.ts';
import { endingsOf } from './endings.rules.ts';
import {
  type CurrentPlacement,
  checksOfPeople,
  currentPeople,
  currentPlacements,
  loggedPlacements,
  loggedStates,
  type Owned,
} from './history.repo.ts';
import type {
  CheckRecord,
  PersonHistory,
  PersonStateRecord,
  PlacementVersionRecord,
} from './outcome.rules.ts';
import { rectanglesOf, spanKey } from './rectangles.rules.ts';
import {
  addSpans,
  closeSpans,
  countMonths,
  forgetKeptFigures,
  type NewSpan,
  openSpans,
} from './span-rows.repo.ts';
import { stillKnown } from './span-rows.rules.ts';
import { spansOf } from './spans.rules.ts';
import { readWages } from './wages.repo.ts';
import { wagesOf } from './wages.rules.ts';

/** The most people settled in one transaction; more are left to the due task, those touched last first. */
const most = 1000;

/** Whose spans are to be derived anew. */
export async function peopleDue(read: Reader, limit = most): Promise<readonly string[]> {
  const rows = await read.all<{ id: string }>(
    sql`select person_id as id from outcome_due order by rowid desc limit ${limit}`,
  );
  return rows.map(({ id }) => id);
}

/**
 * Logs how people touched by a transaction stand, where it is news, and derives their spans; those superseded are known
 * until now. Nobody due costs one look. The same statements for one person and for many. @returns how many were due.
 */
export async function settleOutcomes(tx: Tx, now: Date): Promise<number> {
  const ids = await peopleDue(tx);
  if (ids.length === 0) return 0;
  const people = await currentPeople(tx, ids);
  const logged = people.filter(({ hasLog }) => hasLog).map(({ personId }) => personId);
  const working = people.filter(({ hasPlacements }) => hasPlacements).map(({ personId }) => personId);
  const states = logged.length > 0 ? await loggedStates(tx, logged) : [];
  const open = logged.length > 0 ? await openSpans(tx, logged) : [];
  const placements = await readPlacements(tx, working);
  const current = working.length > 0 ? await currentPlacements(tx, working) : [];
  const endings = working.length > 0 ? await keptEndings(tx, working) : [];
  const wages = working.length > 0 ? await readWages(tx) : wagesOf([]);

  const statesBy = byPerson(states);
  const openBy = byPerson(open);
  const newStates: (typeof personState.$inferInsert)[] = [];
  const newVersions: (typeof placementVersion.$inferInsert)[] = [];
  const opened: NewSpan[] = [];
  const ended: EndingRow[] = [];
  const closed: ((typeof open)[number] & { readonly knownTo: number })[] = [];
  const currentBy = byPerson(current);
  for (const { personId, state } of people) {
    const before = (statesBy.get(personId) ?? []).map(({ row }) => row);
    const spans = openBy.get(personId) ?? [];
    const versions = placements.versions.get(personId) ?? [];
    const checks = placements.checks.get(personId) ?? [];
    // A clock that was set back must not put later knowledge before earlier.
    const latest = Math.max(
      now.getTime(),
      ...[...before, ...versions.map(({ row }) => row)].map(({ recordedAt }) => Date.parse(recordedAt)),
      ...spans.map(({ knownFrom }) => knownFrom),
    );
    const recordedAt = new Date(latest).toISOString();
    const last = before.at(-1);
    const states =
      last !== undefined && saysTheSame(last, state) ? before : [...before, { recordedAt, ...state }];
    if (states !== before) newStates.push({ personId, recordedAt, ...state });
    const all = [...versions];
    for (const { placementId, row } of currentBy.get(personId) ?? []) {
      const logged = versions.findLast((version) => version.placementId === placementId);
      if (logged !== undefined && saysTheSame(logged.row, row)) continue;
      newVersions.push({ placementId, personId, recordedAt, ...row });
      all.push({ personId, placementId, row: { recordedAt, ...row } });
    }
    const history = historyOf(personId, states, all, checks);
    const known = spansOf(history, wages);
    ended.push(...endingRows(personId, endingsOf(history, known)));
    const derived = new Map(known.map((span) => [spanKey(span), span]));
    for (const row of spans) if (!derived.delete(spanKey(row.span))) closed.push({ ...row, knownTo: latest });
    for (const span of derived.values())
      opened.push({ personId, span, knownFrom: latest, knownTo: stillKnown });
  }
  await insertMany(tx, personState, newStates);
  await insertMany(tx, placementVersion, newVersions);
  await closeSpans(tx, closed);
  await addSpans(tx, opened);
  await putEndings(tx, endings, ended);
  await countMonths(tx, [
    ...closed.map(({ span }) => ({ span, sign: -1 as const })),
    ...opened.map(({ span }) => ({ span, sign: 1 as const })),
  ]);
  await tx.run(
    sql`delete from outcome_due where person_id in (select value from json_each(${JSON.stringify(ids)}))`,
  );
  return ids.length;
}

/**
 * Derives the spans of people anew from what is logged of them, for every instant at which something was: what settling step
 * by step has led to. For logs that were written at once, of a past that was recorded elsewhere or made up.
 */
export async function rebuildSpans(tx: Tx, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return;
  const open = await openSpans(tx, personIds);
  const states = byPerson(await loggedStates(tx, personIds));
  const { versions, checks } = await readPlacements(tx, personIds);
  const wages = await readWages(tx);
  const histories = personIds.map((personId) =>
    historyOf(
      personId,
      (states.get(personId) ?? []).map(({ row }) => row),
      versions.get(personId) ?? [],
      checks.get(personId) ?? [],
    ),
  );
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
  await tx.run(
    sql`delete from outcome_rectangle where person_id in (select value from json_each(${JSON.stringify(personIds)}))`,
  );
  await addSpans(tx, spans);
  await forgetKeptFigures(tx);
  const ended = histories.flatMap((history) =>
    endingRows(history.personId, endingsOf(history, spansOf(history, wages))),
  );
  await putEndings(tx, await keptEndings(tx, personIds), ended);
  await countMonths(tx, [
    ...open.map(({ span }) => ({ span, sign: -1 as const })),
    ...spans.filter(({ knownTo }) => knownTo === stillKnown).map(({ span }) => ({ span, sign: 1 as const })),
  ]);
}

/** What is logged of people, in the shape in which their spans are derived from it. */
export async function readHistories(
  read: Reader,
  personIds: readonly string[],
): Promise<readonly PersonHistory[]> {
  const states = byPerson(await loggedStates(read, personIds));
  const { versions, checks } = await readPlacements(read, personIds);
  return personIds.map((personId) =>
    historyOf(
      personId,
      (states.get(personId) ?? []).map(({ row }) => row),
      versions.get(personId) ?? [],
      checks.get(personId) ?? [],
    ),
  );
}

async function readPlacements(read: Reader, ids: readonly string[]) {
  return {
    versions: byPerson(ids.length > 0 ? await loggedPlacements(read, ids) : []),
    checks: byPerson(ids.length > 0 ? await checksOfPeople(read, ids) : []),
  };
}

function historyOf(
  personId: string,
  states: readonly PersonStateRecord[],
  versions: readonly Owned<PlacementVersionRecord>[],
  checks: readonly Owned<CheckRecord>[],
): PersonHistory {
  const ids = [...new Set(versions.map(({ placementId }) => placementId))];
  const of = <T>(owned: readonly Owned<T>[], id: string) =>
    owned.filter(({ placementId }) => placementId === id).map(({ row }) => row);
  return {
    personId,
    states,
    placements: ids.map((id) => ({ id, versions: of(versions, id), checks: of(checks, id) })),
  };
}

function byPerson<T extends { readonly personId: string }>(
  rows: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const by = new Map<string, T[]>();
  for (const row of rows) {
    const list = by.get(row.personId);
    if (list) list.push(row);
    else by.set(row.personId, [row]);
  }
  return by;
}

/** Whether a logged row says what now stands, whenever it was recorded. */
function saysTheSame(
  logged: PersonStateRecord | PlacementVersionRecord,
  stands: Omit<PersonStateRecord, 'recordedAt'> | CurrentPlacement,
): boolean {
  return Object.entries(stands).every(
    ([key, value]) => (logged as unknown as Record<string, unknown>)[key] === value,
  );
}
