import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deletionsOf, editDistance, editsAllowed } from '../../../src/kernel/spelling.ts';

/** The whole table as the textbook draws it (optimal string alignment). */
function drawn(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number) => table[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const costs = [at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)];
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) costs.push(at(i - 2, j - 2) + 1);
      (table[i] as number[])[j] = Math.min(...costs);
    }
  return at(a.length, b.length);
}

const word = fc.string({ unit: fc.constantFrom(...'خیاطجوشab'), maxLength: 9 });

describe('edit distance', () => {
  it.each([
    ['جوشکاری', 'جوشکلری', 1],
    ['خیاط', 'خیطا', 1],
    ['ترجمه', 'ترمجه', 1],
    ['نجاری', 'نجار', 1],
    ['', 'نان', 3],
    ['کفش', 'کفش', 0],
  ])('of %s and %s is %i', (a, b, edits) => {
    expect(editDistance(a, b, 3)).toBe(edits);
  });

  it('is that of the whole table, up to the most that is asked for', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, most) => {
        expect(editDistance(a, b, most)).toBe(Math.min(drawn(a, b), most + 1));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is that of the whole table for words near each other, and for long ones', () => {
    const near = fc.tuple(word, word, fc.string({ unit: fc.constantFrom(...'نق'), maxLength: 90 }));
    fc.assert(
      fc.property(near, word, ([a, b, long], c) => {
        expect(editDistance(a + long + b, c + long + b, 2)).toBe(
          Math.min(drawn(a + long + b, c + long + b), 3),
        );
      }),
      { numRuns: 300 },
    );
  });
});

it('words an edit apart share a deletion', () => {
  const longer = word.filter((text) => text.length > 1);
  const edited = fc.tuple(longer, fc.nat(), fc.constantFrom(...'خیاطجوشab')).chain(([a, at, letter]) => {
    const i = at % (a.length - 1);
    const swapped = a.slice(0, i) + a[i + 1] + a[i] + a.slice(i + 2);
    const changed = a.slice(0, i) + letter + a.slice(i + 1);
    const more = a.slice(0, i) + letter + a.slice(i);
    return fc.tuple(fc.constant(a), fc.constantFrom(swapped, changed, more, a.slice(0, i) + a.slice(i + 1)));
  });
  fc.assert(
    fc.property(edited, ([a, b]) => {
      const own = deletionsOf(a);
      expect([...deletionsOf(b)].some((one) => own.has(one))).toBe(true);
    }),
  );
});

it('short words must be right, longer ones may be wrong by one letter and then by two', () => {
  expect([2, 3, 6, 7].map(editsAllowed)).toEqual([0, 1, 1, 2]);
});
