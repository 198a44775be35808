import type { Text } from '../../kernel/text.ts';
import type { ClosingState, ReferralState, reasons } from './referral.rules.ts';

export const stateNames: Readonly<Record<ReferralState, Text>> = {
  proposed: { fa: 'پیشنهاد شده', en: 'Proposed' },
  accepted: { fa: 'پذیرفتهٔ مددجو', en: 'Accepted by the person' },
  sent: { fa: 'فرستاده به کارفرما', en: 'Sent to the employer' },
  interview: { fa: 'در گفت‌وگو', en: 'Interview' },
  offered: { fa: 'پیشنهاد کار گرفته', en: 'Offered' },
  placed: { fa: 'به نتیجه رسید', en: 'Placed' },
  declined: { fa: 'انصراف مددجو', en: 'Declined by the person' },
  refused: { fa: 'نپذیرفتن کارفرما', en: 'Refused by the employer' },
  withdrawn: { fa: 'پس‌گرفته', en: 'Withdrawn' },
};

/** What a move is called on its button. */
export const moveNames: Readonly<Record<Exclude<ReferralState, 'proposed'>, Text>> = {
  accepted: { fa: 'مددجو پذیرفت', en: 'The person accepts' },
  sent: { fa: 'به کارفرما فرستاده شد', en: 'Sent to the employer' },
  interview: { fa: 'گفت‌وگو گذاشته شد', en: 'Interview arranged' },
  offered: { fa: 'کارفرما پیشنهاد داد', en: 'The employer offers' },
  placed: { fa: 'کار آغاز شد', en: 'Placed' },
  declined: { fa: 'مددجو نپذیرفت', en: 'The person declines' },
  refused: { fa: 'کارفرما نپذیرفت', en: 'The employer refuses' },
  withdrawn: { fa: 'پس گرفتن معرفی', en: 'Withdraw' },
};

/** Each closing state's reasons in words, in the order of their list. */
export const reasonNames: {
  readonly [S in ClosingState]: Readonly<Record<(typeof reasons)[S][number], Text>>;
} = {
  declined: {
    'too-far': { fa: 'دوری راه', en: 'Too far' },
    hours: { fa: 'ساعت کار نمی‌خورد', en: 'Hours do not fit' },
    pay: { fa: 'دستمزد کافی نیست', en: 'Pay is too low' },
    caring: { fa: 'مراقبت از خانواده', en: 'Caring at home' },
    health: { fa: 'تندرستی', en: 'Health' },
    'other-work': { fa: 'کار دیگری دارد', en: 'Has other work' },
    'changed-mind': { fa: 'نظرش عوض شد', en: 'Changed their mind' },
    other: { fa: 'دلیل دیگر', en: 'Other' },
  },
  refused: {
    filled: { fa: 'ظرفیت پر شد', en: 'Already filled' },
    skills: { fa: 'مهارت کافی نبود', en: 'Skills' },
    experience: { fa: 'تجربه کافی نبود', en: 'Experience' },
    interview: { fa: 'پس از گفت‌وگو نپذیرفت', en: 'After the interview' },
    'no-answer': { fa: 'کارفرما پاسخ نداد', en: 'No answer' },
    papers: { fa: 'مدارک کامل نبود', en: 'Papers' },
    other: { fa: 'دلیل دیگر', en: 'Other' },
  },
  withdrawn: {
    'found-work': { fa: 'مشغول کار شد', en: 'Found work' },
    'opportunity-closed': { fa: 'فرصت بسته شد', en: 'The opportunity was closed' },
    'person-left': { fa: 'دیگر همراه ما نیست', en: 'The person left' },
    mistake: { fa: 'اشتباه ثبت شده بود', en: 'Entered by mistake' },
    'no-longer-fits': { fa: 'دیگر مناسب نیست', en: 'No longer fits' },
    'no-answer': { fa: 'پاسخی نرسید', en: 'No answer' },
    other: { fa: 'دلیل دیگر', en: 'Other' },
  },
};

/** A stored reason in words; the code itself where it is of no list of the state. */
export function reasonName(state: ReferralState, reason: string): Text {
  const names: Readonly<Record<string, Text>> =
    state === 'declined' || state === 'refused' || state === 'withdrawn' ? reasonNames[state] : {};
  return names[reason] ?? { fa: reason, en: reason };
}

export const referralText = {
  blocked: {
    fa: 'شرط‌هایی هنوز برآورده نیست؛ راه گشایش هر یک را ببینید و پس از آن دوباره ثبت کنید.',
    en: 'Some conditions are not met yet; see what would open each, then try again.',
  },
  alreadyOpen: {
    fa: 'برای این شخص و این فرصت معرفی بازی هست؛ همان را پی بگیرید.',
    en: 'There is already an open referral of this person to this opportunity; go on with that one.',
  },
  placedThere: {
    fa: 'این شخص همین را گرفته است؛ تا پایان آن معرفی دوباره به همین فرصت معنا ندارد.',
    en: 'This person is placed there already; until that ends there is nothing to refer them to it for.',
  },
  notLooking: {
    fa: 'این شخص اکنون جویای کار نیست؛ اول وضعیتش را در پرونده تازه کنید.',
    en: 'This person is not looking for work now; update their status in the file first.',
  },
  illegal: (from: ReferralState, allowed: readonly ReferralState[]): Text =>
    allowed.length === 0
      ? {
          fa: `این معرفی پایان یافته است (${stateNames[from].fa})؛ اگر لازم است معرفی تازه‌ای بسازید.`,
          en: `This referral has ended (${stateNames[from].en.toLowerCase()}); make a new one if it is needed.`,
        }
      : {
          fa: `معرفی اکنون «${stateNames[from].fa}» است و از اینجا به این‌ها می‌رود: ${allowed.map((state) => stateNames[state].fa).join('، ')}.`,
          en: `The referral is now "${stateNames[from].en}"; from here it can go to: ${allowed.map((state) => stateNames[state].en).join(', ')}.`,
        },
  full: {
    fa: 'جای خالی نمانده است؛ تا آزاد شدن جا صبر کنید یا ظرفیت فرصت را بررسی کنید.',
    en: 'No vacancy is left; wait until one is free, or check the number of vacancies.',
  },
  stale: {
    fa: 'در این میان کس دیگری این معرفی را جابه‌جا کرده است؛ صفحه را تازه کنید و دوباره ثبت کنید.',
    en: 'Someone else moved this referral in the meantime; reload and try again.',
  },
  consentFirst: {
    fa: 'نام کسی بدون رضایت خودش به کارفرما نمی‌رسد؛ اول پذیرفتن مددجو را ثبت کنید، سپس معرفی‌نامه آماده است.',
    en: "Nobody's name goes to an employer without their consent; record that the person accepts, then the letter is there.",
  },
  letterOver: {
    fa: 'این معرفی پایان یافته است و معرفی‌نامه ندارد.',
    en: 'This referral has ended and has no letter.',
  },
} as const;
