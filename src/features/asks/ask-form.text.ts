import type { Text } from '../../kernel/text.ts';
import type { AskStep } from './ask-form.rules.ts';

export const askFormText = {
  /** Of the tab: neither what is asked about nor by whom. */
  title: { fa: 'پرسش', en: 'A question' },
  counter: (n: string, of: string): Text => ({ fa: `پرسش ${n} از ${of}`, en: `Question ${n} of ${of}` }),
  about: { fa: 'دربارهٔ', en: 'About' },
  next: { fa: 'ادامه', en: 'Go on' },
  back: { fa: 'بازگشت', en: 'Back' },
  backToWork: { fa: 'بازگشت به آگهی', en: 'Back to the notice' },
  tapCounty: { fa: 'یکی را بزنید:', en: 'Press one:' },
  orType: { fa: 'یا نام شهرستان را بنویسید', en: 'Or write its name' },
  checkTitle: { fa: 'پاسخ‌هایتان را ببینید', en: 'Check your answers' },
  change: { fa: 'تغییر', en: 'Change' },
  send: { fa: 'بفرستید', en: 'Send' },
  privacy: {
    fa: 'نام و شماره‌تان را تنها همان‌ها می‌بینند که زنگ می‌زنند، و پس از مدتی پاک می‌شود.',
    en: 'Only those who call you see your name and number, and they are erased after a time.',
  },
  forgotten: {
    fa: 'بیش از بیست دقیقه گذشت و پاسخ‌های پیش از این نماند. لطفاً یک بار دیگر از همین‌جا شروع کنید.',
    en: 'More than twenty minutes have passed and your earlier answers are gone. Please begin here once more.',
  },
  lostTitle: { fa: 'پاسخ‌هایتان نماند', en: 'Your answers did not stay' },
  lost: {
    fa: 'پاسخ‌ها را تنها بیست دقیقه و تنها در همین مرورگر نگه می‌داریم. اگر این زمان گذشته، از نو شروع کنید؛ سه پرسش کوتاه است.',
    en: 'We keep answers for twenty minutes only, and only in this browser. If that time is over, begin again; it is three short questions.',
  },
  lostAgain: {
    fa: 'اگر همین حالا پاسخ دادید و باز این صفحه آمد، مرورگرتان «کوکی» را نمی‌پذیرد. در تنظیمات مرورگر، کوکی این سایت را برای چند دقیقه مجاز کنید، یا با مرورگر دیگری بیایید.',
    en: 'If you have just answered and see this page again, your browser does not accept cookies. Allow cookies of this site for these minutes in the browser’s settings, or come with another browser.',
  },
  beginAgain: { fa: 'شروع از نو', en: 'Begin again' },
  doneTitle: { fa: 'بعد چه می‌شود', en: 'What happens next' },
  reference: { fa: 'شمارهٔ پیگیری شما', en: 'Your reference number' },
  keep: { fa: 'این شماره را یادداشت کنید.', en: 'Write this number down.' },
  calls: (who: string, by: string): Text => ({
    fa: `${who} تا ${by} به شما زنگ می‌زند.`,
    en: `${who} will call you by ${by}.`,
  }),
  ifLate: {
    fa: 'اگر تا آن روز زنگ نزدند، دوباره همین‌جا بپرسید؛ شماره‌تان همان می‌ماند.',
    en: 'If nobody has called by then, ask here again; your number stays the same.',
  },
  callThem: { fa: 'شمارهٔ آن‌ها', en: 'Their number' },
  talk: {
    fa: 'پشت تلفن دربارهٔ کار، ساعت و درآمد می‌پرسید و قرار دیدار می‌گذارید. پرسیدن هیچ تعهدی نمی‌آورد.',
    en: 'On the phone you ask about the work, hours and pay, and agree when to meet. Asking binds you to nothing.',
  },
  bring: { fa: 'برای دیدار همراه بیاورید', en: 'Bring to the meeting' },
  bringNot: {
    fa: 'اگر یکی را ندارید، باز هم بیایید؛ برای گرفتنش کمک می‌کنیم.',
    en: 'If you lack one of them, come all the same; we help you get it.',
  },
  more: { fa: 'دیدن آگهی‌های دیگر', en: 'See other notices' },
  notMine: { fa: 'این گوشی مال من نیست', en: 'This phone is not mine' },
  notMineWays: [
    {
      fa: 'چیزی در این گوشی نصب نمی‌شود. پاسخ‌هایتان رمزشده و دست‌بالا بیست دقیقه در مرورگر می‌ماند و در نشانی صفحه نمی‌آید.',
      en: 'Nothing is installed on this phone. Your answers stay in the browser for twenty minutes at most, sealed, and do not stand in the address.',
    },
    {
      fa: 'پایان کار، دکمهٔ «خروج فوری» بالای صفحه را بزنید تا همان هم پاک شود، و این صفحه را ببندید.',
      en: 'When you are done, press “Leave at once” at the top, which erases that too, and close this page.',
    },
    {
      fa: 'اگر می‌خواهید نشانی این سایت هم نماند، آن را از سابقهٔ مرورگر پاک کنید، یا از آغاز در پنجرهٔ ناشناس باز کنید.',
      en: 'If the address of this site should not stay either, take it out of the browser’s history, or open it in a private window from the start.',
    },
    {
      fa: 'شماره‌ای بدهید که خودتان جواب می‌دهید؛ هر که زنگ بزند نخست می‌پرسد که آیا می‌توانید حرف بزنید.',
      en: 'Give a number that you answer yourself; whoever calls first asks whether you can talk.',
    },
  ],
} as const;

export const askQuestions: Readonly<
  Record<AskStep, { readonly question: Text; readonly hint: Text; readonly row: Text }>
> = {
  name: {
    question: { fa: 'شما را به چه نامی صدا کنیم؟', en: 'What shall we call you?' },
    hint: { fa: 'نام کوچک هم بس است.', en: 'A first name is enough.' },
    row: { fa: 'نام', en: 'Name' },
  },
  phone: {
    question: { fa: 'به چه شماره‌ای زنگ بزنیم؟', en: 'What number shall we call?' },
    hint: {
      fa: 'همراه، یا ثابت با پیش‌شماره؛ رقم فارسی یا لاتین فرقی نمی‌کند.',
      en: 'A mobile, or a landline with its area code; in any digits.',
    },
    row: { fa: 'شماره', en: 'Number' },
  },
  county: {
    question: { fa: 'در کدام شهرستان زندگی می‌کنید؟', en: 'Which county do you live in?' },
    hint: {
      fa: 'تا نزدیک‌ترین همکار ما زنگ بزند.',
      en: 'So that those of us nearest to you call.',
    },
    row: { fa: 'شهرستان', en: 'County' },
  },
};
