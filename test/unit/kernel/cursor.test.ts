import { describe, expect, test } from 'vitest';
import { readCursor, writeCursor } from '../../../src/kernel/cursor.ts';

describe('a cursor', () => {
  test('comes back as it was written, whatever it is ordered by', () => {
    for (const key of ['2026-11-22T08:00:00.000Z', '2026-11-22', 'کارگاه گلبرگ', 'a b%~'])
      expect(readCursor(writeCursor({ key, id: 'ref_0123456789abcdefghjk' }))).toEqual({
        key,
        id: 'ref_0123456789abcdefghjk',
      });
  });

  test('that was made up is nothing', () => {
    for (const text of [
      '',
      'x',
      'ééé',
      '../..',
      btoa('yesterday'),
      btoa("2026-11-22 ' or 1"),
      btoa('%E0%A4%A per_1'),
    ])
      expect(readCursor(text)).toBeUndefined();
  });
});
