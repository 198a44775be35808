import type { Text } from '../../kernel/text.ts';

export const skillsBoxText = {
  label: { fa: 'مهارت‌ها به زبان ساده', en: 'Skills in plain words' },
  hint: {
    fa: 'مثلاً: خیاطی و کمی آرایشگری، دو سال',
    en: 'For example: sewing and a little hairdressing, 2 years',
  },
  read: { fa: 'خواندن و پر کردن ردیف‌ها', en: 'Read it into the rows' },
  heard: {
    fa: 'این‌طور فهمیدیم؛ ردیف‌ها را ببینید و اگر لازم است عوض کنید.',
    en: 'This is how we understood it; look at the rows and change what is not right.',
  },
  guessed: { fa: 'مطمئن نیستیم', en: 'not sure' },
  left: {
    fa: 'این‌ها را نشناختیم؛ در خانه مانده‌اند. یکی از نام‌های نزدیک را بردارید یا جور دیگری بنویسید. آنچه در خانه بماند ثبت نمی‌شود.',
    en: 'These we do not know; they stay in the box. Take one of the near names or write it differently. What stays in the box is not recorded.',
  },
  notTaken: { fa: 'نوشته‌اید بلد نیست، پس ثبت نشد:', en: 'You wrote that they cannot, so it was not taken:' },
  noRoom: {
    fa: 'همهٔ ردیف‌ها پر است، پس این‌ها در خانه مانده‌اند و ثبت نمی‌شوند. ردیفی را خالی کنید و دوباره بخوانید:',
    en: 'All rows are full, so these stay in the box and are not recorded. Empty a row and read it again:',
  },
  nothing: { fa: 'چیزی نوشته نشده بود.', en: 'Nothing was written.' },
  arrow: { fa: ' ← ', en: ' → ' },
  comma: { fa: '، ', en: ', ' },
} as const satisfies Readonly<Record<string, Text>>;
