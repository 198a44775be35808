import type { LedgerFault } from '../features/ledger/verify-ledger.rules.ts';
import { formatNumber } from '../kernel/persian.ts';
import type { Text } from '../kernel/text.ts';

const number = (n: number): Text => ({ fa: formatNumber(n, 'fa'), en: formatNumber(n, 'en') });
const account = ({ accountId }: LedgerFault): Text =>
  accountId === undefined ? { fa: '', en: '' } : { fa: `، حساب ${accountId}`, en: `, account ${accountId}` };

/** What is wrong, one sentence a kind. */
const words: Readonly<Record<LedgerFault['kind'], Text>> = {
  unbalanced: { fa: 'دو سویش برابر نیست.', en: 'its sides are not equal.' },
  shape: {
    fa: 'حسابی را جابه‌جا کرده است که این نوع سند جابه‌جا نمی‌کند.',
    en: 'moves an account that its kind does not move.',
  },
  gap: { fa: 'شماره‌اش دنبالهٔ سند پیش نیست.', en: 'its number does not follow the entry before it.' },
  balance: { fa: 'ماندهٔ حساب از ردیف‌ها به دست نمی‌آید', en: 'the balance does not follow from the lines' },
  overdrawn: { fa: 'حساب بیش از موجودی خرج شده است', en: 'the account is overdrawn' },
  digest: {
    fa: 'همان نیست که در رویدادها ثبت شده بود (اثر درهم نمی‌خواند).',
    en: 'is not what was put on record (its digest does not fit).',
  },
  'no-audit': {
    fa: 'در رویدادها ثبت نیست یا بیش از یک بار ثبت است.',
    en: 'is not on record, or more than once.',
  },
  recorded: {
    fa: 'زمان یا ثبت‌کننده‌اش با رویدادها یکی نیست.',
    en: 'its time or who recorded it differs from the record.',
  },
  order: {
    fa: 'ترتیبش با ترتیب رویدادها یکی نیست.',
    en: 'stands in another order than on record.',
  },
  'no-entry': { fa: 'در رویدادها هست ولی سندش نیست.', en: 'is on record, but the entry is gone.' },
  orphan: { fa: 'ردیف دارد ولی سند ندارد.', en: 'has lines but no entry.' },
  reversal: {
    fa: 'درست وارونهٔ سندی نیست که برگشت می‌زند.',
    en: 'is not the exact opposite of what it reverses.',
  },
  day: {
    fa: 'جمع این روز همان نیست که از ردیف‌ها به دست می‌آید.',
    en: 'the sums kept of this day are not those of its lines.',
  },
  'closed-year': {
    fa: 'پس از بسته شدن سال در آن ثبت شده است.',
    en: 'was posted in a year after it was closed.',
  },
};

export const verifyLedgerText = {
  help: {
    fa: `دفتر مالی را از نخستین سند تا آخرین می‌سنجد: هر مانده از ردیف‌ها حساب می‌شود و هر سند با ثبت رویدادها مقایسه می‌شود.
هر سند نادرست نام برده می‌شود؛ چیزی در پایگاه داده نوشته نمی‌شود.

  npm run mehrkar -- verify-ledger

گزینه‌ها
  --lang fa|en         زبان پیام‌ها
  --help               همین راهنما

کد پایان: 0 درست است، 2 نادرستی پیدا شد، 1 سنجیده نشد.
پایگاه داده و کلید از تنظیمات سرور (DATABASE_URL و SECRET_KEY) خوانده می‌شود.`,
    en: `Checks the ledger from the first entry to the last: every balance is reckoned from the lines, every entry compared with the record.
Each entry that is wrong is named; nothing is written to the database.

  npm run mehrkar -- verify-ledger

Options
  --lang fa|en         language of the messages
  --help               this help

Exit code: 0 right, 2 something is wrong, 1 could not be checked.
Database and key are those of the server's settings (DATABASE_URL and SECRET_KEY).`,
  },
  noKey: {
    fa: 'SECRET_KEY در دسترس نیست: سندها با آنچه در رویدادها ثبت شده بود مقایسه نمی‌شود.',
    en: 'SECRET_KEY is not at hand: entries are not compared with what was put on record of them.',
  },
  progress: (entries: number, total: number): Text => ({
    fa: `${number(entries).fa} از ${number(total).fa} سند`,
    en: `${number(entries).en} of ${number(total).en} entries`,
  }),
  fault: (fault: LedgerFault): Text => ({
    fa: `سند ${fault.entryId}${account(fault).fa}: ${words[fault.kind].fa}`,
    en: `entry ${fault.entryId}${account(fault).en}: ${words[fault.kind].en}`,
  }),
  more: (count: number): Text => ({
    fa: `… و ${number(count).fa} نادرستی دیگر`,
    en: `… and ${number(count).en} more`,
  }),
  guardMissing: (name: string): Text => ({
    fa: `نگهبان ${name} برداشته شده است: دفتر را می‌شود دگرگون کرد.`,
    en: `The guard ${name} was removed: the ledger can be changed.`,
  }),
  whole: (entries: number, lines: number): Text => ({
    fa: `درست است: ${number(entries).fa} سند با ${number(lines).fa} ردیف.`,
    en: `Right: ${number(entries).en} entries with ${number(lines).en} lines.`,
  }),
  broken: (entries: number, faults: number): Text => ({
    fa: `نادرست است: ${number(faults).fa} نادرستی در ${number(entries).fa} سند. از پایگاه داده رونوشت بگیرید و به حسابرس خبر دهید.`,
    en: `Wrong: ${number(faults).en} ${faults === 1 ? 'fault' : 'faults'} in ${number(entries).en} entries. Keep a copy of the database and tell the auditor.`,
  }),
} as const;
