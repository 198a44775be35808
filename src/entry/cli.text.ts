import { formatNumber } from '../kernel/persian.ts';
import type { Lang, Text } from '../kernel/text.ts';

const number = (n: number): Text => ({ fa: formatNumber(n, 'fa'), en: formatNumber(n, 'en') });

/** What the command line says. Names of commands and options stay as they are typed. */
export const cliText = {
  help: {
    fa: `مهرکار، خط فرمان

  npm run mehrkar -- <فرمان> [گزینه‌ها]

فرمان‌ها
  import people FILE   فهرست مددجویان را از فایل CSV می‌خواند و ثبت می‌کند
  verify-audit         زنجیرهٔ ثبت رویدادها را سطر به سطر می‌سنجد
  verify-ledger        دفتر مالی را سند به سند می‌سنجد
  backup [FILE|DIR]    از پایگاه داده پشتیبان می‌گیرد، در حالی که کار ادامه دارد
  restore FILE         پشتیبان را به جای پایگاه داده می‌نشاند
  migrate              پایگاه داده را به این نسخه می‌رساند (برای Workers)
  reindex [INDEX…]     نمایه‌های سرور جست‌وجو را دوباره می‌سازد، در حالی که کار ادامه دارد
  account add          حساب می‌سازد و گذرواژهٔ یک‌بارمصرفش را چاپ می‌کند
  account reset-password NAME   گذرواژهٔ یک‌بارمصرف تازه می‌سازد
  account list         فهرست حساب‌ها

گزینه‌ها
  --help               همین راهنما؛ پس از هر فرمان، راهنمای همان فرمان
  --lang fa|en         زبان پیام‌ها (پیش‌فرض: زبان سیستم)`,
    en: `Mehrkar on the command line

  npm run mehrkar -- <command> [options]

Commands
  import people FILE   reads a list of people from a CSV file and takes it in
  verify-audit         checks the chain of audit rows, every one of them
  verify-ledger        checks the ledger, every entry of it
  backup [FILE|DIR]    backs the database up while work goes on
  restore FILE         puts a backup in the database's place
  migrate              brings the database to this version (for Workers)
  reindex [INDEX…]     builds the search server's indexes anew while work goes on
  account add          makes an account and prints its one-time password
  account reset-password NAME   makes a new one-time password
  account list         lists the accounts

Options
  --help               this help; after a command, the help of that command
  --lang fa|en         language of the messages (default: that of the system)`,
  },
  importHelp: {
    fa: `فهرست مددجویان را از فایل CSV می‌خواند: سطرهای درست ثبت می‌شوند و سطرهای نادرست با راه درست‌کردنشان گزارش می‌شوند.
اجرای دوبارهٔ همان فایل چیزی را عوض نمی‌کند.

  npm run mehrkar -- import people FILE [--as USERNAME] [--dry-run] [--report FILE.csv]

گزینه‌ها
  --as USERNAME        به نام این حساب و در سازمان آن ثبت می‌شود
  --dry-run            همان گزارش، بدون ثبت چیزی
  --report FILE.csv    همهٔ سطرهای ردشده و هشدارها را در این فایل می‌نویسد (فایل موجود جایگزین می‌شود)
  --lang fa|en         زبان پیام‌ها
  --help               همین راهنما

کد پایان: 0 هیچ سطری رد نشد، 2 دست‌کم یک سطر رد شد، 1 کار انجام نشد.
پایگاه داده و کلید از تنظیمات سرور (DATABASE_URL و SECRET_KEY) خوانده می‌شود.`,
    en: `Reads a list of people from a CSV file: good rows are taken in, bad ones are reported with how to mend them.
Running the same file again changes nothing.

  npm run mehrkar -- import people FILE [--as USERNAME] [--dry-run] [--report FILE.csv]

Options
  --as USERNAME        take the list in as this account, into its organisation
  --dry-run            the same report, and nothing is written
  --report FILE.csv    write all rejected rows and warnings to this file (an existing one is replaced)
  --lang fa|en         language of the messages
  --help               this help

Exit code: 0 no row was rejected, 2 at least one was, 1 the command failed.
Database and key are those of the server's settings (DATABASE_URL and SECRET_KEY).`,
  },
  unknownCommand: (typed: string): Text => ({
    fa: `فرمان «${typed}» را نداریم؛ فهرست فرمان‌ها با --help.`,
    en: `There is no command "${typed}"; see --help for the commands.`,
  }),
  wrongOption: (detail: string): Text => ({
    fa: `گزینه‌ها درست نوشته نشده است (${detail}). راهنما با --help.`,
    en: `The options are not right (${detail}). See --help.`,
  }),
  wrongSetting: (faults: readonly Text[]): Text => ({
    fa: `تنظیم نادرست. ${faults.map(({ fa }) => fa).join('؛ ')}`,
    en: `Wrong setting. ${faults.map(({ en }) => en).join('; ')}`,
  }),
  oneFile: {
    fa: 'نام یک فایل CSV لازم است: import people FILE',
    en: 'Name one CSV file: import people FILE',
  },
  noFile: (file: string): Text => ({
    fa: `فایل ${file} خوانده نشد.`,
    en: `The file ${file} cannot be read.`,
  }),
  fileTooLarge: (file: string, megabytes: number): Text => ({
    fa: `فایل ${file} بزرگ‌تر از ${number(megabytes).fa} مگابایت است؛ آن را به چند فایل بخش کنید.`,
    en: `The file ${file} is larger than ${megabytes} MB; split it into several files.`,
  }),
  noReport: (file: string): Text => ({
    fa: `گزارش در ${file} نوشته نشد؛ مسیر را بررسی کنید. ثبت انجام شده است.`,
    en: `The report could not be written to ${file}; check the path. The import itself is done.`,
  }),
  noAccount: (username: string): Text => ({
    fa: `حساب ${username} نیست یا غیرفعال است؛ نام کاربری دیگری با --as بنویسید.`,
    en: `There is no account ${username}, or it is disabled; name another with --as.`,
  }),
  mayNot: (username: string): Text => ({
    fa: `حساب ${username} اجازهٔ این کار را ندارد؛ با --as یک کارشناس یا مدیر را بنویسید.`,
    en: `The account ${username} may not do this; name an officer or manager with --as.`,
  }),
  chooseAccount: (usernames: readonly string[]): Text => ({
    fa: `بگویید فهرست به نام چه کسی ثبت شود: --as USERNAME، یکی از ${usernames.join('، ')}.`,
    en: `Say whose list this is with --as USERNAME, one of ${usernames.join(', ')}.`,
  }),
  nobodyMay: {
    fa: 'هیچ حسابی اجازهٔ این کار را ندارد؛ نخست حساب یک کارشناس یا مدیر لازم است.',
    en: 'No account may do this; an officer or a manager is needed first.',
  },
  importingAs: (username: string, dryRun: boolean): Text => ({
    fa: `به نام ${username}${dryRun ? '، آزمایشی: چیزی ثبت نمی‌شود' : ''}`,
    en: `As ${username}${dryRun ? ', dry run: nothing will be written' : ''}`,
  }),
  progress: (done: number, total: number): Text => ({
    fa: `${number(done).fa} از ${number(total).fa} سطر`,
    en: `${number(done).en} of ${number(total).en} rows`,
  }),
  row: { fa: 'سطر', en: 'row' },
  field: { fa: 'خانه', en: 'field' },
  code: { fa: 'کد', en: 'code' },
  message: { fa: 'چه شد و چه باید کرد', en: 'what is wrong and how to mend it' },
  outcome: { fa: 'نتیجه', en: 'outcome' },
  rejected: { fa: 'رد شد', en: 'rejected' },
  warning: { fa: 'ثبت شد، با کم‌وکاست', en: 'taken in, something left out' },
  more: (count: number): Text => ({
    fa: `… و ${number(count).fa} مورد دیگر؛ همه را با --report FILE.csv بنویسید.`,
    en: `… and ${number(count).en} more; write them all with --report FILE.csv.`,
  }),
  counts: (counts: {
    readonly created: number;
    readonly updated: number;
    readonly unchanged: number;
    readonly rejected: number;
  }): Text => ({
    fa: `ثبت تازه ${number(counts.created).fa}، به‌روز ${number(counts.updated).fa}، بی‌تغییر ${number(counts.unchanged).fa}، سطر ردشده ${number(counts.rejected).fa}`,
    en: `created ${number(counts.created).en}, updated ${number(counts.updated).en}, unchanged ${number(counts.unchanged).en}, rejected rows ${number(counts.rejected).en}`,
  }),
  dryRun: { fa: 'آزمایشی، چیزی ثبت نشد', en: 'dry run, nothing written' },
  duplicate: (row: number, others: number): Text => ({
    fa: `سطر ${number(row).fa}: شاید همان کسی باشد که با کد ملی دیگری ثبت شده است (${number(others).fa} همانند)`,
    en: `row ${row}: may be somebody already recorded under another national id (${others} alike)`,
  }),
  unknownHeaders: (headings: readonly string[]): Text => ({
    fa: `ستون‌های ناشناخته خوانده نشد: ${headings.join('، ')}`,
    en: `Unknown columns were not read: ${headings.join(', ')}`,
  }),
  reportWritten: (file: string): Text => ({ fa: `گزارش در ${file}`, en: `Report in ${file}` }),
  failed: (why: Text): Text => ({ fa: `انجام نشد: ${why.fa}`, en: `Failed: ${why.en}` }),
} as const;

/** The language of the terminal: Persian where the system says so, else English. */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Lang {
  return /^fa\b|^fa_/.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'fa' : 'en';
}
