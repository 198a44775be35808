import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { vocabularyOf } from '../../../src/features/reference/vocabulary.repo.ts';
import type { Vocabulary } from '../../../src/features/reference/vocabulary.rules.ts';
import { candidates } from '../../../src/features/search/search.repo.ts';
import { putDocuments, removeDocuments } from '../../../src/features/search/search-index.repo.ts';
import { findSkills } from '../../../src/features/skills/search-skills.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { spellingsOf } from '../../support/spellings.ts';

let h: Harness;
let vocabulary: Vocabulary;
beforeAll(async () => {
  h = await createHarness();
  vocabulary = await vocabularyOf(h.deps.database);
});
afterAll(() => h.close());

async function found(q: string, kind: 'skill' | 'occupation' = 'skill') {
  const answer = await findSkills(h.deps, { q, kind, limit: 10 });
  if (!answer.ok) throw new Error(answer.problem.kind);
  return answer.value.items;
}
const labelled = (q: string, kind?: 'skill' | 'occupation') =>
  found(q, kind).then((items) => items.map(({ label }) => label.fa));

describe('a trade is found however it is typed', () => {
  test.each([
    ['خیاطي', 'خیاطی'],
    ['خياطى', 'خیاطی'],
    ['خیاطي ها', 'خیاطی'],
    ['جوش کاری co۲', 'جوشکاری CO2 (MIG/MAG)'],
    ['قالی بافی', 'قالی‌بافی'],
    ['کفاشان', 'کفاشی'],
    ['خیاتی', 'خیاطی'],
    ['ارایشگری زنونه', 'آرایشگری زنانه'],
    ['babysitter', 'مراقبت از کودک'],
    ['welding pipe', 'جوشکاری لوله'],
  ])('%s', async (typed, label) => {
    expect((await labelled(typed)).slice(0, 3)).toContain(label);
  });

  test('the whole beginning of a name comes before another spelling of another', async () => {
    expect((await labelled('کلید سازی'))[0]).toBe('کلیدسازی خودرو و ساختمان');
  });

  test.each([
    ['قالی بافتن', 'قالی‌بافی'],
    ['پرده میدوزم', 'پرده‌دوزی'],
    ['نان پختن', 'نانوایی'],
    ['عروسک ساختن', 'عروسک‌سازی'],
  ])('the verb of a trade leads to its name: %s', async (typed, label) => {
    expect((await labelled(typed)).slice(0, 3)).toContain(label);
  });

  test('what is akin to a very good hit stands before what hardly fits, and is told by whom it came', async () => {
    const items = await found('نانوایی');
    const kin = items.filter(({ matchedOn, label }) => matchedOn === 'نانوایی' && label.fa !== 'نانوایی');
    expect(kin.map(({ label }) => label.fa)).toContain('شیرینی‌پزی');
    const scores = items.map(({ score }) => score);
    for (const { score } of kin) expect(score).toBeLessThan(scores[0] ?? 0);
  });

  test('an operator of the full text is a word like any other, and nothing typed breaks it', async () => {
    for (const odd of [
      '"',
      "خیاطی' OR 1=1 --",
      'NEAR(خیاطی',
      'words : *',
      '*',
      '()',
      '^',
      '؟؟',
      'a'.repeat(200),
    ])
      expect(Array.isArray(await found(odd))).toBe(true);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (text) => {
        expect(Array.isArray(await found(text))).toBe(true);
      }),
      { seed: 1405, numRuns: 60 },
    );
  });

  test('every label, in every spelling, finds itself first', async () => {
    const isDeep = process.env.MEHRKAR_DEEP === '1';
    const some = vocabulary.skills.filter((_, i) => isDeep || i % 12 === 0);
    const missed: string[] = [];
    for (const { id, fa } of some)
      for (const spelling of spellingsOf(fa)) {
        const [first] = await found(spelling);
        if (first?.id !== id && first?.label.fa !== fa) missed.push(`${spelling} → ${first?.label.fa}`);
      }
    expect(missed).toEqual([]);
  });

  test('occupations too, by names of either language', async () => {
    expect((await labelled('tailor', 'occupation')).length).toBeGreaterThan(0);
    expect((await found('راننده', 'occupation')).every(({ kind }) => kind === 'occupation')).toBe(true);
  });
});

describe('the index', () => {
  test('is written with the record: what is added is found by the next query, what is removed is gone', async () => {
    const document = { id: 'sk-new', labels: ['زعفران‌پاک‌کنی'], alternatives: [], body: [] };
    const find = () => candidates(h.deps.database.read, 'skills', ['زعفرانپاککنی'], 5);
    expect(await find()).not.toContain('sk-new');
    expect(await h.deps.database.write((tx) => putDocuments(tx, 'skills', [document]))).toEqual(['sk-new']);
    expect(await find()).toContain('sk-new');
    expect(await h.deps.database.write((tx) => putDocuments(tx, 'skills', [document]))).toEqual([]);
    await h.deps.database.write((tx) => removeDocuments(tx, 'skills', ['sk-new']));
    expect(await find()).not.toContain('sk-new');
  });

  test('goes back with a transaction that is undone', async () => {
    const document = { id: 'sk-undone', labels: ['نیم‌کاره‌سازی'], alternatives: [], body: [] };
    await h.deps.database
      .write(async (tx) => {
        await putDocuments(tx, 'skills', [document]);
        throw new Error('undone');
      })
      .catch(() => undefined);
    expect(await candidates(h.deps.database.read, 'skills', ['نیمکارهسازی'], 5)).not.toContain('sk-undone');
  });
});
