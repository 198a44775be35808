import { type LocalDate, toJalali } from '../../kernel/calendar.ts';

/** Who might be the same person under another national id. */
export interface LikePerson {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: string;
}

/** Born in the same year of either calendar: old lists know the Jalali year alone, dates come in Gregorian. */
export function sameBirthYear(a: LocalDate, b: LocalDate): boolean {
  return a.slice(0, 4) === b.slice(0, 4) || toJalali(a).year === toJalali(b).year;
}
