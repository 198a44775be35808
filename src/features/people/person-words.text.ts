import type { Text } from '../../kernel/text.ts';
import type { CustodyStatus, PersonStatus, SupervisionPermission } from './person-facts.rules.ts';

/** What the closed lists about a person are called; none of it blames a family or labels anyone. */
export const personKindNames: Readonly<Record<'family' | 'released', Text>> = {
  family: { fa: 'خانوادهٔ همراه', en: 'Family' },
  released: { fa: 'جویای کار', en: 'Job seeker' },
};

export const sexNames: Readonly<Record<'female' | 'male', Text>> = {
  female: { fa: 'زن', en: 'Woman' },
  male: { fa: 'مرد', en: 'Man' },
};

export const personStatusNames: Readonly<Record<PersonStatus, Text>> = {
  seeking: { fa: 'در جست‌وجوی کار', en: 'Seeking work' },
  // That work was found is known; whether it is kept is not, until somebody asks.
  placed: { fa: 'کار پیدا کرده', en: 'Found work' },
  paused: { fa: 'توقف موقت', en: 'Paused' },
  'not-seeking': { fa: 'فعلاً نمی‌خواهد', en: 'Not seeking now' },
  left: { fa: 'پایان همراهی', en: 'Left' },
};

export const custodyNames: Readonly<Record<CustodyStatus, Text>> = {
  closed: { fa: 'هنوز آماده نیست (بسته)', en: 'Not free yet (closed)' },
  'open-regime': { fa: 'رأی باز', en: 'Open regime' },
  'semi-liberty': { fa: 'نیمه‌آزادی', en: 'Semi-liberty' },
  tagged: { fa: 'مراقبت الکترونیکی', en: 'Electronic monitoring' },
  parole: { fa: 'آزادی مشروط', en: 'Parole' },
  leave: { fa: 'مرخصی', en: 'Leave' },
  released: { fa: 'آزاد', en: 'Free' },
};

export const supervisionPermissionNames: Readonly<Record<SupervisionPermission | 'work-outside', Text>> = {
  'outside-circle': { fa: 'کار بیرون از محدوده', en: 'work outside the circle' },
  'mobile-work': { fa: 'کار سیار', en: 'work on the move' },
  'outside-hours': { fa: 'کار بیرون از ساعت مجاز', en: 'work outside the permitted hours' },
  'work-outside': { fa: 'کار بیرون', en: 'work outside' },
};

export const bankStandingNames = {
  clear: { fa: 'خوش‌حساب', en: 'Clear' },
  'returned-cheque': { fa: 'چک برگشتی دارد', en: 'Returned cheque' },
  blocked: { fa: 'حساب مسدود', en: 'Blocked' },
} as const satisfies Record<string, Text>;

export const documentStateNames = {
  held: { fa: 'دارد', en: 'held' },
  obtainable: { fa: 'می‌تواند بگیرد', en: 'can be had' },
  'not-before': { fa: 'پس از تاریخی', en: 'not before a date' },
  unknown: { fa: 'نمی‌دانیم', en: 'not known' },
} as const satisfies Record<string, Text>;
