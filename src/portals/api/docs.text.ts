export const docsText = {
  title: { fa: 'راهنمای واسط برنامه‌نویسی', en: 'API' },
  lead: {
    fa: 'همهٔ نشانی‌ها زیر /api/v1 است. توضیح هر فراخوانی به انگلیسی است؛ شرح ماشین‌خوان آن:',
    en: 'Every address is below /api/v1. The same for machines:',
  },
  starred: {
    fa: 'ستاره یعنی فرستادنش لازم است و در پاسخ همیشه هست. نام‌های آبی به شرح همان چیز می‌روند.',
    en: 'A star means required coming in and always there going out. Names that are links lead to their shape.',
  },
  contents: { fa: 'فهرست', en: 'Contents' },
  everywhere: { fa: 'برای همهٔ فراخوانی‌ها', en: 'Of every call' },
  shapes: { fa: 'شکل‌ها', en: 'Shapes' },
  laterShapes: { fa: 'شکل‌های دیگر', en: 'Shapes from M on' },
  earlierShapes: { fa: 'شکل‌های پیشین', en: 'Shapes up to L' },
  problems: { fa: 'خطاها', en: 'Problems' },
  toContents: { fa: 'بازگشت به فهرست', en: 'Back to contents' },
  parts: {
    parameters: { fa: 'پارامترها', en: 'Parameters' },
    body: { fa: 'بدنه', en: 'Body' },
    answers: { fa: 'پاسخ‌ها', en: 'Answers' },
    example: { fa: 'نمونه', en: 'Example' },
  },
} as const;
