import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { listOpportunities } from '../../src/features/opportunities/list-opportunities.ts';
import { payFloors } from '../../src/features/opportunities/opportunity-list.rules.ts';
import { listPeople } from '../../src/features/people/list-people.ts';
import type { EngineName } from '../../src/features/search/engine.rules.ts';
import { findSkills } from '../../src/features/skills/search-skills.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { silentLog } from '../../src/platform/log.ts';
import { meiliServer } from '../../src/platform/search-server.meili.ts';
import { startFakeMeili } from '../support/fake-meili.ts';
import { fillSearchServer } from '../support/fill-search-server.ts';
import { hasRealServer, openSearchServer } from '../support/search-server.ts';
import { spellingsOf } from '../support/spellings.ts';
import { valueIn } from '../usecase/opportunities/bodies.ts';
import { openSearchWorld, type SearchWorld } from './search-world.ts';

const isDeep = process.env.MEHRKAR_DEEP === '1';
vi.setConfig({ testTimeout: isDeep ? 600_000 : 30_000 });

/** Who answers, and whether it knows what is misspelt: the server in memory on loopback speaks the protocol alone. */
const engines: readonly { readonly name: EngineName; readonly where: string; readonly isWhole: boolean }[] = [
  { name: 'embedded', where: 'the database', isWhole: true },
  { name: 'meilisearch', where: 'loopback', isWhole: false },
  ...(hasRealServer ? [{ name: 'meilisearch', where: 'MEILI_URL', isWhole: true } as const] : []),
];

let world: SearchWorld;
beforeAll(async () => {
  world = await openSearchWorld(isDeep ? 3_000 : 400);
});
afterAll(() => world.h.close());

async function serverAt(where: string) {
  if (where === 'MEILI_URL') return await openSearchServer();
  const fake = await startFakeMeili();
  return { server: meiliServer({ url: fake.url, key: fake.key }), close: fake.close };
}

describe.each(engines)('$name at $where', ({ name, where, isWhole }) => {
  let deps: Deps;
  let close = async (): Promise<void> => {};
  const faults: unknown[] = [];
  const noted = (_: string, fields?: object) => void faults.push(fields);
  beforeAll(async () => {
    deps = world.h.deps;
    if (name === 'embedded') return;
    const opened = await serverAt(where);
    close = opened.close;
    const log = { ...silentLog, warn: noted, error: noted };
    // What an engine answers, not how soon: a busy machine is no fault of it. The budget is held by the suite of faults.
    deps = { ...world.h.deps, log, searchServer: opened.server, searchBudgetMs: 60_000 };
    await fillSearchServer(deps.database, opened.server);
  });
  afterAll(() => close());

  const skillsFor = async (q: string, kind: 'skill' | 'occupation' = 'skill') => {
    const answer = valueIn(await findSkills(deps, { q, kind, limit: 10 }));
    expect(answer.engine, JSON.stringify(faults)).toBe(name);
    return answer.items;
  };
  const list = async (query: Record<string, string>, actor: Actor | null = null) =>
    valueIn(await listOpportunities(deps, actor, query));
  const found = async (q: string, more: Record<string, string> = {}, actor: Actor | null = null) => {
    const answer = await list({ q, limit: '100', ...more }, actor);
    expect(answer.engine, JSON.stringify(faults)).toBe(name);
    return answer.items.map(({ id }) => id);
  };
  const named = (...names: readonly string[]) => names.map(world.work);

  describe('a skill', () => {
    test('is found first by its label, in every spelling', async () => {
      const some = world.vocabulary.skills.filter((_, i) => isDeep || i % 40 === 3);
      const missed: string[] = [];
      for (const { id, fa } of some)
        for (const spelling of spellingsOf(fa)) {
          const [first] = await skillsFor(spelling);
          if (first?.id !== id && first?.label.fa !== fa) missed.push(`${spelling} → ${first?.label.fa}`);
        }
      expect(missed).toEqual([]);
    });

    test.each([
      ['خیاطي', 'خیاطی'],
      ['خیاطي ها', 'خیاطی'],
      ['جوش کاری co۲', 'جوشکاری CO2 (MIG/MAG)'],
      ['قالی بافی', 'قالی‌بافی'],
      ['قالیبافی', 'قالی‌بافی'],
      ['کفاشان', 'کفاشی'],
      ['پرده میدوزم', 'پرده‌دوزی'],
      ['babysitter', 'مراقبت از کودک'],
      ['welding pipe', 'جوشکاری لوله'],
    ])('is found as it is typed: %s', async (typed, label) => {
      expect((await skillsFor(typed)).slice(0, 3).map((hit) => hit.label.fa)).toContain(label);
    });

    test.runIf(isWhole).each([
      ['خیاتی', 'خیاطی'],
      ['خیااطی', 'خیاطی'],
      ['ارایشگری زنونه', 'آرایشگری زنانه'],
      ['جوشکری', 'جوشکاری'],
    ])('is found misspelt: %s', async (typed, label) => {
      const labels = (await skillsFor(typed)).slice(0, 3).map((hit) => hit.label.fa);
      expect(
        labels.some((one) => one.startsWith(label)),
        labels.join(' | '),
      ).toBe(true);
    });

    test('and an occupation are told apart', async () => {
      expect((await skillsFor('tailor', 'occupation')).length).toBeGreaterThan(0);
      for (const { kind } of await skillsFor('راننده', 'occupation')) expect(kind).toBe('occupation');
    });

    test('nothing typed breaks it', async () => {
      for (const odd of [
        '"',
        "خیاطی' OR 1=1 --",
        'NEAR(خیاطی',
        '-خیاطی',
        '"خیاطی',
        '*',
        '؟؟',
        'a'.repeat(200),
      ])
        expect(Array.isArray(await skillsFor(odd)), odd).toBe(true);
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), async (q) => {
          expect(Array.isArray(valueIn(await findSkills(deps, { q, limit: 5 })).items)).toBe(true);
        }),
        { seed: 1405, numRuns: 20 },
      );
    });
  });

  describe('work', () => {
    test('is found by its title, in every spelling, first', async () => {
      for (const spelling of spellingsOf('رشته‌بری سنّتی'))
        expect((await found(spelling))[0], spelling).toBe(world.work('called'));
    });

    test.runIf(isWhole)('with a word misspelt, and then it is said so', async () => {
      const answer = await list({ q: 'رشتهبدی سنتی' });
      expect([answer.fits, answer.items[0]?.id]).toEqual(['meant', world.work('called')]);
      expect((await list({ q: 'رشته بری سنتی' })).fits).toBe('all');
    });

    test('by a part of its words where nothing has all of them, and then it is said so', async () => {
      const answer = await list({ q: 'کندوتراشی قطبیدگی' });
      expect(answer.fits).toBe('some');
      expect(answer.items.map(({ id }) => id)).toContain(world.work('near'));
      expect(await list({ q: 'قطبیدگیها' })).toMatchObject({
        fits: 'none',
        total: 0,
        items: [],
        engine: name,
      });
      expect(await list({ q: '؟!' })).toMatchObject({ fits: 'none', total: 0 });
    });

    test('by every name of a skill it asks for, though no word of it stands in the title', async () => {
      const skill = world.vocabulary.skill('sk-230');
      for (const text of [skill?.fa ?? '', skill?.en ?? '', ...(skill?.alt.slice(0, 2) ?? [])])
        expect(await found(text), text).toContain(world.work('asking'));
    });

    test('what is called so stands before what asks for it, the newest first in each', async () => {
      expect(await found('ژیرناک‌وارگی')).toEqual(named('home', 'there', 'here', 'loan'));
    });

    test('by a place and a phrase beside the word', async () => {
      expect(await found('ژیرناک وارگی رفسنجان')).toEqual(named('there'));
      expect(await found('ژیرناک‌وارگی در کرمان')).toEqual(named('there'));
      expect(await found('ژیرناک‌وارگی در منزل')).toEqual(named('home'));
      const { total } = await list({ homeWork: 'true' });
      expect((await list({ q: 'کار در منزل' })).total).toBe(total);
    });

    test('is narrowed by each filter', async () => {
      const narrowed = async (more: Record<string, string>) => (await found('ژیرناک‌وارگی', more)).sort();
      const sorted = (...names: readonly string[]) => named(...names).sort();
      expect(await narrowed({ kind: 'loan-programme' })).toEqual(sorted('loan'));
      expect(await narrowed({ province: 'کرمان' })).toEqual(sorted('there'));
      expect(await narrowed({ province: 'بوشهر', county: 'گناوه' })).toEqual(sorted('here', 'home'));
      expect(await narrowed({ homeWork: 'true' })).toEqual(sorted('home'));
      expect(await narrowed({ homeWork: 'false' })).toEqual(sorted('here', 'there', 'loan'));
      expect(await narrowed({ noExperience: 'false' })).toEqual(sorted('there'));
      expect(await narrowed({ payFrom: '250000000' })).toEqual(sorted('there'));
      expect(await narrowed({ training: 'true' })).toEqual([]);
      expect(await found('ققنوس', { skillId: 'sk-230' })).toEqual(named('asking'));
      expect(await found('ققنوس', { skillId: 'sk-152' })).toEqual([]);
    });

    test('within so many km of a place, where its county has its seat if nobody knows better', async () => {
      const around = async (near: string, radiusKm: string) =>
        (await found('کندوتراشی', { near, radiusKm })).sort();
      expect(await around('29.58,50.52', '5')).toEqual(named('near'));
      expect(await around('29.58,50.52', '120')).toEqual(named('near', 'far').sort());
      expect(await around('29.61,52.54', '10')).toEqual(named('seat'));
      expect(await found('کندوتراشی')).toHaveLength(4);
    });

    test('pages follow one another, none lost and none twice', async () => {
      const skill = world.vocabulary.label('skills', 'sk-230', 'fa');
      for (const q of ['بلوط‌چینی', skill, 'استخدام', 'در منزل']) {
        const whole = await found(q);
        const { total } = await list({ q, limit: '1' });
        const seen: string[] = [];
        for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
          const page = await list({ q, limit: '7', ...(cursor === undefined ? {} : { cursor }) });
          seen.push(...page.items.map(({ id }) => id));
          cursor = page.nextCursor;
          if (cursor !== undefined) expect(page.items).toHaveLength(7);
        }
        expect(new Set(seen).size, q).toBe(seen.length);
        expect(seen, q).toHaveLength(total);
        expect(seen.slice(0, 100), q).toEqual(whole);
      }
    });

    test('shows nobody what is closed, over or opens later; its keeper sees the own', async () => {
      expect(await found('یخشکافی')).toEqual(named('open'));
      expect((await found('یخشکافی', {}, world.officer)).sort()).toEqual(named('open', 'later').sort());
      expect((await found('یخشکافی', {}, world.stranger)).sort()).toEqual(named('open', 'foreign').sort());
      expect((await found('یخشکافی', { status: 'closed' }, world.officer)).sort()).toEqual(
        named('closed', 'over').sort(),
      );
      expect(await found('یخشکافی', { status: 'closed' }, world.stranger)).toEqual([]);
      expect((await found('یخشکافی', { status: 'all' }, world.stranger)).sort()).toEqual(
        named('open', 'later', 'foreign').sort(),
      );
      expect(await found('یخشکافی', { own: 'true' }, world.stranger)).toEqual(named('foreign'));
      expect((await listOpportunities(deps, null, { q: 'یخشکافی', status: 'all' })).ok).toBe(false);
    });

    test('says nothing of an employer or a keeper, and is not found by them', async () => {
      const told = JSON.stringify(await list({ q: 'ژیرناک‌وارگی' }));
      for (const secret of ['مرجان', 'خانم آزمایشی', '07733000099', 'org-assoc'])
        expect(told).not.toContain(secret);
      expect(await found('کارگاه آزمایشی مرجان')).not.toContain(world.work('here'));
    });

    test('is counted as the database counts it, whatever is narrowed', async () => {
      const chip = fc.option(fc.constantFrom('true', 'false'), { nil: undefined });
      const query = fc.record(
        {
          q: fc.constantFrom(
            'ژیرناک‌وارگی',
            'استخدام',
            'خیاطی',
            'نگهبان',
            'جوشکاری شیراز',
            'راننده در منزل',
            'تهران',
          ),
          kind: fc.option(fc.constantFrom('job', 'training', 'loan-programme'), { nil: undefined }),
          province: fc.option(fc.constantFrom('bushehr', 'fars', 'kerman'), { nil: undefined }),
          county: fc.option(fc.constant('گناوه'), { nil: undefined }),
          homeWork: chip,
          noExperience: chip,
          training: chip,
          payFrom: fc.option(fc.constantFrom(...payFloors.map(String)), { nil: undefined }),
        },
        { requiredKeys: ['q'] },
      );
      await fc.assert(
        fc.asyncProperty(query, async (asked) => {
          const said = Object.fromEntries(
            Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== undefined),
          );
          if (said.county !== undefined && said.province !== undefined) said.province = 'bushehr';
          const answer = await list({ ...said, limit: '100' });
          const { total, facets, fits, items } = valueIn(
            await listOpportunities(world.h.deps, null, { ...said, limit: '100' }),
          );
          expect(answer).toMatchObject({ engine: name, fits, total, facets });
          const ids = (some: readonly { readonly id: string }[]) => some.map(({ id }) => id).sort();
          if (total <= 100) expect(ids(answer.items)).toEqual(ids(items));
        }),
        { seed: 1405, numRuns: isDeep ? 200 : 20 },
      );
    });
  });

  describe('people', () => {
    const peopleFor = async (q: string, actor: Actor, more: Record<string, string> = {}) =>
      valueIn(await listPeople(deps, actor, { q, ...more })).items.map(({ id }) => id);

    test('are found by what they can do and have done, those of the own organisation alone', async () => {
      const able = await peopleFor('خیاطی', world.officer);
      expect(able).toContain(world.person('sewer'));
      expect(able).not.toContain(world.person('elsewhere'));
      expect(await peopleFor('خیاطی', world.stranger)).toEqual([world.person('elsewhere')]);
      expect(await peopleFor(world.vocabulary.label('occupations', '7531', 'fa'), world.officer)).toContain(
        world.person('tailor'),
      );
    });

    test('are found by what they can do and where they live, typed in one or chosen', async () => {
      const of = (...names: readonly string[]) => names.map(world.person).sort();
      for (const q of ['خیاط کازرون', 'خیاطی در استان فارس', 'کازرون خياط', 'tailor Kazerun'])
        expect(await peopleFor(q, world.officer), q).toEqual(of('afar'));
      // One of them is called so.
      for (const q of ['خیاط گناوه', 'خیاطی شهرستان گناوه استان بوشهر'])
        expect((await peopleFor(q, world.officer)).sort(), q).toEqual(of('sewer', 'tailor', 'neither'));
      expect(await peopleFor('خیاط یزد', world.officer)).toEqual([]);
      expect(await peopleFor('خیاط کازرون', world.stranger)).toEqual([]);
      expect(await peopleFor('کازرون', world.officer)).toEqual(of('afar'));
      expect(await peopleFor('خیاطی', world.officer, { county: 'کازرون' })).toEqual(of('afar'));
      expect((await peopleFor('خیاطی', world.officer, { province: 'بوشهر' })).sort()).toEqual(
        of('sewer', 'tailor', 'neither'),
      );
      expect(await peopleFor('خیاط گناوه', world.officer, { county: 'کازرون' })).toEqual([]);
      expect(await peopleFor('بندری کازرون', world.officer)).toEqual(of('afar'));
    });

    test('are found by name as ever', async () => {
      expect(await peopleFor('دریانورد', world.officer)).toEqual([world.person('sewer')]);
      expect(await peopleFor('صادقی', world.officer)).toEqual([]);
    });
  });
});
