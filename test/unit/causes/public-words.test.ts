import { describe, expect, test } from 'vitest';
import { callsSomebody, wordFaults, wordsOf } from '../../../src/features/causes/public-words.rules.ts';

describe('words that everybody may read', () => {
  test.each([
    ['با این ابزار از خانه کار می‌کند.', []],
    ['شصت روز مواد و ۱۲۰۰۰۰۰ تومان', []],
    ['تماس: ۰۹۱۲ ۱۲۳ ۴۵۶۷', ['words.number']],
    ['تماس 0912-123-4567', ['words.number']],
    ['ببینید: example.ir', ['words.link']],
    ['نامه به a@b', ['words.link']],
    ['همسرش زندانی است', ['words.unsaid']],
    ['خانواده‌ای فقیر، https://x.ir', ['words.link', 'words.unsaid']],
  ])('%s', (text, faults) => {
    expect(wordFaults(text)).toEqual(faults);
  });

  test('a title before a word calls somebody; a trade does not', () => {
    expect(callsSomebody('خانم احمدی خیاطی می‌داند')).toBe(true);
    expect(callsSomebody('خیاطی می‌داند')).toBe(false);
  });

  test('are taken apart folded, each once, short ones left out', () => {
    expect(wordsOf('كار و کار، از خانه')).toEqual(['کار', 'خانه']);
  });
});
