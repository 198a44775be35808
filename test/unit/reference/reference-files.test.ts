import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../../src/entry/prepare.node.ts';
import { sumOfItems } from '../../../src/features/reference/entry-links.rules.ts';
import { readReference, referenceFiles } from '../../../src/features/reference/reference-files.rules.ts';

const real = new Map(
  referenceFiles.map((name) => [name, readFileSync(join(projectRoot, 'seed/reference', name), 'utf8')]),
);
const read = readReference(real);

/** What a start would say of the real files with one of them changed. */
function saidOf(file: string, edit: (text: string) => string): string[] {
  const before = real.get(file) ?? '';
  const after = edit(before);
  if (after === before) throw new Error(`${file} was not changed`);
  const found = readReference(new Map([...real, [file, after]]));
  return 'faults' in found
    ? found.faults.map((one) => `${one.file}, line ${one.line}: ${one.message.en}`)
    : [];
}
/** Changes one line of a JSON file as an object. */
const record = (line: number, edit: (record: Record<string, unknown>) => void) => (text: string) => {
  const lines = text.split('\n');
  const one = JSON.parse(lines[line - 1] ?? '');
  edit(one);
  lines[line - 1] = JSON.stringify(one);
  return lines.join('\n');
};
const swap = (from: string, to: string) => (text: string) => text.replace(from, to);

describe('the reference as it is delivered', () => {
  test('is right, and as much as is promised', () => {
    if ('faults' in read) throw new Error(read.faults.map((one) => JSON.stringify(one)).join('\n'));
    const items = (name: string) => read.items.filter(({ catalogue }) => catalogue === name);
    expect(items('kits').length).toBeGreaterThanOrEqual(40);
    expect(items('loan-programmes').length).toBeGreaterThanOrEqual(8);
    expect(items('trainings').length).toBeGreaterThanOrEqual(20);
    expect(items('provinces')).toHaveLength(31);
    for (const kit of items('kits')) {
      expect(kit.data.priceRial, kit.code).toBe(sumOfItems(kit.data));
      expect((kit.data.risks as unknown[]).length, kit.code).toBeGreaterThanOrEqual(2);
    }
    for (const skill of items('skills'))
      expect((skill.data.occupations as unknown[]).length, skill.code).toBeGreaterThan(0);
    // Work at home and away, asked and not asked for a permit, with and without a season.
    const homes = items('kits').filter(({ data }) => data.homeWork === true).length;
    expect(homes).toBeGreaterThan(15);
    expect(items('kits').length - homes).toBeGreaterThan(15);
    expect(items('kits').filter(({ data }) => data.season !== null).length).toBeGreaterThan(10);
  });

  test('has an occupation of each kit among those of its skills, so that a kit finds its people', () => {
    if ('faults' in read) throw new Error('not right');
    const occupations = new Map(
      read.items
        .filter(({ catalogue }) => catalogue === 'skills')
        .map(({ code, data }) => [code, (data.occupations as { code: string }[]).map((one) => one.code)]),
    );
    for (const { code, data } of read.items.filter(({ catalogue }) => catalogue === 'kits')) {
      const reached = (data.skills as { skillId: string }[]).flatMap(({ skillId }) =>
        occupations.get(skillId),
      );
      expect(reached, code).toContain(data.isco);
    }
  });
});

describe('a wrong cell is refused with file, line and how to mend it', () => {
  test.each<[string, string, (text: string) => string, string]>([
    [
      'a word for a number',
      'kits.jsonl',
      record(2, (kit) => (kit.trainingDays = 'پانزده')),
      'kits.jsonl, line 2: trainingDays is not a number; write digits alone.',
    ],
    [
      'a part of a rial',
      'kits.jsonl',
      record(1, (kit) => (kit.monthlyIncomeRial = 75_000_000.5)),
      'kits.jsonl, line 1: monthlyIncomeRial must be a whole number; take the decimals away.',
    ],
    [
      'a number out of range',
      'trainings.jsonl',
      record(4, (one) => (one.hoursPerWeek = 90)),
      'trainings.jsonl, line 4: hoursPerWeek is out of range; write a number from 1 to 60.',
    ],
    [
      'an unknown choice',
      'loan-programmes.jsonl',
      record(3, (one) => (one.feeMethod = 'monthly')),
      'loan-programmes.jsonl, line 3: feeMethod is none of the choices; write one of: once-on-principal, yearly-on-balance.',
    ],
    [
      'a fee over the cap',
      'loan-programmes.jsonl',
      record(1, (one) => (one.feePercent = 4.5)),
      'loan-programmes.jsonl, line 1: feePercent is over the cap of 4 % for an interest-free loan; write a number from 0 to 4.',
    ],
    [
      'collateral',
      'loan-programmes.jsonl',
      record(2, (one) => (one.security = ['cheque'])),
      'loan-programmes.jsonl, line 2: security must stay empty: no cheque, note or collateral is taken from a covered household.',
    ],
    [
      'a grace as long as the term',
      'loan-programmes.jsonl',
      record(1, (one) => (one.graceMonths = 15)),
      'loan-programmes.jsonl, line 1: graceMonths must be shorter than the term; lower it or raise termMonths.',
    ],
    [
      'a code that names nothing',
      'kits.jsonl',
      record(5, (kit) => (kit.permits = ['hygene'])),
      'kits.jsonl, line 5: permits.0 names "hygene", which is not in permits.csv; correct the code or add it there first.',
    ],
    [
      'a skill that is none, inside a list',
      'trainings.jsonl',
      record(1, (one) => (one.teaches = [{ skillId: 'sk-999', level: 2 }])),
      'trainings.jsonl, line 1: teaches.0.skillId names "sk-999", which is not in skills.jsonl; correct the code or add it there first.',
    ],
    [
      'an occupation that is no unit group',
      'kits.jsonl',
      record(3, (kit) => (kit.isco = '51')),
      'kits.jsonl, line 3: isco names "51", which is no unit group; write an occupation of four digits.',
    ],
    [
      'a code that stands twice',
      'kits.jsonl',
      (text) => `${text}${text.split('\n')[0]}\n`,
      'kits.jsonl, line 48: code "kit-sewing" stands twice; give one of the two another code.',
    ],
    [
      'a sum that is not that of the items',
      'kits.jsonl',
      record(1, (kit) => (kit.priceRial = 350_000_000)),
      'kits.jsonl, line 1: priceRial is not the sum of the items; write 340000000, or correct the item that is wrong.',
    ],
    [
      'one risk alone',
      'kits.jsonl',
      record(6, (kit) => (kit.risks = (kit.risks as unknown[]).slice(0, 1))),
      'kits.jsonl, line 6: risks needs at least 2 of them; add what is missing.',
    ],
    [
      'a place outside Iran',
      'counties.csv',
      swap('37.7589,45.9783', '47.7589,45.9783'),
      'counties.csv, line 2: lat lies outside Iran (latitude 24–40.5, longitude 43.5–64); see whether the two were swapped.',
    ],
    [
      'a county under another province',
      'counties.csv',
      swap('ardabil-khalkhal,ardabil', 'ardabil-khalkhal,gilan'),
      'counties.csv, line 37: code does not fit its province; the code must begin with "gilan-".',
    ],
    [
      'Arabic letters',
      'permits.csv',
      swap('guild,پروانهٔ کسب', 'guild,پروانهٔ كسب'),
      'permits.csv, line 3: fa holds the Arabic letters ي or ك; write the Persian ی and ک.',
    ],
    [
      'English missing',
      'documents.csv',
      swap('National identity card', ''),
      'documents.csv, line 2: en is missing; fill it in.',
    ],
    [
      'Persian where English belongs',
      'licences.csv',
      swap("Taxi driver's permit", 'پروانهٔ تاکسی'),
      'licences.csv, line 8: en is not English; write it in English.',
    ],
    [
      'English where Persian belongs',
      'trades.csv',
      swap('ساختمان', 'Construction'),
      'trades.csv, line 8: fa holds no Persian; write it in Persian.',
    ],
    [
      'stray spaces',
      'trades.csv',
      swap('صنایع خودرو', 'صنایع  خودرو'),
      'trades.csv, line 4: fa holds stray spaces or invisible marks; remove them.',
    ],
    [
      'a broken line',
      'skills.jsonl',
      swap('{"id":"sk-002"', '{"id":"sk-002'),
      'skills.jsonl, line 2: the line is not JSON; write one whole object a line.',
    ],
    [
      'a missing column',
      'restrictions.csv',
      swap('code,fa,en,kind,usualMonths', 'code,fa,en,kind,months'),
      'restrictions.csv, line 1: column usualMonths is missing from the header; add the column.',
    ],
    [
      'a comma too many',
      'restrictions.csv',
      swap('Ban on carrying weapons', 'Ban on carrying, weapons'),
      'restrictions.csv, line 10: the line has 6 cells instead of 5; mend its commas and quotation marks.',
    ],
    [
      'a misspelt field',
      'kits.jsonl',
      record(1, (kit) => (kit.risk = [])),
      'kits.jsonl, line 1: risk is no field of this catalogue; correct its name or take it out.',
    ],
    [
      'a missing field',
      'kits.jsonl',
      record(1, (kit) => {
        delete kit.documents;
      }),
      'kits.jsonl, line 1: documents is missing; fill it in.',
    ],
    [
      'a wage that does not begin with its year',
      'wages.csv',
      swap('2026-03-21', '2026-03-22'),
      'wages.csv, line 4: from must be 1 Farvardin of that year.',
    ],
    [
      'a service card asked of women',
      'documents.csv',
      swap('the conscription portal,60,men', 'the conscription portal,60,all'),
      'documents.csv, line 7: appliesTo must be men: the service card is asked of men only.',
    ],
    [
      'a flag that is a word',
      'kits.jsonl',
      record(1, (kit) => (kit.homeWork = 'yes')),
      'kits.jsonl, line 1: homeWork must be true or false (yes or no).',
    ],
    [
      'the same name for two codes',
      'permits.csv',
      swap('مجوز صید', 'پروانهٔ کسب'),
      'permits.csv, line 11: fa is also that of another code; change one of the two.',
    ],
    [
      'an empty file',
      'permits.csv',
      () => '',
      'permits.csv, line 1: the file is empty or was not found; put it back.',
    ],
  ])('%s', (_what, file, edit, said) => {
    expect(saidOf(file, edit)).toEqual([said]);
  });

  test('and several at once are all said, file by file', () => {
    const all = readReference(
      new Map([
        ...real,
        [
          'kits.jsonl',
          record(2, (kit) => {
            kit.startupDays = 0;
            kit.isco = '9999';
          })(real.get('kits.jsonl') ?? ''),
        ],
        ['permits.csv', swap('Fishing permit', '')(real.get('permits.csv') ?? '')],
      ]),
    );
    expect(
      'faults' in all && all.faults.map(({ file, line, message }) => [file, line, message.en.split(' ')[0]]),
    ).toEqual([
      ['kits.jsonl', 2, 'startupDays'],
      ['kits.jsonl', 2, 'isco'],
      ['permits.csv', 11, 'en'],
    ]);
  });

  test('the line is that of the file, also behind empty lines and cells of several lines', () => {
    const said = saidOf('permits.csv', (text) =>
      text
        .replace('Guild licence', '"Guild\nlicence"')
        .replace('Fishing permit', '')
        .replace('\nhygiene', '\n\nhygiene'),
    );
    expect(said).toEqual([
      'permits.csv, line 3: en holds stray spaces or invisible marks; remove them.',
      'permits.csv, line 13: en is missing; fill it in.',
    ]);
  });
});
