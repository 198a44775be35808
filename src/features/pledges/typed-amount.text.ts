/** Folded words that multiply what stands before them, largest first; English as well. */
export const amountScales = [
  { words: ['میلیارد', 'billion', 'b'], times: 1_000_000_000 },
  { words: ['میلیون', 'ملیون', 'million', 'm'], times: 1_000_000 },
  { words: ['هزار', 'thousand', 'k'], times: 1_000 },
] as const;

/** Folded names of the unit that people add; the amount is read as tomans all the same. */
export const tomanWords = ['تومان', 'تومن', 'toman', 'tomans'] as const;

/** Between the parts of an amount. */
export const andWord = 'و';
