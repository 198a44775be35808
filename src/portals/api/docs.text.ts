export const docsText = {
  title: { fa: 'راهنمای واسط برنامه‌نویسی', en: 'API' },
  lead: {
    fa: 'همهٔ نشانی‌ها زیر /api/v1 است؛ شرح کامل و ماشین‌خوان:',
    en: 'Every address is below /api/v1; the whole description for machines:',
  },
} as const;
