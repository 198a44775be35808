/** What leads to a place, or from one to the next, when somebody types where people live. */
export const wordsBeforePlace: readonly string[] = [
  'در',
  'از',
  'توی',
  'تو',
  'اهل',
  'ساکن',
  'ساکنان',
  'مقیم',
  'و',
  'یا',
  'in',
  'from',
  'at',
  'living',
  'and',
  'or',
];
