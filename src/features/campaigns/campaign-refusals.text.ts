export const campaignRefusals = {
  versionNeeded: {
    fa: 'نسخه‌ای را که دیده‌اید همراه بفرستید (If-Match).',
    en: 'Send the version you have seen along (If-Match).',
  },
  stale: {
    fa: 'همکار دیگری در این میان این پویش را تغییر داده است؛ ببینید و اگر لازم بود دوباره ثبت کنید. چیزی از سوی شما ثبت نشد.',
    en: 'A colleague has changed this campaign in the meantime; look, and try again if need be. Nothing of yours was saved.',
  },
  closed: {
    fa: 'این پویش بسته شده است.',
    en: 'This campaign is closed.',
  },
} as const;
