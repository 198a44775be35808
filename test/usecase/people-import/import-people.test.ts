import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importPeople } from '../../../src/features/people/import-people.ts';
import { peopleRepo } from '../../../src/features/people/people.repo.ts';
import { peopleTemplate } from '../../../src/features/people/people-import-columns.rules.ts';
import { vocabularyOf } from '../../../src/features/reference/vocabulary.repo.ts';
import { person } from '../../../src/schema/people.ts';
import { createHarness, type Harness } from '../../support/harness.ts';

let h: Harness;
beforeAll(async () => {
  h = await createHarness();
});
afterAll(() => h.close());

/** A valid national id with a serial of its own. */
function nationalId(serial: number): string {
  const nine = String(400_000_000 + serial);
  const sum = [...nine].reduce((total, digit, i) => total + Number(digit) * (10 - i), 0);
  const rest = sum % 11;
  return nine + (rest < 2 ? rest : 11 - rest);
}

const base = {
  'کد ملی': '',
  نام: 'مریم',
  'نام خانوادگی': 'دشتی',
  جنسیت: 'زن',
  'تاریخ تولد': '۱۳۶۹/۰۲/۱۱',
  استان: 'بوشهر',
  شهرستان: 'گناوه',
};
type Row = Record<string, string>;
function csv(rows: readonly Row[]): string {
  const headings = [...new Set(rows.flatMap((row) => Object.keys({ ...base, ...row })))];
  return [headings, ...rows.map((row) => headings.map((name) => ({ ...base, ...row })[name] ?? ''))]
    .map((cells) => cells.map((cell) => `"${cell}"`).join(','))
    .join('\n');
}
async function run(text: string, options: { as?: string; dryRun?: boolean } = {}) {
  const actor = await h.actorOf(options.as ?? 'officer.bushehr');
  return await importPeople(h.deps, actor, text, { dryRun: options.dryRun ?? false });
}
async function report(rows: readonly Row[], options: { as?: string; dryRun?: boolean } = {}) {
  const result = await run(csv(rows), options);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}
async function found(id: string, organisationId = 'org-assoc-bushehr') {
  const vocabulary = await vocabularyOf(h.deps.database);
  const people = peopleRepo(h.deps.database.read, { organisationId }, { crypto: h.deps.crypto, vocabulary });
  const record = await people.findByNationalId(id);
  if (!record) throw new Error('not found');
  return record;
}
const codes = (rejected: readonly { row: number; field: string; code: string }[]) =>
  rejected.map(({ row, field, code }) => `${row} ${field} ${code}`);

describe('what lands', () => {
  test('every column reaches the record', async () => {
    const id = nationalId(1);
    const result = await report([
      {
        'نوع مددجو': 'جویای کار',
        'کد ملی': id,
        'نام پدر': 'علي',
        'تلفن همراه': '9170004417',
        وضعیت: 'آزادی مشروط',
        'از تاریخ': '۱۴۰۴/۰۱/۰۵',
        'تا تاریخ': '۱۴۰۷/۰۱/۰۵',
        'محدودیت موقت': 'رانندگی، منع خروج از کشور',
        'پایان محدودیت': '۱۴۰۶/۰۶/۱۳',
        'سرپرست خانوار': 'بله',
        'تعداد افراد تحت تکفل': '۳',
        'درآمد ماهانه': '۶ میلیون تومان',
        تحصیلات: 'فوق‌دیپلم',
        مهارت: 'خیاطی لباس زنانه: ۳، حصیربافی',
        'سابقه کار (سال)': '۴',
        'فقط کار در خانه': 'خیر',
        'حداکثر مسافت': '۷٫۵',
        'ساعت آمادگی': 'شنبه تا دوشنبه ۸ تا ۱۳',
        'نگهداری از': '۱۳ تا ۷',
        مدارک: 'کارت ملی، کارت پایان خدمت',
        گواهینامه: 'پایه سوم',
        مجوزها: 'مجوز مشاغل خانگی',
        'متراژ فضای کار': '۶',
        'نمره نیاز': '۷۰',
      },
    ]);
    expect(result.rejected).toEqual([]);
    expect(result.created).toBe(1);
    const record = await found(id);
    expect(record).toMatchObject({ fatherName: 'علی', phone: '09170004417', custodySince: '2025-03-25' });
    expect(record.facts).toMatchObject({
      kind: 'released',
      birthDate: '1990-05-01',
      province: 'bushehr',
      education: 'associate',
      availability: {
        hours: [{ days: ['sat', 'sun', 'mon'], from: '08:00', to: '13:00' }],
        homeOnly: false,
        maxCommuteKm: 7.5,
      },
      caring: { atHomeFrom: '13:00', atHomeTo: '07:00' },
      documents: [
        { code: 'id-card', state: 'held' },
        { code: 'service-card', state: 'held' },
      ],
      licences: ['driving-b'],
      permits: ['home-work'],
      workspace: { areaM2: 6 },
      needScore: 70,
      household: { head: true, dependants: 3, monthlyIncomeRial: 60_000_000 },
      restrictions: [
        { code: 'driving', until: '2027-09-04' },
        { code: 'leaving-country', until: '2027-09-04' },
      ],
      custody: { status: 'parole', until: '2028-03-24' },
    });
    expect(record.facts.skills).toEqual([
      { skillId: expect.any(String), level: 3, years: 4 },
      { skillId: expect.any(String), level: 2 },
    ]);
  });

  test('blank cells are unknown, not none, and a blank kind is a family', async () => {
    const id = nationalId(2);
    await report([{ 'کد ملی': id, مهارت: '', مدارک: '', 'نگهداری از': '' }]);
    const { facts } = await found(id);
    expect(facts.kind).toBe('family');
    expect([facts.skills, facts.documents, facts.availability.hours, facts.household.dependants]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('a blank restriction of a released person is unknown, and a later label makes it known', async () => {
    const id = nationalId(6);
    const row = { 'کد ملی': id, 'نوع مددجو': 'جویای کار', 'محدودیت موقت': '' };
    await report([row]);
    expect((await found(id)).facts.restrictions).toBeUndefined();
    await report([{ ...row, 'محدودیت موقت': 'رانندگی' }]);
    expect((await found(id)).facts.restrictions).toEqual([{ code: 'driving', until: undefined }]);
    await report([row]);
    expect((await found(id)).facts.restrictions).toHaveLength(1);
  });

  test('English headings and values do as well', async () => {
    const id = nationalId(3);
    const text = `national id,Given name,family name,sex,birth date,province,county,hours,documents\n${id},Maryam,Dashti,female,1990-05-01,Bushehr,Ganaveh,sat-wed 8-13,id-card\n`;
    const result = await run(text);
    expect(result.ok && result.value).toMatchObject({ created: 1, rejected: [] });
    expect((await found(id)).facts.documents).toEqual([{ code: 'id-card', state: 'held' }]);
  });

  test('a skill nobody knows is left out with a warning; none left means unknown', async () => {
    const id = nationalId(4);
    const { created, warnings } = await report([{ 'کد ملی': id, مهارت: 'هنر دست مادربزرگ' }]);
    expect(created).toBe(1);
    expect(warnings).toEqual([
      {
        row: 2,
        field: 'skills',
        code: 'skill.unknown',
        value: 'هنر دست مادربزرگ',
        message: expect.anything(),
      },
    ]);
    expect((await found(id)).facts.skills).toBeUndefined();
  });

  test('years without a skill are left out and said so', async () => {
    const { created, warnings } = await report([{ 'کد ملی': nationalId(5), 'سابقه کار (سال)': '۵' }]);
    expect(created).toBe(1);
    expect(warnings).toMatchObject([{ field: 'years', code: 'skill.missing' }]);
  });
});

describe('people who are recorded already', () => {
  test('filled cells change them, blank ones do not, and required cells may be blank then', async () => {
    const id = nationalId(10);
    await report([
      { 'کد ملی': id, 'تلفن همراه': '09170004417', 'تعداد افراد تحت تکفل': '۲', 'نمره نیاز': '40' },
    ]);
    const before = await found(id);
    const changed = { 'کد ملی': id, نام: '', استان: '', شهرستان: '', 'تلفن همراه': '', 'نمره نیاز': '60' };
    expect(await report([changed], { dryRun: true })).toMatchObject({ created: 0, updated: 1, rejected: [] });
    expect((await found(id)).revision).toBe(before.revision);
    expect(await report([changed])).toMatchObject({ created: 0, updated: 1, unchanged: 0, rejected: [] });
    const after = await found(id);
    expect(after.facts).toEqual({ ...before.facts, needScore: 60 });
    expect(after).toMatchObject({ phone: '09170004417', givenName: 'مریم', id: before.id });
    expect(await report([changed])).toMatchObject({ updated: 0, unchanged: 1 });
  });

  test('a row that is somebody else by name and by birth changes nobody and says so', async () => {
    const id = nationalId(13);
    await report([{ 'کد ملی': id }]);
    const before = await found(id);
    const other = { 'کد ملی': id, نام: 'رقیه', 'تاریخ تولد': '۱۳۵۵/۰۱/۰۱' };
    for (const dryRun of [true, false]) {
      const { rejected, updated, updates } = await report([other], { dryRun });
      expect(codes(rejected)).toEqual(['2 nationalId identity.differs']);
      expect(rejected[0]?.message.fa).toContain('کارت ملی');
      expect([updated, updates]).toEqual([0, []]);
    }
    expect(await found(id)).toEqual(before);
    // A mended spelling or a mended date alone is a change like any other.
    expect((await report([{ 'کد ملی': id, نام: 'مریم‌بانو' }])).updated).toBe(1);
    expect((await report([{ 'کد ملی': id, نام: '', 'تاریخ تولد': '۱۳۶۹/۰۲/۱۲' }])).updated).toBe(1);
  });

  test('what was changed is told by row, person and field, in a dry run too', async () => {
    const id = nationalId(14);
    await report([{ 'کد ملی': id }]);
    const { id: personId } = await found(id);
    const rows: Row[] = [
      { 'کد ملی': nationalId(15) },
      { 'کد ملی': id, 'نمره نیاز': '60', 'سرپرست خانوار': 'بله' },
    ];
    for (const dryRun of [true, false]) {
      const { updates } = await report(rows, { dryRun });
      expect(updates).toEqual([{ row: 3, personId, fields: expect.any(Array) }]);
      expect([...(updates[0]?.fields ?? [])].sort()).toEqual(['household.head', 'needScore']);
    }
    expect((await report(rows)).updates).toEqual([]);
  });

  test('a restriction for somebody recorded as family is refused, whatever else the row leaves blank', async () => {
    const id = nationalId(11);
    await report([{ 'کد ملی': id }]);
    const { rejected } = await report([{ 'کد ملی': id, 'محدودیت موقت': 'رانندگی' }]);
    expect(codes(rejected)).toEqual(['2 restrictions[0].code restriction.family']);
  });

  test('another organisation holding the same person is neither told nor touched', async () => {
    const id = nationalId(12);
    await report([{ 'کد ملی': id, 'نمره نیاز': '10' }]);
    const other = await report([{ 'کد ملی': id, 'نمره نیاز': '90' }], { as: 'officer.gilan' });
    expect(other).toMatchObject({ created: 1, updated: 0, possibleDuplicates: [] });
    expect((await found(id)).facts.needScore).toBe(10);
    expect((await found(id, 'org-assoc-gilan')).facts.needScore).toBe(90);
  });
});

describe('what is refused', () => {
  test('every cell at fault of a row, in the order of columns, the rest of the list landing', async () => {
    const { rejected, created } = await report([
      {
        'کد ملی': nationalId(20),
        جنسیت: 'نامعلوم',
        'تاریخ تولد': '1370/00/12',
        شهرستان: 'ناکجا',
        'نمره نیاز': '700',
      },
      { 'کد ملی': '', نام: ' ', 'درآمد ماهانه': '-5' },
      { 'کد ملی': nationalId(21) },
    ]);
    expect(codes(rejected)).toEqual([
      '2 sex choice.unknown',
      '2 birthDate date.unreadable',
      '2 county place.unknown',
      '2 needScore number.range',
      '3 nationalId required',
      '3 givenName required',
      '3 household.monthlyIncomeRial number.range',
    ]);
    expect(created).toBe(1);
  });

  test('lost leading zeros are told with the id that they may have been', async () => {
    const { rejected } = await report([{ 'کد ملی': '49771965' }, { 'کد ملی': '49771966' }]);
    expect(rejected.map(({ code }) => code)).toEqual(['national-id.length', 'national-id.length']);
    expect(rejected[0]?.message.en).toContain('0049771965');
    expect(rejected[0]?.message.fa).toContain('۰۰۴۹۷۷۱۹۶۵');
    expect(rejected[1]?.message.en).not.toContain('0049771966');
  });

  test('a level, an hour or an end without a restriction by its own column', async () => {
    const { rejected } = await report([
      {
        'نوع مددجو': 'جویای کار',
        'کد ملی': nationalId(22),
        مهارت: 'آشپزی: ۷',
        'ساعت آمادگی': 'صبح‌ها',
        مدارک: 'گذرنامهٔ فضایی',
      },
      { 'نوع مددجو': 'جویای کار', 'کد ملی': nationalId(23), 'پایان محدودیت': '۱۴۰۶/۰۶/۱۳' },
      {
        'نوع مددجو': 'جویای کار',
        'کد ملی': nationalId(24),
        'از تاریخ': '۱۴۰۴/۰۶/۱۳',
        'سابقه کار (سال)': 'زیاد',
      },
    ]);
    expect(codes(rejected)).toEqual([
      '2 skills number.range',
      '2 availability.hours hours.unreadable',
      '2 documents code.unknown',
      '3 restrictions[0].code required',
      '4 years number.unreadable',
      '4 custody.status required',
    ]);
  });

  test('the same id twice: equal lines are one, others refused, across transactions too', async () => {
    const id = nationalId(30);
    const filler = Array.from({ length: 450 }, (_, i) => ({
      'کد ملی': nationalId(1000 + i),
      نام: `نام ${i}`,
    }));
    const { created, unchanged, rejected } = await report([
      { 'کد ملی': id, 'نمره نیاز': '1' },
      ...filler,
      {
        'کد ملی': id.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)] ?? ''),
        نام: ' مريم',
        'نمره نیاز': '۱',
      },
      { 'کد ملی': id, 'نمره نیاز': '2' },
    ]);
    expect({ created, unchanged }).toEqual({ created: 451, unchanged: 1 });
    expect(codes(rejected)).toEqual(['454 nationalId duplicate.in-file']);
  });

  test('a list without needed columns, naming each and the template', async () => {
    const result = await run('کد ملی,نام\n1,2\n');
    if (result.ok) throw new Error('landed');
    expect(result.problem.kind).toBe('invalid');
    expect(result.problem.errors?.map(({ path }) => path)).toEqual([
      'familyName',
      'sex',
      'birthDate',
      'province',
      'county',
    ]);
    expect(result.problem.errors?.[0]?.message.fa).toMatch(/«نام خانوادگی».*نمونه/);
    const garbled = await run('\uFFFD\uFFFD\uFFFD,\uFFFD\n');
    expect(!garbled.ok && garbled.problem.detail?.en).toMatch(/UTF-8/);
  });

  test('too many rows: told at row 1, none lands; too many bytes', async () => {
    const line = `${Object.values({ ...base, 'کد ملی': nationalId(40) }).join(',')}\n`;
    const result = await run(`${Object.keys(base).join(',')}\n${line.repeat(20_001)}`);
    if (!result.ok) throw new Error('refused');
    expect(codes(result.value.rejected)).toEqual(['1 row list.length']);
    expect(result.value).toMatchObject({ created: 0, unchanged: 0 });
    await expect(found(nationalId(40))).rejects.toThrow('not found');
    const large = await run('ی'.repeat(11 * 1024 * 1024));
    expect(!large.ok && large.problem.kind).toBe('too-large');
  });

  test.each(['hq', 'benefactor', 'auditor'])('%s may not import, whatever the list', async (as) => {
    const result = await run('', { as });
    expect(!result.ok && result.problem.kind).toBe('forbidden');
  });
});

describe('possible duplicates', () => {
  test('names somebody recorded before and earlier rows of the list', async () => {
    const names = { نام: 'پروانه', 'نام خانوادگی': 'علی‌پور' };
    await report([{ 'کد ملی': nationalId(50), ...names }]);
    const [known] = await h.deps.database.read
      .select({ id: person.id })
      .from(person)
      .where(and(eq(person.givenName, 'پروانه'), eq(person.organisationId, 'org-assoc-bushehr')));
    const { possibleDuplicates, created } = await report([
      { 'کد ملی': nationalId(51), نام: 'پروانه', 'نام خانوادگی': 'علي پور', 'تاریخ تولد': '1369/11/20' },
      { 'کد ملی': nationalId(52), ...names, شهرستان: 'دیر' },
      { 'کد ملی': nationalId(53), ...names, 'تاریخ تولد': '۱۳۶۵/۰۱/۰۵' },
      { 'کد ملی': nationalId(54), ...names },
    ]);
    expect(created).toBe(4);
    expect(possibleDuplicates.map(({ row, rows }) => ({ row, rows }))).toEqual([
      { row: 2, rows: [] },
      { row: 5, rows: [2] },
    ]);
    expect(possibleDuplicates[0]?.personIds).toEqual([known?.id]);
    expect(possibleDuplicates[1]?.personIds).toHaveLength(2);
  });
});

test('progress is told chunk by chunk up to the end', async () => {
  const steps: number[] = [];
  const rows = Array.from({ length: 401 }, (_, i) => ({ 'کد ملی': nationalId(3000 + i) }));
  await importPeople(h.deps, await h.actorOf('officer.bushehr'), csv(rows), {
    dryRun: true,
    onProgress: ({ done, total }) => {
      expect(total).toBe(401);
      steps.push(done);
    },
  });
  expect(steps).toEqual([200, 400, 401]);
});

test('the template of either language is a list that lacks nothing', async () => {
  for (const lang of ['fa', 'en'] as const) {
    const result = await run(peopleTemplate(lang));
    expect(result.ok && result.value).toMatchObject({ total: 0, unknownHeaders: [], rejected: [] });
  }
});
