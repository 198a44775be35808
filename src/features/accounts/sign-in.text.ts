import { formatNumber } from '../../kernel/persian.ts';
import type { Text } from '../../kernel/text.ts';

const many = (n: number, one: string, more: string) => `${n} ${n === 1 ? one : more}`;

export const signInText = {
  title: { fa: 'ورود به مهرکار', en: 'Sign in to Mehrkar' },
  lead: {
    fa: 'برای کارشناسان اشتغال انجمن‌ها و مراکز.',
    en: 'For employment officers of associations and care centres.',
  },
  username: { fa: 'نام کاربری', en: 'User name' },
  password: { fa: 'گذرواژه', en: 'Password' },
  giver: { fa: 'نیکوکار هستید؟', en: 'Do you give?' },
  giverSignIn: { fa: 'با شمارهٔ همراه وارد شوید', en: 'Sign in with your mobile number' },
  submit: { fa: 'ورود', en: 'Sign in' },
  wrong: {
    fa: 'نام کاربری یا گذرواژه درست نیست. دوباره بنویسید.',
    en: 'The user name or the password is not right. Try again.',
  },
  lapsed: (days: number): Text => ({
    fa: `این گذرواژهٔ یک‌بارمصرف پس از ${formatNumber(days, 'fa')} روز از کار افتاده است؛ از مدیرتان گذرواژهٔ تازه بخواهید.`,
    en: `This one-time password ended after ${many(days, 'day', 'days')}; ask your manager for a new one.`,
  }),
  tooMany: (minutes: number): Text =>
    minutes > 120
      ? {
          fa: `چند بار اشتباه وارد شده است. ${formatNumber(Math.ceil(minutes / 60), 'fa')} ساعت دیگر دوباره تلاش کنید، یا از مدیرتان بخواهید قفل را باز کند.`,
          en: `Too many wrong tries. Try again in ${many(Math.ceil(minutes / 60), 'hour', 'hours')}, or ask your manager to unlock the account.`,
        }
      : {
          fa: `چند بار اشتباه وارد شده است. ${formatNumber(minutes, 'fa')} دقیقهٔ دیگر دوباره تلاش کنید، یا از مدیرتان بخواهید قفل را باز کند.`,
          en: `Too many wrong tries. Try again in ${many(minutes, 'minute', 'minutes')}, or ask your manager to unlock the account.`,
        },
  codeTitle: { fa: 'گام دوم ورود', en: 'Second step' },
  codeLead: {
    fa: 'کدی را که برنامهٔ رمزساز گوشی‌تان همین حالا نشان می‌دهد بنویسید.',
    en: 'Write the code that the authenticator app on your phone shows now.',
  },
  code: { fa: 'کد شش‌رقمی', en: 'Six-digit code' },
  codeHint: {
    fa: 'گوشی همراهتان نیست؟ یکی از کدهای بازیابی دوازده‌رقمی را بنویسید.',
    en: 'Phone not at hand? Write one of your twelve-digit recovery codes.',
  },
  codeLost: {
    fa: 'نه گوشی دارید و نه کد بازیابی؟ مدیرتان می‌تواند گام دوم را بردارد.',
    en: 'Neither phone nor recovery code? Your manager can take the second step off.',
  },
  codeNeeded: {
    fa: 'این حساب ورود دومرحله‌ای دارد؛ کد برنامهٔ رمزساز را هم بفرستید.',
    en: 'This account has a second step; send the code of the authenticator app too.',
  },
  wrongCode: {
    fa: 'این کد پذیرفته نشد. کدی را بنویسید که همین حالا نشان داده می‌شود؛ هر کد یک بار کار می‌کند.',
    en: 'This code was not accepted. Write the one that is shown now; each code works once.',
  },
  stepOver: {
    fa: 'از گام نخست بیش از پنج دقیقه گذشته است؛ دوباره از گذرواژه شروع کنید.',
    en: 'More than five minutes have passed since the first step; start again with the password.',
  },
  changedMeanwhile: {
    fa: 'این حساب در همین میان عوض شد؛ دوباره از گذرواژه شروع کنید.',
    en: 'This account was changed just now; start again with the password.',
  },
  again: { fa: 'بازگشت به گام نخست', en: 'Back to the first step' },
  demoTitle: { fa: 'حساب‌های نمایشی', en: 'Demo accounts' },
  demoLead: {
    fa: 'این نصب با دادهٔ ساختگی کار می‌کند. گذرواژهٔ همه:',
    en: 'This installation runs on made-up data. The password of all is:',
  },
} as const;
