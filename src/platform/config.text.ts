import type { Text } from '../kernel/text.ts';

const makeOne = 'openssl rand -base64 48';

/** What is wrong with a setting, said after its name, and how to mend it. */
export const settingText = {
  flag: { fa: 'باید 1 یا 0 باشد', en: 'must be 1 or 0' },
  demo: { fa: 'باید 1، small یا 0 باشد', en: 'must be 1, small or 0' },
  port: { fa: 'باید شمارهٔ درگاهی از 0 تا 65535 باشد', en: 'must be a port from 0 to 65535' },
  wholeNumber: (min: number, max: number): Text => ({
    fa: `باید عدد صحیحی از ${min} تا ${max} باشد`,
    en: `must be a whole number from ${min} to ${max}`,
  }),
  databaseUrl: {
    fa: 'باید با file:، libsql:، http(s): یا ws(s): آغاز شود',
    en: 'must start with file:, libsql:, http(s): or ws(s):',
  },
  shortKey: {
    fa: `باید دست‌کم 32 نویسه داشته باشد؛ یکی بسازید با: ${makeOne}`,
    en: `must have at least 32 characters; make one with: ${makeOne}`,
  },
  keyNeeded: {
    fa: `در محیط production لازم است؛ یکی بسازید با: ${makeOne}`,
    en: `is required in production; make one with: ${makeOne}`,
  },
  searchServer: {
    fa: 'باید نشانی http یا https سرور جست‌وجو باشد، بی نام کاربری و گذرواژه',
    en: 'must be the http(s) address of the search server, without a user name or password',
  },
  searchKey: {
    fa: 'باید کلیدی با دست‌کم 16 نویسهٔ ASCII بی‌فاصله باشد',
    en: 'must be a key of at least 16 ASCII characters without spaces',
  },
  searchKeyNeeded: {
    fa: 'همراه MEILI_URL لازم است: کلیدی با حق‌هایی که در docs/decisions/0033-search-server-sync.md آمده است',
    en: 'is required with MEILI_URL: a key with the rights named in docs/decisions/0033-search-server-sync.md',
  },
  searchUrlNeeded: {
    fa: 'همراه MEILI_KEY لازم است: نشانی سرور جست‌وجو',
    en: 'is required with MEILI_KEY: the address of the search server',
  },
  smsGateway: {
    fa: 'باید kavenegar باشد، یا برای آزمایش console',
    en: 'must be kavenegar, or console for trying out',
  },
  noConsole: {
    fa: 'پیامک‌ها را روی پایانهٔ سرور نشان می‌دهد؛ هرگز در محیط production. kavenegar بگذارید یا خالی بگذارید',
    en: 'console shows messages where the server runs; never in production. Use kavenegar, or leave it out',
  },
  smsKey: {
    fa: 'باید کلید کاوه‌نگار باشد: دست‌کم 16 حرف و رقم لاتین بی‌فاصله',
    en: 'must be the key of a Kavenegar account: at least 16 Latin letters and digits without spaces',
  },
  smsKeyNeeded: {
    fa: 'همراه SMS_GATEWAY=kavenegar لازم است: کلید API حساب کاوه‌نگار',
    en: 'is required with SMS_GATEWAY=kavenegar: the API key of the Kavenegar account',
  },
  smsSender: {
    fa: 'باید شمارهٔ خط فرستنده باشد، تنها رقم',
    en: 'must be the number of the line that messages come from, digits alone',
  },
  smsAddress: {
    fa: 'باید نشانی https درگاه باشد، بی نام کاربری و گذرواژه',
    en: 'must be the https address of the gateway, without a user name or password',
  },
  smsPlainHttp: {
    fa: 'رمزنشده (http) است و کلید در نشانی می‌رود؛ https بگذارید، یا برای آزمایش نشانی همین دستگاه را',
    en: 'is plain http, and the key travels in the address; use https, or a loopback address for trying out',
  },
  needsKavenegar: {
    fa: 'بی SMS_GATEWAY=kavenegar کاری نمی‌کند',
    en: 'does nothing without SMS_GATEWAY=kavenegar',
  },
  address: { fa: 'باید نشانی http یا https باشد', en: 'must be an http(s) address' },
  plainHttp: (origin: string): Text => ({
    fa: `نشانی ${origin} رمزنشده (http) است؛ https بگذارید، یا برای آزمایش نشانی همین دستگاه را`,
    en: `${origin} is plain http; use https, or a loopback address for trying out`,
  }),
  noDemo: {
    fa: 'گذرواژهٔ حساب‌های نمایشی را همه می‌دانند؛ هرگز در محیط production',
    en: 'demo accounts have a public password; never in production',
  },
  needsFolder: {
    fa: 'بی BACKUP_DIR، پوشه‌ای که پشتیبان‌ها در آن گذاشته می‌شود، کاری نمی‌کند',
    en: 'does nothing without BACKUP_DIR, the folder that backups go to',
  },
  wrong: { fa: 'درست نیست', en: 'is not right' },
} as const;
