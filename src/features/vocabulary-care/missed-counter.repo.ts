import { addressBlock } from '../../kernel/address.ts';
import { type LocalDate, tehranToday } from '../../kernel/calendar.ts';
import { ok } from '../../kernel/result.ts';
import { sha256 } from '../../platform/crypto.ts';
import type { Tx } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { change } from '../records/change.repo.ts';
import { type Asked, addMissed, eraseOld, noteAskers } from './missed-queries.repo.ts';
import { countableQuery, weekOf } from './missed-query.rules.ts';

/** So many distinct queries of one caller are counted in a week: enough for an office, too few to fill the list. */
const mostOfOneCaller = 200;
/** So many callers' queries are remembered in a week; beyond it nothing more is counted until the next. */
const mostRemembered = 50_000;
/** So many distinct queries wait in memory before they are written without waiting for the hour. */
const writtenAt = 500;
/** Where no process lives on, who goes on typing is waited for so long (ms) after the answer; a Worker has thirty seconds. */
const typingMs = 15_000;

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
  /** On a Worker: by when (ms) a request that is at work will have written. */
  writtenBy: number;
}
const counters = new WeakMap<object, Counter>();

function counterOf(database: object, week: string, salt: () => string): Counter {
  let counter = counters.get(database);
  if (counter === undefined) {
    counter = {
      week: '',
      salt: '',
      asked: new Map(),
      remembered: 0,
      waiting: new Map(),
      writing: undefined,
      writtenBy: 0,
    };
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

type Tools = Pick<Deps, 'database' | 'crypto' | 'now' | 'newId' | 'log' | 'later'>;

/**
 * Counts a finished query that found nothing good, in memory alone: it neither waits nor fails, and is written within the
 * hour. Once a week for a caller. What may tell of a person is not counted. `address` is used for that and not kept.
 */
export function countMissed(deps: Tools, text: string, { address }: { readonly address: string }): void {
  const database = deps.database.root ?? deps.database;
  const query = countableQuery(text);
  if (query === undefined) return;
  if (!database.keepsMemory) {
    countForNow(deps, query, address);
    return;
  }
  const counter = counterOf(database, weekOf(tehranToday(deps.now())), () =>
    deps.crypto.randomBytes(16).join(' '),
  );
  const caller = sha256(`${counter.salt} ${addressBlock(address)}`).slice(0, 16);
  if (!isNew(counter, caller, sha256(`${counter.salt} ${caller} ${query}`).slice(0, 16))) return;
  wait(counter, query, caller);
  if (counter.waiting.size >= writtenAt && counter.writing === undefined) void writeMissed(deps);
}

function wait({ waiting }: Counter, query: string, caller: string): void {
  // Who goes on typing did not mean what stood there before.
  for (let end = query.length - 1; end > 2; end--) waiting.get(query.slice(0, end))?.delete(caller);
  waiting.set(query, (waiting.get(query) ?? new Set()).add(caller));
}

/** On a Worker: what this isolate has heard is written soon after the answer, and the database knows who was counted. */
function countForNow(deps: Tools, query: string, address: string): void {
  const { memory } = deps.database;
  if (memory === undefined || deps.later === undefined) return;
  const week = weekOf(tehranToday(deps.now()));
  const counter = counterOf(memory, week, () => '');
  wait(counter, query, deps.crypto.blindIndex(`missed-asker ${week} ${addressBlock(address)}`));
  const now = deps.now().getTime();
  const isMany = counter.waiting.size >= writtenAt;
  if (now < counter.writtenBy && !isMany) return;
  const inMs = isMany ? 0 : typingMs;
  // The request that was to write may be cut off: the next one after that time does.
  counter.writtenBy = now + inMs;
  deps.later(new Promise((resolve) => setTimeout(resolve, inMs)).then(() => writeMissed(deps)));
}

/** Leaves out, of what this isolate has heard, who was counted this week already, by another one maybe. */
async function notYetCounted(
  deps: Tools,
  tx: Tx,
  taken: readonly (readonly [query: string, callers: ReadonlySet<string>])[],
  week: LocalDate,
): Promise<readonly (readonly [query: string, callers: ReadonlySet<string>])[]> {
  const asked = new Map<string, Asked & { readonly query: string }>();
  for (const [query, callers] of taken)
    for (const caller of callers) {
      const digest = deps.crypto.blindIndex(`${caller} ${query}`);
      asked.set(digest, { digest, caller, query });
    }
  const most = { ofOne: mostOfOneCaller, ofAll: mostRemembered };
  const all = [...asked.values()].map(({ digest, caller }) => ({ digest, caller }));
  const fresh = await noteAskers(tx, all, week, most);
  return taken.map(([query]) => {
    const own = [...asked.values()].filter((one) => one.query === query && fresh.has(one.digest));
    return [query, new Set(own.map(({ caller }) => caller))] as const;
  });
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
  const lives = database.keepsMemory === true;
  const counter = counterOf(lives ? database : (database.memory ?? database), week, () =>
    deps.crypto.randomBytes(16).join(' '),
  );
  // What another request of a Worker has begun may never end.
  while (lives && counter.writing !== undefined) await counter.writing;
  const taken = [...counter.waiting].filter(([, callers]) => callers.size > 0);
  counter.waiting = new Map();
  const landed = change(deps, { accountId: 'system:upkeep', organisationId: null }, async (work) => {
    const today = tehranToday(deps.now());
    await eraseOld(work.tx, today);
    const counted = lives ? taken : await notYetCounted(deps, work.tx, taken, weekOf(today));
    const missed = counted
      .filter(([, callers]) => callers.size > 0)
      .map(([query, callers]) => ({ id: deps.newId('missedQuery'), query, count: callers.size }));
    if (missed.length > 0) await addMissed(work.tx, deps.crypto, missed, weekOf(today));
    // Nothing of anybody is changed, so there is nothing to audit.
    work.nothingChanged();
    return ok(undefined);
  });
  const settled = landed
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
  if (lives) counter.writing = settled;
  await settled;
}
