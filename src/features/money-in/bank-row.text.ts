import { formatNumber } from '../../kernel/persian.ts';
import type { Text } from '../../kernel/text.ts';

/** Names of a column with the rial's name behind it in all the ways that banks write it. */
const withUnit = (names: readonly string[], units: readonly string[]) =>
  names.flatMap((name) =>
    units.flatMap((unit) => [
      `${name} (${unit})`,
      `${name} ${unit}`,
      `${name} به ${unit}`,
      `${name} - ${unit}`,
    ]),
  );
const rial = ['ریال', 'rial', 'rials', 'irr'];
const toman = ['تومان', 'toman', 'tomans', 'irt'];

const credit = [
  'واریز',
  'مبلغ واریز',
  'مبلغ واریزی',
  'واریزی',
  'بستانکار',
  'مبلغ بستانکار',
  'گردش بستانکار',
  'credit',
  'credit amount',
  'deposit',
  'money in',
  'paid in',
];
const debit = [
  'برداشت',
  'مبلغ برداشت',
  'بدهکار',
  'مبلغ بدهکار',
  'گردش بدهکار',
  'debit',
  'debit amount',
  'withdrawal',
  'money out',
  'paid out',
];
const amount = ['مبلغ', 'مبلغ تراکنش', 'مبلغ گردش', 'amount', 'transaction amount'];

/** Headings of the lists of banks; the first of each is the template's. */
export const bankHeadings = {
  date: [
    'تاریخ',
    'تاریخ تراکنش',
    'تاریخ واریز',
    'تاریخ سند',
    'تاریخ عملیات',
    'تاریخ مؤثر',
    'روز',
    'transaction date',
    'value date',
    'posting date',
    'booking date',
    'day',
  ],
  credit: ['واریز (ریال)', ...credit, ...withUnit(credit, rial)],
  creditToman: withUnit(credit, toman),
  debit: ['برداشت (ریال)', ...debit, ...withUnit(debit, [...rial, ...toman])],
  amount: [...amount, ...withUnit(amount, rial)],
  amountToman: withUnit(amount, toman),
  type: [
    'نوع',
    'نوع تراکنش',
    'نوع گردش',
    'نوع عملیات',
    'بدهکار/بستانکار',
    'type',
    'transaction type',
    'dr/cr',
    'cr/dr',
  ],
  reference: [
    'شماره پیگیری',
    'کد پیگیری',
    'پیگیری',
    'شماره مرجع',
    'کد مرجع',
    'کد رهگیری',
    'شماره ارجاع',
    'شماره تراکنش',
    'شناسه تراکنش',
    'tracking number',
    'tracking code',
    'transaction id',
    'reference number',
    'bank reference',
    'rrn',
    'trace number',
  ],
  documentNo: [
    'شماره سند',
    'سند',
    'شماره قبض',
    'شماره فیش',
    'document number',
    'document no',
    'voucher',
    'slip number',
  ],
  depositId: ['شناسه پرداخت', 'شناسه واریز', 'شناسه', 'deposit id', 'payment id', 'payment reference'],
  payer: [
    'واریز کننده',
    'نام واریز کننده',
    'پرداخت کننده',
    'نام پرداخت کننده',
    'صاحب حساب مبدا',
    'فرستنده',
    'payer',
    'payer name',
    'sender',
    'from',
  ],
  note: [
    'شرح',
    'شرح تراکنش',
    'شرح عملیات',
    'توضیحات',
    'بابت',
    'description',
    'details',
    'memo',
    'narrative',
    'remarks',
  ],
  ignored: [
    'ساعت',
    'زمان',
    'زمان تراکنش',
    'مانده',
    'مانده (ریال)',
    'موجودی',
    'ردیف',
    'کد شعبه',
    'شعبه',
    'نام شعبه',
    'شماره حساب',
    'time',
    'balance',
    'row',
    'branch',
    'account number',
  ],
} as const satisfies Record<string, readonly string[]>;

/** Words of a type of movement. */
export const creditWords = ['واریز', 'بستانکار', 'بس', 'credit', 'cr', 'deposit', 'c', '+'];
export const debitWords = ['برداشت', 'بدهکار', 'بد', 'debit', 'dr', 'withdrawal', 'd', '-'];

/** Headings of the template, in its order. */
export const bankTemplate: readonly Text[] = [
  { fa: 'تاریخ', en: 'Date' },
  { fa: 'واریز (ریال)', en: 'Credit (rial)' },
  { fa: 'برداشت (ریال)', en: 'Debit (rial)' },
  { fa: 'شماره پیگیری', en: 'Reference' },
  { fa: 'شناسه پرداخت', en: 'Payment id' },
  { fa: 'واریز کننده', en: 'Payer' },
  { fa: 'شرح', en: 'Description' },
];

export const bankFileText = {
  missing: {
    date: {
      fa: 'ستون تاریخ در این فهرست نیست.',
      en: 'The list has no column for the date.',
    },
    amount: {
      fa: 'ستون مبلغ واریز در این فهرست نیست («واریز»، «بستانکار» یا «مبلغ»).',
      en: 'The list has no column for the money that came (“credit”, “deposit” or “amount”).',
    },
    reference: {
      fa: 'ستون شمارهٔ پیگیری بانک در این فهرست نیست.',
      en: 'The list has no column for the bank’s reference number.',
    },
  } satisfies Record<string, Text>,
  missingColumns: {
    fa: 'ستون‌های لازم پیدا نشد و چیزی ثبت نشد؛ سطر نخست باید سرستون‌ها باشد. فهرست نمونه را ببینید.',
    en: 'Columns that are needed were not found and nothing was posted; the first row must be the headings. See the template.',
  },
  unreadableAmount: (said: string | undefined): Text => ({
    fa: `مبلغ${said === undefined ? '' : ` «${said}»`} خوانده نشد؛ با رقم و جداکنندهٔ هزارگان بنویسید، مثل ۱٬۲۵۰٬۰۰۰.`,
    en: `The amount${said === undefined ? '' : ` “${said}”`} cannot be read; write digits, thousands apart by commas, such as 1,250,000.`,
  }),
  tooManyRows: (most: number): Text => ({
    fa: `این فهرست بیش از ${formatNumber(most, 'fa')} سطر دارد و چیزی از آن ثبت نشد؛ آن را به چند فایل بخش کنید.`,
    en: `The list has more than ${formatNumber(most, 'en')} rows and nothing of it was posted; split it into several files.`,
  }),
} as const;
