import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildVocabulary } from '../../../src/features/reference/vocabulary.rules.ts';
import { type ServerIndex, searchSettings } from '../../../src/features/search-sync/search-settings.rules.ts';
import { meiliServer } from '../../../src/platform/search-server.meili.ts';
import { type SearchServer, SearchServerFault, type TaskId } from '../../../src/platform/search-server.ts';
import { type FakeMeili, type Fault, startFakeMeili } from '../../support/fake-meili.ts';
import { openSearchServer } from '../../support/search-server.ts';

const within = { timeoutMs: 5_000 };
const settingsOf = (index: ServerIndex) => searchSettings(index, buildVocabulary('none', []));

async function finished(server: SearchServer, id: TaskId) {
  for (;;) {
    const state = (await server.tasks([id])).get(id);
    if (state?.is !== 'waiting') return state;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('a search server', () => {
  let opened: Awaited<ReturnType<typeof openSearchServer>>;
  beforeAll(async () => {
    opened = await openSearchServer();
  });
  afterAll(() => opened.close());

  test('takes documents, finds and counts them, gives their revisions and lets them go', async () => {
    const { server } = opened;
    await server.prepare('opportunities', settingsOf('opportunities'));
    const document = (id: string, words: string, kind: string) => ({
      id,
      rev: 3,
      words,
      kind,
      organisationId: 'org_a',
      closed: false,
      opensOn: 20_000,
      _geo: { lat: 29.5, lng: 50.5 },
    });
    const put = await server.put('opportunities', [
      document('opp_1', 'خیاطی لباس', 'job'),
      document('opp_2', 'خیاطی پرده', 'kit'),
      document('opp_3', 'جوشکاری', 'job'),
    ]);
    expect(await finished(server, put)).toEqual({ is: 'done' });
    const asked = { index: 'opportunities', q: 'خیاطی', words: 'all', limit: 10 } as const;
    const [sewing, jobs, near] = await server.search(
      [
        { ...asked, filter: 'closed = false AND organisationId = "org_a"' },
        { ...asked, filter: 'kind IN ["job"] AND opensOn <= 20000' },
        { ...asked, q: '', filter: '_geoRadius(29.5, 50.5, 1000)', sort: ['_geoPoint(29.5, 50.5):asc'] },
      ],
      within,
    );
    expect([...(sewing?.ids ?? [])].sort()).toEqual(['opp_1', 'opp_2']);
    expect(sewing?.total).toBe(2);
    expect(jobs?.ids).toEqual(['opp_1']);
    expect(near?.ids).toHaveLength(3);
    expect(await server.count([asked, { ...asked, q: 'جوشکاری' }, asked], ['kind'], within)).toEqual({
      kind: { job: 2, kit: 1 },
    });
    expect(await server.revisions('opportunities', 0, 10)).toContainEqual({ id: 'opp_2', rev: 3 });
    expect(await finished(server, await server.remove('opportunities', ['opp_1', 'opp_9']))).toEqual({
      is: 'done',
    });
    expect((await server.sizes()).opportunities).toBe(2);
  });

  test('exchanges two indexes, and lets go of one that is not there', async () => {
    const { server } = opened;
    for (const [index, id] of [
      ['skills', 'old'],
      ['skills_new', 'new'],
    ] as const) {
      await server.prepare(index, settingsOf('skills'));
      await finished(server, await server.put(index, [{ id, rev: 1, label: 'x' }]));
    }
    await server.swap('skills', 'skills_new');
    expect(await server.revisions('skills', 0, 10)).toEqual([{ id: 'new', rev: 1 }]);
    await server.drop('skills_new');
    await server.drop('skills_new');
    expect(Object.keys(await server.sizes())).not.toContain('skills_new');
  });

  test('says what is wrong with a document, and knows no task of somebody else', async () => {
    const { server } = opened;
    await server.prepare('people', settingsOf('people'));
    const put = await server.put('people', [{ id: 'ناروا', rev: 1 }]);
    expect(await finished(server, put)).toMatchObject({ is: 'failed', error: expect.stringContaining('id') });
    const unknown = 4_000_000_000;
    expect((await server.tasks([unknown])).get(unknown)).toEqual({ is: 'lost' });
  });

  test('refuses what it cannot understand', async () => {
    const { server } = opened;
    await server.prepare('opportunities', settingsOf('opportunities'));
    const question = { index: 'opportunities', q: '', limit: 1 };
    for (const wrong of [
      { ...question, filter: 'secret = 1' },
      { ...question, index: 'nowhere' },
    ])
      await expect(server.search([wrong], within)).rejects.toMatchObject({
        name: 'SearchServerFault',
        sort: 'refused',
      });
  });
});

describe('whatever goes wrong on the way', () => {
  let fake: FakeMeili;
  let server: SearchServer;
  beforeAll(async () => {
    fake = await startFakeMeili();
    server = meiliServer({ url: fake.url, key: fake.key });
    await server.prepare('skills', {});
  });
  afterEach(() => fake.heal());
  afterAll(() => fake.close());

  const search = () => server.search([{ index: 'skills', q: 'x', limit: 1 }], { timeoutMs: 200 });
  const faults: readonly (readonly [string, Fault, 'unreachable' | 'refused'])[] = [
    ['no answer in time', { is: 'slow', ms: 1_000 }, 'unreachable'],
    ['408', { is: 'status', status: 408 }, 'unreachable'],
    ['429', { is: 'status', status: 429, code: 'too_many_search_requests' }, 'unreachable'],
    ['500', { is: 'status', status: 500, code: 'internal' }, 'unreachable'],
    ['503 as a page', { is: 'status', status: 503 }, 'unreachable'],
    ['a page with 200', { is: 'html' }, 'unreachable'],
    ['nonsense', { is: 'garbage' }, 'unreachable'],
    ['a cut connection', { is: 'cut' }, 'unreachable'],
    ['a wrong key', { is: 'status', status: 403, code: 'invalid_api_key' }, 'refused'],
    ['a wrong query', { is: 'status', status: 400, code: 'invalid_search_filter' }, 'refused'],
  ];

  test.each(faults)('%s is a fault of the server, told apart', async (_name, fault, sort) => {
    fake.fail({ on: /./, fault });
    const calls = [
      search,
      () => server.count([{ index: 'skills', q: 'x', limit: 1 }], ['kind'], { timeoutMs: 200 }),
      ...(fault.is === 'slow'
        ? []
        : [
            () => server.put('skills', [{ id: 'a', rev: 1 }]),
            () => server.tasks([0]),
            () => server.sizes(),
            () => server.revisions('skills', 0, 1),
            () => server.prepare('skills', {}),
            () => server.version(),
          ]),
    ];
    for (const call of calls) {
      const error = await call().then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(SearchServerFault);
      expect(error).toMatchObject({ sort });
      expect(JSON.stringify([error, String(error)])).not.toContain(fake.key);
    }
  });

  test('nobody listening is a fault too', async () => {
    await fake.stop();
    await expect(search()).rejects.toMatchObject({ sort: 'unreachable' });
    await fake.start();
    await expect(search()).resolves.toHaveLength(1);
  });

  test('what was to be done and failed is thrown, not passed over', async () => {
    fake.fail({ on: /settings/, fault: { is: 'task', status: 'failed' }, times: 1 });
    await expect(server.prepare('skills', {})).rejects.toMatchObject({ sort: 'refused' });
    fake.fail({ on: /settings/, fault: { is: 'task', status: 'canceled' }, times: 1 });
    await expect(server.prepare('skills', {})).rejects.toMatchObject({ sort: 'unreachable' });
  });

  test('a failure of the server itself is none of the documents', async () => {
    fake.fail({ on: /documents/, fault: { is: 'task', status: 'failed', type: 'system' }, times: 1 });
    expect(await finished(server, await server.put('skills', [{ id: 'a', rev: 1 }]))).toEqual({
      is: 'lost',
    });
  });

  test('the key travels in a header and is asked for', async () => {
    const stranger = meiliServer({ url: fake.url, key: 'another-key-of-16-and-more' });
    await expect(stranger.version()).rejects.toMatchObject({ sort: 'refused', code: 'invalid_api_key' });
  });
});
