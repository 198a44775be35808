import type { Text } from '../../kernel/text.ts';
import type { SecondKind } from './second-request.rules.ts';

export const secondPersonText = {
  title: { fa: 'نفر دوم انجمن‌ها', en: 'Second person' },
  lead: {
    fa: 'در این انجمن‌ها مدیر دیگری نیست که این درخواست‌ها را ببیند؛ شما همین‌ها را به جای او تصمیم می‌گیرید. پرونده و نامی دیده نمی‌شود و تصمیم با نام شما در انجمن ثبت می‌شود.',
    en: 'These associations have no other manager to look at these requests; you decide on these alone in their place. No file and no name is shown, and the decision stands in the association under your name.',
  },
  none: {
    fa: 'درخواستی در انتظار نفر دوم نیست.',
    en: 'Nothing waits for a second person.',
  },
  count: (n: string): Text => ({ fa: `${n} درخواست`, en: `${n} waiting` }),
  asked: { fa: 'خواسته شده', en: 'Asked' },
  reason: { fa: 'دلیل', en: 'Reason' },
  price: { fa: 'قیمت', en: 'Price' },
  contingency: { fa: 'ذخیرهٔ تعمیر و جایگزینی', en: 'Reserve for repairs' },
  trust: { fa: 'ماه‌های امانت', en: 'Months of trust' },
  stock: { fa: 'از انبار', en: 'From the stock' },
  payers: { fa: 'پرداخت‌کنندگان', en: 'Who pays' },
  sources: {
    benefactor: { fa: 'نیکوکار', en: 'benefactor' },
    'credit-line': { fa: 'خط اعتباری', en: 'credit line' },
    association: { fa: 'صندوق انجمن', en: 'association’s fund' },
  },
  quotes: { fa: 'استعلام‌ها', en: 'Quotes' },
  until: (day: string): Text => ({ fa: `تا ${day}`, en: `until ${day}` }),
  entry: { fa: 'سند', en: 'Entry' },
  came: { fa: 'رسیده بود', en: 'Had come' },
  intention: { fa: 'نیت', en: 'Intention' },
  confirm: {
    approval: { fa: 'تصویب می‌کنم', en: 'Approve' },
    withdrawal: { fa: 'پس گرفتن را تأیید می‌کنم', en: 'Confirm the withdrawal' },
    reversal: { fa: 'برگشت را تأیید می‌کنم', en: 'Confirm the reversal' },
    closing: { fa: 'بستن سال را تأیید می‌کنم', en: 'Confirm the closing' },
    refund: { fa: 'برگرداندن را تأیید می‌کنم', en: 'Confirm the refund' },
  },
  refuse: { fa: 'نمی‌پذیرم', en: 'Refuse' },
  why: { fa: 'دلیل نپذیرفتن (بی‌نام کسی)', en: 'Why it is refused (naming nobody)' },
  confirmed: { fa: 'تأیید شد و در انجمن ثبت است.', en: 'Confirmed, and on record in the association.' },
  refused: { fa: 'پذیرفته نشد؛ انجمن پاسخ را می‌بیند.', en: 'Refused; the association sees the answer.' },
} as const;

export const secondKindNames: Readonly<Record<SecondKind, Text>> = {
  approval: { fa: 'تصویب یک بستهٔ کار', en: 'Approval of a kit' },
  withdrawal: { fa: 'پس گرفتن تصویب یک بسته', en: 'Withdrawal of an approval' },
  reversal: { fa: 'برگشت یک سند', en: 'Reversal of an entry' },
  closing: { fa: 'بستن سال مالی', en: 'Closing of a year' },
  refund: { fa: 'برگرداندن پول به نیکوکار', en: 'Money back to a benefactor' },
};
