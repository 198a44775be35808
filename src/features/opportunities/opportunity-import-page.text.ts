import type { Text } from '../../kernel/text.ts';

export const importPageText = {
  title: { fa: 'ورود فهرست فرصت‌ها', en: 'Import a list of opportunities' },
  lead: {
    fa: 'فهرست را با سرستون‌های فارسی یا انگلیسی با CSV ذخیره کنید. بررسی چیزی را تغییر نمی‌دهد.',
    en: 'Save the list as CSV with Persian or English headings. Checking changes nothing.',
  },
  template: { fa: 'دریافت فهرست نمونه', en: 'Download the template' },
  file: { fa: 'فایل CSV', en: 'CSV file' },
  fileHint: { fa: 'تا ۲۰ مگابایت؛ UTF-8 یا Windows-1256', en: 'At most 20 MB; UTF-8 or Windows-1256' },
  check: { fa: 'بررسی فهرست', en: 'Check the list' },
  now: { fa: 'ثبت فهرست', en: 'Import the list' },
  nowChecked: { fa: 'ثبت همین فهرست', en: 'Import this list' },
  again: {
    fa: 'برای ثبت، همان فایل را دوباره انتخاب کنید.',
    en: 'To import it, choose the same file again.',
  },
  noFile: {
    fa: 'فایلی انتخاب نشده است؛ فایل فهرست را انتخاب کنید.',
    en: 'No file was chosen; choose the list.',
  },
  checked: { fa: 'بررسی شد؛ هنوز چیزی ثبت نشده است.', en: 'Checked; nothing is imported yet.' },
  imported: { fa: 'فهرست ثبت شد.', en: 'The list is imported.' },
  created: { fa: 'تازه', en: 'new' },
  updated: { fa: 'تغییرکرده', en: 'changed' },
  unchanged: { fa: 'بی‌تغییر', en: 'unchanged' },
  rejected: { fa: 'سطر برگشتی', en: 'rows left out' },
  rejectedTitle: {
    fa: 'سطرهایی که ثبت نمی‌شود و راه اصلاحشان',
    en: 'Rows that are left out, and how to mend them',
  },
  warningsTitle: { fa: 'ثبت می‌شود، جز این‌ها', en: 'Taken in, but for these' },
  row: { fa: 'سطر', en: 'Row' },
  column: { fa: 'ستون', en: 'Column' },
  message: { fa: 'چه باید کرد', en: 'What to do' },
  value: { fa: 'نوشته شده', en: 'Written' },
  wholeRow: { fa: 'همهٔ سطر', en: 'the whole row' },
  more: (n: string): Text => ({ fa: `و ${n} مورد دیگر`, en: `and ${n} more` }),
  unknownHeaders: {
    fa: 'این ستون‌ها شناخته نشد و خوانده نشد',
    en: 'These columns are not known and were not read',
  },
  toList: { fa: 'دیدن فرصت‌ها', en: 'See the opportunities' },
  comma: { fa: '، ', en: ', ' },
} as const;
