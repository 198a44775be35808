import type { Text } from '../kernel/text.ts';

/** What a start says to whoever runs the service. Names of settings stay as they are typed. */
export const startText = {
  wrongSetting: (fault: Text): Text => ({
    fa: `تنظیم نادرست. ${fault.fa}`,
    en: `Wrong setting. ${fault.en}`,
  }),
  cannotStart: (why: Text): Text => ({ fa: `شروع نشد: ${why.fa}`, en: `Cannot start: ${why.en}` }),
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
