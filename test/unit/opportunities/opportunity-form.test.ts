import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { opportunitiesRepo } from '../../../src/features/opportunities/opportunities.repo.ts';
import { opportunityInput } from '../../../src/features/opportunities/opportunity.input.ts';
import { readOpportunityForm } from '../../../src/features/opportunities/opportunity-form.rules.ts';
import type { Form } from '../../../src/features/opportunities/opportunity-form-fields.rules.ts';
import { rowsToShow } from '../../../src/features/opportunities/opportunity-form-fields.rules.ts';
import { patchOf } from '../../../src/features/opportunities/opportunity-form-patch.rules.ts';
import {
  emptyOpportunityForm,
  formOfRecord,
  formOfTemplate,
  occupationChoice,
  templatesOf,
} from '../../../src/features/opportunities/opportunity-form-show.rules.ts';
import { bodyOf, mergeBody } from '../../../src/features/opportunities/opportunity-merge.rules.ts';
import type { OpportunityRecord } from '../../../src/features/opportunities/opportunity-record.rules.ts';
import { resolveOpportunity } from '../../../src/features/opportunities/resolve-opportunity.ts';
import { vocabularyOf } from '../../../src/features/reference/vocabulary.repo.ts';
import type { Vocabulary } from '../../../src/features/reference/vocabulary.rules.ts';
import { mustLocalDate } from '../../../src/kernel/calendar.ts';
import { languages } from '../../../src/kernel/text.ts';
import { parse } from '../../../src/platform/parse.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { jobBody, loanBody, published } from '../../usecase/opportunities/bodies.ts';

let h: Harness;
let vocabulary: Vocabulary;
beforeAll(async () => {
  h = await createHarness();
  vocabulary = await vocabularyOf(h.deps.database);
});
afterAll(() => h.close());

const today = mustLocalDate('2026-11-22');
const least: Form = {
  'title.fa': ['خیاط'],
  vacancies: ['۲'],
  opensOn: ['۱۴۰۵/۰۹/۰۱'],
  province: ['بوشهر'],
};
const read = (form: Form, kind: Parameters<typeof readOpportunityForm>[1] = 'job') =>
  readOpportunityForm(vocabulary, kind, { ...least, ...form });
const faultsOf = (form: Form, kind?: Parameters<typeof readOpportunityForm>[1]) =>
  read(form, kind).faults.map(({ path, code }) => `${path} ${code}`);

async function recordOf(body: Record<string, unknown>): Promise<OpportunityRecord> {
  const { id } = await published(h, body);
  const found = await opportunitiesRepo(h.deps.database.read, vocabulary).find(id);
  if (!found) throw new Error('not published');
  return found;
}

const kitBody = {
  kind: 'kit',
  title: { fa: 'بستهٔ دوخت', en: 'Sewing kit' },
  province: 'بوشهر',
  vacancies: 1,
  opensOn: '2026-11-01',
  workplace: 'home',
  workspaceM2: 6.5,
  workspaceNeeds: ['power'],
  kit: {
    code: 'kit-sewing',
    priceRial: 450_000_000,
    purpose: 'restock',
    market: 'contract',
    monthlyIncomeRial: 90_000_000,
    items: [
      { name: 'چرخ', priceRial: 450_000_000 },
      { name: 'نخ', priceRial: 0 },
    ],
    buyers: [
      { name: 'پخش پوشاک', firm: true },
      { name: 'بازار', firm: false },
    ],
  },
};
const trainingBody = {
  kind: 'training',
  title: { fa: 'دوخت صنعتی' },
  vacancies: 12,
  opensOn: '2026-11-01',
  startOn: '2026-12-05',
  hours: [{ days: ['sat', 'mon'], from: '16:00', to: '19:30' }],
  monthlyIncomeRial: 20_000_000,
  training: { code: 'sewing-with-order', weeks: 8, teaches: [{ skillId: 'sk-157', level: 2 }] },
};
const fullJob = jobBody({
  startOn: '2026-12-10',
  lodging: true,
  years: 2,
  education: 'diploma',
  licences: ['driving-b'],
  permits: ['guild'],
  minAge: 18,
  maxAge: 55,
  workspaceM2: 4,
  workspaceNeeds: ['water', 'power'],
  hours: [
    { days: ['sat', 'sun', 'mon', 'tue', 'wed'], from: '08:00', to: '16:00' },
    { days: ['thu', 'fri'], from: '22:00', to: '06:00' },
  ],
  contract: 'fixed',
  insured: false,
  skills: [
    { skillId: 'sk-152', level: 3, importance: 'essential' },
    { skillId: 'sk-166', level: 1, importance: 'useful' },
  ],
});

describe('what is on record', () => {
  test.each(
    languages.flatMap((lang) =>
      Object.entries({
        'a job with everything': fullJob,
        'a job with the least': {
          kind: 'job',
          title: { fa: 'کارگر' },
          province: 'بوشهر',
          vacancies: 1,
          opensOn: '2026-11-01',
        },
        'a nationwide loan': loanBody({
          loan: { capRial: 1, termMonths: 6, feePercent: 2.5, graceMonths: 0, programme: 'permit-bridge' },
        }),
        'a kit': kitBody,
        'a training': trainingBody,
      }).map(([name, body]) => ({ name, body, lang })),
    ),
  )('comes back from its form as it was: $name ($lang)', async ({ body, lang }) => {
    const record = await recordOf(body);
    const form = formOfRecord(record, { vocabulary, lang });
    const back = readOpportunityForm(vocabulary, record.facts.kind, form);
    expect(back.faults).toEqual([]);
    const parsed = parse(opportunityInput, mergeBody(record, patchOf(record, back.body, vocabulary)));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
    const resolved = resolveOpportunity(vocabulary, parsed.value);
    if (!resolved.ok) throw new Error(JSON.stringify(resolved.problem));
    const before = parse(opportunityInput, bodyOf(record));
    if (!before.ok) throw new Error(JSON.stringify(before.problem));
    const was = resolveOpportunity(vocabulary, before.value);
    expect(resolved.value).toEqual(was.ok ? was.value : was);
  });

  test('a point that nobody touched does not stay behind when the place moves to another county', async () => {
    const record = await recordOf(jobBody());
    const form = formOfRecord(record, { vocabulary, lang: 'fa' });
    const moved = readOpportunityForm(vocabulary, 'job', { ...form, county: ['کنگان'] });
    expect(moved.body.near).toEqual(record.near);
    expect(patchOf(record, moved.body, vocabulary).near).toBeNull();
    const meant = readOpportunityForm(vocabulary, 'job', {
      ...form,
      county: ['کنگان'],
      near: ['۲۷٫۸۳، ۵۲٫۰۶'],
    });
    expect(patchOf(record, meant.body, vocabulary).near).toEqual({ lat: 27.83, lng: 52.06 });
  });
});

describe('a form', () => {
  test('starts with the day and one vacancy, and lacks only title and place', () => {
    for (const lang of languages) {
      const { faults, body } = readOpportunityForm(vocabulary, 'job', emptyOpportunityForm(today, lang));
      expect(faults.map(({ path, code }) => `${path} ${code}`)).toEqual([
        'title.fa required',
        'province required',
      ]);
      expect(body).toMatchObject({ vacancies: 1 });
      expect(parse(opportunityInput, { ...body, title: { fa: 'x' } })).toMatchObject({
        ok: true,
        value: { opensOn: today },
      });
    }
  });

  test('of every entry of the catalogues lacks only its place, and is accepted with it', () => {
    let seen = 0;
    for (const kind of ['kit', 'loan-programme', 'training'] as const)
      for (const item of vocabulary.items(templatesOf[kind] ?? 'kits'))
        for (const lang of languages) {
          const form = {
            ...emptyOpportunityForm(today, lang),
            ...formOfTemplate(kind, item, { vocabulary, lang }),
          };
          const back = readOpportunityForm(vocabulary, kind, { ...form, nationwide: ['yes'] });
          expect(back.faults, item.code).toEqual([]);
          const parsed = parse(opportunityInput, back.body);
          if (!parsed.ok) throw new Error(`${item.code}: ${JSON.stringify(parsed.problem)}`);
          const resolved = resolveOpportunity(vocabulary, parsed.value);
          if (!resolved.ok) throw new Error(`${item.code}: ${JSON.stringify(resolved.problem)}`);
          const { values } = resolved.value;
          expect(values.kit?.code ?? values.training?.code ?? values.loan?.programme).toBe(item.code);
          seen += 1;
        }
    expect(seen).toBeGreaterThan(60);
  });

  test('knows every skill and occupation by what its list of choices says', () => {
    for (const lang of languages) {
      for (const skill of vocabulary.skills)
        expect(vocabulary.find('skills', skill[lang])?.code, skill.id).toBe(skill.id);
      for (const { code } of vocabulary.items('occupations').filter(({ code }) => code.length === 4))
        expect(read({ iscoCode: [occupationChoice(vocabulary, code, lang)] }).body.iscoCode).toBe(code);
    }
    expect(read({ iscoCode: ['۷۵۳۱'] }).body.iscoCode).toBe('7531');
    expect(read({ iscoCode: ['جادوگر'] }).body.iscoCode).toBe('جادوگر');
  });

  test('says none for what is blank', () => {
    const { body, faults } = read({});
    expect(faults).toEqual([]);
    expect(body).toEqual({
      kind: 'job',
      title: { fa: 'خیاط', en: null },
      employer: null,
      province: 'بوشهر',
      county: null,
      near: null,
      workplace: null,
      lodging: false,
      vacancies: 2,
      opensOn: '۱۴۰۵/۰۹/۰۱',
      closesOn: null,
      startOn: null,
      iscoCode: null,
      years: null,
      education: null,
      hours: [],
      monthlyIncomeRial: null,
      contract: null,
      insured: null,
      documents: [],
      licences: [],
      permits: [],
      barredBy: [],
      reservedFor: [],
      minAge: null,
      maxAge: null,
      workspaceM2: null,
      workspaceNeeds: [],
      skills: [],
    });
  });

  test('leaves out what its kind does not have, so that an edit leaves it alone', () => {
    const { body } = read(
      { 'loan.capRial': ['1'], 'loan.termMonths': ['1'], hours: ['هر روز ۸ تا ۹'] },
      'loan-programme',
    );
    for (const name of [
      'hours',
      'contract',
      'insured',
      'workplace',
      'lodging',
      'monthlyIncomeRial',
      'kit',
      'training',
    ])
      expect(body).not.toHaveProperty(name);
  });

  test('reads numbers, money and hours as people write them', () => {
    const { body, faults } = read({
      monthlyIncomeRial: ['۱۵ میلیون تومان'],
      vacancies: ['۳ نفر'],
      hours: ['شنبه تا چهارشنبه ۸ تا ۱۶'],
      workspaceM2: ['۶٫۵'],
    });
    expect(faults).toEqual([]);
    expect(body).toMatchObject({
      monthlyIncomeRial: 150_000_000,
      vacancies: 3,
      workspaceM2: 6.5,
      hours: [{ days: ['sat', 'sun', 'mon', 'tue', 'wed'], from: '08:00', to: '16:00' }],
    });
  });

  test('names every field that cannot be read, all at once', () => {
    expect(
      faultsOf({
        'title.fa': [' '],
        'employer.phone': ['0771'],
        near: ['اینجا'],
        vacancies: ['چند'],
        opensOn: [''],
        years: ['یک و نیم'],
        hours: ['صبح‌ها'],
        monthlyIncomeRial: ['زیاد'],
      }).sort(),
    ).toEqual(
      [
        'title.fa required',
        'employer.name required',
        'near format.wrong',
        'vacancies number.unreadable',
        'opensOn required',
        'years number.unreadable',
        'hours hours.unreadable',
        'monthlyIncomeRial number.unreadable',
      ].sort(),
    );
    expect(faultsOf({ nationwide: ['yes'] })).toEqual(['province place.nationwide']);
    expect(faultsOf({ province: [''] })).toEqual(['province required']);
    expect(faultsOf({}, 'loan-programme')).toEqual(['loan.capRial required', 'loan.termMonths required']);
  });

  test('skips empty rows and still names the row that is at fault', () => {
    const form = {
      'skills.0.level': ['2'],
      'skills.3.skillId': ['خیاطی'],
      'skills.3.level': ['3'],
      'skills.5.skillId': ['کیمیاگری'],
      'skills.5.importance': ['useful'],
    };
    const back = read(form);
    expect(back.body.skills).toEqual([
      { skillId: 'خیاطی', level: 3, importance: 'essential' },
      { skillId: 'کیمیاگری', level: 1, importance: 'useful' },
    ]);
    expect(back.nameOf('skills.1.skillId')).toBe('skills.5.skillId');
    expect(back.nameOf('documents.2')).toBe('documents');
    expect(rowsToShow('skills', form)).toBe(8);
    expect(rowsToShow('skills', {})).toBe(6);
  });

  test('adds up the items of a kit without a price, and asks for the price of an item without one', () => {
    const items = {
      'kit.items.0.name': ['چرخ'],
      'kit.items.0.priceRial': ['۴۰ میلیون تومان'],
      'kit.items.2.name': ['نخ'],
    };
    expect(faultsOf(items, 'kit')).toEqual(['kit.items.2.priceRial required']);
    const { body } = read({ ...items, 'kit.items.2.priceRial': ['۵۰'], monthlyIncomeRial: ['۹۰'] }, 'kit');
    expect(body.kit).toMatchObject({ priceRial: 400_000_050, monthlyIncomeRial: 90, buyers: null });
    expect(faultsOf({}, 'kit')).toEqual(['kit.priceRial required']);
  });
});
