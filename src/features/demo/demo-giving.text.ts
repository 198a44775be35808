import type { Text } from '../../kernel/text.ts';

/** Words of the demo's giving; everybody and everything is invented. */
export const givingWords = {
  company: (name: string) => `شرکت ${name}`,
  group: (family: string) => `جمع نیکوکاران ${family}`,
  creditLine: 'اعتبار اشتغال خانواده‌ها (نمونه)',
  banks: ['بانک نمونهٔ مهر', 'بانک نمونهٔ امید'],
  suppliers: [
    'فروشگاه ابزار آفتاب',
    'تجهیزات کار سپهر',
    'بازرگانی دریا',
    'فروشگاه لوازم کار باران',
    'تعاونی تجهیز پگاه',
    'پخش ابزار نسترن',
  ],
  /** What a bank says of a payment that nobody knows. */
  unknownPayers: [
    'واریز از دستگاه خودپرداز، بدون شناسه',
    'انتقال کارت به کارت، بابت کمک',
    'واریز شعبه، شرح: همراهی',
    'انتقال پایا، بدون شناسهٔ پرداخت',
  ],
  handedBack: ['کار دیگری پیدا شد و دستگاه را برگرداندند.', 'به شهر دیگری رفتند و دستگاه را تحویل دادند.'],
  lost: ['دستگاه در جابه‌جایی آسیب دید و دیگر کار نمی‌کند.', 'دستگاه از محل کار برده شد؛ گزارش آن ثبت است.'],
  repaired: 'تعمیر موتور دستگاه',
  restocked: 'تجدید مواد اولیه',
  transfer: 'پشتوانهٔ تعمیر بسته‌ها',
  mistake: 'مبلغ یک صفر کم دارد',
  visitNotes: [
    'کار خوب پیش می‌رود.',
    'سفارش تازه گرفته‌اند.',
    'برای فروش کمک می‌خواهند.',
    'به تعمیر جزئی نیاز بود.',
  ],
  kit: 'وسایل کار نو، با فاکتور',
  jobPlace: 'جای کار در کارگاه، نیم‌وقت یا تمام‌وقت',
  trainingPlace: 'کارآموزی کنار استادکار، سه ماه',
  coachHours: 'مشاورهٔ فروش و حساب‌وکتاب کار',
  standingOrder: 'سفارش ماهانه از آنچه خانواده‌ها می‌سازند',
  confirmed: 'هماهنگ شد.',
} as const;

/** Two sentences of a cause, about a kit that is called so. */
export const causeNeeds: readonly ((kit: Text) => Text)[] = [
  ({ fa, en }) => ({
    fa: `چند خانواده کار «${fa}» را بلدند و جای آن را دارند، اما وسیله‌اش را نه. با این وسایل کار از خانهٔ خودشان آغاز می‌شود و مربی سه ماه کنارشان است.`,
    en: `Several families know the work of "${en}" and have room for it, but not its tools. With them the work begins at home, and a coach stays by them for three months.`,
  }),
  ({ fa, en }) => ({
    fa: `برای «${fa}» خریدار هست و خانواده‌ها آموزش آن را دیده‌اند. آنچه مانده ابزار کار و مواد شصت روز نخست است.`,
    en: `There are buyers for "${en}" and the families were trained for it. What is left are the tools and the materials of the first sixty days.`,
  }),
  ({ fa, en }) => ({
    fa: `هر جا که نوبتی از «${fa}» پر شود، یک خانواده از درآمد خودش زندگی می‌کند. وسایل امانت می‌ماند تا کار جا بیفتد و سپس از آن خود خانواده است.`,
    en: `With each place of "${en}" that is filled, one family lives by its own income. The tools are held on trust until the work stands, then they are the family's own.`,
  }),
];

interface CampaignWords {
  readonly title: Text;
  readonly story: Text;
}
export const campaignWords: Readonly<Record<'before' | 'running', CampaignWords>> = {
  before: {
    title: { fa: 'نسیم مهر پارسال', en: 'Nasim-e Mehr, the last one' },
    story: {
      fa: 'با هم در نسیم مهر پیش، کار تازه ساختیم. آنچه رسید، کار شد و دنبالهٔ آن این‌جاست.',
      en: 'At the last Nasim-e Mehr we built new work together. What came became work, and this is what followed.',
    },
  },
  running: {
    title: { fa: 'پیش از زمستان، کار', en: 'Work before winter' },
    story: {
      fa: 'تا پیش از سرما، چند خانوادهٔ دیگر کار خودشان را آغاز کنند. هر وسیلهٔ کار، یک آغاز است.',
      en: 'Before the cold comes, a few more families shall begin work of their own. Every tool is a beginning.',
    },
  },
};

/** Who approves at the association of a province. */
export const managerName = (province: Text): Text => ({
  fa: `مدیر انجمن ${province.fa}`,
  en: `Manager, ${province.en}`,
});
