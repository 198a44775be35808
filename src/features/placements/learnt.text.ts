import { formatDecimal, formatNumber } from '../../kernel/persian.ts';
import type { Text } from '../../kernel/text.ts';
import type { Learnt, LearntCode } from './learnt.rules.ts';

const sayings: Readonly<Record<LearntCode, (n: { fa: string; en: string }) => Text>> = {
  commute: (n) =>
    n.fa === ''
      ? {
          fa: 'راه دور بود: بیشترین مسافت را کوتاه‌تر کنید',
          en: 'The way was too long: shorten the longest distance',
        }
      : {
          fa: `راه دور بود: بیشترین مسافت را به ${n.fa} کیلومتر برسانید`,
          en: `The way was too long: bring the longest distance down to ${n.en} km`,
        },
  hours: () => ({
    fa: 'ساعت‌ها نمی‌خورد: ساعت‌های آزاد را دوباره بپرسید',
    en: 'The hours did not fit: ask for the free hours again',
  }),
  caring: () => ({
    fa: 'مراقبت در خانه را دوباره بپرسید',
    en: 'Ask again about caring at home',
  }),
  health: () => ({
    fa: 'تندرستی: بپرسید چه کاری و چند ساعت شدنی است',
    en: 'Health: ask which work and how many hours are possible',
  }),
  wishes: () => ({
    fa: 'خواسته‌ها را دوباره بپرسید',
    en: 'Ask again what is wished for',
  }),
  skills: () => ({
    fa: 'مهارت‌هایی را که در این کار به کار آمد تأیید کنید',
    en: 'Confirm the skills that this work used',
  }),
  experience: (n) => ({
    fa: `تجربهٔ این شغل در پرونده هست؛ ${n.fa} سال این کار را در آن ببینید`,
    en: `This trade is among the experience; see that its ${n.en} years are in it`,
  }),
  'new-work': () => ({
    fa: 'کار بهتری یافته است: همان را ثبت کنید',
    en: 'Found better work: write that down',
  }),
  employer: () => ({
    fa: 'دستمزد پرداخت نشد: در شکایت‌های این کارفرما شمرده می‌شود',
    en: 'Wages were not paid: counted among the complaints on this employer',
  }),
};

/** What was learnt in words. */
export function sayLearnt({ code, value }: Learnt): Text {
  return sayings[code](
    value === null
      ? { fa: '', en: '' }
      : Number.isInteger(value)
        ? { fa: formatNumber(value, 'fa'), en: formatNumber(value, 'en') }
        : { fa: formatDecimal(value, 'fa', 1), en: formatDecimal(value, 'en', 1) },
  );
}
