/** What people put round the name of a trade when they speak of it, folded, in both languages: it says little. */
export const fillerWords: ReadonlySet<string> = new Set(
  [
    'و با در از به تو توی واسه برای کار کاری کردن شدن داشتن زدن درست بلدم بلد هستم های ها',
    'the of and for work worker job a to',
  ].flatMap((words) => words.split(' ')),
);
