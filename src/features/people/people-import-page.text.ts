import type { Text } from '../../kernel/text.ts';

export const peopleImportPageText = {
  title: { fa: 'ورود فهرست مددجویان', en: 'Import a list of people' },
  lead: {
    fa: 'فهرست را همان‌طور که هست با CSV ذخیره کنید؛ سرستون‌ها و تاریخ‌ها و رقم‌های فارسی یا انگلیسی خوانده می‌شود. بررسی چیزی را تغییر نمی‌دهد.',
    en: 'Save your list as it is as CSV; Persian or English headings, dates and digits are understood. Checking changes nothing.',
  },
  template: { fa: 'دریافت فهرست نمونه', en: 'Download the template' },
  file: { fa: 'فایل CSV', en: 'CSV file' },
  fileHint: {
    fa: 'تا ۲۰ مگابایت و ۲۰ هزار سطر؛ UTF-8 یا Windows-1256',
    en: 'At most 20 MB and 20,000 rows; UTF-8 or Windows-1256',
  },
  check: { fa: 'اول بررسی کن', en: 'Check first' },
  now: { fa: 'همین حالا ثبت کن', en: 'Import now' },
  nowChecked: { fa: 'ثبت همین فهرست', en: 'Import this list' },
  again: {
    fa: 'این فهرست بزرگ است و نزد ما نمی‌ماند؛ برای ثبت، همان فایل را دوباره برگزینید.',
    en: 'This list is large and is not kept; to import it, choose the same file again.',
  },
  another: { fa: 'فهرست دیگر، یا همین فهرست پس از اصلاح', en: 'Another list, or this one once mended' },
  noFile: {
    fa: 'فایلی برگزیده نشده است؛ فایل فهرست را برگزینید.',
    en: 'No file was chosen; choose the list.',
  },
  refused: {
    fa: 'این فهرست خوانده نشد؛ چیزی ثبت نشده است.',
    en: 'This list could not be read; nothing was imported.',
  },
  checked: { fa: 'بررسی شد؛ هنوز چیزی ثبت نشده است.', en: 'Checked; nothing is imported yet.' },
  imported: { fa: 'فهرست ثبت شد.', en: 'The list is imported.' },
  created: { fa: 'تازه', en: 'new' },
  updated: { fa: 'تغییرکرده', en: 'changed' },
  unchanged: { fa: 'بی‌تغییر', en: 'unchanged' },
  rejectedRows: { fa: 'سطر برگشتی', en: 'rows left out' },
  rejectedTitle: {
    fa: 'سطرهایی که ثبت نمی‌شود و راه اصلاحشان',
    en: 'Rows that are left out, and how to mend them',
  },
  download: { fa: 'دریافت این جدول برای اکسل', en: 'Download this table for a spreadsheet' },
  warningsTitle: { fa: 'ثبت می‌شود، جز این‌ها', en: 'Taken in, but for these' },
  duplicatesTitle: { fa: 'شاید دو پرونده از یک نفر', en: 'Perhaps two records of one person' },
  duplicatesLead: {
    fa: 'نام، سال تولد و شهرستانشان یکی است ولی کد ملی‌شان نه. ببینید یک نفر نباشند.',
    en: 'Same name, birth year and county, another national id. Make sure they are not one person.',
  },
  recordOf: { fa: 'پروندهٔ', en: 'Record of' },
  rowOf: (n: string): Text => ({ fa: `سطر ${n} همین فهرست`, en: `row ${n} of this list` }),
  row: { fa: 'سطر', en: 'Row' },
  column: { fa: 'ستون', en: 'Column' },
  mend: { fa: 'چه باید کرد', en: 'What to do' },
  likeness: { fa: 'مانند', en: 'Like' },
  wholeRow: { fa: 'همهٔ سطر', en: 'the whole row' },
  more: (n: string): Text => ({ fa: `و ${n} مورد دیگر`, en: `and ${n} more` }),
  unknownHeaders: {
    fa: 'این ستون‌ها شناخته نشد و خوانده نشد',
    en: 'These columns are not known and were not read',
  },
  toList: { fa: 'دیدن مددجویان', en: 'See the people' },
  colon: { fa: ': ', en: ': ' },
  comma: { fa: '، ', en: ', ' },
} as const;
