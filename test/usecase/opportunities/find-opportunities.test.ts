import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeOpportunity } from '../../../src/features/opportunities/close-opportunity.ts';
import { editOpportunity } from '../../../src/features/opportunities/edit-opportunity.ts';
import { indexMissingOpportunities } from '../../../src/features/opportunities/index-opportunities.ts';
import { listOpportunities } from '../../../src/features/opportunities/list-opportunities.ts';
import { payFloors } from '../../../src/features/opportunities/opportunity-list.rules.ts';
import { publishOpportunity } from '../../../src/features/opportunities/publish-opportunity.ts';
import { vocabularyOf } from '../../../src/features/reference/vocabulary.repo.ts';
import type { Vocabulary } from '../../../src/features/reference/vocabulary.rules.ts';
import { putDocuments } from '../../../src/features/search/search-index.repo.ts';
import { distanceKm } from '../../../src/kernel/geo.ts';
import { opportunityListing } from '../../../src/schema/opportunities.ts';
import { referenceItem } from '../../../src/schema/reference.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { spellingsOf } from '../../support/spellings.ts';
import { jobBody, loanBody, published, valueIn } from './bodies.ts';

let h: Harness;
let vocabulary: Vocabulary;
beforeAll(async () => {
  h = await createHarness();
  vocabulary = await vocabularyOf(h.deps.database);
});
afterAll(() => h.close());

const list = async (query: Record<string, string>) => valueIn(await listOpportunities(h.deps, null, query));
const found = async (q: string, more: Record<string, string> = {}) =>
  (await list({ q, limit: '100', ...more })).items.map(({ id }) => id);
/** A job that says nothing but its title. */
const titled = async (fa: string, more: Record<string, unknown> = {}) =>
  (await published(h, jobBody({ title: { fa }, iscoCode: null, skills: [], near: null, ...more }))).id;

describe('an opportunity is found by its title', () => {
  test('in every spelling, first', async () => {
    for (const title of ['رشته‌بری سنّتی', 'کلوچه‌پزی ۲ شیفت', 'عرق‌گیری گلاب']) {
      const id = await titled(title);
      for (const spelling of spellingsOf(title)) expect((await found(spelling))[0], spelling).toBe(id);
    }
  });

  test('with a word misspelt, and then it is said so', async () => {
    const id = await titled('زنبورداری کوهستان');
    expect(await list({ q: 'زنبوردارری کوهستن' })).toMatchObject({ items: [{ id }], fits: 'meant' });
    expect((await list({ q: 'زنبورداری' })).fits).toBe('all');
  });

  test('by a part of the words where nothing has all of them, and then it is said so', async () => {
    const id = await titled('ژاپنی‌خوانی');
    const answer = await list({ q: 'ژاپنی‌خوانی قطبیدگی' });
    expect([answer.fits, answer.items.map((one) => one.id)]).toEqual(['some', [id]]);
    expect(await list({ q: 'قطبیدگی' })).toMatchObject({ fits: 'none', total: 0, items: [] });
    expect(await list({ q: '؟!' })).toMatchObject({ fits: 'none', total: 0 });
    expect((await list({ q: '  ' })).fits).toBeNull();
  });
});

describe('an opportunity is found by what is asked or taught', () => {
  test('under every name of a skill, though no word of it stands in the title', async () => {
    const some = vocabulary.skills.filter((_, i) => i % 90 === 7);
    for (const { id: skillId, fa, en, alt } of some) {
      const id = await titled('ققنوس', { skills: [{ skillId, level: 1, importance: 'essential' }] });
      for (const name of [fa, en, ...alt.slice(0, 2)]) expect(await found(name), name).toContain(id);
    }
  });

  test('by the occupation, and by what a training teaches', async () => {
    const guard = await titled('سیمرغ', { iscoCode: '5414' });
    expect(await found('نگهبان')).toContain(guard);
    const taught = (
      await published(h, {
        kind: 'training',
        title: { fa: 'دورهٔ رایگان' },
        vacancies: 5,
        opensOn: '2026-11-01',
        training: { teaches: [{ skillId: 'sk-152', level: 2 }] },
      })
    ).id;
    expect(await found('خیاطی')).toContain(taught);
    expect(await found('خیاطی', { training: 'true' })).toEqual([taught]);
  });

  test('by another name from the moment a skill has it, without being written again', async () => {
    const id = await titled('هما', { skills: [{ skillId: 'sk-230', level: 1, importance: 'essential' }] });
    expect(await found('بلبل‌نوشانی')).not.toContain(id);
    const skill = vocabulary.skill('sk-230');
    await h.deps.database.write(async (tx) => {
      await putDocuments(tx, 'skills', [
        { id: 'sk-230', labels: [skill?.fa ?? ''], alternatives: ['بلبل‌نوشانی'], body: [] },
      ]);
      const [item] = await tx.select().from(referenceItem).where(eq(referenceItem.code, 'sk-230'));
      await tx
        .update(referenceItem)
        .set({ data: { ...item?.data, alt: ['بلبل‌نوشانی'] } })
        .where(eq(referenceItem.code, 'sk-230'));
      await tx.run(sql`update reference_version set version = version || ' and a name'`);
    });
    expect(await found('بلبل‌نوشانی')).toContain(id);
    expect(await found('بلبل نوشانی')).toContain(id);
  });
});

describe('a place beside the word', () => {
  test('narrows to it, province and county alike, and stands for itself alone', async () => {
    const here = await titled('پسته‌شکنی', { county: 'گناوه' });
    const there = await titled('پسته‌شکنی', { province: 'کرمان', county: 'رفسنجان' });
    expect((await found('پسته‌شکنی')).sort()).toEqual([here, there].sort());
    expect(await found('پسته‌شکنی گناوه')).toEqual([here]);
    expect(await found('پسته‌شکنی رفسنجان')).toEqual([there]);
    expect(await found('پسته شکنی در کرمان')).toEqual([there]);
    expect(await found('رفسنجان')).toEqual([there]);
  });
});

describe('what stands first', () => {
  test('is what is called so, then what asks for the very skill, then what nearly fits, then what teaches it', async () => {
    const skill = (skillId: string) => ({ skills: [{ skillId, level: 1, importance: 'essential' }] });
    const teaching = (
      await published(h, {
        kind: 'training',
        title: { fa: 'ققنوس ۲' },
        vacancies: 5,
        opensOn: '2026-11-20',
        training: { teaches: [{ skillId: 'sk-199', level: 2 }] },
      })
    ).id;
    const asking = await titled('سیمرغ ۲', { ...skill('sk-199'), opensOn: '2026-11-19' });
    const called = await titled('آرایشگری زنانه', { opensOn: '2026-11-18' });
    const order = await found('آرایشگری زنانه');
    expect([called, asking, teaching].map((id) => order.indexOf(id))).toEqual([0, 1, order.length - 1]);
  });

  test('an «and» is no half of a word, and a loan is a kind of thing', async () => {
    const cabinet = await titled('کابینت و ام‌دی‌اف');
    const { id: loan } = await published(h, loanBody({ title: { fa: 'بازگشت' } }));
    const order = await found('وام');
    expect(order).toContain(loan);
    expect(order).not.toContain(cabinet);
  });

  test('where nobody asks for a skill, what asks for one akin to it', async () => {
    const welding = await titled('هما ۳', {
      skills: [{ skillId: 'sk-001', level: 1, importance: 'essential' }],
    });
    expect(await list({ q: 'جوشکاری CO2' })).toMatchObject({ fits: 'akin' });
    expect(await found('جوشکاری CO2')).toContain(welding);
  });
});

describe('a phrase asks for a kind of work', () => {
  test.each(['کار در منزل', 'کار تو خونه', 'کارمنزل', 'خانگی', 'work from home', 'كار در خانه'])(
    '%s: at home, with the place beside it',
    async (said) => {
      const home = await titled(`بافت ${said.length}`, { workplace: 'home', county: 'دیر' });
      const away = await titled('سالمند در منزل', { workplace: 'fixed', county: 'دیر' });
      const here = await found(`${said} دیر`);
      expect(here).toContain(home);
      expect(here).not.toContain(away);
      const { total } = await list({ homeWork: 'true' });
      expect((await list({ q: said })).total).toBe(total);
    },
  );

  test('without experience; and beside a trade it stays a word of it', async () => {
    const { total } = await list({ noExperience: 'true' });
    for (const said of ['کار بی تجربه', 'بدون نیاز به تجربه', 'بی‌تجربه'])
      expect((await list({ q: said })).total, said).toBe(total);
    const cleaning = await titled('نظافت خانه‌ها', { workplace: 'fixed' });
    expect(await found('نظافت خانه')).toContain(cleaning);
    const away = await titled('لحاف‌دوزی', { workplace: 'fixed' });
    const home = await titled('لحاف‌دوزی', { workplace: 'home' });
    expect(await found('لحاف‌دوزی در خانه')).toEqual([home]);
    expect((await found('لحاف‌دوزی')).sort()).toEqual([away, home].sort());
  });
});

describe('what is written is findable when the write answers', () => {
  test('a new title instead of the old, and nothing of what was refused', async () => {
    const id = await titled('سفالینگر');
    const officer = await h.actorOf('officer.bushehr');
    valueIn(await editOpportunity(h.deps, officer, id, '1', { title: { fa: 'تذهیبانه' } }));
    expect(await found('سفالینگر')).toEqual([]);
    expect(await found('تذهیبانه')).toEqual([id]);
    await editOpportunity(h.deps, officer, id, '1', { title: { fa: 'منسوخانه' } });
    expect(await found('منسوخانه')).toEqual([]);
    await publishOpportunity(h.deps, officer, jobBody({ title: { fa: 'نارواییان' }, vacancies: 0 }));
    expect(await found('نارواییان')).toEqual([]);
  });

  test('closed is gone at once, for everybody but its keeper', async () => {
    const id = await titled('یخشکافی');
    const officer = await h.actorOf('officer.bushehr');
    valueIn(await closeOpportunity(h.deps, officer, id, undefined, {}));
    expect(await found('یخشکافی')).toEqual([]);
    expect((await list({})).items.map((one) => one.id)).not.toContain(id);
    const kept = valueIn(await listOpportunities(h.deps, officer, { q: 'یخشکافی', status: 'closed' }));
    expect(kept.items.map((one) => one.id)).toEqual([id]);
  });

  test('its last day over, it is gone without anybody writing', async () => {
    const id = await titled('شبپایانه', { closesOn: '2026-11-23' });
    expect(await found('شبپایانه')).toEqual([id]);
    h.setNow('2026-11-24T08:00:00Z');
    expect(await found('شبپایانه')).toEqual([]);
    h.setNow('2026-11-22T08:00:00Z');
  });

  test('what was there before there was search is made findable, once', async () => {
    const id = await titled('کهنانه');
    await h.deps.database.write((tx) =>
      tx.update(opportunityListing).set({ version: 0 }).where(eq(opportunityListing.opportunityId, id)),
    );
    await h.deps.database.write((tx) =>
      tx.delete(opportunityListing).where(eq(opportunityListing.opportunityId, id)),
    );
    const start = { accountId: 'system:start', organisationId: null };
    // A list that was kept in between is not kept any longer than that.
    expect(await found('کهنانه')).toEqual([]);
    expect(await indexMissingOpportunities(h.deps, start)).toBe(1);
    expect(await found('کهنانه')).toEqual([id]);
    expect(await indexMissingOpportunities(h.deps, start)).toBe(0);
  });
});

describe('near by', () => {
  const centre = { lat: 29.58, lng: 50.52 };

  test('stands first, and pages follow one another to the end', async () => {
    for (const [i, lng] of [50.9, 50.53, 50.7, 50.6].entries())
      await titled(`دور و نزدیک ${i}`, { near: { lat: 29.58, lng }, opensOn: '2026-11-20' });
    const far: number[] = [];
    let cursor: string | undefined;
    let total = 0;
    do {
      const page = await list({ near: '29.58,50.52', radiusKm: '60', limit: '2', ...(cursor && { cursor }) });
      ({ total } = page);
      for (const { near, countyCode } of page.items)
        far.push(distanceKm(centre, near ?? vocabulary.county(countyCode ?? '')?.seat ?? centre));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(far).toHaveLength(total);
    expect(total).toBeGreaterThan(4);
    // Ordered on the flat map: within a hundredth of what the globe says.
    for (let i = 1; i < far.length; i++)
      expect(far[i]).toBeGreaterThanOrEqual((far[i - 1] ?? 0) * 0.99 - 0.1);
  });

  test('is told from where a county has its seat now', async () => {
    const id = await titled('جابه‌جاشدهٔ شهرستان', { province: 'فارس', county: 'شیراز' });
    const near = async (point: string) =>
      (await list({ q: 'جابه‌جاشدهٔ', near: point, radiusKm: '5' })).items.map((one) => one.id);
    expect(await near('29.61,52.54')).toEqual([id]);
    const code = vocabulary.findCounty('شیراز')?.code ?? '';
    await h.deps.database.write(async (tx) => {
      const [item] = await tx.select().from(referenceItem).where(eq(referenceItem.code, code));
      await tx
        .update(referenceItem)
        .set({ data: { ...item?.data, lat: 29.9, lon: 52.9 } })
        .where(eq(referenceItem.code, code));
      await tx.run(sql`update reference_version set version = version || ' and a seat'`);
    });
    expect(await near('29.61,52.54')).toEqual([]);
    expect(await near('29.9,52.9')).toEqual([id]);
  });
});

describe('counts', () => {
  test('are those of the lists they lead to, whatever is narrowed', async () => {
    await titled('شمردنی', { workplace: 'home', years: 3, monthlyIncomeRial: 260_000_000 });
    await published(h, loanBody({ title: { fa: 'شمردنی وام' } }), 'officer.gilan');
    const chip = fc.option(fc.constantFrom('true', 'false'), { nil: undefined });
    const query = fc.record(
      {
        q: fc.option(fc.constantFrom('شمردنی', 'خیاطی', 'نگهبان'), { nil: undefined }),
        kind: fc.option(fc.constantFrom('job', 'training', 'loan-programme'), { nil: undefined }),
        province: fc.option(fc.constantFrom('bushehr', 'fars', 'kerman'), { nil: undefined }),
        county: fc.option(fc.constant('گناوه'), { nil: undefined }),
        homeWork: chip,
        noExperience: chip,
        training: chip,
        payFrom: fc.option(fc.constantFrom(...payFloors.map(String)), { nil: undefined }),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(query, async (asked) => {
        const said = Object.fromEntries(
          Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== undefined),
        );
        if (said.county !== undefined && said.province !== undefined) said.province = 'bushehr';
        const answer = await list({ ...said, limit: '100' });
        expect(answer.items).toHaveLength(answer.total);
        const totalWith = async (more: Record<string, string>) => (await list({ ...said, ...more })).total;
        const { facets } = answer;
        for (const [kind, n] of Object.entries(facets.kind)) expect(await totalWith({ kind })).toBe(n);
        if (said.county === undefined)
          for (const [province, n] of Object.entries(facets.province))
            expect(await totalWith({ province })).toBe(n);
        for (const [county, n] of Object.entries(facets.county)) expect(await totalWith({ county })).toBe(n);
        for (const [payFrom, n] of Object.entries(facets.payFrom))
          expect(await totalWith({ payFrom })).toBe(n);
        for (const name of ['homeWork', 'noExperience', 'training'] as const)
          expect(await totalWith({ [name]: 'true' })).toBe(facets[name]);
      }),
      { seed: 1405, numRuns: process.env.MEHRKAR_DEEP ? 200 : 15 },
    );
  });
});

describe('an index that must be made anew', () => {
  test('and others are served meanwhile', async () => {
    await h.deps.database.write((tx) => tx.delete(opportunityListing));
    for (let i = 0; i < 110; i++) await titled(`انبوهه ${i}`);
    await h.deps.database.write((tx) => tx.delete(opportunityListing));
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    const filled = await indexMissingOpportunities(h.deps, {
      accountId: 'system:start',
      organisationId: null,
    });
    clearInterval(timer);
    expect(filled).toBeGreaterThan(110);
    expect(turns).toBeGreaterThan(0);
  });
});
