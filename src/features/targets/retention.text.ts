export const retentionText = {
  definition: {
    fa: 'از کارهایی که آغاز شده، چه سهمی پس از این‌همه روز هنوز پابرجاست (برآورد کاپلان–مایر). پایان یعنی کاری که پایانش ثبت شده؛ کاری که از آن خبر تازه نیست تا آخرین روزی که پابرجا بودنش دانسته است به حساب می‌آید و پس از آن کنار می‌رود. «همان کار»: هر کار جداگانه. «هر کاری»: هر فرد، از آغاز نخستین کارش، با فاصله‌هایی تا ۳۰ روز. کاری که فرد هنگام مراجعه داشته در آن نیست. نوار، بازهٔ اطمینان ۹۵٪ است؛ جایی که کمتر از ۵ مورد مانده کشیده نمی‌شود.',
    en: 'Of the works that began, the share still standing after so many days (Kaplan–Meier). An end is an end on record; work of which nothing new is known counts up to the last day on which it was known to stand, and is set aside from then on. “Same work”: each work by itself. “Any work”: each person from the start of their first work, gaps of up to 30 days bridged. Work that somebody had when they came is not in it. The band holds 95 %; where fewer than 5 remain nothing is drawn.',
  },
  sameWork: { fa: 'همان کار', en: 'Same work' },
  anyWork: { fa: 'هر کاری', en: 'Any work' },
  unknownTrade: { fa: 'شغل ثبت نشده', en: 'Occupation not on record' },
} as const;
