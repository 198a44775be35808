import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { closeOpportunity } from '../../src/features/opportunities/close-opportunity.ts';
import { editOpportunity } from '../../src/features/opportunities/edit-opportunity.ts';
import { findWork } from '../../src/features/opportunities/find-work.ts';
import { listOpportunities } from '../../src/features/opportunities/list-opportunities.ts';
import { editPerson } from '../../src/features/people/edit-person.ts';
import { listPeople } from '../../src/features/people/list-people.ts';
import { forgetIndexStates, forgetReadiness } from '../../src/features/search-sync/index-state.repo.ts';
import { searchHealth } from '../../src/features/search-sync/search-health.ts';
import { findSkills } from '../../src/features/skills/search-skills.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { silentLog } from '../../src/platform/log.ts';
import { meiliServer } from '../../src/platform/search-server.meili.ts';
import { type FakeMeili, type Fault, startFakeMeili } from '../support/fake-meili.ts';
import { fillSearchServer } from '../support/fill-search-server.ts';
import { valueIn } from '../usecase/opportunities/bodies.ts';
import { openSearchWorld, type SearchWorld } from './search-world.ts';

/** What people wait at most for any search (ms). */
const longestMs = 1_500;

let world: SearchWorld;
let fake: FakeMeili;
beforeAll(async () => {
  world = await openSearchWorld(50);
  fake = await startFakeMeili();
  await fillSearchServer(world.h.deps.database, meiliServer({ url: fake.url, key: fake.key }));
});
afterAll(async () => {
  await fake.close();
  await world.h.close();
});

let logged: { level: 'warn' | 'error'; event: string }[] = [];
beforeEach(() => {
  logged = [];
});
afterEach(() => {
  fake.heal();
  world.h.setNow('2026-11-22T08:00:00Z');
});

/** The service with a server that nobody has asked yet, so that no test has the breaker of another. */
function servedBy(url = fake.url, key = fake.key): Deps {
  const log = {
    ...silentLog,
    warn: (event: string) => void logged.push({ level: 'warn', event }),
    error: (event: string) => void logged.push({ level: 'error', event }),
  };
  return { ...world.h.deps, log, searchServer: meiliServer({ url, key }) };
}

/** Fails where what is waited for takes longer than anybody shall. */
async function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('a search took too long')), longestMs);
  });
  return await Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

const asked = () => fake.requests.filter(({ line }) => line === 'POST /multi-search').length;
const sewing = async (deps: Deps) => valueIn(await inTime(findSkills(deps, { q: 'خیاطی', kind: 'skill' })));
const work = async (deps: Deps) => valueIn(await inTime(listOpportunities(deps, null, { q: 'کندوتراشی' })));

const faults: readonly (readonly [string, Fault])[] = [
  ['is slow', { is: 'slow', ms: 5_000 }],
  ['answers 500', { is: 'status', status: 500 }],
  ['answers 503', { is: 'status', status: 503, code: 'too_many_search_requests' }],
  ['answers 429', { is: 'status', status: 429 }],
  ['answers 408', { is: 'status', status: 408 }],
  ['answers with a page of somebody else', { is: 'html' }],
  ['answers nonsense', { is: 'garbage' }],
  ['hangs up', { is: 'cut' }],
  ['hangs up after the answer was made', { is: 'cut after' }],
];

describe('a search server that', () => {
  test.each(faults)('%s: the embedded engine answers, the same and in time', async (_, fault) => {
    const expected = {
      skills: valueIn(await findSkills(world.h.deps, { q: 'خیاطی', kind: 'skill' })).items,
      work: valueIn(await listOpportunities(world.h.deps, null, { q: 'کندوتراشی' })),
    };
    fake.fail({ on: /multi-search/, fault });
    const deps = servedBy();
    expect(await sewing(deps)).toMatchObject({ engine: 'embedded', items: expected.skills });
    expect(await work(deps)).toEqual({ ...expected.work, engine: 'embedded' });
    expect(logged.map(({ level }) => level)).toEqual(['warn', 'warn']);
  });

  const refusals: readonly (readonly [string, () => Deps])[] = [
    ['refuses the key', () => servedBy(fake.url, 'another-key-0123456789')],
    [
      'refuses the question',
      () => {
        fake.fail({
          on: /multi-search/,
          fault: { is: 'status', status: 400, code: 'invalid_search_filter' },
        });
        return servedBy();
      },
    ],
    [
      'has lost its indexes',
      () => {
        fake.fail({ on: /multi-search/, fault: { is: 'status', status: 400, code: 'index_not_found' } });
        return servedBy();
      },
    ],
  ];
  test.each(refusals)('%s: the embedded engine answers, and somebody is told', async (_, served) => {
    expect((await sewing(served())).engine).toBe('embedded');
    expect(logged).toEqual([{ level: 'error', event: 'search server refuses' }]);
  });

  test('is not there at all: the embedded engine answers', async () => {
    expect((await sewing(servedBy('http://127.0.0.1:9'))).engine).toBe('embedded');
  });

  const halves: readonly (readonly [string, RequestListener])[] = [
    [
      'stops in the middle of an answer and hangs up',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
        response.write('{"results":[');
        setTimeout(() => response.destroy(), 20);
      },
    ],
    [
      'stops in the middle of an answer and says nothing more',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write('{"results":[');
      },
    ],
    ['answers an empty page', (_, response) => response.end()],
    [
      'answers fewer questions than were asked',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end('{"results":[]}');
      },
    ],
  ];
  test.each(halves)('%s: the embedded engine answers', async (_, listener) => {
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const deps = servedBy(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
      expect((await sewing(deps)).engine).toBe('embedded');
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  test('fails in the middle of a question: all of it is answered by one engine', async () => {
    const deps = servedBy();
    expect((await work(deps)).engine).toBe('meilisearch');
    const questions = asked();
    expect(questions).toBeGreaterThan(2);
    const expected = valueIn(await listOpportunities(world.h.deps, null, { q: 'کندوتراشی' }));
    for (let passing = 1; passing < 3; passing++) {
      // Those before go well.
      const rule = { on: /multi-search/, fault: { is: 'slow', ms: 0 }, times: passing } as const;
      fake.heal();
      fake.fail({ ...rule });
      fake.fail({ on: /multi-search/, fault: { is: 'cut' } });
      expect(await work(servedBy())).toEqual({ ...expected, engine: 'embedded' });
    }
  });

  test('is quick while the service is busy with its own work is not taken for slow', async () => {
    const deps = servedBy();
    await sewing(deps);
    const answer = sewing(deps);
    setImmediate(() => {
      for (const until = performance.now() + 600; performance.now() < until; );
    });
    expect((await answer).engine).toBe('meilisearch');
  });

  test('is slow keeps a page of several lists waiting once', async () => {
    fake.fail({ on: /multi-search/, fault: { is: 'slow', ms: 5_000 } });
    const before = asked();
    const page = await inTime(findWork(servedBy(), { q: 'کندوتراشی', kind: 'training' }));
    expect(page.page).toMatchObject({ engine: 'embedded', total: 0 });
    expect(page.nearest.length).toBeGreaterThan(0);
    expect(asked() - before).toBe(1);
  });
});

describe('a search server that goes on failing', () => {
  test('is left alone after three failures, tried every 15 seconds, and asked again once it is back', async () => {
    const deps = servedBy();
    fake.fail({ on: /multi-search/, fault: { is: 'status', status: 503 } });
    const start = asked();
    for (let i = 0; i < 6; i++) expect((await sewing(deps)).engine).toBe('embedded');
    expect(asked() - start).toBe(3);
    expect((await work(deps)).engine).toBe('embedded');
    expect(asked() - start).toBe(3);
    expect((await searchHealth(deps)).engine).toBe('embedded');

    world.h.setNow('2026-11-22T08:00:15Z');
    expect((await searchHealth(deps)).engine).toBe('embedded');
    for (let i = 0; i < 3; i++) expect((await sewing(deps)).engine).toBe('embedded');
    expect(asked() - start).toBe(4);

    fake.heal();
    expect((await sewing(deps)).engine).toBe('embedded');
    world.h.setNow('2026-11-22T08:00:30Z');
    expect((await sewing(deps)).engine).toBe('meilisearch');
    expect((await work(deps)).engine).toBe('meilisearch');
    expect((await searchHealth(deps)).engine).toBe('meilisearch');
  });

  test('is killed and comes back under load: no search fails', async () => {
    const deps = servedBy();
    const engines = new Set<string>();
    const round = async () => {
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? sewing(deps) : work(deps))),
      );
      for (const { engine, items } of answers) {
        engines.add(engine);
        expect(items.length).toBeGreaterThan(0);
      }
    };
    await round();
    const running = round();
    await fake.stop();
    await running;
    await round();
    expect(engines).toContain('embedded');
    await fake.start();
    // A connection from before may be the first to be tried.
    world.h.setNow('2026-11-22T08:01:00Z');
    await sewing(deps);
    world.h.setNow('2026-11-22T08:01:15Z');
    expect((await sewing(deps)).engine).toBe('meilisearch');
  });
});

describe('a copy that lags behind the records', () => {
  test('shows nothing that is closed by now, nor what a filter no longer lets through', async () => {
    const deps = servedBy();
    const before = await work(deps);
    expect(before.items.map(({ id }) => id)).toEqual(
      expect.arrayContaining([world.work('near'), world.work('far')]),
    );
    valueIn(await closeOpportunity(world.h.deps, world.officer, world.work('near'), undefined, {}));
    valueIn(
      await editOpportunity(world.h.deps, world.officer, world.work('far'), '1', { workplace: 'home' }),
    );
    const after = await work(deps);
    expect(after.engine).toBe('meilisearch');
    expect(after.items.map(({ id }) => id)).not.toContain(world.work('near'));
    const away = valueIn(await listOpportunities(deps, null, { q: 'کندوتراشی', homeWork: 'false' }));
    expect(away.engine).toBe('meilisearch');
    expect(away.items.map(({ id }) => id)).not.toContain(world.work('far'));
  });

  test('shows nobody for what they can do no longer', async () => {
    const deps = servedBy();
    const sewers = async () =>
      valueIn(await inTime(listPeople(deps, world.officer, { q: 'خیاطی' }))).items.map(({ id }) => id);
    const before = asked();
    expect(await sewers()).toContain(world.person('sewer'));
    expect(asked()).toBeGreaterThan(before);
    valueIn(await editPerson(world.h.deps, world.officer, world.person('sewer'), { skills: [] }, 'any'));
    expect(await sewers()).not.toContain(world.person('sewer'));
  });

  test('shows nobody where they live no longer', async () => {
    const deps = servedBy();
    const afar = async () =>
      valueIn(await inTime(listPeople(deps, world.officer, { q: 'خیاط کازرون' }))).items.map(({ id }) => id);
    const before = asked();
    expect(await afar()).toEqual([world.person('afar')]);
    expect(asked()).toBeGreaterThan(before);
    const moved = { province: 'بوشهر', county: 'دیلم' };
    valueIn(await editPerson(world.h.deps, world.officer, world.person('afar'), moved, 'any'));
    expect(await afar()).toEqual([]);
  });

  test('never hears what is typed where a name may be, and is asked about one organisation alone', async () => {
    const deps = servedBy();
    const before = fake.requests.length;
    for (const q of ['دریانورد', 'خیاطی', 'حسینی خیاط', 'خیاط کازرون', 'حسینی کازرون'])
      valueIn(await inTime(listPeople(deps, world.officer, { q })));
    const sent = fake.requests.slice(before).map(({ body }) => JSON.stringify(body));
    expect(sent.some((body) => body.includes('county IN [\\"fars-kazerun\\"]'))).toBe(true);
    for (const body of sent) {
      expect(body).toContain(`organisationId IN [\\"${world.officer.organisationId}\\"]`);
      expect(body).not.toMatch(/[\u0600-\u06FF]/);
    }
  });

  test('is not asked before it is whole', async () => {
    const deps = servedBy();
    await world.h.deps.database.write((tx) => forgetIndexStates(tx));
    forgetReadiness(world.h.deps.database);
    const before = asked();
    expect((await sewing(deps)).engine).toBe('embedded');
    expect((await work(deps)).engine).toBe('embedded');
    expect(asked()).toBe(before);
    expect(logged).toEqual([]);
  });
});
