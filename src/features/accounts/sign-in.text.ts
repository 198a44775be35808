import { toPersianDigits } from '../../kernel/persian.ts';
import type { Text } from '../../kernel/text.ts';

export const signInText = {
  title: { fa: 'ورود به مهرکار', en: 'Sign in to Mehrkar' },
  lead: {
    fa: 'برای کارشناسان اشتغال انجمن‌ها و مراکز.',
    en: 'For employment officers of associations and care centres.',
  },
  username: { fa: 'نام کاربری', en: 'User name' },
  password: { fa: 'گذرواژه', en: 'Password' },
  submit: { fa: 'ورود', en: 'Sign in' },
  wrong: {
    fa: 'نام کاربری یا گذرواژه درست نیست. دوباره بنویسید.',
    en: 'The user name or the password is not right. Try again.',
  },
  tooMany: (minutes: number): Text => ({
    fa: `چند بار اشتباه وارد شده است. ${toPersianDigits(String(minutes))} دقیقهٔ دیگر دوباره تلاش کنید.`,
    en: `Too many wrong tries. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
  }),
  demoTitle: { fa: 'حساب‌های نمایشی', en: 'Demo accounts' },
  demoLead: {
    fa: 'این نصب با دادهٔ ساختگی کار می‌کند. گذرواژهٔ همه:',
    en: 'This installation runs on made-up data. The password of all is:',
  },
  notForYou: {
    fa: 'صفحه‌های این نقش هنوز آماده نیست؛ با نام کاربری کارشناس وارد شوید.',
    en: 'The pages of this role are not there yet; sign in as an officer.',
  },
} as const;
