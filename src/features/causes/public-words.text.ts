/** Folded beginnings of words that stand in nothing a third person may see (`glossary.md`). */
export const unsaidWords = [
  'زندان',
  'مجرم',
  'جرم',
  'محکوم',
  'بزهکار',
  'سابقه دار',
  'حبس',
  'بی بضاعت',
  'فقیر',
  'مستحق',
  'نیازمند',
  'معتاد',
  'prison',
  'convict',
  'criminal',
  'inmate',
  'ex-offender',
] as const;

/** Folded words before which a name usually stands. */
export const titlesOfPeople = ['خانم', 'اقای', 'اقا', 'حاج', 'سید', 'سیده', 'mr', 'mrs', 'ms'] as const;
