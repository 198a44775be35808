import type { Text } from '../kernel/text.ts';

/** What a start says to whoever runs the service. Names of settings stay as they are typed. */
export const startText = {
  wrongSetting: (fault: Text): Text => ({
    fa: `تنظیم نادرست. ${fault.fa}`,
    en: `Wrong setting. ${fault.en}`,
  }),
  cannotStart: (why: Text): Text => ({ fa: `شروع نشد: ${why.fa}`, en: `Cannot start: ${why.en}` }),
  publicPasswords: (usernames: string): Text => ({
    fa: `شروع نشد: این پایگاه داده حساب‌هایی با گذرواژهٔ همگانی نمایشی دارد (${usernames}). DATABASE_URL را روی پایگاه دادهٔ خالی بگذارید، یا گذرواژهٔ هر یک را با این فرمان عوض کنید: npm run mehrkar -- account reset-password NAME`,
    en: `Cannot start: this database has accounts with the demo's public password (${usernames}). Set DATABASE_URL to an empty database, or reset the password of each: npm run mehrkar -- account reset-password NAME`,
  }),
  portTaken: (port: string): Text => ({
    fa: `درگاه ${port} گرفته است: برنامه‌ای را که آن را گرفته ببندید، یا PORT را عدد دیگری بگذارید.`,
    en: `Port ${port} is taken: stop what uses it, or set PORT to another number.`,
  }),
  cannotListen: (address: string, detail: string): Text => ({
    fa: `روی ${address} گوش داده نشد: ${detail}`,
    en: `Cannot listen on ${address}: ${detail}`,
  }),
  ready: (address: string): Text => ({
    fa: `مهرکار آماده است: ${address}`,
    en: `Mehrkar is ready: ${address}`,
  }),
  demoAccounts: (password: string, usernames: string): Text => ({
    fa: `حساب‌های نمایشی (گذرواژه ${password}): ${usernames}.`,
    en: `Demo accounts (password ${password}): ${usernames}.`,
  }),
  demoExample: (username: string, address: string): Text => ({
    fa: `با ${username} وارد شوید؛ یک نمونهٔ کامل: ${address}`,
    en: `Sign in as ${username}; a worked example: ${address}`,
  }),
} as const;
