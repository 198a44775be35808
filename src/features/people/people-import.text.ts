import { formatNumber, toPersianDigits } from '../../kernel/persian.ts';
import type { Text } from '../../kernel/text.ts';
import { educationWords, type Words } from '../records/cell-values.text.ts';
import type { CustodyStatus } from './person-facts.rules.ts';

/** Headings of a list of people by field: the first of each language stands in the template, the others are understood. */
export const peopleHeadings = {
  kind: { fa: ['نوع مددجو', 'نوع'], en: ['Kind', 'type', 'person kind'] },
  nationalId: {
    fa: ['کد ملی', 'شماره ملی', 'کدملی مددجو'],
    en: ['National id', 'nationalId', 'national code', 'national number'],
  },
  givenName: { fa: ['نام'], en: ['Given name', 'first name', 'name'] },
  familyName: { fa: ['نام خانوادگی', 'فامیلی', 'شهرت'], en: ['Family name', 'last name', 'surname'] },
  fatherName: { fa: ['نام پدر'], en: ['Father’s name', "father's name", 'father name', 'father'] },
  sex: { fa: ['جنسیت', 'جنس'], en: ['Sex', 'gender'] },
  birthDate: { fa: ['تاریخ تولد', 'تولد'], en: ['Birth date', 'date of birth', 'birthday', 'born'] },
  phone: {
    fa: ['تلفن همراه', 'موبایل', 'شماره همراه', 'شماره موبایل', 'همراه', 'تلفن', 'شماره تماس'],
    en: ['Mobile', 'phone', 'mobile phone', 'phone number', 'mobile number'],
  },
  province: { fa: ['استان'], en: ['Province'] },
  county: { fa: ['شهرستان', 'شهر'], en: ['County', 'city'] },
  'custody.status': { fa: ['وضعیت', 'وضعیت قضایی'], en: ['Custody status', 'status'] },
  'custody.since': { fa: ['از تاریخ'], en: ['Custody since', 'since', 'from date'] },
  'custody.until': { fa: ['تا تاریخ'], en: ['Custody until', 'until', 'to date'] },
  'restrictions[0].code': {
    fa: ['محدودیت موقت', 'محدودیت', 'محدودیت‌ها'],
    en: ['Restriction', 'restrictions', 'temporary restriction'],
  },
  'restrictions[0].until': {
    fa: ['پایان محدودیت', 'محدودیت تا تاریخ'],
    en: ['Restriction until', 'restriction end'],
  },
  'household.head': {
    fa: ['سرپرست خانوار', 'سرپرست خانواده'],
    en: ['Household head', 'head of household', 'head'],
  },
  'household.dependants': {
    fa: ['افراد تحت تکفل', 'تعداد افراد تحت تکفل', 'تحت تکفل', 'تعداد تحت تکفل'],
    en: ['Dependants', 'dependents', 'number of dependants'],
  },
  'household.monthlyIncomeRial': {
    fa: ['درآمد ماهانه (ریال)', 'درآمد ماهانه', 'درآمد', 'درآمد ماهیانه', 'درآمد ماهیانه (ریال)'],
    en: ['Monthly income (rial)', 'monthly income', 'income'],
  },
  'household.prisonerProvince': {
    fa: ['استان عضو غایب خانواده', 'استان زندان'],
    en: ['Province of the absent member'],
  },
  education: {
    fa: ['تحصیلات', 'میزان تحصیلات', 'مدرک تحصیلی', 'سطح تحصیلات'],
    en: ['Education', 'education level'],
  },
  skills: { fa: ['مهارت‌ها', 'مهارت', 'مهارتها', 'توانایی‌ها'], en: ['Skills', 'skill'] },
  years: {
    fa: ['سابقه کار (سال)', 'سابقه کار', 'سابقه', 'سابقه (سال)', 'سال‌های سابقه'],
    en: ['Years of work', 'years', 'years of experience', 'experience'],
  },
  'availability.homeOnly': {
    fa: ['فقط کار در خانه', 'کار در خانه', 'فقط در خانه'],
    en: ['Home only', 'home work only'],
  },
  'availability.maxCommuteKm': {
    fa: ['حداکثر مسافت (کیلومتر)', 'حداکثر مسافت', 'مسافت'],
    en: ['Longest commute (km)', 'max commute', 'commute km'],
  },
  'availability.hours': {
    fa: ['ساعت آمادگی', 'ساعات آمادگی', 'ساعت کار', 'ساعت‌های آمادگی'],
    en: ['Hours', 'availability', 'available hours'],
  },
  'availability.from': { fa: ['آماده از تاریخ', 'تاریخ آمادگی'], en: ['Available from'] },
  caring: { fa: ['نگهداری از', 'نگهداری', 'ساعت نگهداری'], en: ['Caring hours', 'caring'] },
  documents: { fa: ['مدارک', 'مدرک‌ها'], en: ['Documents', 'papers'] },
  licences: {
    fa: ['گواهینامه', 'گواهینامه رانندگی', 'گواهینامه‌ها', 'پروانه‌ها'],
    en: ['Licences', 'licenses', 'driving licence'],
  },
  permits: { fa: ['مجوزها', 'مجوز'], en: ['Permits', 'permit'] },
  'workspace.areaM2': {
    fa: ['متراژ فضای کار', 'فضای کار', 'متراژ فضای کار (متر)'],
    en: ['Workspace (m2)', 'workspace', 'workspace area'],
  },
  needScore: { fa: ['نمره نیاز', 'امتیاز نیاز'], en: ['Need score', 'need'] },
} as const satisfies Readonly<Record<string, Readonly<Record<'fa' | 'en', readonly string[]>>>>;

export const kindWords: Words<'family' | 'released'> = {
  family: ['خانواده', 'خانوادهٔ همراه', 'خانواده زندانی', 'family'],
  released: ['جویای کار', 'آزادشده', 'مددجو', 'released', 'job seeker'],
};

export const sexWords: Words<'female' | 'male'> = {
  female: ['زن', 'خانم', 'مؤنث', 'دختر', 'female', 'f', 'woman'],
  male: ['مرد', 'آقا', 'مذکر', 'پسر', 'male', 'm', 'man'],
};

export const custodyWords: Words<CustodyStatus> = {
  released: ['آزاد', 'آزادشده', 'پایان حبس', 'released', 'free'],
  parole: ['آزادی مشروط', 'مشروط', 'parole'],
  tagged: ['مراقبت الکترونیکی', 'پابند', 'پابند الکترونیکی', 'tagged', 'electronic monitoring'],
  'open-regime': ['رأی باز', 'open regime'],
  'semi-liberty': ['نیمه‌آزادی', 'نیمه آزاد', 'semi-liberty'],
  leave: ['مرخصی', 'leave'],
  closed: ['بسته', 'بند بسته', 'closed'],
};

const choices = (words: Words): Text => ({
  fa: Object.values(words)
    .map(([word]) => `«${word}»`)
    .join('، '),
  en: Object.keys(words).join(', '),
});
const oneOf = (words: Words): Text => {
  const { fa, en } = choices(words);
  return {
    fa: `این نوشته شناخته نشد؛ یکی از این‌ها را بنویسید: ${fa}.`,
    en: `This is not understood; write one of: ${en}.`,
  };
};

/** What a cell of a closed list may hold, for the message that refuses another word. */
export const choiceMessages: Readonly<Record<string, Text>> = {
  kind: oneOf(kindWords),
  sex: oneOf(sexWords),
  'custody.status': oneOf(custodyWords),
  education: oneOf(educationWords),
};

export const importText = {
  missingColumn: (heading: Text): Text => ({
    fa: `ستون «${heading.fa}» در این فهرست نیست؛ سرستونش را همان‌طور بنویسید که در فهرست نمونه است.`,
    en: `The column "${heading.en}" is missing; name it as the template does.`,
  }),
  empty: { fa: 'این فایل خالی است و هیچ سطری ثبت نشد.', en: 'This file is empty, and no row was taken in.' },
  missingColumns: {
    fa: 'این فهرست ستون‌های لازم را ندارد و هیچ سطری ثبت نشد.',
    en: 'This list lacks columns that are needed, and no row was taken in.',
  },
  wrongEncoding: {
    fa: 'نوشته‌های این فایل خوانا نیست؛ در اکسل با «CSV UTF-8» ذخیره‌اش کنید.',
    en: 'The letters of this file cannot be read; save it in the spreadsheet as "CSV UTF-8".',
  },
  tooManyRows: (most: number): Text => ({
    fa: `این فهرست بیش از ${formatNumber(most, 'fa')} سطر دارد و هیچ سطری ثبت نشد؛ آن را به چند فایل بخش کنید.`,
    en: `This list has more than ${formatNumber(most, 'en')} rows and none was taken in; split it into several files.`,
  }),
  tooLarge: (megabytes: number): Text => ({
    fa: `این فایل بزرگ‌تر از ${formatNumber(megabytes, 'fa')} مگابایت است؛ آن را به چند فایل بخش کنید.`,
    en: `This file is larger than ${megabytes} MB; split it into several files.`,
  }),
  lostZeros: (digits: number, restored: string): Text => ({
    fa: `کد ملی ${toPersianDigits(String(digits))} رقم دارد و باید ده رقم باشد؛ گویا صفرهای اولش در اکسل افتاده است. اگر با کارت ملی می‌خواند، بنویسید ${toPersianDigits(restored)}.`,
    en: `This national id has ${digits} digits instead of ten; a spreadsheet seems to have dropped its leading zeros. If the card agrees, write ${restored}.`,
  }),
  unknownSkill: (name: string): Text => ({
    fa: `مهارت «${name}» در فهرست نیست؛ بقیهٔ سطر ثبت می‌شود. نام نزدیک به آن را از فهرست مهارت‌ها بنویسید.`,
    en: `The skill "${name}" is not in the list; the rest of the row is taken in. Write the nearest name of the skill list.`,
  }),
  guessedSkill: (understood: string): Text => ({
    fa: `مطمئن نیستیم؛ این‌طور فهمیدیم و ثبت می‌شود: «${understood}». اگر درست نیست، نام آن را از فهرست مهارت‌ها بنویسید.`,
    en: `Not sure; understood and taken in as "${understood}". If it is not right, write its name from the skill list.`,
  }),
  yearsWithoutSkill: {
    fa: 'سال‌های سابقه ثبت نشد، چون در این سطر مهارتی نیامده است؛ مهارت را هم بنویسید.',
    en: 'The years of work were left out, because this row names no skill; write the skill too.',
  },
} as const;
