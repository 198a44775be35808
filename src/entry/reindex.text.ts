import { formatNumber } from '../kernel/persian.ts';
import type { Text } from '../kernel/text.ts';

const number = (n: number): Text => ({ fa: formatNumber(n, 'fa'), en: formatNumber(n, 'en') });

/** What `reindex` says. Names of indexes stay as they are typed. */
export const reindexText = {
  help: {
    fa: `نمایه‌های سرور جست‌وجو را از پایگاه داده دوباره می‌سازد. نمایهٔ تازه کنار نمایهٔ کنونی ساخته می‌شود و جست‌وجو در این میان
همان است که بود. کاری که نیمه‌کاره مانده باشد از همان جا ادامه می‌یابد.

  npm run mehrkar -- reindex [INDEX…]

  INDEX                skills، occupations، opportunities یا people (پیش‌فرض: همه)

گزینه‌ها
  --lang fa|en         زبان پیام‌ها
  --help               همین راهنما

کد پایان: 0 همه ساخته شد، 1 ساخته نشد.
سرور جست‌وجو از MEILI_URL و MEILI_KEY خوانده می‌شود. با Ctrl+C می‌توان رها کرد: سرور مهرکار آن را به پایان می‌برد.`,
    en: `Builds the indexes of the search server anew from the database. Each is built beside the standing one, and search stays as
it is meanwhile. What was broken off goes on from where it was.

  npm run mehrkar -- reindex [INDEX…]

  INDEX                skills, occupations, opportunities or people (default: all of them)

Options
  --lang fa|en         language of the messages
  --help               this help

Exit code: 0 all were built, 1 they were not.
The search server is that of MEILI_URL and MEILI_KEY. It may be left with Ctrl+C: the service brings it to its end.`,
  },
  noServer: {
    fa: 'سرور جست‌وجویی در کار نیست: MEILI_URL و MEILI_KEY را بگذارید. موتور درونی خودش را به‌روز نگه می‌دارد.',
    en: 'There is no search server: set MEILI_URL and MEILI_KEY. The embedded engine keeps itself up to date.',
  },
  noIndex: (typed: string, names: readonly string[]): Text => ({
    fa: `نمایهٔ ${typed} را نداریم؛ یکی از ${names.join('، ')} را بنویسید.`,
    en: `There is no index ${typed}; name one of ${names.join(', ')}.`,
  }),
  progress: (index: string, loaded: number, total: number): Text => ({
    fa: `${index}: ${number(loaded).fa} از ${number(total).fa}`,
    en: `${index}: ${number(loaded).en} of ${number(total).en}`,
  }),
  waits: (index: string): Text => ({ fa: `${index}: در نوبت`, en: `${index}: waits for its turn` }),
  elsewhere: {
    fa: 'سرور مهرکار دست به کار است؛ پیشرفتش را نشان می‌دهم.',
    en: 'The running service does it; this shows how far it has come.',
  },
  built: (index: string, documents: number): Text => ({
    fa: `${index}: ساخته شد، ${number(documents).fa} سند`,
    en: `${index}: built, ${number(documents).en} documents`,
  }),
  broken: (index: string, why: string): Text => ({
    fa: `${index}: در جای خود گذاشته نشد: ${why}`,
    en: `${index}: not put in place: ${why}`,
  }),
  cannot: (why: string): Text => ({
    fa: `سرور جست‌وجو پاسخ درستی نداد: ${why}. آنچه ساخته شده می‌ماند؛ دوباره اجرا کنید تا ادامه یابد.`,
    en: `The search server is of no use: ${why}. What was built stays; run it again to go on.`,
  }),
} as const;
