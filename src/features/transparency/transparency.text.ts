import type { Text } from '../../kernel/text.ts';

/** Every figure of the page, each with a page of its own that says what it means. */
export const transparencyFigures = [
  'received',
  'spent',
  'waiting',
  'families',
  'survival',
  'provinces',
] as const;
export type TransparencyFigure = (typeof transparencyFigures)[number];

export const figureNames: Readonly<Record<TransparencyFigure, Text>> = {
  received: { fa: 'رسیده', en: 'Received' },
  spent: { fa: 'به کار رسیده', en: 'Spent' },
  waiting: { fa: 'مانده', en: 'Waiting' },
  families: { fa: 'خانواده‌هایی که کار را آغاز کردند', en: 'Families that began work' },
  survival: { fa: 'کارهایی که پابرجا ماندند', en: 'Work that lasted' },
  provinces: { fa: 'سهم استان‌ها', en: 'Share by province' },
};

/** What a figure is, how it is counted, and what it leaves out. */
export const figureDefinitions: Readonly<Record<TransparencyFigure, readonly Text[]>> = {
  received: [
    {
      fa: 'همهٔ آنچه از آغاز به صندوق‌های انجمن‌ها رسیده است: هدیهٔ نیکوکاران، وسایلی که خودشان داده‌اند، اعتبارها و پول خود انجمن‌ها؛ منهای آنچه پس داده شد.',
      en: 'All that has come to the associations’ funds since the beginning: gifts, tools given in kind, credit lines and the associations’ own money, less what was given back.',
    },
    {
      fa: 'برابر است با «به کار رسیده» به‌علاوهٔ «مانده»، و ریال به ریال با تراز دفتر آن روز می‌خواند. قول‌هایی که پولش نرسیده در آن نیست.',
      en: 'It is what was spent and what is waiting, and agrees to the rial with the trial balance of that day. Promises that have not come are no part of it.',
    },
  ],
  spent: [
    {
      fa: 'بهای آنچه به دست خانواده‌ها رسیده، با تعمیر و تجهیز دوباره، و آنچه از دست رفته است. وسایلی که خریده شده و هنوز تحویل نشده در آن نیست.',
      en: 'What reached families cost, with repairs and restocking, and what was lost. Tools that are bought and not handed over are no part of it.',
    },
  ],
  waiting: [
    {
      fa: 'آنچه رسیده و هنوز به خانواده‌ای نرسیده است: چه آزاد باشد، چه برای خریدی کنار گذاشته شده باشد.',
      en: 'What came and has not reached a family: free, or set aside for something that is being bought.',
    },
    {
      fa: 'پولی که هنوز معلوم نیست هدیهٔ کیست، جدا نوشته می‌شود.',
      en: 'Money of which it is not known yet whose gift it is stands apart.',
    },
  ],
  families: [
    {
      fa: 'خانواده‌هایی که در آن ماه وسایل کار یا وام را گرفتند و دست‌کم نیمی از بهای آن را نیکوکاران دادند، و در ۱۲ ماه پیش از آن چنین چیزی نگرفته بودند.',
      en: 'Families to whom a kit or loan was handed over in that month, at least half of it paid by benefactors, and none such in the 12 months before.',
    },
    {
      fa: 'ماهی که کمتر از پنج خانواده دارد با ماه‌های پس از خود گفته می‌شود. عددی که گفته شد دیگر تغییر نمی‌کند؛ آنچه بعد معلوم شود، جدا و به نام اصلاح می‌آید، و آن هم دست‌کم پنج خانواده با هم.',
      en: 'A month with fewer than five families is told with those that follow. What was told never changes; what is found out later stands by itself as a correction, five families or more at once.',
    },
  ],
  survival: [
    {
      fa: 'از کارهایی که با وسایل داده‌شده آغاز شد، چند درصد پس از ۳۰، ۹۰، ۱۸۰ و ۳۶۵ روز پابرجا بوده‌اند (روش کاپلان–مایر). کاری که از آن بی‌خبریم تا آخرین روز باخبری شمرده می‌شود.',
      en: 'Of the work that kits began, what percent stood after 30, 90, 180 and 365 days (Kaplan–Meier). Work of which nothing is known counts up to the last day it was known.',
    },
    {
      fa: 'جایی که کمتر از پنج کار دنبال شده است چیزی نمی‌گوییم، و عدد تازه وقتی می‌آید که دست‌کم پنج کار افزوده شده باشد.',
      en: 'Where fewer than five were followed nothing is told, and a new figure comes once five more have been added.',
    },
  ],
  provinces: [
    {
      fa: 'از همهٔ خانواده‌هایی که از آغاز کار را شروع کردند، هر استان چند تا دارد؛ استان، استان انجمن است.',
      en: 'Of all families that began work since the beginning, how many each province has; the province is that of the association.',
    },
    {
      fa: 'استان‌هایی که خانواده‌هایشان کم است با هم گفته می‌شوند، و عدد هر استان وقتی پیش می‌رود که پنج خانوادهٔ تازه داشته باشد. پس از کنار هم گذاشتن دو ماه هم خانواده‌ای شناخته نمی‌شود.',
      en: 'Provinces with few families are told together, and the number of a province moves on once it has five more. So nobody is found by laying two months side by side.',
    },
  ],
};

export const transparencyText = {
  title: { fa: 'کار انجمن‌ها به عدد', en: 'Giving in figures' },
  lead: {
    fa: 'هر چه رسیده، هر چه به کار رفته و هر چه مانده است. هیچ نامی اینجا نیست.',
    en: 'All that came, all that was spent and all that waits. Nobody is named here.',
  },
  asOf: (month: string): Text => ({
    fa: `به حساب پایان ${month}، چنان‌که همان روز می‌دانستیم.`,
    en: `As of the end of ${month}, as known that day.`,
  }),
  moneyAsOf: (month: string): Text => ({
    fa: `عددهای پول از پایان ${month} است؛ وقتی پیش می‌رود که دست‌کم پنج تحویل تازه باشد.`,
    en: `The money is of the end of ${month}; it moves on once there are five more hand-overs.`,
  }),
  survivalAsOf: (month: string, works: string): Text => ({
    fa: `از ${works} کار، در پایان ${month}`,
    en: `Of ${works} works, at the end of ${month}`,
  }),
  none: {
    fa: 'هنوز چیزی منتشر نشده است. نخستین عددها پایان این ماه می‌آید؛ تا آن وقت کارهای آماده را ببینید.',
    en: 'Nothing is published yet. The first figures come at the end of this month; until then see what is ready to begin.',
  },
  seeCauses: { fa: 'کارهای آماده', en: 'What is ready to begin' },
  means: { fa: 'یعنی چه؟', en: 'What does it mean?' },
  total: (n: string): Text => ({ fa: `${n} خانواده از آغاز`, en: `${n} families since the beginning` }),
  monthsTitle: { fa: 'خانواده‌ها ماه به ماه', en: 'Families by month' },
  monthsDescription: (n: string): Text => ({
    fa: `شمار خانواده‌هایی که در هر یک از دوازده ماه گذشته کار را آغاز کردند؛ روی هم ${n}.`,
    en: `How many families began work in each of the last twelve months; ${n} together.`,
  }),
  month: { fa: 'ماه', en: 'Month' },
  families: { fa: 'خانواده', en: 'Families' },
  pending: (months: string): Text => ({
    fa: `${months}: کمتر از پنج خانواده؛ با ماه بعد گفته می‌شود.`,
    en: `${months}: fewer than five families; told with the next month.`,
  }),
  corrections: { fa: 'اصلاح ماه‌های پیش', en: 'Corrections of earlier months' },
  correction: (month: string, n: string): Text => ({
    fa: `گفته‌شده در ${month}: ${n} خانواده`,
    en: `Told in ${month}: ${n} families`,
  }),
  survivalTitle: { fa: 'پس از آغاز کار', en: 'After the start' },
  days: (n: string): Text => ({ fa: `${n} روز`, en: `${n} days` }),
  tooFew: { fa: 'هنوز به اندازه‌ای نیست که بگوییم', en: 'not enough yet to tell' },
  provincesTitle: { fa: 'سهم هر استان', en: 'Each province’s share' },
  province: { fa: 'استان', en: 'Province' },
  share: { fa: 'سهم', en: 'Share' },
  noneApart: {
    fa: 'هنوز هیچ استانی به‌تنهایی گفته نمی‌شود؛ همه در جمع کشورند.',
    en: 'No province is told by itself yet; all are in the sum of the country.',
  },
  together: { fa: 'استان‌های دیگر با هم', en: 'Other provinces together' },
  together1: { fa: 'با هم گفته می‌شود', en: 'told together' },
  withheld: {
    fa: 'استانی که کمتر از پنج خانواده دارد جدا گفته نمی‌شود تا کسی شناخته نشود.',
    en: 'A province with fewer than five families is not told by itself, so that nobody is recognised.',
  },
  unidentified: (amount: string): Text => ({
    fa: `${amount} هم رسیده که هنوز معلوم نیست هدیهٔ کیست.`,
    en: `${amount} more has come of which it is not known yet whose gift it is.`,
  }),
  earlier: { fa: 'ماه‌های پیش', en: 'Earlier months' },
  back: { fa: 'همهٔ عددها', en: 'All figures' },
  through: { fa: 'تا', en: 'to' },
} as const;
