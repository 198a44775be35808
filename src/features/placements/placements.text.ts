import type { Text } from '../../kernel/text.ts';

/** What is said when a change of somebody's work is refused, and how to mend it. */
export const placementsText = {
  full: {
    fa: 'ظرفیت این فرصت پر است؛ اول پایان کار یکی دیگر را ثبت کنید یا ظرفیت را بیشتر کنید.',
    en: 'All vacancies of this opportunity are held; record the end of another one first, or raise its vacancies.',
  },
  standing: {
    fa: 'همین کار برای این شخص ثبت شده و هنوز برقرار است؛ همان را باز کنید.',
    en: 'This work is on record for this person and still goes on; open that one.',
  },
  hasLeft: {
    fa: 'این شخص دیگر همراه ما نیست؛ اول وضعیتش را در پرونده تازه کنید.',
    en: 'This person has left; update their status in the file first.',
  },
  stale: {
    fa: 'این کار را کس دیگری پیش از شما تغییر داده است؛ صفحه را تازه کنید.',
    en: 'Somebody else changed this work before you; load it again.',
  },
  revisionNeeded: {
    fa: 'نسخه‌ای را که ویرایش می‌کنید با If-Match بفرستید.',
    en: 'Send the revision you edit as If-Match.',
  },
  over: {
    fa: 'پایان این کار پیش‌تر ثبت شده است؛ اگر درست نیست، اول آن را پس بگیرید.',
    en: 'The end of this work is on record already; if it is not right, take it back first.',
  },
  notOver: {
    fa: 'این کار پایان نیافته است؛ چیزی برای پس گرفتن نیست.',
    en: 'This work has not ended; there is nothing to take back.',
  },
  training: {
    fa: 'این یک آموزش است و پیگیری کار ندارد؛ پایانش را ثبت کنید.',
    en: 'This is a training and has no checks; record its end.',
  },
  corrected: {
    fa: 'این پیگیری پیش‌تر اصلاح شده است؛ آخرین اصلاح را باز کنید.',
    en: 'This check has been corrected already; correct the latest one.',
  },
  withdrawn: {
    fa: 'این سطر خودش یک پس‌گرفتن است و اصلاح ندارد؛ پیگیری تازه‌ای ثبت کنید.',
    en: 'This row only withdraws another and cannot be corrected; write a new check down.',
  },
  checkedLater: (day: Text): Text => ({
    fa: `پیگیری ${day.fa} می‌گوید کار پس از این روز هم برقرار بوده است؛ اول آن پیگیری را اصلاح کنید یا روز پایان را درست کنید.`,
    en: `The check of ${day.en} says that it went on after this day; correct that check first, or the day of the end.`,
  }),
  visitPlanned: {
    fa: 'برای این کار دیداری در برنامه است؛ اول نتیجه‌اش را بنویسید یا لغوش کنید.',
    en: 'A visit is planned for this work; write down what came of it or cancel it first.',
  },
  visitClosed: {
    fa: 'نتیجهٔ این دیدار پیش‌تر ثبت یا خودش لغو شده است؛ دیدار تازه‌ای در برنامه بگذارید.',
    en: 'This visit has been made or cancelled already; plan a new one.',
  },
  meanwhile: {
    fa: 'در این میان کس دیگری برای این کار پیگیری نوشته است؛ صفحهٔ کار را ببینید.',
    en: 'Somebody wrote a check of this work meanwhile; look at its page.',
  },
} as const;
