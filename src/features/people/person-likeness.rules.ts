import { type LocalDate, toJalali } from '../../kernel/calendar.ts';
import { foldJoined } from '../../kernel/persian.ts';

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

/** The folded name as it is stored and compared: each name without spaces, so that spelling apart does not matter. */
export function foldedNameOf({ givenName, familyName }: { givenName: string; familyName: string }): string {
  return `${foldJoined(givenName)} ${foldJoined(familyName)}`;
}
