import type { ChainHead } from '../features/records/audit-chain.rules.ts';
import type { ChainFault } from '../features/records/verify-chain.rules.ts';
import { formatNumber } from '../kernel/persian.ts';
import type { Text } from '../kernel/text.ts';

const number = (n: number): Text => ({ fa: formatNumber(n, 'fa'), en: formatNumber(n, 'en') });
/** Numbers of rows are codes: they are typed into queries as they stand. */
const range = (from: number | undefined, to: number) =>
  from === undefined || from >= to ? String(to) : `${from}–${to}`;

/** What is wrong with a row, one sentence a kind. */
const faultText: Readonly<Record<ChainFault['kind'], (fault: ChainFault) => Text>> = {
  hash: ({ seq }) => ({
    fa: `سطر ${seq}: آنچه در سطر است همان نیست که ثبت شده بود (اثر درهم نمی‌خواند).`,
    en: `row ${seq}: is not what was written (its hash does not fit).`,
  }),
  link: ({ seq }) => ({
    fa: `سطر ${seq}: دنبالهٔ سطر پیش از خود نیست.`,
    en: `row ${seq}: does not follow the row before it.`,
  }),
  gap: ({ seq, from }) => ({
    fa: `سطر ${range(from, seq - 1)}: نیست؛ پس از آن سطر ${seq} آمده است.`,
    en: `row ${range(from, seq - 1)}: is missing; row ${seq} comes instead.`,
  }),
  anchor: ({ seq }) => ({
    fa: `سطر ${seq}: در زمان یادداشت سر زنجیره سطر دیگری اینجا بود؛ زنجیره از نو نوشته شده است.`,
    en: `row ${seq}: another row stood here when the head was written down; the chain was rewritten.`,
  }),
  tail: ({ seq, from }) => ({
    fa: `سطر ${range(from, seq)}: نیست؛ دنبالهٔ زنجیره بریده شده است.`,
    en: `row ${range(from, seq)}: is missing; the chain was cut at its end.`,
  }),
};

export const verifyAuditText = {
  help: {
    fa: `زنجیرهٔ ثبت رویدادها را از نخستین سطر تا آخرین می‌سنجد و هر سطر نادرست را نام می‌برد.
سر زنجیره که بیرون از پایگاه داده یادداشت شده است هم سنجیده می‌شود؛ چیزی در پایگاه داده نوشته نمی‌شود.

  npm run mehrkar -- verify-audit [--head SEQ:HASH]

گزینه‌ها
  --head SEQ:HASH      سری که جای دیگری (مانند گزارش سرور) یادداشت شده است؛ می‌تواند چند بار بیاید
  --lang fa|en         زبان پیام‌ها
  --help               همین راهنما

کد پایان: 0 درست است، 2 نادرستی پیدا شد، 1 سنجیده نشد.
پایگاه داده و کلید از تنظیمات سرور (DATABASE_URL، SECRET_KEY و AUDIT_ANCHOR_FILE) خوانده می‌شود.`,
    en: `Checks the chain of audit rows from the first to the last and names every row that is wrong.
The heads written down outside the database are checked too; nothing is written to the database.

  npm run mehrkar -- verify-audit [--head SEQ:HASH]

Options
  --head SEQ:HASH      a head noted elsewhere (such as the server's log); may stand several times
  --lang fa|en         language of the messages
  --help               this help

Exit code: 0 whole, 2 something is wrong, 1 could not be checked.
Database and key are those of the server's settings (DATABASE_URL, SECRET_KEY and AUDIT_ANCHOR_FILE).`,
  },
  noFiles: {
    fa: 'این فرمان نام فایل نمی‌گیرد؛ پایگاه داده را با DATABASE_URL بگویید.',
    en: 'This command takes no file; name the database with DATABASE_URL.',
  },
  noDatabase: (path: string): Text => ({
    fa: `پایگاه داده‌ای در ${path} نیست؛ DATABASE_URL را بررسی کنید.`,
    en: `There is no database at ${path}; check DATABASE_URL.`,
  }),
  wrongHead: {
    fa: 'سر زنجیره را به شکل SEQ:HASH بنویسید، همان‌گونه که در گزارش آمده است.',
    en: 'Write the head as SEQ:HASH, as it stands in the log.',
  },
  noKey: {
    fa: 'SECRET_KEY در دسترس نیست: یادداشت‌های بیرونی سر زنجیره سنجیده نمی‌شود و بریدن دنباله دیده نمی‌شود.',
    en: 'SECRET_KEY is not at hand: heads written down outside are not checked, and a cut at the end goes unnoticed.',
  },
  noAnchors: (file: string): Text => ({
    fa: `یادداشتی از سر زنجیره در ${file} نیست: بریدن دنباله دیده نمی‌شود.`,
    en: `No heads are written down in ${file}: a cut at the end goes unnoticed.`,
  }),
  anchors: (count: number, file: string): Text => ({
    fa: `${number(count).fa} سر یادداشت‌شده در ${file}`,
    en: `${number(count).en} ${count === 1 ? 'head' : 'heads'} written down in ${file}`,
  }),
  anchorLineBroken: (file: string, line: number): Text => ({
    fa: `${file}، خط ${line}: با کلید این سامانه یا به این ترتیب نوشته نشده است.`,
    en: `${file}, line ${line}: was not written under this house's key, or not in this order.`,
  }),
  progress: (rows: number, total: number): Text => ({
    fa: `${number(rows).fa} از ${number(total).fa} سطر`,
    en: `${number(rows).en} of ${number(total).en} rows`,
  }),
  fault: (fault: ChainFault): Text => faultText[fault.kind](fault),
  more: (count: number): Text => ({
    fa: `… و ${number(count).fa} نادرستی دیگر`,
    en: `… and ${number(count).en} more`,
  }),
  guardMissing: (name: string): Text => ({
    fa: `نگهبان ${name} برداشته شده است: سطرها را می‌شود دگرگون کرد.`,
    en: `The guard ${name} was removed: rows can be changed.`,
  }),
  whole: ({ rows, head }: { readonly rows: number; readonly head: ChainHead }): Text => ({
    fa: `درست است: ${number(rows).fa} سطر. سر زنجیره ${head.seq}:${head.hash}`,
    en: `Whole: ${number(rows).en} rows. Head ${head.seq}:${head.hash}`,
  }),
  broken: ({ rows }: { readonly rows: number }, faults: number): Text => ({
    fa: `نادرست است: ${number(faults).fa} نادرستی در ${number(rows).fa} سطر. از پایگاه داده رونوشت بگیرید و به حسابرس خبر دهید.`,
    en: `Broken: ${number(faults).en} ${faults === 1 ? 'fault' : 'faults'} in ${number(rows).en} rows. Keep a copy of the database and tell the auditor.`,
  }),
} as const;
