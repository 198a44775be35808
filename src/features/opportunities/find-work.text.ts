import type { Text } from '../../kernel/text.ts';
import type { ChipName, Relaxed } from './work-filters.rules.ts';

export const findWorkText = {
  forGivers: { fa: 'برای نیکوکاران', en: 'For benefactors' },
  /** Stands in the tab and in the history of a phone that others hold too: it tells nothing of who looks or why. */
  title: { fa: 'آگهی‌های کار', en: 'Work notices' },
  heading: { fa: 'کار پیدا کنید', en: 'Find work' },
  lead: {
    fa: 'رایگان است و نام‌نویسی نمی‌خواهد. هر کدام به کارتان آمد، بپرسید؛ به شما زنگ می‌زنیم.',
    en: 'It is free, and you need not register. Ask about any that suits you; we will call you.',
  },
  what: { fa: 'چه کاری؟', en: 'What work?' },
  whatHint: { fa: 'مثلاً خیاطی یا جوشکاری', en: 'Sewing or welding, say' },
  where: { fa: 'کجا؟', en: 'Where?' },
  whereHint: {
    fa: 'نام شهرستان یا استان را بنویسید؛ یا',
    en: 'Write the name of a county or a province; or',
  },
  pay: { fa: 'درآمد ماهانه دست‌کم', en: 'At least, a month' },
  anyPay: { fa: 'هر چه باشد', en: 'Any pay' },
  millionTomans: (n: string): Text => ({ fa: `${n} میلیون تومان`, en: `${n} million tomans` }),
  payFrom: (n: string): Text => ({ fa: `دست‌کم ${n} میلیون تومان`, en: `at least ${n} million tomans` }),
  change: { fa: 'تغییر جست‌وجو', en: 'Change the search' },
  search: { fa: 'جست‌وجو', en: 'Search' },
  narrow: { fa: 'محدود کردن', en: 'Narrow down' },
  kinds: { fa: 'نوع', en: 'Kind' },
  near: { fa: 'نزدیک من', en: 'Near me' },
  nearOn: (km: string): Text => ({ fa: `تا ${km} کیلومتری من`, en: `Within ${km} km of me` }),
  nearFailed: {
    fa: 'مرورگر نگفت کجا هستید. به‌جایش شهرستانتان را انتخاب کنید:',
    en: 'The browser did not say where you are. Choose your county instead:',
  },
  nearInstead: { fa: 'انتخاب شهرستان', en: 'Choose the county' },
  nearWaits: { fa: 'داریم جای شما را می‌پرسیم…', en: 'Asking where you are…' },
  fromList: { fa: 'انتخاب از فهرست', en: 'choose from the list' },
  isOn: { fa: 'روشن؛ برای برداشتن بزنید', en: 'on; press to take it off' },
  count: (n: string): Text => ({ fa: `${n} مورد پیدا شد`, en: n === '1' ? '1 found' : `${n} found` }),
  none: { fa: 'با همهٔ این‌ها با هم چیزی پیدا نشد', en: 'Nothing fits all of this together' },
  akin: {
    fa: 'برای همین کار آگهی نبود. این‌ها به آن نزدیک‌اند.',
    en: 'There is no notice for just this work. These are close to it.',
  },
  nothingFor: { fa: 'چیزی پیدا نشد برای', en: 'Nothing was found for' },
  newestHeading: { fa: 'این‌ها تازه‌ترین آگهی‌ها هستند', en: 'Here are the newest notices' },
  someWords: {
    fa: 'هیچ آگهی همهٔ این واژه‌ها را با هم ندارد؛ این‌ها بخشی از آن را دارند.',
    en: 'No notice has all of these words; these have some of them.',
  },
  reset: { fa: 'پاک کردن همه', en: 'Clear all' },
  next: { fa: 'بعدی‌ها', en: 'More' },
  first: { fa: 'از آغاز', en: 'From the beginning' },
  ask: { fa: 'دربارهٔ این بپرسید', en: 'Ask about this' },
  noSuchPlace: {
    fa: 'جایی به این نام نمی‌شناسیم؛ آنچه می‌بینید از سراسر کشور است. نام را جور دیگری بنویسید یا از فهرست انتخاب کنید.',
    en: 'We know no place of that name; what you see is from the whole country. Write it another way or choose from the list.',
  },
  whichPlace: {
    fa: 'کدام یکی؟ تا انتخاب کنید، از سراسر کشور نشان می‌دهیم.',
    en: 'Which one? Until you choose, you see the whole country.',
  },
  nearestHeading: { fa: 'نزدیک‌ترین‌ها به آنچه خواستید', en: 'The nearest to what you asked for' },
  nearestShow: (n: string): Text => ({ fa: `هر ${n} مورد`, en: n === '1' ? 'See it' : `All ${n}` }),
  nothingAtAll: {
    fa: 'امروز آگهی بازی نیست. چند روز دیگر دوباره سر بزنید.',
    en: 'Nothing is open today. Look in again in a few days.',
  },
  suggestions: { fa: 'پیشنهادها', en: 'Suggestions' },
  suggestionsFound: (n: string): Text => ({
    fa: `${n} پیشنهاد؛ با پیکان بالا و پایین بروید`,
    en: `${n} suggestions; use the arrow keys`,
  }),
  placesTitle: { fa: 'انتخاب جا', en: 'Choose a place' },
  placesHeading: { fa: 'کجا؟', en: 'Where?' },
  placesLead: { fa: 'اول استان را انتخاب کنید.', en: 'Choose the province first.' },
  countiesLead: { fa: 'حالا شهرستان را انتخاب کنید.', en: 'Now choose the county.' },
  wholeProvince: (name: string): Text => ({ fa: `همهٔ استان ${name}`, en: `The whole of ${name}` }),
  wholeCountry: { fa: 'سراسر کشور', en: 'The whole country' },
  otherPlaces: (n: string): Text => ({
    fa: `جاهای دیگر، که حالا چیزی ندارند (${n})`,
    en: `Other places, with nothing just now (${n})`,
  }),
  nationwide: (n: string): Text => ({
    fa: `${n} مورد به استانی بسته نیست و از هر جا می‌شود؛ آن‌ها را زیر «سراسر کشور» می‌بینید.`,
    en: `${n} of them belong to no province and can be done from anywhere; you see them under “The whole country”.`,
  }),
  otherProvince: { fa: 'استانی دیگر', en: 'Another province' },
  back: { fa: 'بازگشت', en: 'Back' },
} as const;

export const chipLabels: Readonly<Record<ChipName, Text>> = {
  homeWork: { fa: 'در خانه', en: 'At home' },
  noExperience: { fa: 'بی‌نیاز به تجربه', en: 'No experience needed' },
  training: { fa: 'همراه با آموزش', en: 'With training' },
};

/** What has been let go, for those who asked for more than there is. `place` is what is left of it. */
export const relaxedLabels: Readonly<Record<Relaxed['without'], (place: string) => Text>> = {
  'near-by': (km) => ({ fa: `تا ${km} کیلومتری شما`, en: `Within ${km} km of you` }),
  near: () => ({ fa: 'در سراسر کشور', en: 'In the whole country' }),
  county: (province) => ({ fa: `در همهٔ استان ${province}`, en: `In the whole of ${province}` }),
  province: () => ({ fa: 'در سراسر کشور', en: 'In the whole country' }),
  kind: () => ({ fa: 'از هر نوع', en: 'Of every kind' }),
  homeWork: () => ({ fa: 'بیرون از خانه هم', en: 'Outside the home too' }),
  noExperience: () => ({ fa: 'با تجربه هم', en: 'Where experience is asked too' }),
  training: () => ({ fa: 'بی‌آموزش هم', en: 'Without training too' }),
  pay: () => ({ fa: 'با هر درآمدی', en: 'At any pay' }),
  words: () => ({ fa: 'هر کاری', en: 'Any work' }),
  all: () => ({ fa: 'همهٔ آنچه هست', en: 'All there is' }),
};
