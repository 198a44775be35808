import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { heldCounts, opportunitiesRepo } from '../../../src/features/opportunities/opportunities.repo.ts';
import { publishOpportunity } from '../../../src/features/opportunities/publish-opportunity.ts';
import { vocabularyOf } from '../../../src/features/reference/vocabulary.repo.ts';
import { mustLocalDate } from '../../../src/kernel/calendar.ts';
import { employer } from '../../../src/schema/opportunities.ts';
import { auditEntry } from '../../../src/schema/records.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import {
  addPlacement,
  faultsOf,
  jobBody,
  loan,
  loanBody,
  problemOf,
  published,
  secretEmployer,
} from './bodies.ts';

let h: Harness;
beforeAll(async () => {
  h = await createHarness();
});
afterAll(() => h.close());

const tried = async (body: unknown, username = 'officer.bushehr') =>
  await publishOpportunity(h.deps, await h.actorOf(username), body);
const kit = { priceRial: 450_000_000, monthlyIncomeRial: 90_000_000 };

describe('publishing an opportunity', () => {
  test('names in Persian, English or as codes become codes, and labels on the way out', async () => {
    const shown = await published(
      h,
      jobBody({
        province: 'Bushehr',
        county: ' گناوه ',
        documents: ['کارت ملی'],
        skills: [{ skillId: 'chador and maghnaeh sewing' }],
      }),
    );
    expect(shown).toMatchObject({
      province: 'بوشهر',
      provinceCode: 'bushehr',
      county: 'گناوه',
      countyCode: 'bushehr-ganaveh',
      documents: ['id-card'],
      skills: [{ skillId: 'sk-165', level: 1, importance: 'essential' }],
      status: 'open',
      own: true,
      revision: 1,
      held: 0,
    });
  });

  test('without a province it is nationwide; a county alone brings its province', async () => {
    expect((await published(h, loanBody())).province).toBeNull();
    const shown = await published(h, jobBody({ province: null, county: 'گناوه', near: null }));
    expect(shown.provinceCode).toBe('bushehr');
  });

  test('what is left out is unknown or none, and a county seat stands in for the point', async () => {
    const { id } = await published(h, {
      kind: 'job',
      title: { fa: 'کار' },
      province: 'بوشهر',
      county: 'گناوه',
      vacancies: 1,
      opensOn: '1405/08/10',
    });
    const vocabulary = await vocabularyOf(h.deps.database);
    const facts = await opportunitiesRepo(h.deps.database.read, vocabulary).facts(id);
    expect(facts).toMatchObject({
      opensOn: '2026-11-01',
      years: 0,
      licences: [],
      hours: [],
      skills: [],
      closed: false,
    });
    expect(facts?.education).toBeUndefined();
    expect(facts?.place).toEqual({ lat: 29.58, lng: 50.52 });
  });

  test('a loan without its smaller terms gets none of them, and no fee', async () => {
    const { loan: terms } = await published(h, loanBody({ loan: { capRial: 1_000_000, termMonths: 10 } }));
    expect(terms).toMatchObject({
      graceMonths: 0,
      guarantors: 0,
      security: [],
      feePercent: 0,
      administeredBy: 'bank-referral',
    });
  });

  test("a kit's income is the opportunity's unless it says its own", async () => {
    const body = { ...jobBody({ monthlyIncomeRial: undefined }), kind: 'kit', kit };
    expect(await published(h, body)).toMatchObject({
      monthlyIncomeRial: 90_000_000,
      kit: { purpose: 'start', items: [] },
    });
    expect((await published(h, { ...body, monthlyIncomeRial: 5 })).monthlyIncomeRial).toBe(5);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['no title', { title: undefined }, 'title required'],
    ['an empty Persian title', { title: { fa: ' \u200c ' } }, 'title.fa required'],
    ['a requirement of sex', { sex: 'male' }, 'sex field.unknown'],
    ['an unknown province', { province: 'نیستان' }, 'province place.unknown'],
    ['an unknown county', { county: 'نیست' }, 'county place.unknown'],
    ['an empty province', { province: '', county: null }, 'province place.unknown'],
    ['a province of invisible marks', { province: ' \u200c\u200f' }, 'province place.unknown'],
    ['a province of a lone tatweel', { province: '\u0640', county: null }, 'province place.unknown'],
    ['a blank county', { county: ' \u00a0\ufeff' }, 'county place.unknown'],
    ['a county of another province', { county: 'شیراز' }, 'county place.mismatch'],
    ['a point outside Iran', { near: { lat: 50.5, lng: 29.5 } }, 'near place.outside'],
    ['no vacancy', { vacancies: 0 }, 'vacancies number.range'],
    ['too many vacancies', { vacancies: 10_001 }, 'vacancies number.range'],
    ['half a vacancy', { vacancies: 1.5 }, 'vacancies number.whole'],
    ['a day that does not exist', { opensOn: '2026-02-30' }, 'opensOn date.unreadable'],
    ['an end before the beginning', { closesOn: '2026-10-31' }, 'closesOn date.order'],
    ['ages the wrong way round', { minAge: 60, maxAge: 18 }, 'maxAge age.order'],
    ['an unknown skill', { skills: [{ skillId: 'sk-none', level: 1 }] }, 'skills.0.skillId skill.unknown'],
    ['an unknown document', { documents: ['id-card', 'nothing'] }, 'documents.1 code.unknown'],
    ['an unknown restriction', { barredBy: ['theft'] }, 'barredBy.0 code.unknown'],
    ['an unknown occupation', { iscoCode: '9999' }, 'iscoCode occupation.unknown'],
    ['a job with loan terms', { loan }, 'loan kind.terms'],
    ['a kit without its terms', { kind: 'kit' }, 'kit kind.terms'],
    ['an employer without a name', { employer: { phone: '07733000099' } }, 'employer.name required'],
    [
      'a telephone that is none',
      { employer: { ...secretEmployer, phone: '12' } },
      'employer.phone phone.any',
    ],
  ])('%s is refused with its path and code', async (_, overrides, fault) => {
    expect(faultsOf(await tried(jobBody(overrides)))).toEqual([fault]);
  });

  test('the same skill twice is refused at the second, by name or code', async () => {
    const { labels } = await published(h, jobBody());
    const twice = [
      { skillId: 'sk-152', level: 2 },
      { skillId: labels.skills?.['sk-152']?.fa, level: 3 },
    ];
    expect(faultsOf(await tried(jobBody({ skills: twice })))).toEqual(['skills.1.skillId list.repeated']);
    const training = { teaches: twice };
    expect(faultsOf(await tried(jobBody({ kind: 'training', training })))).toEqual([
      'training.teaches.1.skillId list.repeated',
    ]);
  });

  test("a kit's items, where given, are never dearer than the kit", async () => {
    const items = [
      { name: 'چرخ', priceRial: 300 },
      { name: 'میز', priceRial: 100 },
    ];
    const body = (priceRial: number, given: unknown) =>
      jobBody({ kind: 'kit', kit: { priceRial, items: given } });
    expect(faultsOf(await tried(body(399, items)))).toEqual(['kit.priceRial kit.sum']);
    expect((await tried(body(400, items))).ok).toBe(true);
    expect((await tried(body(450, items))).ok).toBe(true);
    expect((await tried(body(450, []))).ok).toBe(true);
  });

  test.each(['cheque', 'promissory-note', 'collateral'])(
    'a loan that asks for a %s is refused',
    async (security) => {
      expect(faultsOf(await tried(loanBody({ loan: { ...loan, security: [security] } })))).toEqual([
        'loan.security security.barred',
      ]);
    },
  );

  test('a fee above four per cent is refused, a loan programme without terms too', async () => {
    expect(faultsOf(await tried(loanBody({ loan: { ...loan, feePercent: 4.5 } })))).toEqual([
      'loan.feePercent number.range',
    ]);
    expect(faultsOf(await tried(loanBody({ loan: undefined })))).toEqual(['loan kind.terms']);
  });

  test('all wrong names of one body are reported together', async () => {
    const faults = faultsOf(await tried(jobBody({ county: 'شیراز', iscoCode: '9999', permits: ['x'] })));
    expect(faults.sort()).toEqual([
      'county place.mismatch',
      'iscoCode occupation.unknown',
      'permits.0 code.unknown',
    ]);
  });

  test.each(['hq', 'benefactor', 'auditor'])('%s may not publish', async (username) => {
    expect(problemOf(await tried(jobBody(), username)).kind).toBe('forbidden');
  });

  test('the same source number again is a conflict that names the opportunity; elsewhere it is free', async () => {
    const first = await published(h, jobBody({ sourceKey: 'A-1' }));
    expect(problemOf(await tried(jobBody({ sourceKey: 'A-1' })))).toMatchObject({
      kind: 'conflict',
      extra: { opportunityId: first.id },
    });
    expect((await published(h, jobBody({ sourceKey: 'A-1' }), 'officer.gilan')).sourceKey).toBe('A-1');
  });
});

describe('the employer of an opportunity', () => {
  const rows = async (name: string) =>
    await h.deps.database.read.select().from(employer).where(eq(employer.foldedName, name));

  test('is one in every spelling that folds to the same, and null erases nothing', async () => {
    await published(
      h,
      jobBody({ employer: { name: 'پوشاک كرانه', phone: '07733000001', contact: 'آقای نمونه' } }),
    );
    await published(h, jobBody({ employer: { name: ' پوشاک  کرانه', address: 'اسکله', contact: null } }));
    expect(await rows('پوشاک کرانه')).toMatchObject([
      { name: 'پوشاک کرانه', phone: '07733000001', contact: 'آقای نمونه', address: 'اسکله', revision: 2 },
    ]);
  });

  test('is kept apart for each organisation', async () => {
    await published(h, jobBody({ employer: { name: 'تعاونی دریا' } }));
    await published(h, jobBody({ employer: { name: 'تعاونی دریا' } }), 'officer.gilan');
    expect((await rows('تعاونی دریا')).map(({ organisationId }) => organisationId).sort()).toEqual([
      'org-assoc-bushehr',
      'org-assoc-gilan',
    ]);
  });

  test('leaves nothing of itself in the audit rows', async () => {
    await published(h, jobBody());
    const audit = JSON.stringify(await h.deps.database.read.select().from(auditEntry));
    expect(audit).toContain('opportunity.publish');
    for (const value of Object.values(secretEmployer)) expect(audit).not.toContain(value);
  });
});

describe('what matching reads', () => {
  test('announced facts leave out what is over or closed and keep what opens later', async () => {
    const fresh = await createHarness();
    const over = await published(fresh, jobBody({ closesOn: '2026-11-21' }));
    const lastDay = await published(fresh, jobBody({ closesOn: '2026-11-22' }));
    const later = await published(fresh, jobBody({ opensOn: '2026-12-01' }));
    const repo = opportunitiesRepo(fresh.deps.database.read, await vocabularyOf(fresh.deps.database));
    const today = mustLocalDate('2026-11-22');
    const ids = (await repo.announcedFacts({ today })).map(({ id }) => id);
    expect(ids.sort()).toEqual([lastDay.id, later.id].sort());
    expect(await repo.announcedFacts({ kind: 'kit', today })).toEqual([]);
    expect([...(await repo.findMany([over.id, 'opp_none', later.id])).keys()].sort()).toEqual(
      [over.id, later.id].sort(),
    );
    await addPlacement(fresh, later.id);
    expect(await heldCounts(fresh.deps.database.read, [later.id, over.id])).toEqual(new Map([[later.id, 1]]));
    await fresh.close();
  });
});
