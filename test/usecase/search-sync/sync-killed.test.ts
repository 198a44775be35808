import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { change } from '../../../src/features/records/change.repo.ts';
import { isIndexReady } from '../../../src/features/search-sync/index-state.repo.ts';
import { wantReindex } from '../../../src/features/search-sync/request-reindex.ts';
import { syncSearch } from '../../../src/features/search-sync/sync-search.ts';
import { ok } from '../../../src/kernel/result.ts';
import type { SearchServer } from '../../../src/platform/search-server.ts';
import { openSearchServer } from '../../support/search-server.ts';
import { valueIn } from '../opportunities/bodies.ts';
import { createSynced, type Synced } from './sync-setup.ts';

let opened: Awaited<ReturnType<typeof openSearchServer>>;
let s: Synced;
let ids: readonly string[];
beforeAll(async () => {
  opened = await openSearchServer();
  s = await createSynced(opened.server);
  ids = await s.manyOpportunities(40);
  await s.sync();
});
afterAll(async () => {
  await s.close();
  await opened.close();
});

class Killed extends Error {}

/** The server as a process sees it that dies at its nth call: before it is made, or when it is done and nobody knows. */
function mortal(
  nth: number,
  when: 'before' | 'after',
  seen: (call: string, index: unknown) => Promise<void> = async () => {},
) {
  let calls = 0;
  const server = new Proxy(opened.server, {
    get: (own, name: keyof SearchServer) => {
      const method = own[name] as (...args: unknown[]) => Promise<unknown>;
      return async (...args: unknown[]) => {
        calls += 1;
        if (calls > nth || (calls === nth && when === 'before')) throw new Killed();
        const answer = await method.apply(own, args);
        await seen(name, args[0]);
        if (calls === nth) throw new Killed();
        return answer;
      };
    },
  });
  return { server, calls: () => calls };
}

/** Dies at that call and leaves everything as it lies, its lease too. @returns whether it came so far. */
async function killedAt(nth: number, when: 'before' | 'after'): Promise<boolean> {
  const { server, calls } = mortal(nth, when);
  try {
    await syncSearch({ ...s.deps, searchServer: server }, { withinMs: 20_000 });
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  }
  if (calls() < nth) return false;
  const until = new Date(s.deps.now().getTime() + 60_000).toISOString();
  await s.deps.database.write((tx) =>
    tx.run(sql`insert into lease (name, holder, until) values ('search-sync', 'the dead', ${until})`),
  );
  expect(await s.sync()).toEqual({ is: 'elsewhere' });
  s.later(61_000);
  return true;
}

const system = { accountId: 'system:test', organisationId: null };

/** Something of every sort: new, written again, gone; and an index to be built. */
async function work(round: number): Promise<void> {
  const [gone = ''] = await s.manyOpportunities(2);
  await s.sync(0);
  await s.touch([gone], true);
  await s.touch(ids.slice(round % 20, (round % 20) + 10));
  // Of no record: only an index that was built anew is without it.
  const stray = await opened.server.put('opportunities', [{ id: `stray-${round}`, rev: 1 }]);
  await expect.poll(async () => (await opened.server.tasks([stray])).get(stray)?.is).toBe('done');
  valueIn(await wantReindex(s.deps, system, ['opportunities']));
}

test.each(['before', 'after'] as const)(
  'killed %s any call of the server, the next process brings everything to its end, nothing lost and nothing twice',
  async (when) => {
    for (let nth = 1, came = true; came; nth++) {
      await work(nth);
      came = await killedAt(nth, when);
      expect(await s.sync()).toEqual({ is: 'idle' });
      expect(await s.held('opportunities'), `killed at call ${nth}`).toEqual(await s.records('opportunity'));
      expect(await s.counts()).toEqual({ pending: 0, parked: 0, oldest: null });
      expect(await s.state('opportunities')).toMatchObject({ phase: 'idle', error: null });
    }
    expect(await isIndexReady(s.deps, 'opportunities')).toBe(true);
  },
  300_000,
);

test('while an index is rebuilt and records change, no query sees an empty or half one', async () => {
  valueIn(await wantReindex(s.deps, system, ['opportunities']));
  const records = (await s.records('opportunity')).size;
  const totals: number[] = [];
  let touched = 0;
  const { server } = mortal(Number.POSITIVE_INFINITY, 'after', async (call, index) => {
    const [answer] = await opened.server.search(
      [{ index: 'opportunities', q: 'خیاط', words: 'all', limit: 1 }],
      {
        timeoutMs: 5_000,
      },
    );
    totals.push(answer?.total ?? 0);
    // Whenever it would be easiest to lose: read for the load already, asked by the canaries, exchanged.
    const isTelling =
      (call === 'put' && index === 'opportunities_new') || call === 'search' || call === 'swap';
    if (isTelling && touched < 6) await s.touch(ids.slice(touched, ++touched));
  });
  expect(await syncSearch({ ...s.deps, searchServer: server }, { withinMs: 20_000 })).toEqual({ is: 'idle' });
  expect(touched).toBeGreaterThan(3);
  expect(totals.length).toBeGreaterThan(10);
  expect(new Set(totals)).toEqual(new Set([records]));
  expect(await s.held('opportunities')).toEqual(await s.records('opportunity'));
});

test('a build that was broken off goes on, or is begun anew where words and settings have moved', async () => {
  valueIn(await wantReindex(s.deps, system, ['skills']));
  const { server } = mortal(6, 'after');
  await expect(syncSearch({ ...s.deps, searchServer: server }, { withinMs: 20_000 })).rejects.toBeInstanceOf(
    Killed,
  );
  await s.deps.database.write((tx) =>
    tx.run(
      sql`update search_index_state set built_under = 'old', build_under = 'old' where "index" = 'skills'`,
    ),
  );
  s.later(61_000);
  expect(await isIndexReady(s.deps, 'skills')).toBe(false);
  expect(await s.sync()).toEqual({ is: 'idle' });
  s.later(2_000);
  expect(await isIndexReady(s.deps, 'skills')).toBe(true);
});

test('what is noted again while it is sent is sent once more, though its revision is the same', async () => {
  const [id = ''] = ids;
  await s.touch([id]);
  const rev = (await s.records('opportunity')).get(id) ?? 0;
  let puts = 0;
  const { server } = mortal(Number.POSITIVE_INFINITY, 'after', async (call) => {
    if (call !== 'put') return;
    puts += 1;
    if (puts > 1) return;
    await change(s.deps, system, async ({ reindex, nothingChanged }) => {
      reindex({ index: 'opportunities', docId: id, op: 'put', rev });
      nothingChanged();
      return ok(undefined);
    });
  });
  expect(await syncSearch({ ...s.deps, searchServer: server }, { withinMs: 20_000 })).toEqual({ is: 'idle' });
  expect(puts).toBe(2);
});
