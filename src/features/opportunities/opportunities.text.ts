import type { Text } from '../../kernel/text.ts';

export const opportunityText = {
  sourceTaken: {
    fa: 'فرصتی با همین شمارهٔ فهرست ثبت شده است؛ همان را ویرایش کنید.',
    en: 'An opportunity with this source number is already on file; edit that one.',
  },
  closed: {
    fa: 'این فرصت بسته شده است و دیگر تغییر نمی‌کند؛ اگر دوباره باز است، از نو ثبتش کنید.',
    en: 'This opportunity is closed and stays as it is; if it is on offer again, publish it anew.',
  },
  alreadyClosed: { fa: 'این فرصت پیش از این بسته شده است.', en: 'This opportunity has been closed already.' },
  stale: {
    fa: 'در این میان کس دیگری این فرصت را تغییر داده است؛ صفحه را تازه کنید و دوباره ثبت کنید. چیزی ثبت نشد.',
    en: 'Someone else has changed this opportunity in the meantime; reload and save again. Nothing was saved.',
  },
  versionNeeded: {
    fa: 'نسخه‌ای را که می‌بینید همراه تغییر بفرستید (If-Match).',
    en: 'Send the version you see with the change (If-Match).',
  },
  tooManyRows: (most: number): Text => ({
    fa: `بیش از ${most} سطر در یک فهرست خوانده نمی‌شود؛ فهرست را چند پاره کنید.`,
    en: `A list of more than ${most} rows is not read; split it into parts.`,
  }),
  noHeadings: {
    fa: 'سرستون‌های این فهرست شناخته نشد؛ سطر نخست را از فهرست نمونه بردارید.',
    en: 'The headings of this list are not known; take its first row from the template.',
  },
} as const;
