import type { Text } from '../kernel/text.ts';

export const migrateText = {
  help: {
    fa: `پایگاه داده را به این نسخه می‌رساند: جدول‌ها، فهرست‌های مرجع و سازمان‌ها. اجرای دوباره چیزی را عوض نمی‌کند.
سروری که با Node روشن می‌شود خودش همین کار را می‌کند؛ پیش از گذاشتن نسخهٔ تازه روی Workers آن را اجرا کنید.

  npm run mehrkar -- migrate

گزینه‌ها
  --lang fa|en         زبان پیام‌ها
  --help               همین راهنما

پایگاه داده و کلید از تنظیمات سرور (DATABASE_URL، DATABASE_AUTH_TOKEN و SECRET_KEY) خوانده می‌شود.`,
    en: `Brings the database to this version: tables, reference and organisations. Running it again changes nothing.
A server that starts on Node does this by itself; run it before a new version goes to Workers.

  npm run mehrkar -- migrate

Options
  --lang fa|en         language of the messages
  --help               this help

Database and key are those of the server's settings (DATABASE_URL, DATABASE_AUTH_TOKEN and SECRET_KEY).`,
  },
  takesNothing: {
    fa: 'این فرمان نامی نمی‌گیرد؛ پایگاه داده را با DATABASE_URL بگویید.',
    en: 'This command takes no names; name the database with DATABASE_URL.',
  },
  working: { fa: 'پایگاه داده به‌روز می‌شود…', en: 'Bringing the database up to date…' },
  done: { fa: 'پایگاه داده به‌روز است.', en: 'The database is up to date.' },
  publicPasswords: (usernames: string): Text => ({
    fa: `پایگاه داده به‌روز است، اما حساب‌هایی با گذرواژهٔ همگانی نمایشی دارد (${usernames}): پیش از باز کردن سامانه گذرواژهٔ هر یک را عوض کنید: npm run mehrkar -- account reset-password NAME`,
    en: `The database is up to date, but has accounts with the demo's public password (${usernames}): reset the password of each before anybody is let in: npm run mehrkar -- account reset-password NAME`,
  }),
} as const;
