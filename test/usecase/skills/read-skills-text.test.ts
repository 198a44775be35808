import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { vocabularyOf } from '../../../src/features/reference/vocabulary.repo.ts';
import type { Vocabulary } from '../../../src/features/reference/vocabulary.rules.ts';
import type { SkillsReading } from '../../../src/features/skills/read-skills-text.rules.ts';
import { readSkillsText } from '../../../src/features/skills/skills-text.repo.ts';
import { createHarness, type Harness } from '../../support/harness.ts';

let h: Harness;
let vocabulary: Vocabulary;
beforeAll(async () => {
  h = await createHarness();
  vocabulary = await vocabularyOf(h.deps.database);
});
afterAll(() => h.close());

const read = (text: string) => readSkillsText(h.deps.database.read, vocabulary, text);
const said = ({ skills }: SkillsReading) =>
  skills.map(
    ({ skillId, level, years }) =>
      `${vocabulary.label('skills', skillId, 'fa')} ${level}${years === undefined ? '' : ` ${years}y`}`,
  );

describe('skills are read from what people say', () => {
  test.each([
    ['خیاطی و کمی آرایشگری زنانه، دو سال', ['خیاطی 2 2y', 'آرایشگری زنانه 1 2y']],
    ['آرایشگری زنانه دو سال و نیم، خیاطی', ['آرایشگری زنانه 2 2.5y', 'خیاطی 2']],
    ['دوخت و دوز', ['خیاطی 2']],
    ['کوتاهی و براشینگ مو و خیاطی', ['کوتاهی و براشینگ مو 2', 'خیاطی 2']],
    ['استادکار خیاطی / قالی بافی مسلط', ['خیاطی 4', 'قالی‌بافی 3']],
    ['ده ساله خیاطم', ['خیاطی 2 10y']],
    ['خیاطی شش ماه', ['خیاطی 2 0.5y']],
    ['خیاطی ۵ سال\nقالیبافی ۱ سال و ۶ ماه', ['خیاطی 2 5y', 'قالی‌بافی 2 1.5y']],
    ['خیاتی حرفه‌ای', ['خیاطی 4']],
    ['خیاطی (3)؛ قالی‌بافی: 1', ['خیاطی 3', 'قالی‌بافی 1']],
    ['basic sewing and tailoring, 2 years', ['خیاطی 1 2y']],
    ['جوشکاری CO2 (MIG/MAG)', ['جوشکاری CO2 (MIG/MAG) 2']],
  ])('%s', async (typed, skills) => {
    expect(said(await read(typed))).toEqual(skills);
  });

  test('what somebody cannot is not taken, and is not lost', async () => {
    const one = await read('خیاطی بلدم ولی قالی‌بافی بلد نیستم');
    expect(said(one)).toEqual(['خیاطی 2']);
    expect(one.notTaken).toEqual(['قالی‌بافی بلد نیستم']);
    const both = await read('خیاطی و قالی‌بافی بلد نیستم');
    expect(said(both)).toEqual([]);
    expect(both.notTaken).toEqual(['خیاطی', 'قالی‌بافی بلد نیستم']);
    expect(said(await read('sewing and tailoring, no carpet weaving'))).toEqual(['خیاطی 2']);
  });

  test('what is not understood is kept as it was typed, with what is near', async () => {
    const reading = await read('خیاطی، ژپتک فضایی');
    expect(said(reading)).toEqual(['خیاطی 2']);
    expect(reading.notUnderstood.map(({ text }) => text)).toEqual(['ژپتک فضایی']);
  });

  test('a name of several skills is a guess that names the others', async () => {
    const holders = new Map<string, string[]>();
    for (const { id, alt } of vocabulary.skills)
      for (const name of alt) holders.set(name, [...(holders.get(name) ?? []), id]);
    const shared = [...holders].filter(
      ([name, ids]) => ids.length > 1 && !vocabulary.skills.some(({ fa, en }) => fa === name || en === name),
    );
    expect(shared.length).toBeGreaterThan(0);
    for (const [name, ids] of shared.slice(0, 10)) {
      const { skills } = await read(name);
      expect(
        skills.flatMap(({ skillId, alternatives }) => [skillId, ...alternatives]),
        name,
      ).toEqual(expect.arrayContaining(ids));
      expect(skills.every(({ confidence }) => confidence < 0.9)).toBe(true);
    }
  });
});

describe('whatever is typed', () => {
  test('the label of a skill alone reads as that skill, in either language', async () => {
    const missed: string[] = [];
    for (const { id, fa, en } of vocabulary.skills)
      for (const label of [fa, en]) {
        const { skills, notUnderstood } = await read(label);
        if (
          skills.length !== 1 ||
          skills[0]?.skillId !== id ||
          skills[0].confidence < 0.9 ||
          notUnderstood.length > 0
        )
          missed.push(`${label}: ${JSON.stringify(skills)} ${JSON.stringify(notUnderstood)}`);
      }
    expect(missed).toEqual([]);
  });

  test('neither order nor separators matter', async () => {
    const separators = [' و ', '، ', ', ', ' / ', '؛', '\n', ' + ', '; ', ' and '];
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat({ max: vocabulary.skills.length - 1 }), { minLength: 2, maxLength: 5 }),
        fc.array(fc.constantFrom(...separators), { minLength: 5, maxLength: 5 }),
        async (picks, between) => {
          const chosen = picks.flatMap((at) => vocabulary.skills[at] ?? []);
          const text = chosen.map(({ fa }, i) => `${i > 0 ? between[i] : ''}${fa}`).join('');
          const { skills, notUnderstood } = await read(text);
          expect(skills.map(({ skillId }) => skillId).sort(), text).toEqual(
            chosen.map(({ id }) => id).sort(),
          );
          expect(notUnderstood, text).toEqual([]);
        },
      ),
      { seed: 1405, numRuns: 150 },
    );
  });

  test('nothing throws and nothing typed is lost', async () => {
    const pieces = fc.constantFrom(
      'خیاطی',
      'بلد نیستم',
      'کمی',
      'دو سال',
      'و',
      '،',
      '\n',
      'قالی بافی',
      'زرافه',
      'MIG/MAG',
      '3',
      '(',
      'سال',
      'نه',
      'good',
      'not',
    );
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(pieces, { maxLength: 14 }).map((words) => words.join(' ')),
    );
    await fc.assert(
      fc.asyncProperty(typed, async (text) => {
        const { skills, notUnderstood, notTaken, aside } = await read(text);
        const kept = [
          ...skills.map((one) => one.typed),
          ...notUnderstood.map((one) => one.text),
          ...notTaken,
          ...aside,
        ].join(' ');
        for (const word of text.match(/[\p{L}\p{N}]{3,}/gu) ?? [])
          expect(['and', 'ولی'].includes(word) || kept.includes(word), `${word} of ${text}`).toBe(true);
        for (const { level, confidence } of skills) {
          expect(level).toBeGreaterThanOrEqual(1);
          expect(level).toBeLessThanOrEqual(4);
          expect(confidence).toBeLessThanOrEqual(1);
        }
      }),
      { seed: 1405, numRuns: 200 },
    );
  });
});

test('staff ask over the API; nobody else does', async () => {
  const body = { text: 'خیاطی و کمی آرایشگری زنانه، دو سال' };
  const token = await h.tokenOf('officer.bushehr');
  const answer = await h
    .request()
    .post('/api/v1/skills/read')
    .set('authorization', `Bearer ${token}`)
    .send(body);
  expect(answer.status).toBe(200);
  expect(answer.body.skills).toMatchObject([
    { typed: 'خیاطی', skillId: 'sk-152', label: { fa: 'خیاطی' }, level: 2, years: 2, confidence: 1 },
    { typed: 'کمی آرایشگری زنانه', level: 1, years: 2 },
  ]);
  expect(answer.body.aside).toEqual(['دو سال']);
  expect((await h.request().post('/api/v1/skills/read').send(body)).status).toBe(401);
  const donor = await h.tokenOf('hq');
  expect(
    (await h.request().post('/api/v1/skills/read').set('authorization', `Bearer ${donor}`).send(body)).status,
  ).toBe(403);
});
