import type { Text } from '../../kernel/text.ts';

export const peopleListText = {
  title: { fa: 'مددجویان', en: 'People' },
  register: { fa: 'ثبت مددجوی تازه', en: 'Register a person' },
  importList: { fa: 'ورود فهرست', en: 'Import a list' },
  search: { fa: 'کد ملی، نام، مهارت، شهر یا تلفن', en: 'National id, name, skill, place or phone' },
  status: { fa: 'وضعیت', en: 'Status' },
  everyStatus: { fa: 'همهٔ وضعیت‌ها', en: 'Every status' },
  total: (n: string): Text => ({ fa: `${n} نفر`, en: `${n} people` }),
  withSkill: (skill: string): Text => ({
    fa: `تنها با مهارت «${skill}»`,
    en: `only with the skill "${skill}"`,
  }),
  name: { fa: 'نام', en: 'Name' },
  kind: { fa: 'نوع', en: 'Kind' },
  province: { fa: 'استان', en: 'Province' },
  everyProvince: { fa: 'همهٔ استان‌ها', en: 'Every province' },
  county: { fa: 'شهرستان', en: 'County' },
  everyCounty: { fa: 'همهٔ شهرستان‌ها', en: 'Every county' },
  skills: { fa: 'مهارت‌ها', en: 'Skills' },
  need: { fa: 'نیاز', en: 'Need' },
  requested: { fa: 'درخواست', en: 'Requested on' },
  unknown: { fa: 'نمی‌دانیم', en: 'not known' },
  none: { fa: 'ندارد', en: 'none' },
  comma: { fa: '، ', en: ', ' },
  firstPage: { fa: 'از آغاز فهرست', en: 'Start of the list' },
  emptyAll: {
    fa: 'هنوز کسی ثبت نشده است. یک نفر را ثبت کنید یا فهرست انجمن را همان‌طور که هست وارد کنید.',
    en: "Nobody is registered yet. Register one person, or bring in your association's list as it is.",
  },
  emptySearch: {
    fa: 'با این جست‌وجو کسی پیدا نشد. بخشی از نام، یک مهارت یا یک شهرستان را بنویسید، یا فیلترها را پاک کنید.',
    en: 'Nobody fits this search. Try part of the name, what they can do or where they live, or clear the filters.',
  },
  notHeld: {
    fa: 'کسی با این کد ملی در سازمان شما ثبت نشده است.',
    en: 'Nobody with this national id is registered with your organisation.',
  },
  registerThis: { fa: 'ثبت همین شخص', en: 'Register this person' },
  wrongId: {
    fa: 'این کد ملی معتبر نیست و کسی با آن پیدا نشد؛ با کارت ملی یک‌به‌یک مقایسه کنید و دوباره بجویید.',
    en: 'This national id is not valid, and nobody was found by it; compare it with the card digit by digit and search again.',
  },
  wrongIdOrPhone: {
    fa: 'کسی با این شماره تلفن پیدا نشد. اگر کد ملی است، این کد ملی معتبر نیست؛ با کارت ملی یک‌به‌یک مقایسه کنید.',
    en: 'Nobody was found by this phone number. If it is a national id, it is not valid; compare it with the card digit by digit.',
  },
  lostZeros: (id: string): Text => ({
    fa: `گویا صفرهای اول کد افتاده است. جست‌وجوی \u2068${id}\u2069`,
    en: `The leading zeros seem to be lost. Search \u2068${id}\u2069`,
  }),
} as const;
