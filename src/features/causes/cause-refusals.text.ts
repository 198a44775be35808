/** Refusals about causes, and what to do instead. */
export const causeRefusals = {
  versionNeeded: {
    fa: 'نسخه‌ای را که دیده‌اید همراه بفرستید (If-Match).',
    en: 'Send the version you have seen along (If-Match).',
  },
  stale: {
    fa: 'همکار دیگری در این میان این طرح را تغییر داده است؛ ببینید و اگر لازم بود دوباره ثبت کنید. چیزی از سوی شما ثبت نشد.',
    en: 'A colleague has changed this cause in the meantime; look, and try again if need be. Nothing of yours was saved.',
  },
  closed: {
    fa: 'این طرح بسته شده است؛ اگر هنوز لازم است طرح تازه‌ای بسازید.',
    en: 'This cause is closed; make a new one if it is still needed.',
  },
  tooFew: {
    fa: 'حتی در سراسر کشور کمتر از پنج خانوادهٔ ثبت‌شده چشم‌به‌راه چنین کاری هستند، و خانواده‌ای که کمک می‌گیرد شناخته می‌شد. بسته را بی‌طرح به کار ببرید.',
    en: 'Even in the whole country fewer than five registered households wait for such work, so whoever is helped could be told. Give this kit without a cause.',
  },
  tradeMissing: {
    fa: 'این بسته کد شغل ندارد؛ اول در صفحهٔ بسته شغل آن را بنویسید.',
    en: 'This kit has no occupation; write it on the page of the kit first.',
  },
  kitClosed: {
    fa: 'این بسته بسته شده است؛ یک بستهٔ باز انتخاب کنید.',
    en: 'This kit is closed; choose one that is open.',
  },
} as const;
