import type { Text } from '../../kernel/text.ts';
import type { AccountKind, EntryKind, FundPurpose, FundSource } from './ledger.rules.ts';
import type { Effect } from './statement.rules.ts';

export const accountKindNames: Readonly<Record<AccountKind, Text>> = {
  cash: { fa: 'موجودی بانک', en: 'Cash at banks' },
  'pledges-receivable': { fa: 'تعهدهای دریافت‌نشده', en: 'Pledges receivable' },
  'credit-line': { fa: 'اعتبار برداشت‌نشده', en: 'Credit not drawn yet' },
  'kit-stock': { fa: 'بسته‌های در انبار', en: 'Kits in stock' },
  'loans-receivable': { fa: 'وام‌های در دست مردم', en: 'Loans receivable' },
  promised: { fa: 'قول نیکوکاران', en: 'Promised by benefactors' },
  unidentified: { fa: 'دریافت‌های نامشخص', en: 'Unidentified receipts' },
  fund: { fa: 'صندوق‌ها، آمادهٔ تخصیص', en: 'Funds, left to allocate' },
  allocated: { fa: 'کنار گذاشته برای بسته‌ها', en: 'Set aside for kits' },
  released: { fa: 'مصرف‌شده از صندوق‌ها', en: 'Released from funds' },
  'aid-granted': { fa: 'واگذارشده به خانواده‌ها', en: 'Aid granted' },
  'write-off': { fa: 'از دست رفته', en: 'Written off' },
};

export const entryKindNames: Readonly<Record<EntryKind, Text>> = {
  opening: { fa: 'ماندهٔ آغاز', en: 'Opening balance' },
  promise: { fa: 'قول نیکوکار', en: 'Promise' },
  'promise-dropped': { fa: 'قول برداشته شد', en: 'Promise dropped' },
  receipt: { fa: 'دریافت', en: 'Receipt' },
  'receipt-unmatched': { fa: 'دریافت نامشخص', en: 'Unidentified receipt' },
  'receipt-matched': { fa: 'دریافت شناخته شد', en: 'Receipt identified' },
  'receipt-returned': { fa: 'برگرداندن پول', en: 'Money returned' },
  'in-kind': { fa: 'دریافت کالا', en: 'Received in kind' },
  'credit-allotted': { fa: 'اعتبار داده شد', en: 'Credit allotted' },
  'credit-drawn': { fa: 'برداشت از اعتبار', en: 'Credit drawn' },
  'credit-withdrawn': { fa: 'اعتبار پس گرفته شد', en: 'Credit withdrawn' },
  allocate: { fa: 'تخصیص به بسته', en: 'Set aside for a kit' },
  deallocate: { fa: 'بازگشت تخصیص', en: 'Set aside no more' },
  purchase: { fa: 'خرید بسته', en: 'Purchase' },
  'purchase-returned': { fa: 'پس دادن خرید', en: 'Purchase returned' },
  deliver: { fa: 'واگذاری بسته', en: 'Hand-over' },
  'hand-back': { fa: 'بازگشت بسته', en: 'Handed back' },
  reallocate: { fa: 'واگذاری به خانوادهٔ دیگر', en: 'Given on' },
  upkeep: { fa: 'تعمیر و تأمین دوباره', en: 'Repair or restocking' },
  lost: { fa: 'از دست رفتن بسته', en: 'Loss' },
  'bank-fee': { fa: 'کارمزد بانک', en: 'Bank fee' },
  transfer: { fa: 'جابه‌جایی میان صندوق‌ها', en: 'Transfer between funds' },
  closing: { fa: 'بستن سال', en: 'Closing of the year' },
  reversal: { fa: 'سند برگشت', en: 'Reversal' },
};

export const effectNames: Readonly<Record<Effect, Text>> = {
  received: { fa: 'دریافت', en: 'Received' },
  returned: { fa: 'برگردانده', en: 'Returned' },
  'set-aside': { fa: 'کنار گذاشته', en: 'Set aside' },
  transferred: { fa: 'جابه‌جا', en: 'Transferred' },
  fee: { fa: 'کارمزد بانک', en: 'Bank fee' },
  spent: { fa: 'مصرف', en: 'Spent' },
};

export const fundSourceNames: Readonly<Record<FundSource, Text>> = {
  benefactor: { fa: 'نیکوکاران', en: 'Benefactors' },
  'credit-line': { fa: 'اعتبارها', en: 'Credit lines' },
  association: { fa: 'انجمن', en: 'Association' },
};

export const fundPurposeNames: Readonly<Record<FundPurpose, Text>> = {
  given: { fa: 'صندوق نیکوکار', en: "Benefactor's fund" },
  'credit-line': { fa: 'اعتبار', en: 'Credit line' },
  general: { fa: 'صندوق عمومی', en: 'General fund' },
  contingency: { fa: 'صندوق پیشامدها', en: 'Contingency fund' },
  loan: { fa: 'صندوق وام', en: 'Loan fund' },
};

/** Refusals, and what to do instead. */
export const ledgerText = {
  versionNeeded: {
    fa: 'نسخه‌ای را که دیده‌اید همراه بفرستید (If-Match).',
    en: 'Send the version you have seen along (If-Match).',
  },
  stale: {
    fa: 'همکار دیگری در این میان آن را تغییر داده است؛ ببینید و اگر لازم بود دوباره ثبت کنید. چیزی از سوی شما ثبت نشد.',
    en: 'A colleague has changed it in the meantime; look, and do it again if need be. Nothing of yours was saved.',
  },
  accountNotEmpty: (amount: Text): Text => ({
    fa: `در این حساب هنوز ${amount.fa} هست؛ نخست همه را به حساب دیگری ببرید یا خرج کنید، سپس ببندید.`,
    en: `${amount.en} still lie in this account; spend it first, then close the account.`,
  }),
  accountClosed: {
    fa: 'این حساب بانکی بسته است؛ حساب دیگری را انتخاب کنید.',
    en: 'This bank account is closed; choose another one.',
  },
  openingThere: {
    fa: 'ماندهٔ آغاز این حساب برای این صندوق پیش‌تر ثبت شده است؛ اگر نادرست بود، سند آن را برگشت بزنید و از نو ثبت کنید.',
    en: 'The opening balance of this account and fund is on record; if it is wrong, have its entry reversed and enter it anew.',
  },
  notACreditLine: {
    fa: 'این صندوق اعتبار نیست؛ افزایش و برداشت فقط برای اعتبارهاست.',
    en: 'This fund is no credit line; only those are allotted and drawn.',
  },
  sameFund: {
    fa: 'مبدأ و مقصد یکی است؛ صندوق دیگری را انتخاب کنید.',
    en: 'Both are the same fund; choose another one.',
  },
  ownFundsOnly: {
    fa: 'پول نیکوکار و اعتبار از نیت خود بیرون نمی‌رود؛ تنها صندوق‌های خود انجمن جابه‌جا می‌شود.',
    en: "Only the association's own funds are moved: a benefactor's money and a credit line stay with what they are for.",
  },
  reversedAlready: {
    fa: 'این سند پیش‌تر برگشت خورده است.',
    en: 'This entry has been reversed.',
  },
  askedAlready: {
    fa: 'این درخواست پیش‌تر ثبت شده و در انتظار همکار دیگر است.',
    en: 'This has been asked for and waits for another manager.',
  },
  undoneElsewhere: (page: Text): Text => ({
    fa: `این سند از ${page.fa} آمده است و همان‌جا برگردانده می‌شود.`,
    en: `This entry comes from ${page.en} and is undone there.`,
  }),
  neverReversed: {
    fa: 'سند برگشت و سند بستن سال برگشت نمی‌خورد؛ سند تازه‌ای ثبت کنید.',
    en: 'A reversal and the closing of a year are not reversed; post a new entry.',
  },
  yearOfEntryClosed: {
    fa: 'سال این سند بسته شده است و گزارش آن دیگر تغییر نمی‌کند؛ اصلاح را با سندی تازه و تاریخ امروز ثبت کنید.',
    en: 'The year of this entry is closed and its reports never change; correct it by a new entry of today.',
  },
  twoPeople: {
    fa: 'کسی که درخواست داده است نمی‌تواند تأییدش کند؛ مدیر دیگری باید ببیند.',
    en: 'Whoever asked cannot confirm it; another manager has to look at it.',
  },
  decided: {
    fa: 'به این درخواست پیش‌تر پاسخ داده شده است.',
    en: 'This request has been decided already.',
  },
  yearNotOver: {
    fa: 'این سال هنوز به پایان نرسیده است؛ پس از آخرین روز اسفند ببندیدش.',
    en: 'This year is not over; close it after its last day.',
  },
  yearBefore: (year: Text): Text => ({
    fa: `نخست سال ${year.fa} را ببندید؛ سال‌ها به ترتیب بسته می‌شود.`,
    en: `Close the year ${year.en} first; years are closed in their order.`,
  }),
  yearClosed: { fa: 'این سال پیش‌تر بسته شده است.', en: 'This year is closed already.' },
  yearEmpty: {
    fa: 'در این سال سندی نیست که بسته شود.',
    en: 'There is no entry up to this year that could be closed.',
  },
  unmatchedStand: (count: Text): Text => ({
    fa: `${count.fa} دریافت نامشخص از این سال مانده است؛ نخست در «دریافت‌ها» تعیین تکلیفشان کنید.`,
    en: `${count.en} receipts of that year are still unmatched; first decide them among the receipts.`,
  }),
  requestsStand: (count: Text): Text => ({
    fa: `${count.fa} درخواست برگشت بی‌پاسخ مانده است؛ نخست به آن‌ها پاسخ دهید.`,
    en: `${count.en} requests for a reversal wait for an answer; decide them first.`,
  }),
  organisationNeeded: {
    fa: 'بگویید دفتر کدام انجمن را می‌خواهید.',
    en: 'Say which organisation (organisationId).',
  },
} as const;

/** Where entries of other features are undone. */
export const undoneAtNames: Readonly<Record<'receipts' | 'pledges' | 'sponsorships', Text>> = {
  receipts: { fa: 'صفحهٔ دریافت‌ها', en: 'the receipts' },
  pledges: { fa: 'صفحهٔ تعهدها', en: 'the pledges' },
  sponsorships: { fa: 'صفحهٔ حمایت‌ها', en: 'the sponsorships' },
};
