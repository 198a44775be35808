import { formatNumber } from '../../kernel/persian.ts';
import type { Text } from '../../kernel/text.ts';

const many = (n: number, one: string, more: string) => `${n} ${n === 1 ? one : more}`;

export const codeText = {
  /** What the phone gets. Digits are Latin, so that phones offer them by themselves. */
  message: (code: string): Text => ({
    fa: `مهرکار\nرمز ورود شما: ${code}\nتا ۳ دقیقه کار می‌کند؛ به هیچ‌کس نگویید.`,
    en: `Mehrkar\nYour sign-in code: ${code}\nIt works for 3 minutes; tell nobody.`,
  }),
  notSetUp: {
    fa: 'ارسال پیامک در این سامانه هنوز راه‌اندازی نشده است، پس ورود با رمز پیامکی ممکن نیست. با انجمن تماس بگیرید.',
    en: 'Messages to phones are not set up on this service yet, so nobody can sign in by code. Please call the association.',
  },
  /** The same whatever is wrong with it, and whoever the number belongs to. */
  wrong: {
    fa: 'این رمز پذیرفته نشد. شش رقمِ آخرین پیامک را بنویسید، یا رمز تازه بخواهید.',
    en: 'This code was not accepted. Write the six digits of the latest message, or ask for a new code.',
  },
  over: {
    fa: 'این رمز دیگر کار نمی‌کند: بیش از ۳ دقیقه گذشته، پنج بار آزموده شده، یا با آن وارد شده‌اند. رمز تازه بخواهید.',
    en: 'This code is of no more use: 3 minutes have passed, it was tried five times, or it was used. Ask for a new code.',
  },
  secondFactor: {
    fa: 'این حساب ورود دومرحله‌ای دارد؛ با نام کاربری و گذرواژه وارد شوید.',
    en: 'This account has a second step; sign in with user name and password.',
  },
  tooSoon: (seconds: number): Text => ({
    fa: `رمز قبلی همین حالا فرستاده شد. اگر نرسید، ${formatNumber(seconds, 'fa')} ثانیهٔ دیگر رمز تازه بخواهید.`,
    en: `A code was sent just now. If it does not come, ask for a new one in ${many(seconds, 'second', 'seconds')}.`,
  }),
  tooMany: (minutes: number): Text => ({
    fa: `چند رمز پشت سر هم خواسته شده است. ${formatNumber(minutes, 'fa')} دقیقهٔ دیگر دوباره بخواهید.`,
    en: `Several codes were asked for in a row. Ask again in ${many(minutes, 'minute', 'minutes')}.`,
  }),
  tooManyTries: (minutes: number): Text =>
    minutes > 120
      ? {
          fa: `چند بار رمز نادرست نوشته شده است. ${formatNumber(Math.ceil(minutes / 60), 'fa')} ساعت دیگر دوباره تلاش کنید.`,
          en: `Too many wrong codes. Try again in ${many(Math.ceil(minutes / 60), 'hour', 'hours')}.`,
        }
      : {
          fa: `چند بار رمز نادرست نوشته شده است. ${formatNumber(minutes, 'fa')} دقیقهٔ دیگر دوباره تلاش کنید.`,
          en: `Too many wrong codes. Try again in ${many(minutes, 'minute', 'minutes')}.`,
        },
} as const;
