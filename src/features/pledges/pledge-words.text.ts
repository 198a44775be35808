import type { Text } from '../../kernel/text.ts';
import type { Cadence, EarmarkKind, Fallback, Intention, PledgeKind, PledgeState } from './pledge.rules.ts';

export const pledgeKindNames: Readonly<Record<PledgeKind, Text>> = {
  money: { fa: 'پول', en: 'Money' },
  kit: { fa: 'بستهٔ کار', en: 'A kit' },
  'job-place': { fa: 'جای کار', en: 'A place to work' },
  'training-place': { fa: 'جای آموزش', en: 'A place to train' },
  'coach-hours': { fa: 'ساعت مربی‌گری', en: 'Hours of coaching' },
  'standing-order': { fa: 'سفارش همیشگی', en: 'A standing order' },
};

export const cadenceNames: Readonly<Record<Cadence, Text>> = {
  once: { fa: 'یک بار', en: 'Once' },
  monthly: { fa: 'هر ماه', en: 'Every month' },
};

export const intentionNames: Readonly<Record<Intention, Text>> = {
  none: { fa: 'بدون نیت خاص', en: 'No particular intention' },
  sadaqah: { fa: 'صدقه', en: 'Sadaqah (charity)' },
  nazr: { fa: 'نذر', en: 'Nazr (a vow)' },
  zakat: { fa: 'زکات', en: 'Zakat' },
  waqf: { fa: 'وقف', en: 'Waqf (endowment)' },
  'on-behalf': { fa: 'به‌نیابت از عزیزی', en: 'On behalf of somebody dear' },
};

/** What an intention limits, said to whoever chooses it; the rule itself: `pledge-limits.rules.ts`. */
export const intentionRules: Readonly<Partial<Record<Intention, Text>>> = {
  sadaqah: {
    fa: 'هزینهٔ خود انجمن از آن پرداخت نمی‌شود.',
    en: 'Nothing that the association itself costs is paid from it.',
  },
  nazr: {
    fa: 'همان‌جا خرج می‌شود که نذر کرده‌اید؛ اگر نشد، برای جای دیگر از شما می‌پرسیم یا به نزدیک‌ترین کار می‌رسانیم.',
    en: 'It goes where you vowed it; if that cannot be, you are asked, or it goes to what is nearest.',
  },
  zakat: {
    fa: 'تنها خرج بسته‌ای می‌شود که به خانواده می‌رسد؛ نه ذخیرهٔ تعمیر، نه هزینهٔ انجمن.',
    en: 'Only the kit that reaches a family is paid from it: no reserve for repairs, no costs of the association.',
  },
  waqf: {
    fa: 'با آن ابزار ماندگار می‌خریم، نه مواد مصرفی.',
    en: 'It buys tools that last, not materials that are used up.',
  },
};

export const earmarkNames: Readonly<Record<EarmarkKind, Text>> = {
  any: { fa: 'هر جا نیاز بیشتر است', en: 'Wherever the need is greatest' },
  cause: { fa: 'یک طرح معین', en: 'One cause' },
  campaign: { fa: 'یک پویش', en: 'One campaign' },
  trade: { fa: 'یک حرفه', en: 'One trade' },
  province: { fa: 'یک استان', en: 'One province' },
  'women-heads': { fa: 'زنان سرپرست خانوار', en: 'Women who head their household' },
  released: { fa: 'جویندگان کار، برای آغازی دوباره', en: 'Seekers of work, for a new start' },
};

export const fallbackNames: Readonly<Record<Fallback, Text>> = {
  similar: { fa: 'نزدیک‌ترین کار به آن', en: 'Whatever is nearest to it' },
  any: { fa: 'هر خانواده‌ای که آماده است', en: 'Any family that is ready' },
  'ask-me': { fa: 'اول از من بپرسید', en: 'Ask me first' },
  return: { fa: 'به من برگردانید', en: 'Give it back to me' },
};

export const pledgeStateNames: Readonly<Record<PledgeState, Text>> = {
  promised: { fa: 'چشم‌به‌راه دریافت', en: 'Not received yet' },
  receiving: { fa: 'بخشی رسیده است', en: 'Received in part' },
  received: { fa: 'رسیده است', en: 'Received' },
  fulfilled: { fa: 'انجام شده است', en: 'Done' },
  withdrawn: { fa: 'پس گرفته شده است', en: 'Withdrawn' },
  lapsed: { fa: 'بی‌پرداخت پایان یافت', en: 'Ended unpaid' },
};
