import type { Text } from '../../kernel/text.ts';

export const bankFilePageText = {
  title: { fa: 'خواندن فهرست بانک', en: 'Read a bank’s list' },
  lead: {
    fa: 'فایل CSV را همان‌طور که از بانک می‌گیرید بدهید. هر پرداخت یک بار ثبت می‌شود؛ فایل‌های تکراری یا با روزهای مشترک چیزی را دو بار ثبت نمی‌کنند.',
    en: 'Give the CSV file just as it comes from the bank. Each payment is recorded once; files given again, or of overlapping days, record nothing twice.',
  },
  template: { fa: 'دریافت فهرست نمونه', en: 'Download the template' },
  hint: {
    fa: 'تا ۲۰ هزار سطر؛ سرستون‌های فارسی یا انگلیسی، تاریخ شمسی یا میلادی، ریال یا تومان',
    en: 'At most 20,000 rows; Persian or English headings, either calendar, rials or tomans',
  },
  account: { fa: 'حساب بانکی', en: 'Bank account' },
  chooseAccount: { fa: 'این فهرست از کدام حساب است؟', en: 'Of which account is this list?' },
  checked: { fa: 'بررسی شد؛ هنوز چیزی ثبت نشده است.', en: 'Checked; nothing is recorded yet.' },
  imported: { fa: 'فهرست ثبت شد.', en: 'The list is recorded.' },
  refused: {
    fa: 'این فهرست خوانده نشد؛ چیزی ثبت نشده است.',
    en: 'The list could not be read; nothing was recorded.',
  },
  matched: { fa: 'پیوسته به تعهد', en: 'matched to a pledge' },
  unmatched: { fa: 'نامشخص، برای تصمیم شما', en: 'nobody knows whose, for you to decide' },
  repeated: { fa: 'پیش‌تر ثبت شده', en: 'recorded before' },
  passedOver: { fa: 'برداشت، خوانده نشد', en: 'money out, passed over' },
  rejectedRows: { fa: 'سطر برگشتی', en: 'rows left out' },
  received: (amount: string): Text => ({
    fa: `جمع دریافت‌های تازه: ${amount}`,
    en: `New money in all: ${amount}`,
  }),
  rejectedTitle: {
    fa: 'سطرهایی که ثبت نمی‌شود و راه اصلاحشان',
    en: 'Rows that are left out, and how to mend them',
  },
  itemsTitle: { fa: 'دریافت‌های این فهرست', en: 'Receipts of this list' },
  row: { fa: 'سطر', en: 'Row' },
  mend: { fa: 'چه باید کرد', en: 'What to do' },
  day: { fa: 'روز', en: 'Day' },
  amount: { fa: 'مبلغ', en: 'Amount' },
  reference: { fa: 'شمارهٔ پیگیری', en: 'The bank’s number' },
  outcomes: {
    matched: { fa: 'پیوسته', en: 'Matched' },
    unmatched: { fa: 'نامشخص', en: 'Unknown' },
    repeated: { fa: 'تکراری', en: 'Repeated' },
  },
  outcome: { fa: 'چه شد', en: 'What became of it' },
  fields: {
    date: { fa: 'تاریخ', en: 'Date' },
    amount: { fa: 'مبلغ', en: 'Amount' },
    reference: { fa: 'شمارهٔ پیگیری', en: 'The bank’s number' },
    row: { fa: 'همهٔ سطر', en: 'the whole row' },
  } as Readonly<Record<string, Text>>,
  wholeLead: {
    fa: 'پس از سطر آخر این فایل خط تازه‌ای نیست، پس شاید بریده شده باشد و آن سطر ثبت نمی‌شود. اگر با بانک مقایسه کردید و کامل است:',
    en: 'No line end follows the last row, so that the file may have been cut off, and that row is left out. Once you have compared it with the bank and it is whole:',
  },
  whole: { fa: 'سطر آخر کامل است؛ دوباره بدهید', en: 'The last row is whole; give the file again' },
  wholeNow: {
    fa: 'سطر آخر کامل به شمار می‌آید. فایل را دوباره انتخاب کنید.',
    en: 'The last row counts as whole. Choose the file again.',
  },
  unknownHeaders: {
    fa: 'این ستون‌ها شناخته نشد و خوانده نشد: ',
    en: 'These columns are not known and were not read: ',
  },
  toUnmatched: { fa: 'دیدن نامشخص‌ها', en: 'See those that nobody knows' },
  toList: { fa: 'دیدن دریافت‌ها', en: 'See the receipts' },
  more: (n: string): Text => ({ fa: `و ${n} مورد دیگر`, en: `and ${n} more` }),
  comma: { fa: '، ', en: ', ' },
} as const;
