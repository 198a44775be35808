import type { Text } from '../../kernel/text.ts';

/** What the public pages of giving say. */
export const giveText = {
  title: { fa: 'کاری راه بیندازید', en: 'Start a livelihood' },
  sentence: {
    fa: 'با شما، خانواده‌ای ابزار کار خودش را به دست می‌آورد و از دسترنج خودش زندگی می‌کند.',
    en: 'With you, a family gets the tools of its own trade and lives from its own work.',
  },
  give: { fa: 'همراه می‌شوم', en: 'I want to help' },
  monthOf: (when: string, done: string, target: string): Text => ({
    fa: `در ${when}، ${done} خانواده از ${target} خانواده کارشان را آغاز کردند.`,
    en: `In ${when}, ${done} of ${target} families set up their work.`,
  }),
  monthOnly: (when: string, done: string): Text => ({
    fa: `در ${when}، ${done} خانواده کارشان را آغاز کردند.`,
    en: `In ${when}, ${done} families set up their work.`,
  }),
  monthNone: {
    fa: 'شمار خانواده‌های هر ماه در پایان آن ماه اینجا می‌آید.',
    en: 'How many families set up their work in a month stands here at its end.',
  },
  monthBar: { fa: 'خانواده‌های ماهی که گذشت', en: 'Families of the month that is over' },
  causes: { fa: 'طرح‌هایی که چشم‌به‌راه‌اند', en: 'Causes that are waiting' },
  allCauses: { fa: 'همهٔ طرح‌ها', en: 'All causes' },
  noCauses: {
    fa: 'اکنون طرح بازی نیست. هدیهٔ شما به نخستین خانوادهٔ آماده می‌رسد.',
    en: 'No cause is open right now. Your gift goes to the first family that is ready.',
  },
  campaigns: { fa: 'پویش‌ها', en: 'Campaigns' },
  journey: { fa: 'پول شما چه راهی می‌رود؟', en: 'How your money travels' },
  verbs: [
    {
      icon: 'receive',
      fa: ['می‌رسد', 'انجمن دریافت را به شما خبر می‌دهد.'],
      en: ['Received', 'The association tells you that it came.'],
    },
    {
      icon: 'buy',
      fa: ['می‌خریم', 'ابزار را انجمن می‌خرد؛ پول نقد به کسی داده نمی‌شود.'],
      en: ['Bought', 'The association buys the tools; no cash changes hands.'],
    },
    {
      icon: 'deliver',
      fa: ['می‌رسانیم', 'بی‌نام و نشان و بی‌مراسم، همراه با مربی.'],
      en: ['Delivered', 'Without names or ceremony, and with a coach.'],
    },
    {
      icon: 'earn',
      fa: ['درآمد می‌آورد', 'یک سال پیگیری می‌کنیم و خبرش را به شما می‌دهیم.'],
      en: ['Earning', 'We follow it for a year and tell you how it goes.'],
    },
  ],
  proof: { fa: 'از کجا مطمئن باشم؟', en: 'How can I be sure?' },
  proofText: {
    fa: 'هر ریالی که می‌رسد و خرج می‌شود در صفحهٔ شفافیت پیداست.',
    en: 'Every rial received and spent can be seen on the transparency page.',
  },
  transparency: { fa: 'صفحهٔ شفافیت', en: 'Transparency page' },
  otherWays: { fa: 'جز پول', en: 'Other than money' },
  signIn: { fa: 'پیش‌تر همراه بوده‌اید؟', en: 'Have you given before?' },
  signInLink: { fa: 'ورود نیکوکار', en: 'Benefactor sign-in' },
  myGifts: { fa: 'هدیه‌های من', en: 'My gifts' },
  listTitle: { fa: 'طرح‌های حمایت', en: 'Causes' },
  listCount: (n: string): Text => ({ fa: `${n} طرح باز`, en: `${n} open causes` }),
  none: {
    fa: 'طرحی با این نشانی‌ها باز نیست. صافی‌ها را بردارید یا به نخستین خانوادهٔ آماده کمک کنید.',
    en: 'No open cause fits this. Take the filters off, or help the first family that is ready.',
  },
  reset: { fa: 'برداشتن صافی‌ها', en: 'Reset filters' },
  filter: { fa: 'نشان بده', en: 'Show' },
  province: { fa: 'استان', en: 'Province' },
  anyProvince: { fa: 'همهٔ استان‌ها', en: 'All provinces' },
  trade: { fa: 'رشتهٔ کار', en: 'Field of work' },
  anyTrade: { fa: 'همهٔ رشته‌ها', en: 'All fields' },
  campaign: { fa: 'پویش', en: 'Campaign' },
  anyCampaign: { fa: 'همهٔ پویش‌ها', en: 'All campaigns' },
  next: { fa: 'بعدی', en: 'Next' },
  backToList: { fa: 'همهٔ طرح‌ها', en: 'All causes' },
  home: { fa: 'آغاز', en: 'Start' },
  budget: { fa: 'خرجش چیست؟', en: 'What it costs' },
  state: { fa: 'وضع', en: 'State' },
  sum: { fa: 'برای یک خانواده', en: 'For one family' },
  states: {
    bought: { fa: 'خریده شد', en: 'Bought' },
    waiting: { fa: 'چشم‌به‌راه', en: 'Waiting' },
    estimate: { fa: 'برآورد', en: 'Estimate' },
  },
  open: (open: string, all: string): Text => ({
    fa: `${open} جا از ${all} خانواده هنوز باز است.`,
    en: `${open} of ${all} families still need somebody.`,
  }),
  full: { fa: 'همهٔ جاها گرفته شده است.', en: 'All places are taken.' },
  funded: (percent: string): Text => ({
    fa: `${percent}٪ پذیرفته شده`,
    en: `${percent}% taken on`,
  }),
  fundedTitle: { fa: 'پذیرفته‌شده از همهٔ طرح', en: 'Taken on, of the whole cause' },
  giveWhole: (amount: string): Text => ({
    fa: `کار یک خانواده را راه می‌اندازم (${amount})`,
    en: `Set up one family (${amount})`,
  }),
  givePart: { fa: 'سهمی از آن', en: 'Give a part' },
  after: { fa: 'بعدش چه می‌شود؟', en: 'What happens then' },
  afterSteps: [
    {
      fa: 'شناسهٔ پرداخت می‌گیرید و جا هفت روز برای شما می‌ماند.',
      en: 'You get a payment number, and the place is kept for you for seven days.',
    },
    {
      fa: 'انجمن، بستهٔ کار را می‌خرد و در یکی از خانواده‌های ثبت‌شده واگذار می‌کند. بسته یک تا دو سال امانت است و بعد از آنِ خانواده می‌شود.',
      en: 'The association buys the kit and hands it to one of the registered families. It is held on trust for a year or two, then it is theirs.',
    },
    {
      fa: 'خریدن، رسیدن، نخستین درآمد و ماندن کار را ماه‌به‌ماه به شما خبر می‌دهیم؛ بی نام و نشان خانواده.',
      en: 'You are told, month by month, when it is bought, delivered, earning and lasting; never who the family is.',
    },
    {
      fa: 'اگر کار نماند، به شما می‌گوییم و بسته به خانوادهٔ دیگری می‌رسد.',
      en: 'If it does not last you are told, and the kit goes to another family.',
    },
  ],
  verified: (organisation: string, day: string): Text => ({
    fa: `تأیید ${organisation} در ${day}`,
    en: `Verified by ${organisation} on ${day}`,
  }),
  privacy: {
    fa: 'دست‌کم پنج خانوادهٔ ثبت‌شده چنین‌اند؛ هیچ طرحی خانوادهٔ معینی را نشان نمی‌دهد.',
    en: 'At least five registered families are like this; no cause points at any one of them.',
  },
  gone: { fa: 'این طرح دیگر باز نیست', en: 'This cause is no longer open' },
  goneText: {
    fa: 'کامل شده یا به پایان رسیده است. این‌ها نزدیک‌ترند:',
    en: 'It is fully taken on, or has ended. These are the nearest:',
  },
  everywhere: { fa: 'سراسر کشور', en: 'Nationwide' },
} as const;

/** What each way of giving other than money is, in a few words. */
export const otherWays = {
  kit: { fa: 'بستهٔ کار یا ابزار نو', en: 'A kit or new tools' },
  'job-place': { fa: 'جای کار', en: 'A place to work' },
  'training-place': { fa: 'جای آموزش', en: 'A place to train' },
  'coach-hours': { fa: 'چند ساعت مربی‌گری', en: 'Hours of coaching' },
  'standing-order': { fa: 'مشتری همیشگی شدن', en: 'Becoming a regular customer' },
} as const;
