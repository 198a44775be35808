import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personInput } from '../../../src/features/people/person.input.ts';
import { readPersonForm } from '../../../src/features/people/person-form.rules.ts';
import type { FormValues } from '../../../src/features/people/person-form-fields.rules.ts';
import { formHours, formValuesOf } from '../../../src/features/people/person-form-values.rules.ts';
import type { PersonView } from '../../../src/features/people/person-view.rules.ts';
import { readHours } from '../../../src/features/records/cell-hours.rules.ts';
import { buildVocabulary, type ReferenceItem } from '../../../src/features/reference/vocabulary.rules.ts';
import { mustLocalDate } from '../../../src/kernel/calendar.ts';
import { days } from '../../../src/kernel/week.ts';
import { parse } from '../../../src/platform/parse.ts';

const item = (catalogue: string, code: string, fa: string, en: string, data = {}): ReferenceItem => ({
  catalogue,
  code,
  fa,
  en,
  data,
  position: 0,
});
const vocabulary = buildVocabulary('test', [
  item('provinces', 'bushehr', 'بوشهر', 'Bushehr'),
  item('counties', 'bushehr-ganaveh', 'گناوه', 'Ganaveh', { province: 'bushehr', lat: 29.5, lon: 50.5 }),
  item('counties', 'bushehr-jam', 'جم', 'Jam', { province: 'bushehr', lat: 27.8, lon: 52.3 }),
  item('skills', 'sk-1', 'خیاطی', 'sewing'),
  item('skills', 'sk-2', 'آشپزی', 'cooking'),
  item('occupations', '7531', 'خیاط', 'Tailors'),
  item('occupations', '75', 'پوشاک', 'Garment workers'),
]);

const least: FormValues = {
  kind: ['family'],
  nationalId: ['0012345679'],
  givenName: ['سارا'],
  familyName: ['موسوی'],
  sex: ['female'],
  birthDate: ['1990-05-01'],
  province: ['بوشهر'],
  county: ['گناوه'],
};
const read = (more: FormValues = {}) => readPersonForm(vocabulary, { ...least, ...more });

describe('the form of a person as the body of POST /people', () => {
  it('leaves out of a new record whatever is blank', () => {
    const { body, faults } = read({
      phone: [''],
      'skills.0.name': [''],
      'skills.0.level': ['2'],
      guarantors: ['  '],
    });
    expect(faults).toEqual([]);
    expect(parse(personInput, body).ok).toBe(true);
    expect(body.phone).toBeUndefined();
    expect(body.skills).toBeUndefined();
    expect(body.guarantors).toBeUndefined();
    expect(body.caring).toBeUndefined();
    expect(body.custody).toBeUndefined();
  });

  it('tells "we asked: none" from "not known"', () => {
    const { body } = read({
      'skills.none': ['yes'],
      documents: ['none'],
      'aid.none': ['yes'],
      'restrictions.none': ['yes'],
      'availability.anyHour': ['yes'],
    });
    expect(body.skills).toEqual([]);
    expect(body.documents).toEqual([]);
    expect(body.restrictions).toEqual([]);
    expect(read({}).body.restrictions).toBeUndefined();
    expect(body.household).toMatchObject({ aid: [] });
    expect(body.availability).toMatchObject({ hours: [] });
    expect(body.licences).toBeUndefined();
  });

  it('reads numbers in any digits with separators, amounts with their unit, hours in words and short clock times', () => {
    const { body, faults } = read({
      'household.monthlyIncomeRial': ['۶ میلیون تومان'],
      'household.dependants': ['۳'],
      'availability.maxCommuteKm': ['۷٫۵'],
      'availability.hours': ['شنبه تا چهارشنبه ۸ تا ۱۳'],
      'caring.atHomeFrom': ['۱۳'],
      'caring.atHomeTo': ['7:30'],
    });
    expect(faults).toEqual([]);
    expect(body.household).toMatchObject({ monthlyIncomeRial: 60_000_000, dependants: 3 });
    expect(body.availability).toMatchObject({
      maxCommuteKm: 7.5,
      hours: [{ days: ['sat', 'sun', 'mon', 'tue', 'wed'], from: '08:00', to: '13:00' }],
    });
    expect(body.caring).toEqual({ atHomeFrom: '13:00', atHomeTo: '07:30' });
  });

  it('skips rows left blank and finds an error of the body at the row where it was written', () => {
    const { body, nameOf } = read({
      'skills.0.name': [''],
      'skills.0.level': ['2'],
      'skills.4.name': ['خیاطی'],
      'skills.4.level': ['3'],
      'skills.4.years': ['۲'],
      'restrictions.2.code': ['driving'],
    });
    expect(body.skills).toEqual([{ skillId: 'خیاطی', level: 3, years: 2 }]);
    expect(nameOf('skills.0.skillId')).toBe('skills.4.name');
    expect(nameOf('skills.0')).toBe('skills.4.name');
    expect(nameOf('restrictions.0.until')).toBe('restrictions.2.until');
    expect(nameOf('documents.3')).toBe('documents');
    expect(nameOf('availability.hours.0.from')).toBe('availability.hours');
    expect(nameOf('statusReason')).toBe('status');
  });

  it('takes an occupation by its name or its unit group, and no wider group', () => {
    const { body, faults } = read({
      'experience.0.name': ['خیاط'],
      'experience.0.years': ['4'],
      'wishFor.0.name': ['7531'],
      'wishFor.1.name': ['پوشاک'],
      wishes: ['kit'],
    });
    expect(body.experience).toEqual([{ iscoCode: '7531', years: 4 }]);
    expect(body.wishes).toMatchObject([{ kind: 'kit' }, { iscoCode: '7531' }, {}]);
    expect(faults).toEqual([{ name: 'wishFor.1.name', code: 'occupation.unknown' }]);
  });

  it.each([
    ['household.dependants', 'xx'],
    ['household.monthlyIncomeRial', 'xx'],
    ['household.head', 'xx'],
    ['availability.hours', 'xx'],
    ['availability.maxCommuteKm', '۱۲ گام'],
    ['availability.homeOnly', 'xx'],
    ['caring.atHomeFrom', '۲۵'],
    ['workspace.areaM2', 'xx'],
    ['guarantors', '1.5'],
    ['needScore', 'xx'],
    ['supervision.lat', 'xx'],
    ['supervision.permittedFrom', '۹ تا ۱۰'],
    ['skills.0.years', 'xx'],
    ['experience.0.years', 'xx'],
  ])('hands what it cannot read in %s on as written, so that the use case refuses it there', (name, text) => {
    const rows = { 'skills.0.name': ['sk-1'], 'experience.0.name': ['7531'] };
    const reading = read({ ...rows, 'experience.0.years': ['1'], [name]: [text] });
    const parsed = parse(personInput, reading.body);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.problem.errors?.map(({ path }) => reading.nameOf(path))).toContain(name);
  });

  it.each(['kind', 'nationalId', 'givenName', 'familyName', 'sex', 'birthDate', 'province', 'county'])(
    'misses %s by its name, and the use case refuses the blank too',
    (name) => {
      const reading = read({ [name]: [''] });
      expect(reading.faults).toEqual([{ name, code: 'required' }]);
      expect(parse(personInput, reading.body).ok).toBe(false);
    },
  );
});

const view: PersonView = {
  id: 'per_1',
  revision: 3,
  organisationId: 'org_1',
  kind: 'family',
  maskedNationalId: '•••••••679',
  givenName: 'سارا',
  familyName: 'موسوی',
  fatherName: null,
  sex: 'female',
  birthDate: mustLocalDate('1990-05-01'),
  phone: '09121234567',
  province: 'بوشهر',
  county: 'گناوه',
  provinceCode: 'bushehr',
  countyCode: 'bushehr-ganaveh',
  near: { lat: 29.58, lng: 50.52 },
  household: {
    id: 'hh_1',
    head: true,
    dependants: 2,
    monthlyIncomeRial: 60_000_000,
    prisonerProvince: 'بوشهر',
    aid: [{ kind: 'kit', givenOn: mustLocalDate('2025-03-01'), iscoCode: '7531', waived: true }],
  },
  education: 'diploma',
  skills: [
    { skillId: 'sk-1', level: 3, years: 1.5 },
    { skillId: 'sk-2', level: 1 },
  ],
  experience: [],
  availability: {
    hours: [{ days: ['sat', 'mon'], from: '22:00', to: '06:30' }],
    homeOnly: false,
    maxCommuteKm: 12.5,
    from: null,
  },
  caring: {
    atHomeFrom: '13:00',
    atHomeTo: '24:00',
    until: null,
    covered: [{ days: ['sat'], from: '13:00', to: '15:00' }],
  },
  wishes: [{ iscoCode: '7531' }, { kind: 'kit' }],
  documents: ['id-card', { code: 'service-card', state: 'obtainable' }],
  licences: [],
  permits: null,
  workspace: null,
  guarantors: 0,
  bankStanding: null,
  needScore: 70,
  restrictions: [],
  supervision: null,
  custody: null,
  status: 'paused',
  statusReason: 'health',
  statusSince: '2026-11-01',
  requestedAt: '2026-11-01T00:00:00Z',
  createdAt: '2026-11-01T00:00:00Z',
  updatedAt: '2026-11-01T00:00:00Z',
  labels: {},
};

describe.each(['fa', 'en'] as const)('the form of a person who is recorded, in %s', (lang) => {
  const values = formValuesOf(view, vocabulary, lang);
  const changed = (more: FormValues) => readPersonForm(vocabulary, { ...values, ...more }, view).body;

  it('says again, untouched, what is recorded, and keeps what it does not show', () => {
    const { body, faults } = readPersonForm(vocabulary, values, view);
    expect(faults).toEqual([]);
    expect(body).toMatchObject({
      household: {
        head: true,
        dependants: 2,
        monthlyIncomeRial: 60_000_000,
        aid: [{ kind: 'kit', iscoCode: '7531', waived: true }],
      },
      skills: view.skills ?? [],
      experience: [],
      availability: { ...view.availability },
      caring: { atHomeFrom: '13:00', atHomeTo: '24:00' },
      wishes: view.wishes,
      documents: view.documents ?? [],
      licences: [],
      guarantors: 0,
      status: 'paused',
      statusReason: 'health',
    });
    expect(body.nationalId).toBeUndefined();
    expect(body.near).toBeUndefined();
  });

  it.each([{ restrictions: null }, { restrictions: [] }])(
    'tells whether a released person was asked: %j',
    ({ restrictions }) => {
      const released: PersonView = { ...view, kind: 'released', restrictions };
      const shown = formValuesOf(released, vocabulary, lang);
      expect(shown['restrictions.none']).toEqual(restrictions === null ? undefined : ['yes']);
      expect(readPersonForm(vocabulary, shown, released).body.restrictions).toEqual(restrictions);
    },
  );

  it('wipes what was emptied', () => {
    const body = changed({
      phone: [''],
      'caring.atHomeFrom': [''],
      'caring.atHomeTo': [''],
      'household.head': [''],
      licences: [],
    });
    expect(body).toMatchObject({ phone: null, caring: null, licences: null, household: { head: null } });
  });

  it('forgets the point in the old county when the person moves', () => {
    expect(changed({ county: ['Jam'] }).near).toBeNull();
  });

  it('keeps papers in another state until they are ticked or denied', () => {
    expect(changed({ documents: [] }).documents).toEqual([{ code: 'service-card', state: 'obtainable' }]);
    expect(changed({ documents: ['service-card'] }).documents).toEqual(['service-card']);
    expect(changed({ documents: ['none'] }).documents).toEqual([]);
  });

  it('writes the hours of any week so that they are read the same', () => {
    const clock = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((n) => String(n).padStart(2, '0')).join(':'));
    const slot = fc.record({
      days: fc.subarray([...days], { minLength: 1 }),
      from: clock,
      to: fc.oneof(clock, fc.constant('24:00')),
    });
    fc.assert(
      fc.property(fc.array(slot, { minLength: 1, maxLength: 4 }), (slots) => {
        expect(readHours(formHours(slots, lang))).toEqual({ ok: true, value: slots });
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
