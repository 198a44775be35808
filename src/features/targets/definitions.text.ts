import type { Text } from '../../kernel/text.ts';

/** What each figure of the employment rate counts: numerator, denominator, and what is left out, in plain words. */
export const definitions = {
  rate: {
    fa: 'از میان افراد ۱۸ تا ۶۴ ساله‌ای که در آن روز جویای کار یا شاغل بودند و منع قانونی برای کار نداشتند، سهم کسانی که کارشان با پیگیری به‌موقع معلوم است و روی‌هم دست‌کم ۲۰ ساعت در هفته کار یا درآمدی به اندازهٔ حداقل دستمزد ماهانه دارند. کسانی که وضعیتشان معلوم نیست در مخرج می‌مانند.',
    en: 'Of people aged 18 to 64 who were seeking or in work on that day and not kept from working by law, the share whose work is known by a check in time and who together have at least 20 hours a week or the monthly minimum wage. Those of whom it is not known stay in the denominator.',
  },
  inWork: {
    fa: 'کارشان معلوم و کافی است: هیچ پیگیری بیش از ۳۰ روز عقب نیفتاده و آخرین خبر مثبت بوده است.',
    en: 'Their work is known and enough: no check is overdue by more than 30 days and the last evidence was positive.',
  },
  someWork: {
    fa: 'کار دارند، ولی روی‌هم کمتر از ۲۰ ساعت در هفته و کمتر از حداقل دستمزد ماهانه.',
    en: 'They have work, but together under 20 hours a week and under the monthly minimum wage.',
  },
  unknown: {
    fa: 'معلوم نیست: پیگیری بیش از ۳۰ روز عقب افتاده، یا کاری ثبت نشده، یا ساعت و درآمد آن ثبت نشده است.',
    en: 'Not known: a check is overdue by more than 30 days, or no work is on record, or neither hours nor pay of it are.',
  },
  outOfWork: { fa: 'کاری ندارند.', en: 'They have no work.' },
  inWorkAtIntake: {
    fa: 'از میان شاغلان، کسانی که همهٔ کارشان پیش از درخواست از ما آغاز شده بود.',
    en: 'Of those in work, those all of whose work began before they asked us.',
  },
  verified: {
    fa: 'از میان شاغلان، کسانی که کارشان با بیمه، حساب بانکی، دیدار یا تأیید کارفرما معلوم شده است و نه فقط با تماس تلفنی.',
    en: 'Of those in work, those whose work is known by insurance, bank, a visit or the employer, not by a call alone.',
  },
  paused: { fa: 'کاریابی‌شان موقتاً متوقف است.', en: 'Their search is paused.' },
  notSeeking: { fa: 'جویای کار نیستند.', en: 'They are not seeking work.' },
  left: { fa: 'از فهرست ما رفته‌اند.', en: 'They left our list.' },
  outsideAge: { fa: 'زیر ۱۸ سال یا ۶۵ ساله و بالاتر.', en: 'Under 18, or 65 and older.' },
  outsideCustody: {
    fa: 'در آن روز هنوز اجازهٔ کار نداشتند.',
    en: 'Not free to work yet on that day.',
  },
  cohort: {
    fa: 'همهٔ کسانی که در یک فصل درخواست داده‌اند، هر جا که امروز باشند؛ مخرج هرگز کم نمی‌شود.',
    en: 'Everybody who asked in one quarter, wherever they are today; the denominator never shrinks.',
  },
  returned: {
    fa: 'از آنان که درخواست داده بودند، کسانی که پس از آن بازگشت داشته‌اند.',
    en: 'Of those who had asked, those who have returned since.',
  },
  trend: {
    fa: 'همان نرخ در پایان هر ماه، آن‌گونه که اکنون دانسته است.',
    en: 'The same rate at the end of each month, as it is known now.',
  },
  corrections: {
    fa: 'رقم آن روز آن‌گونه که در پایان همان روز دانسته بود، در کنار آنچه اکنون دربارهٔ همان روز می‌دانیم، و هر چه در این میان اصلاح شده است.',
    en: 'The figure of that day as it was known at the end of it, beside what is known of that day now, and everything that was corrected in between.',
  },
} as const satisfies Record<string, Text>;
