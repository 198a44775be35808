import type { Text } from '../../kernel/text.ts';
import type { ReceiptSource, ReceiptState } from '../pledges/pledge.rules.ts';
import type { SuggestionReason } from './suggest.rules.ts';

export const receiptStateNames: Readonly<Record<ReceiptState, Text>> = {
  unmatched: { fa: 'نامشخص', en: 'Nobody knows whose' },
  matched: { fa: 'پیوسته به تعهد', en: 'Matched' },
  returned: { fa: 'برگردانده‌شده', en: 'Sent back' },
};

export const receiptSourceNames: Readonly<Record<ReceiptSource, Text>> = {
  manual: { fa: 'دستی ثبت شده', en: 'Entered by hand' },
  'bank-file': { fa: 'از فهرست بانک', en: 'From a bank’s list' },
};

export const suggestionReasonNames: Readonly<Record<SuggestionReason, Text>> = {
  'reference-slip': { fa: 'شناسهٔ پرداخت با یک لغزش نوشته شده', en: 'Payment reference with one slip in it' },
  'notice-number': { fa: 'همین شماره را اعلام کرده', en: 'Gave this number' },
  'notice-amount': { fa: 'همین مبلغ را اعلام کرده', en: 'Gave this amount' },
  'open-amount': { fa: 'همین مبلغ از تعهدش مانده', en: 'Exactly what is still open' },
  'pledge-amount': { fa: 'مبلغ تعهدش همین است', en: 'Exactly the amount pledged' },
  'payer-name': { fa: 'نامش در شرح بانک هست', en: 'Their name is in the bank’s words' },
  'near-day': { fa: 'روزش نزدیک است', en: 'Near in time' },
};

export const receiptPageText = {
  title: { fa: 'دریافت‌ها', en: 'Receipts' },
  lead: {
    fa: 'پولی که به حساب‌های سازمان رسیده است. هر پرداخت یک بار ثبت می‌شود، هر چند بار که بیاید.',
    en: 'Money that reached the organisation’s accounts. Each payment is recorded once, however often it comes.',
  },
  add: { fa: 'ثبت دریافت', en: 'Record a receipt' },
  bankFile: { fa: 'خواندن فهرست بانک', en: 'Read a bank’s list' },
  all: { fa: 'همه', en: 'All' },
  state: { fa: 'وضعیت', en: 'State' },
  number: { fa: 'شماره', en: 'Number' },
  day: { fa: 'روز دریافت', en: 'Received on' },
  amount: { fa: 'مبلغ', en: 'Amount' },
  bankAccount: { fa: 'حساب بانکی', en: 'Bank account' },
  reference: { fa: 'شمارهٔ پیگیری بانک', en: 'The bank’s number' },
  payer: { fa: 'گفتهٔ بانک از پرداخت‌کننده', en: 'What the bank says of the payer' },
  payerHint: {
    fa: 'نام یا شرحی که روی فیش است؛ سربسته نگه داشته می‌شود.',
    en: 'Name or remark on the slip; kept sealed.',
  },
  source: { fa: 'از کجا', en: 'Where from' },
  pledge: { fa: 'تعهد', en: 'Pledge' },
  paymentReference: { fa: 'شناسهٔ پرداخت تعهد', en: 'Payment reference of the pledge' },
  paymentReferenceHint: {
    fa: 'دوازده رقم؛ اگر نمی‌دانید خالی بگذارید تا بعد پیدا شود.',
    en: 'Twelve digits; leave it empty where you do not know, and decide later.',
  },
  amountHint: { fa: 'به ریال؛ مثل ۵۰٬۰۰۰٬۰۰۰ یا «۵ میلیون تومان»', en: 'In rials; such as 50,000,000' },
  dateHint: { fa: 'مثل ۱۴۰۵/۰۸/۱۰', en: 'Such as 1405/08/10 or 2026-11-01' },
  noAccount: {
    fa: 'سازمان شما هنوز حساب بانکی ندارد. نخست حساب را ثبت کنید.',
    en: 'Your organisation has no bank account yet. Add one first.',
  },
  toAccounts: { fa: 'حساب‌های بانکی', en: 'Bank accounts' },
  empty: {
    fa: 'دریافتی در این فهرست نیست. دریافتی ثبت کنید یا فهرست بانک را بخوانید.',
    en: 'No receipts here. Record one, or read a bank’s list.',
  },
  emptyUnmatched: {
    fa: 'همهٔ دریافت‌ها صاحب دارند؛ کاری نمانده است.',
    en: 'Every receipt has found its pledge; nothing is left to do.',
  },
  waiting: (n: string): Text => ({
    fa: `${n} دریافت نامشخص است؛ ببینید از کیست.`,
    en: `Receipts that nobody knows: ${n}. See whose they may be.`,
  }),
  noticesTitle: { fa: 'اعلام‌شده و نرسیده', en: 'Announced, not arrived' },
  noticesLead: {
    fa: 'نیکوکار گفته پرداخت کرده است؛ وقتی ردیفش در فهرست بانک بیاید، خودبه‌خود پیوسته می‌شود.',
    en: 'The benefactor says that they have paid; it is matched by itself when its row comes from the bank.',
  },
  benefactor: { fa: 'نیکوکار', en: 'Benefactor' },
  anonymous: { fa: 'بی‌نام', en: 'anonymous' },
  paidOn: { fa: 'روز پرداخت', en: 'Paid on' },
  dismiss: { fa: 'کنار گذاشتن', en: 'Put aside' },
  dismissed: { fa: 'اعلام پرداخت کنار گذاشته شد.', en: 'The notice was put aside.' },
  recorded: { fa: 'دریافت ثبت شد.', en: 'The receipt is recorded.' },
  repeated: {
    fa: 'این پرداخت پیش‌تر ثبت شده بود؛ همان را می‌بینید و چیزی دوباره ثبت نشد.',
    en: 'This payment stood here already; this is it, and nothing was recorded again.',
  },
  matchedNow: { fa: 'به تعهد پیوست و به نیکوکار خبر داده شد.', en: 'Matched, and the benefactor was told.' },
  undoneNow: {
    fa: 'پیوند پس گرفته شد؛ اکنون می‌توانید تعهد درست را انتخاب کنید.',
    en: 'The match was taken back; now choose the right pledge.',
  },
  returnedNow: { fa: 'برگرداندن پول ثبت شد.', en: 'It is recorded that the money was sent back.' },
  facts: { fa: 'آنچه ثبت شده', en: 'What is recorded' },
  print: { fa: 'چاپ رسید', en: 'Print the receipt' },
  whose: { fa: 'از کیست؟', en: 'Whose may it be?' },
  suggestionsLead: {
    fa: 'به ترتیب احتمال. پیش از انتخاب، نشانه‌ها را بخوانید.',
    en: 'The likeliest first. Read the signs before you choose.',
  },
  noSuggestions: {
    fa: 'نشانه‌ای پیدا نشد. با نام نیکوکار یا شناسهٔ پرداخت بگردید.',
    en: 'No sign of anybody. Search by the benefactor’s name or the payment reference.',
  },
  choose: { fa: 'برای همین تعهد است', en: 'It is for this pledge' },
  search: { fa: 'نام نیکوکار یا شناسهٔ پرداخت', en: 'Benefactor’s name or payment reference' },
  searchDo: { fa: 'جست‌وجو', en: 'Search' },
  nothingFound: {
    fa: 'تعهدی پیدا نشد؛ بخشی از نام را بنویسید یا شناسه را بررسی کنید.',
    en: 'No pledge found; write a part of the name, or check the reference.',
  },
  open: { fa: 'مانده', en: 'Still open' },
  return: { fa: 'پول برگردانده شد', en: 'The money was sent back' },
  returnLead: {
    fa: 'وقتی پول برای هیچ تعهدی نیست و به پرداخت‌کننده برگردانده‌اید.',
    en: 'When the money is for no pledge and you have sent it back to its payer.',
  },
  reason: { fa: 'دلیل (بی‌نام کسی)', en: 'Reason (naming nobody)' },
  returnedOn: { fa: 'روز برگرداندن', en: 'Sent back on' },
  undo: { fa: 'این پیوند اشتباه است', en: 'This match is wrong' },
  undoLead: {
    fa: 'پول به دریافت‌های نامشخص برمی‌گردد، سندش برگشت می‌خورد و به نیکوکار خبر می‌دهیم که پیام پیشین اشتباه بود. سپس تعهد درست را انتخاب کنید.',
    en: 'The money goes back among the unmatched, its entry is reversed, and the benefactor is told that our message was a mistake. Then choose the right pledge.',
  },
  undoDo: { fa: 'پس گرفتن پیوند', en: 'Take the match back' },
  returnedOf: (rial: string): Text => ({ fa: `${rial} از آن برگشته است.`, en: `${rial} of it went back.` }),
  refund: { fa: 'بخشی از پول برمی‌گردد', en: 'A part of the money goes back' },
  refundLead: (left: string): Text => ({
    fa: `تا ${left} از این دریافت آزاد است (نه کنار گذاشته، نه خرج شده). مدیر دیگری تأیید می‌کند؛ سپس سند ثبت و به نیکوکار خبر داده می‌شود.`,
    en: `Up to ${left} of this receipt is free (neither set aside nor spent). Another manager confirms; then it is posted and the benefactor is told.`,
  }),
  refundNone: {
    fa: 'همهٔ این پول کنار گذاشته، خرج شده یا برگشته است؛ چیزی برای برگرداندن آزاد نیست.',
    en: 'All of this money is set aside, spent or went back; nothing is free to return.',
  },
  refundWaits: {
    fa: 'برگرداندن خواسته شده و در انتظار مدیر دیگری است:',
    en: 'A refund is asked and waits for another manager:',
  },
  refundRial: { fa: 'چه مبلغی برمی‌گردد (ریال)', en: 'How much goes back (rials)' },
  feeRial: { fa: 'کارمزد بانک (ریال)', en: 'The bank’s fee (rials)' },
  feeHint: { fa: 'اگر بانک چیزی نمی‌گیرد، خالی بگذارید.', en: 'Leave it empty where the bank takes nothing.' },
  feeFrom: { fa: 'کارمزد از کجا', en: 'Who bears the fee' },
  feeFromNames: {
    association: { fa: 'صندوق انجمن', en: 'The association’s own fund' },
    gift: { fa: 'از همین مبلغ، با موافقت نیکوکار', en: 'Out of that amount, as the benefactor agreed' },
  },
  refundFrom: { fa: 'از کدام حساب', en: 'From which account' },
  refundAsk: { fa: 'درخواست برگرداندن', en: 'Ask for the refund' },
  entries: { fa: 'سندهای دفتر', en: 'Entries in the books' },
  kept: (received: string): Text => ({
    fa: `تا کنون ${received} از این تعهد رسیده و کامل است.`,
    en: `${received} of this pledge came, which is all of it.`,
  }),
  soFar: (received: string): Text => ({
    fa: `تا کنون ${received} از این تعهد رسیده است.`,
    en: `${received} of this pledge came so far.`,
  }),
  wentBack: (received: string, returned: string, kept: string): Text => ({
    fa: `از این تعهد ${received} رسیده، ${returned} برگشته و ${kept} مانده است.`,
    en: `${received} of this pledge came, ${returned} went back, and ${kept} is kept.`,
  }),
  stillOpen: (open: string): Text => ({
    fa: `${open} از آن هنوز نرسیده است.`,
    en: `${open} of it is still open.`,
  }),
  under: (received: string, open: string): Text => ({
    fa: `تا کنون ${received} از این تعهد رسیده و ${open} مانده است.`,
    en: `${received} of this pledge came so far, and ${open} is still open.`,
  }),
  over: (beyond: string): Text => ({
    fa: `${beyond} بیش از تعهد رسیده است. همهٔ آن در صندوق همین هدیه است؛ در تعهد ماهانه برای ماه‌های بعد به حساب می‌آید.`,
    en: `${beyond} more than the pledge came. All of it is in the fund of this gift; of a monthly pledge it counts for the months to come.`,
  }),
  back: { fa: 'بازگشت به دریافت‌ها', en: 'Back to the receipts' },
} as const;
