import { addressBlock } from '../../kernel/address.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { ok } from '../../kernel/result.ts';
import { sha256 } from '../../platform/crypto.ts';
import type { Database } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { change } from '../records/change.repo.ts';
import { addMissed, eraseOld } from './missed-queries.repo.ts';
import { countableQuery, weekOf } from './missed-query.rules.ts';

/** So many distinct queries of one caller are counted in a week: enough for an office, too few to fill the list. */
const mostOfOneCaller = 200;
/** So many callers' queries are remembered in a week; beyond it nothing more is counted until the next. */
const mostRemembered = 50_000;
/** So many distinct queries wait in memory before they are written without waiting for the hour. */
const writtenAt = 500;

interface Counter {
  week: string;
  /** Made anew each week and kept nowhere: who asked what cannot be told afterwards, not even from memory. */
  salt: string;
  /** Who asked what this week, both salted and digested. */
  asked: Map<string, Set<string>>;
  remembered: number;
  /** Callers of each query since it was last written. */
  waiting: Map<string, Set<string>>;
  writing: Promise<void> | undefined;
}
const counters = new WeakMap<Database, Counter>();

function counterOf(database: Database, week: string, salt: () => string): Counter {
  let counter = counters.get(database);
  if (counter === undefined) {
    counter = { week: '', salt: '', asked: new Map(), remembered: 0, waiting: new Map(), writing: undefined };
    counters.set(database, counter);
  }
  if (counter.week !== week) {
    counter.week = week;
    counter.salt = salt();
    counter.asked.clear();
    counter.remembered = 0;
  }
  return counter;
}

type Tools = Pick<Deps, 'database' | 'crypto' | 'now' | 'newId' | 'log'>;

/**
 * Counts a finished query that found nothing good, in memory alone: it neither waits nor fails, and is written within the
 * hour. Once a week for a caller. What may tell of a person is not counted. `address` is used for that and not kept.
 */
export function countMissed(deps: Tools, text: string, { address }: { readonly address: string }): void {
  const database = deps.database.root ?? deps.database;
  // Without a memory that lasts, one caller could count without end.
  if (!database.keepsMemory) return;
  const query = countableQuery(text);
  if (query === undefined) return;
  const counter = counterOf(database, weekOf(tehranToday(deps.now())), () =>
    deps.crypto.randomBytes(16).join(' '),
  );
  const caller = sha256(`${counter.salt} ${addressBlock(address)}`).slice(0, 16);
  if (!isNew(counter, caller, sha256(`${counter.salt} ${caller} ${query}`).slice(0, 16))) return;
  // Who goes on typing did not mean what stood there before.
  for (let end = query.length - 1; end > 2; end--) counter.waiting.get(query.slice(0, end))?.delete(caller);
  counter.waiting.set(query, (counter.waiting.get(query) ?? new Set()).add(caller));
  if (counter.waiting.size >= writtenAt && counter.writing === undefined) void writeMissed(deps);
}

function isNew(counter: Counter, caller: string, digest: string): boolean {
  const own = counter.asked.get(caller) ?? new Set();
  if (own.has(digest) || own.size >= mostOfOneCaller || counter.remembered >= mostRemembered) return false;
  counter.asked.set(caller, own.add(digest));
  counter.remembered += 1;
  return true;
}

/**
 * Writes what was counted and erases what has waited long enough. Never throws: what cannot be written now waits for the
 * next time. No word of it is written in clear before five have searched for it. Called within the hour, at a stop, and before headquarters reads.
 */
export async function writeMissed(deps: Tools): Promise<void> {
  const database = deps.database.root ?? deps.database;
  const week = weekOf(tehranToday(deps.now()));
  const counter = counterOf(database, week, () => deps.crypto.randomBytes(16).join(' '));
  while (counter.writing !== undefined) await counter.writing;
  const taken = [...counter.waiting].filter(([, callers]) => callers.size > 0);
  counter.waiting = new Map();
  const missed = taken.map(([query, callers]) => ({
    id: deps.newId('missedQuery'),
    query,
    count: callers.size,
  }));
  const landed = change(deps, { accountId: 'system:upkeep', organisationId: null }, async (work) => {
    const today = tehranToday(deps.now());
    await eraseOld(work.tx, today);
    if (missed.length > 0) await addMissed(work.tx, deps.crypto, missed, weekOf(today));
    // Nothing of anybody is changed, so there is nothing to audit.
    work.nothingChanged();
    return ok(undefined);
  });
  counter.writing = landed
    .then(
      () => undefined,
      (error: unknown) => {
        deps.log.warn('missed queries wait to be written', { error });
        for (const [query, callers] of taken)
          counter.waiting.set(query, new Set([...(counter.waiting.get(query) ?? []), ...callers]));
      },
    )
    .finally(() => {
      counter.writing = undefined;
    });
  await counter.writing;
}
