import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeOpportunity } from '../../../src/features/opportunities/close-opportunity.ts';
import { editOpportunity } from '../../../src/features/opportunities/edit-opportunity.ts';
import { registerPerson } from '../../../src/features/people/register-person.ts';
import { readyIndexes } from '../../../src/features/search-sync/index-state.repo.ts';
import { serverIndexes } from '../../../src/features/search-sync/search-settings.rules.ts';
import type { SearchServer } from '../../../src/platform/search-server.ts';
import { openSearchServer } from '../../support/search-server.ts';
import { jobBody, published, valueIn } from '../opportunities/bodies.ts';
import { bring, listOf } from '../reference/reference-setup.ts';
import { createSynced, type Synced } from './sync-setup.ts';

// Against the server of MEILI_URL where there is one, else against one of the same protocol in memory.
let opened: Awaited<ReturnType<typeof openSearchServer>>;
let s: Synced;
/** Settings that each index took, the last. */
const prepared = new Map<string, object>();
beforeAll(async () => {
  opened = await openSearchServer();
  const prepare: SearchServer['prepare'] = async (index, settings) => {
    await opened.server.prepare(index, settings);
    prepared.set(index, settings);
  };
  s = await createSynced({ ...opened.server, prepare });
});
afterAll(async () => {
  await s.close();
  await opened.close();
});

const within = { timeoutMs: 5_000 };
const zahra = {
  kind: 'family',
  nationalId: '0012345679',
  givenName: 'زهرا',
  familyName: 'نمونه‌ای',
  sex: 'female',
  birthDate: '1990-05-01',
  province: 'بوشهر',
  county: 'گناوه',
  near: { lat: 29.58, lng: 50.52 },
  skills: [{ skillId: 'sk-152', level: 3 }],
  experience: [{ iscoCode: '7531', years: 4 }],
};

describe('the search server', () => {
  test('is not asked before each index was built whole, and builds them by itself at the first connection', async () => {
    expect([...(await readyIndexes(s.deps))]).toEqual([]);
    await s.manyOpportunities(30);
    expect(await s.sync()).toEqual({ is: 'idle' });
    s.later(2_000);
    expect([...(await readyIndexes(s.deps))].sort()).toEqual([...serverIndexes].sort());
    expect(await s.held('opportunities')).toEqual(await s.records('opportunity'));
    expect((await s.held('skills')).size).toBeGreaterThan(430);
    expect((await s.held('occupations')).size).toBeGreaterThan(100);
    expect(await s.counts()).toEqual({ pending: 0, parked: 0, oldest: null });
    expect(await s.state('opportunities')).toMatchObject({ phase: 'idle', loaded: 30, total: 30 });
  });

  test('hears of what is published, changed and closed, and finds it as it is now', async () => {
    const officer = await s.actorOf('officer.bushehr');
    const { id } = await published(s.h, jobBody({ title: { fa: 'نگهبان پارکینگ' }, skills: [] }));
    valueIn(await editOpportunity(s.deps, officer, id, '1', { vacancies: 2 }));
    valueIn(await editOpportunity(s.deps, officer, id, '2', { title: { fa: 'سرایدار مدرسه' } }));
    expect((await s.counts()).pending).toBe(3);
    expect(await s.sync()).toEqual({ is: 'idle' });
    expect((await s.held('opportunities')).get(id)).toBe(3);
    const asked = { index: 'opportunities', words: 'all', limit: 5 } as const;
    const [now, before] = await opened.server.search(
      [
        { ...asked, q: 'سرایدار', filter: 'closed = false AND kind = "job" AND county = "bushehr-ganaveh"' },
        { ...asked, q: 'پارکینگ' },
      ],
      within,
    );
    expect(now?.ids).toEqual([id]);
    expect(before?.ids).toEqual([]);
    valueIn(await closeOpportunity(s.deps, officer, id, undefined, {}));
    await s.sync();
    const [open] = await opened.server.search([{ ...asked, q: 'سرایدار', filter: 'closed = false' }], within);
    expect(open?.ids).toEqual([]);
    expect((await s.held('opportunities')).get(id)).toBe(4);
  });

  test('forgets what is gone', async () => {
    const [gone = ''] = await s.manyOpportunities(1);
    await s.sync();
    expect((await s.held('opportunities')).has(gone)).toBe(true);
    await s.touch([gone], true);
    expect(await s.sync()).toEqual({ is: 'idle' });
    expect((await s.held('opportunities')).has(gone)).toBe(false);
  });

  test('is told of people what they can do and the county, for one organisation, and never who they are', async () => {
    const officer = await s.actorOf('officer.bushehr');
    const person = valueIn(await registerPerson(s.deps, officer, zahra));
    await s.sync();
    const own = `organisationId = "${officer.organisationId}"`;
    const asked = { index: 'people', q: '', limit: 5 } as const;
    const [skilled, there, foreign, named] = await opened.server.search(
      [
        { ...asked, filter: `${own} AND skills = "xskillsk152"` },
        {
          ...asked,
          filter: `${own} AND occupations = "xoccupation7531" AND county = "bushehr-ganaveh"`,
        },
        { ...asked, filter: 'organisationId = "org-other" AND skills = "xskillsk152"' },
        { ...asked, q: 'زهرا', words: 'all', filter: own },
      ],
      within,
    );
    expect([skilled?.ids, there?.ids]).toEqual([[person.id], [person.id]]);
    expect([foreign?.ids, named?.ids]).toEqual([[], []]);
  });

  test('is compared with the records at night, and what differs is mended', async () => {
    const [one = '', two = ''] = await s.manyOpportunities(2);
    await s.sync();
    const { server } = opened;
    await server.put('opportunities', [{ id: 'opp_nowhere', rev: 1 }]);
    await server.put('opportunities', [{ id: one, rev: 77 }]);
    await server.remove('opportunities', [two]);
    s.later(2 * 86_400_000);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await s.sync()).toEqual({ is: 'idle' });
    expect((await s.state('opportunities')).compared).toMatchObject({ missing: 1, stale: 1, extra: 1 });
    expect((await s.state('skills')).compared).toMatchObject({ missing: 0, stale: 0, extra: 0 });
    expect(await s.held('opportunities')).toEqual(await s.records('opportunity'));
  });

  test('learns at night which words now stand for one another, with nothing built anew', async () => {
    const skills = await listOf(s.h, 'skills');
    expect(prepared.get('skills_new')).toMatchObject({
      synonyms: { خیاط: expect.arrayContaining(['خیاطی']), خیاطی: expect.arrayContaining(['خیاط']) },
    });
    expect(prepared.get('opportunities_new')).not.toHaveProperty('synonyms');
    await bring(s.h, 'skills', skills.replace(/خیاط(\r?\n)دوخت و دوز/, 'خیاط$1رختدوز$1دوخت و دوز'));
    const before = (await s.state('skills')).finishedAt;
    s.later(2 * 86_400_000);
    expect(await s.sync()).toEqual({ is: 'idle' });
    expect(prepared.get('skills')).toMatchObject({ synonyms: { رختدوز: ['خیاطی'] } });
    expect((await s.state('skills')).finishedAt).toBe(before);
  });

  test('keeps the index before for a day, then lets it go', async () => {
    expect(Object.keys(await opened.server.sizes()).sort()).not.toContain('skills_new');
  });
});
