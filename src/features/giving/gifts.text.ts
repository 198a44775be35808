import type { Text } from '../../kernel/text.ts';
import type { PledgeKind } from '../pledges/pledge.rules.ts';
import type { GiftEnd, GiftStepName } from './gift.rules.ts';
import type { IncomeBand } from './income-band.rules.ts';

export const stepWords: Readonly<Record<GiftStepName, Text>> = {
  received: { fa: 'هدیهٔ شما رسید', en: 'Your gift came' },
  purchased: { fa: 'وسایل کار خریده شد', en: 'The tools were bought' },
  delivered: { fa: 'به خانواده رسید', en: 'They reached the family' },
  earning: { fa: 'نخستین درآمد', en: 'The first income' },
  'day-90': { fa: 'سه ماه کار', en: 'Three months of work' },
  'day-365': { fa: 'یک سال کار', en: 'A year of work' },
};

export const endWords: Readonly<Record<GiftEnd, Text>> = {
  cancelled: {
    fa: 'پیش از خرید کنار گذاشته شد. پول شما دست‌نخورده به هدیه‌تان برگشت.',
    en: 'It was put aside before anything was bought. Your money went back to your gift, untouched.',
  },
  'handed-back': {
    fa: 'این کار ادامه نیافت و وسایل آن به انجمن برگشت تا به خانوادهٔ دیگری برسد.',
    en: 'This work did not go on. Its tools are back with the association, for another family.',
  },
  reallocated: {
    fa: 'این کار ادامه نیافت و وسایل آن به خانوادهٔ دیگری رسید.',
    en: 'This work did not go on. Its tools went to another family.',
  },
  lost: {
    fa: 'وسایل این کار از دست رفت. آنچه بازمانده بود به کار گرفته می‌شود.',
    en: 'The tools of this work were lost. What could be saved is put to use.',
  },
};

export const bandWords: Readonly<Record<IncomeBand, Text>> = {
  'under-5': { fa: 'کمتر از ۵ میلیون تومان در ماه', en: 'under 5 million tomans a month' },
  '5-10': { fa: '۵ تا ۱۰ میلیون تومان در ماه', en: '5 to 10 million tomans a month' },
  '10-20': { fa: '۱۰ تا ۲۰ میلیون تومان در ماه', en: '10 to 20 million tomans a month' },
  'over-20': { fa: 'بیش از ۲۰ میلیون تومان در ماه', en: 'over 20 million tomans a month' },
};

export const sizeWords: Readonly<Record<'1-2' | '3-4' | '5+', Text>> = {
  '1-2': { fa: 'خانواده‌ای یک یا دو نفره', en: 'a family of one or two' },
  '3-4': { fa: 'خانواده‌ای سه یا چهار نفره', en: 'a family of three or four' },
  '5+': { fa: 'خانواده‌ای پنج نفره یا بیشتر', en: 'a family of five or more' },
};

const givenUnits: Readonly<Partial<Record<PledgeKind, (n: string) => Text>>> = {
  'job-place': (n) => ({ fa: `${n} جای کار`, en: n === '1' ? '1 place to work' : `${n} places to work` }),
  'training-place': (n) => ({
    fa: `${n} جای آموزش`,
    en: n === '1' ? '1 place to train' : `${n} places to train`,
  }),
  'coach-hours': (n) => ({ fa: `${n} ساعت`, en: n === '1' ? '1 hour' : `${n} hours` }),
};

/** How much was given at one time of what money cannot buy; a standing order is by the month only when it is promised. */
export const givenWords = (kind: PledgeKind, n: string): Text =>
  givenUnits[kind]?.(n) ?? { fa: `${n} عدد`, en: n === '1' ? '1 piece' : `${n} pieces` };

export const giftsText = {
  title: { fa: 'هدیه‌های من', en: 'My gifts' },
  lead: {
    fa: 'آنچه داده‌اید و آنچه از آن شد. نام و نشان هیچ خانواده‌ای اینجا نیست.',
    en: 'What you gave and what became of it. No family is named here.',
  },
  emptyTitle: { fa: 'هنوز هدیه‌ای ثبت نکرده‌اید', en: 'You have not given yet' },
  empty: {
    fa: 'با هر اندازه که بخواهید می‌توانید همراه شوید: پول، وسایل کار، جای کار یا چند ساعت مربی‌گری. یکی از کارهای آماده را ببینید.',
    en: 'Any amount is welcome, and so are tools, a place to work or a few hours of coaching. See what is ready to begin.',
  },
  seeCauses: { fa: 'کارهای آماده را ببینید', en: 'See what is ready to begin' },
  giveNow: { fa: 'هدیهٔ تازه', en: 'A new gift' },
  given: { fa: 'داده‌اید', en: 'You gave' },
  used: { fa: 'به کار رسیده', en: 'Put to work' },
  waiting: { fa: 'نزد انجمن یا در کار', en: 'With the association, or at work' },
  families: { fa: 'خانواده به کار رسیدند', en: 'families began work' },
  statement: (year: string): Text => ({ fa: `صورت سال ${year}`, en: `Statement of ${year}` }),
  transparency: { fa: 'کار انجمن‌ها به عدد', en: 'All giving in figures' },
  next: { fa: 'هدیه‌های بعدی', en: 'Next gifts' },
  open: { fa: 'ببینید', en: 'See it' },
  to: (name: string): Text => ({ fa: `به ${name}`, en: `to ${name}` }),
  amount: { fa: 'مبلغ', en: 'Amount' },
  perMonth: { fa: 'هر ماه', en: 'every month' },
  howLong: { fa: 'مدت', en: 'For how long' },
  inWords: { fa: 'به حروف', en: 'In words' },
  state: { fa: 'وضع', en: 'State' },
  purpose: { fa: 'برای', en: 'For' },
  intention: { fa: 'نیت', en: 'Intention' },
  fallback: { fa: 'اگر نشد', en: 'If that cannot be' },
  pledgedOn: { fa: 'روز ثبت', en: 'Pledged on' },
  back: { fa: 'همهٔ هدیه‌ها', en: 'All gifts' },
  backToGift: { fa: 'بازگشت به هدیه', en: 'Back to the gift' },
  payTitle: { fa: 'چگونه بپردازید', en: 'How to pay' },
  payLead: {
    fa: 'این شناسه را هنگام پرداخت بنویسید تا هدیه‌تان پیدا شود.',
    en: 'Write this number with the payment, so that your gift is found.',
  },
  payNowhere: {
    fa: 'شمارهٔ حساب انجمن هنوز ثبت نشده است. به‌زودی همین‌جا می‌آید؛ کاری لازم نیست بکنید.',
    en: 'The association’s account is not on record yet. It will stand here soon; there is nothing for you to do.',
  },
  reference: { fa: 'شناسهٔ پرداخت', en: 'Payment number' },
  iban: { fa: 'شبا', en: 'IBAN' },
  card: { fa: 'کارت', en: 'Card' },
  bank: { fa: 'بانک', en: 'Bank' },
  paid: { fa: 'پرداخت کردم', en: 'I have paid' },
  paidAsk: { fa: 'پرداخت کرده‌اید؟', en: 'Have you paid?' },
  paidTitle: { fa: 'پرداخت کردم', en: 'I have paid' },
  paidLead: {
    fa: 'شمارهٔ پیگیری رسید بانک را بنویسید. پول که رسید، خودکار به این هدیه می‌نشیند.',
    en: 'Write the number on the bank’s slip. When the money comes it is matched to this gift by itself.',
  },
  bankReference: { fa: 'شمارهٔ پیگیری بانک', en: 'Number on the bank’s slip' },
  paidAmount: { fa: 'مبلغ پرداخت (تومان)', en: 'Amount paid (tomans)' },
  paidOn: { fa: 'روز پرداخت', en: 'Day of the payment' },
  paidOnHint: { fa: 'مانند ۱۴۰۵/۰۹/۰۱', en: 'Such as 1405/09/01' },
  paidDone: {
    fa: 'سپاس. به محض رسیدن پول، اینجا می‌بینید.',
    en: 'Thank you. You will see it here when it comes.',
  },
  noticeWaits: { fa: 'چشم‌به‌راه بانک', en: 'waiting for the bank' },
  withdraw: { fa: 'پس گرفتن هدیه', en: 'Take the gift back' },
  stopMonthly: { fa: 'پایان دادن به هدیهٔ ماهانه', en: 'Stop the monthly gift' },
  withdrawLead: {
    fa: 'تا چیزی از آن نرسیده، می‌توانید آن را پس بگیرید. دلیلی نمی‌خواهیم.',
    en: 'As long as nothing of it has come you can take it back. Nobody asks why.',
  },
  stopLead: {
    fa: 'ماه‌های بعد دیگر خواسته نمی‌شود. آنچه داده‌اید، کار خود را می‌کند.',
    en: 'Nothing is asked for in the months to come. What you gave goes on with its work.',
  },
  withdrawn: { fa: 'پس گرفته شد.', en: 'It was taken back.' },
  timeline: { fa: 'مسیر هدیه', en: 'The way of your gift' },
  soFar: { fa: 'تا اینجا', en: 'So far' },
  livelihood: (n: string): Text => ({ fa: `خانوادهٔ ${n}`, en: `Family ${n}` }),
  share: (amount: string): Text => ({ fa: `${amount} از هدیهٔ شما`, en: `${amount} of your gift` }),
  expected: (month: string): Text => ({ fa: `شاید ${month}`, en: `perhaps ${month}` }),
  toCome: { fa: 'در راه', en: 'to come' },
  stopped: { fa: 'پیش نیامد', en: 'did not come' },
  done: { fa: 'انجام شد', en: 'done' },
  restocked: (month: string): Text => ({
    fa: `${month}: دوباره تجهیز شد تا بماند`,
    en: `${month}: restocked so that it goes on`,
  }),
  titlePassed: (month: string): Text => ({
    fa: `${month}: وسایل کار از آنِ خود خانواده شد`,
    en: `${month}: the tools became the family’s own`,
  }),
  wentOn: (month: string): Text => ({
    fa: `${month}: به خانوادهٔ دیگری رسید`,
    en: `${month}: they went on to another family`,
  }),
  endedIn: (month: string): Text => ({ fa: `پایان در ${month}`, en: `Ended in ${month}` }),
  moneyAfter: (fallback: string): Text => ({
    fa: `برای آنچه ماند خواسته بودید: ${fallback}.`,
    en: `For what is left you had asked: ${fallback}.`,
  }),
  waitsForFamily: {
    fa: 'هدیه‌تان به انجمن رسیده است. همین که بتوانیم از راهش چیزی بگوییم، اینجا می‌بینید.',
    en: 'Your gift has reached the association. As soon as anything can be told of its way, it will stand here.',
  },
  fewAlike: {
    fa: 'اگر به خانواده‌ای برسد که همانندش کم است، از راهش چیزی نمی‌گوییم تا کسی شناخته نشود.',
    en: 'Where it reaches a family with few like it, we say nothing of its way, lest somebody be recognised.',
  },
  leftNote: {
    fa: 'جایی که قیمت وسایل، خانواده‌ای را می‌شناساند، نمی‌گوییم چه مبلغ به کار رفته و چه مبلغ مانده است. حساب هر ریال آن در دفتر انجمن هست.',
    en: 'Where the price of the tools would tell who a family is, we do not say how much is at work and how much waits. The association’s books account for every rial of it.',
  },
  waitsForMoney: {
    fa: 'هنوز پرداختی نرسیده است. همین که برسد، ادامهٔ راه هدیه‌تان اینجا می‌آید: خرید، رسیدن به خانواده، نخستین درآمد.',
    en: 'No payment has come yet. Once it comes the way of your gift stands here: bought, with the family, the first income.',
  },
  beginsOn: (day: string): Text => ({
    fa: `این هدیه از ${day} آغاز می‌شود؛ تا آن روز کاری لازم نیست.`,
    en: `This gift begins on ${day}; there is nothing to do until then.`,
  }),
  waitsForBank: {
    fa: 'سپاس که خبر دادید. همین که بانک پولتان را نشان دهد، ادامهٔ راه هدیه‌تان اینجا می‌آید؛ کار دیگری لازم نیست.',
    en: 'Thank you for telling. Once the bank shows your money the way of your gift stands here; there is nothing else to do.',
  },
  waitsForCall: {
    fa: 'ثبت شد. انجمن برای هماهنگی با شما تماس می‌گیرد و آنچه انجام شود همین‌جا می‌آید.',
    en: 'It is on record. The association will call you to arrange it, and what is done will stand here.',
  },
  isOver: { fa: 'این هدیه به پایان رسیده است.', en: 'This gift is over.' },
  about: { fa: 'کار', en: 'Work' },
  income: (band: string): Text => ({ fa: `درآمد آغاز: ${band}`, en: `Income at the start: ${band}` }),
  months: { fa: 'ماه به ماه', en: 'Month by month' },
  month: { fa: 'ماه', en: 'Month' },
  due: { fa: 'قرار', en: 'Promised' },
  came: { fa: 'رسیده', en: 'Came' },
  dueState: {
    due: { fa: 'چشم‌به‌راه', en: 'waiting' },
    received: { fa: 'رسید', en: 'came' },
    dropped: { fa: 'برداشته شد', en: 'dropped' },
  },
  keptOfDue: (amount: string): Text => ({
    fa: `${amount} ماند؛ باقی دیگر خواسته نمی‌شود`,
    en: `${amount} stays; the rest is not asked for any more`,
  }),
  receipts: { fa: 'رسیدها', en: 'Receipts' },
  receipt: (number: string): Text => ({ fa: `رسید ${number}`, en: `Receipt ${number}` }),
  givenTitle: { fa: 'آنچه انجام شده', en: 'What was given' },
  moneyTitle: { fa: 'پول این هدیه', en: 'The money of this gift' },
  received: { fa: 'رسیده', en: 'Came' },
  returned: { fa: 'برگشت داده شد', en: 'Given back' },
  movedIn: { fa: 'آمده از ذخیرهٔ تعمیر و جابه‌جایی', en: 'From the reserve for repairs, and moves' },
  movedOut: { fa: 'رفته به ذخیرهٔ تعمیر و جابه‌جایی', en: 'To the reserve for repairs, and moves' },
  moved: { fa: 'از ذخیرهٔ تعمیر یا به آن', en: 'From or to the reserve for repairs' },
  setAside: { fa: 'کنار گذاشته برای خرید', en: 'Set aside to be spent' },
  again: { fa: 'دوباره همراه شوید', en: 'Give again' },
  againSame: { fa: 'همین کار، یک بار دیگر', en: 'The same, once more' },
  againRestock: { fa: 'تجهیز دوبارهٔ همین رشته', en: 'Restock the same kind of work' },
  againCustomer: { fa: 'مشتری همیشگی آن شوید', en: 'Become its regular customer' },
  moreLivelihoods: { fa: 'چند خانواده', en: 'Several families' },
} as const;

export const yearText = {
  title: (year: string): Text => ({ fa: `صورت هدیه‌های سال ${year}`, en: `Statement of gifts, ${year}` }),
  of: { fa: 'نیکوکار', en: 'Benefactor' },
  to: { fa: 'به', en: 'To' },
  period: { fa: 'دوره', en: 'Period' },
  opening: { fa: 'مانده از پیش', en: 'Left from before' },
  given: { fa: 'داده‌اید', en: 'You gave' },
  moved: { fa: 'ذخیرهٔ تعمیر و جابه‌جایی', en: 'Reserve for repairs, and moves' },
  returned: { fa: 'برگشت به شما', en: 'Given back to you' },
  returnedWithFee: { fa: 'برگشت به شما (با کارمزد بانک)', en: 'Given back to you (with the bank’s fee)' },
  used: { fa: 'به کار رسید', en: 'Put to work' },
  left: { fa: 'نزد انجمن یا در کار', en: 'With the association, or at work' },
  setAside: { fa: 'از آن، کنار گذاشته برای خرید', en: 'of which set aside to be spent' },
  sums: { fa: 'جمع سال', en: 'The year in sum' },
  lines: { fa: 'به ترتیب', en: 'In order' },
  when: { fa: 'زمان', en: 'When' },
  what: { fa: 'چه', en: 'What' },
  amount: { fa: 'تومان', en: 'Tomans' },
  reference: { fa: 'شناسه', en: 'Number' },
  effects: {
    received: { fa: 'دریافت', en: 'Received' },
    returned: { fa: 'برگشت', en: 'Given back' },
    'set-aside': { fa: 'کنار گذاشته شد', en: 'Set aside' },
    transferred: { fa: 'ذخیرهٔ تعمیر', en: 'Reserve for repairs' },
    spent: { fa: 'به کار رسید', en: 'Put to work' },
    fee: { fa: 'کارمزد بانک برای برگشت', en: 'The bank’s fee for giving it back' },
  },
  givenInWords: (words: string): Text => ({ fa: `داده‌اید: ${words}.`, en: `You gave ${words}.` }),
  give: { fa: 'کارهای آماده را ببینید', en: 'See what is ready to begin' },
  none: {
    fa: 'در این سال هنوز پولی از شما نرسیده است. همین که برسد، اینجا به ترتیب می‌آید.',
    en: 'No money of yours has come in this year yet. When it does, it stands here in order.',
  },
  balance: {
    fa: 'مانده از پیش، به‌علاوهٔ آنچه داده‌اید و جابه‌جایی‌ها، منهای برگشتی‌ها و آنچه به کار رسید، برابر است با آنچه نزد انجمن یا در کار است.',
    en: 'What was left from before, with what you gave and what moved, less what went back and what was put to work, is what is with the association, or at work.',
  },
  fromLedger: {
    fa: 'این برگه از دفتر حساب انجمن خوانده شده است و با آن ریال به ریال می‌خواند. آنچه قیمتش خانواده‌ای را می‌شناساند، اینجا در «نزد انجمن یا در کار» است و در دفتر انجمن جدا.',
    en: 'This sheet is read from the association’s books and agrees with them to the rial. What reached families whom its price would give away stands here with what waits, and apart in the books.',
  },
  otherYears: { fa: 'سال‌های دیگر', en: 'Other years' },
  back: { fa: 'هدیه‌های من', en: 'My gifts' },
} as const;
