import { formatJalali, type LocalDate } from '../../kernel/calendar.ts';
import { formatDecimal, formatNumber, formatRial } from '../../kernel/persian.ts';
import type { Lang, Text } from '../../kernel/text.ts';
import type { NearestUnlock, NearestWay } from './nearest.rules.ts';

/** What is done for those of one kind. */
export const wayNames: Readonly<Record<NearestWay, Text>> = {
  place: { fa: 'کارفرما پیشنهاد داده است: آغاز کار را ثبت کنید', en: 'Offered: record that the work began' },
  verify: { fa: 'با یک تماس روشن می‌شود', en: 'A call makes it known' },
  'ask-amount': { fa: 'ساعت و درآمد پرسیده شود', en: 'Ask for hours and pay' },
  'record-work': { fa: 'کارش ثبت شود', en: 'Record the work' },
  'more-hours': { fa: 'کمی ساعت یا درآمد بیشتر', en: 'A few more hours, or more pay' },
  move: { fa: 'معرفی‌اش یک گام جلو برود', en: 'Take the referral a step further' },
  refer: { fa: 'به این فرصت معرفی شود', en: 'Refer to this' },
  open: { fa: 'تنها یک شرط مانده است', en: 'One condition is left' },
};

export const nearestText = {
  title: { fa: 'نزدیک‌ترین‌ها به کار', en: 'Nearest to work' },
  empty: {
    fa: 'فعلاً کسی با یک گام در کار شمرده نمی‌شود. فرصت تازه‌ای ثبت کنید یا پیگیری‌ها را به‌روز کنید.',
    en: 'For now no one step would count anybody in work. Record new opportunities, or bring the checks up to date.',
  },
  call: { fa: 'ثبت پیگیری', en: 'Record a check' },
  record: { fa: 'ثبت کار', en: 'Record work' },
  referral: { fa: 'دیدن معرفی', en: 'See the referral' },
  pair: { fa: 'دیدن و معرفی', en: 'See and refer' },
  why: { fa: 'دیدن شرط', en: 'See the condition' },
} satisfies Readonly<Record<string, Text>>;

/** How much each of them moves the rate, exactly: one of so many people. */
export function worthText(population: number, lang: Lang): string {
  const of = formatNumber(population, lang);
  const points = formatDecimal(population === 0 ? 0 : 100 / population, lang, 3);
  return lang === 'fa'
    ? `هر یک از آنان، وقتی در کار شمرده شود، نرخ را یک نفر از ${of} نفر بالا می‌برد: ${points} واحد درصد.`
    : `Each of them, once counted in work, moves the rate by one of ${of} people: ${points} percentage points.`;
}

export function boundText(matched: { readonly people: number; readonly of: number }, lang: Lang): string {
  const people = formatNumber(matched.people, lang);
  const of = formatNumber(matched.of, lang);
  return lang === 'fa'
    ? `از ${of} نفری که کاری ندارند و معرفی بازی هم ندارند، فرصت‌های ${people} نفر با بیشترین نیاز سنجیده شد.`
    : `Of ${of} people without work and without an open referral, opportunities were weighed for the ${people} in greatest need.`;
}

export function countText(shown: number, found: number, lang: Lang): string {
  const [some, all] = [formatNumber(shown, lang), formatNumber(found, lang)];
  return lang === 'fa' ? `${some} از ${all} نفر` : `${some} of ${all} people`;
}

/** What stands beside a person, where the name of the way does not say it all. */
export function detailText(unlock: NearestUnlock, lang: Lang): string {
  if (unlock.way === 'verify' && unlock.asksAmount)
    return lang === 'fa'
      ? 'اگر سر کار است، ساعت و درآمدش را هم بپرسید.'
      : 'If at work, ask for hours and pay as well.';
  if (unlock.way !== 'more-hours') return '';
  const hours = unlock.hours === null ? undefined : formatDecimal(unlock.hours, lang, 1);
  const rial = unlock.rial === null ? undefined : formatRial(unlock.rial, lang);
  const [byHours, byPay] =
    lang === 'fa'
      ? [hours && `${hours} ساعت در هفته بیشتر`, rial && `ماهی ${rial} بیشتر`]
      : [hours && `${hours} more hours a week`, rial && `${rial} more a month`];
  return [byHours, byPay].filter((part) => part !== undefined).join(lang === 'fa' ? ' یا ' : ' or ');
}

export function fromText(day: LocalDate, lang: Lang): string {
  return lang === 'fa' ? `از ${formatJalali(day, lang)}` : `from ${formatJalali(day, lang)}`;
}
