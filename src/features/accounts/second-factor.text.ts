import { formatNumber } from '../../kernel/persian.ts';
import type { Text } from '../../kernel/text.ts';

export const secondFactorText = {
  title: { fa: 'ورود دومرحله‌ای', en: 'Second step' },
  lead: {
    fa: 'پس از گذرواژه، کدی شش‌رقمی هم پرسیده می‌شود که برنامهٔ رمزساز گوشی‌تان (مانند Aegis یا Google Authenticator) می‌سازد. گوشی برای این کار اینترنت نمی‌خواهد.',
    en: 'After the password you are also asked for a six-digit code, made by an authenticator app on your phone (such as Aegis or Google Authenticator). The phone needs no internet for it.',
  },
  startLead: {
    fa: 'برای شروع، گذرواژه‌تان را یک بار دیگر بنویسید.',
    en: 'To start, write your password once more.',
  },
  password: { fa: 'گذرواژه', en: 'Password' },
  start: { fa: 'ادامه', en: 'Continue' },
  scanTitle: { fa: 'به برنامه نشانش دهید', en: 'Show it to the app' },
  scan: {
    fa: 'در برنامهٔ رمزساز «افزودن» را بزنید و این نقش را با دوربین بخوانید.',
    en: 'In the authenticator app choose “add” and scan this picture.',
  },
  qrLabel: {
    fa: 'نقش QR کلید؛ همان کلید پایین‌تر نوشته شده است',
    en: 'QR code of the key; the same key is written below',
  },
  byHand: {
    fa: 'دوربین ندارید؟ این کلید را در برنامه بنویسید:',
    en: 'No camera? Write this key into the app:',
  },
  confirmTitle: { fa: 'با یک کد پایانش دهید', en: 'Finish with a code' },
  code: { fa: 'کد شش‌رقمی', en: 'Six-digit code' },
  anyCode: { fa: 'کد برنامه یا کد بازیابی', en: 'Code of the app, or a recovery code' },
  confirm: { fa: 'روشن کردن', en: 'Turn it on' },
  notOn: { fa: 'هنوز روشن نشده است.', en: 'It is not on yet.' },
  codesTitle: { fa: 'کدهای بازیابی', en: 'Recovery codes' },
  isOn: {
    fa: 'ورود دومرحله‌ای روشن شد و ورودهای دیگرتان پایان یافت.',
    en: 'The second step is on, and your other sessions have ended.',
  },
  renewed: {
    fa: 'کدهای تازه ساخته شد؛ کدهای پیشین دیگر کار نمی‌کنند.',
    en: 'New codes are made; those of before no longer work.',
  },
  codesLead: (n: number): Text => ({
    fa: `این ${formatNumber(n, 'fa')} کد فقط همین یک بار نشان داده می‌شود. چاپشان کنید یا بنویسید و جایی امن، دور از گوشی، نگه دارید. هر کد یک بار به جای کد برنامه کار می‌کند.`,
    en: `These ${n} codes are shown this once only. Print them or write them down, and keep them somewhere safe, away from the phone. Each works once in place of the app's code.`,
  }),
  forWhom: (username: string): Text => ({ fa: `برای حساب ${username}`, en: `For the account ${username}` }),
  printHint: {
    fa: 'برای چاپ، Ctrl+P را بزنید یا در گوشی «چاپ» را از فهرست مرورگر بردارید.',
    en: 'To print, press Ctrl+P, or choose “print” from the menu of the browser.',
  },
  done: { fa: 'نگهشان داشتم', en: 'I have kept them' },
  onSince: (when: string): Text => ({ fa: `از ${when} روشن است.`, en: `On since ${when}.` }),
  renewTitle: { fa: 'کدهای بازیابی تازه', en: 'New recovery codes' },
  renewLead: (left: number): Text => ({
    fa: `${formatNumber(left, 'fa')} کد مانده است. با ساختن کدهای تازه، کدهای پیشین از کار می‌افتند.`,
    en: `${left} ${left === 1 ? 'is' : 'are'} left. Making new ones ends those of before.`,
  }),
  renew: { fa: 'ساختن کدهای تازه', en: 'Make new codes' },
  offTitle: { fa: 'خاموش کردن', en: 'Turning it off' },
  offLead: {
    fa: 'پس از آن تنها گذرواژه پرسیده می‌شود. برای گوشی تازه، خاموش و دوباره روشن کنید.',
    en: 'After that only the password is asked for. For a new phone, turn it off and on again.',
  },
  off: { fa: 'خاموش کردن ورود دومرحله‌ای', en: 'Turn the second step off' },
} as const;
