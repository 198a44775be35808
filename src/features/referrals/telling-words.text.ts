import { fold } from '../../kernel/persian.ts';

/**
 * Words that would tell an employer or a passer-by where someone comes from, as beginnings of folded words: what follows
 * (plural, possessive) is covered, while a word that only contains them (as the word for children does) is not.
 */
const tellingWords: readonly string[] = [
  'زندان',
  'زندانی',
  'محکوم',
  'مجرم',
  'بزهکار',
  'متهم',
  'بازداشت',
  'محبوس',
  'حبس',
  'آزادشده',
  'آزاد شده',
  'آزادشدگان',
  'رأی باز',
  'پابند',
  'سوءپیشینه',
  'سوء پیشینه',
  'سابقه‌دار',
  'کیفری',
  'مراقبت بعد از خروج',
  'مراقبت پس از خروج',
  'مرکز مراقبت',
  'مراقبت الکترونیک',
  'انجمن حمایت',
  'حمایت',
  'مددجو',
  'مددکار',
  'خیریه',
  'خیرین',
  'نیکوکار',
  'نیازمند',
  'بی‌بضاعت',
  'مستحق',
  'بی‌سرپرست',
  'prison',
  'inmate',
  'offender',
  'ex-offender',
  'offence',
  'convict',
  'criminal',
  'crime',
  'jail',
  'detain',
  'detention',
  'custody',
  'parole',
  'probation',
  'released',
  'after-care',
  'aftercare',
  'care centre',
  'support association',
  'charity',
  'charitable',
  'benefactor',
  'beneficiary',
  'needy',
];

/** Words of the service's own organisations, which their people may carry in their names of office. */
const officeWords: readonly string[] = [
  'انجمن',
  'مرکز',
  'ستاد',
  'قرارگاه',
  'association',
  'centre',
  'headquarters',
  'council',
];

const spaced = (text: string): string => ` ${fold(text).replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `;
const begins = (words: readonly string[]): readonly string[] => words.map((word) => spaced(word).trimEnd());
const tellings = begins(tellingWords);
const offices = begins(officeWords);

/** Whether a text says, in Persian or English, anything of prison, release, need or charity. */
export function tells(text: string): boolean {
  const words = spaced(text);
  return tellings.some((beginning) => words.includes(beginning));
}

/** The same for the name of a member of staff, where the organisation's own name would tell too. */
export function tellsOffice(text: string): boolean {
  const words = spaced(text);
  return tells(text) || offices.some((beginning) => words.includes(beginning));
}
