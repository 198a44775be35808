import { addDays, type LocalDate, toJalali, weekdayNumber } from '../../kernel/calendar.ts';
import { compactNumber } from '../../kernel/persian.ts';

export const askStatuses = ['new', 'answered'] as const;
export type AskStatus = (typeof askStatuses)[number];

/** What came of the call; a closed list, so that nobody writes about somebody who may never become a client. */
export const askOutcomes = [
  'registered',
  'already-with-us',
  'not-reached',
  'not-interested',
  'not-suitable',
  'given-elsewhere',
  'filled',
] as const;
export type AskOutcome = (typeof askOutcomes)[number];

/** Outcomes that may name the person's file. */
export function namesPerson(outcome: AskOutcome): boolean {
  return outcome === 'registered' || outcome === 'already-with-us';
}

/** How long an ask is kept: so many days after it was answered, or after it was asked where nobody ever answered. */
export const keptDays = { answered: 180, unanswered: 365 } as const;

/**
 * How many asks there may be. An address may be a whole village's (carrier NAT, a phone that goes round, an office), so
 * its number is generous, and it alone is refused. What is beyond `phone` (one phone from one address) or `number` (one
 * phone from everywhere) is answered like any other and not written down: see decision 0029.
 */
export const askLimits = {
  address: { most: 60, minutes: 60 },
  phone: { most: 5, minutes: 24 * 60 },
  number: { most: 15, minutes: 24 * 60 },
} as const;

/** Working days within which the organisation calls. */
export const workingDaysToCall = 3;

/** Public holidays of the solar calendar, month and day; those of the lunar one are not known here. */
const solarHolidays = new Set(['1-1', '1-2', '1-3', '1-4', '1-12', '1-13', '3-14', '3-15', '11-22', '12-29']);

/** Saturday to Wednesday, save the holidays of the solar calendar. */
export function isWorkingDay(day: LocalDate): boolean {
  const { month, day: ofMonth } = toJalali(day);
  return weekdayNumber(day) <= 4 && !solarHolidays.has(`${month}-${ofMonth}`);
}

/** The last day on which whoever asked on `day` is called: the third working day after it. */
export function callByFrom(day: LocalDate): LocalDate {
  let by = day;
  for (let left = workingDaysToCall; left > 0; ) {
    by = addDays(by, 1);
    if (isWorkingDay(by)) left -= 1;
  }
  return by;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A reference from a keyed digest (base64url): six digits, no zero first, and a check digit (Luhn) against a slip. */
export function referenceFrom(digest: string): string {
  const drawn = [...digest.slice(0, 8)].reduce((sum, letter) => sum * 64 + letters.indexOf(letter), 0);
  const digits = String(100_000 + (drawn % 900_000));
  return `${digits}${checkDigit(digits)}`;
}

/** A reference as somebody says or types it, in any digits; undefined where a digit must be wrong. */
export function readReference(text: string): string | undefined {
  const digits = compactNumber(text);
  if (!/^[1-9]\d{6}$/.test(digits)) return undefined;
  return checkDigit(digits.slice(0, 6)) === digits[6] ? digits : undefined;
}

function checkDigit(digits: string): string {
  const sum = [...digits].reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

/** Whether the day by which somebody was to be called is over. */
export function isOverdue(
  ask: { readonly status: AskStatus; readonly callBy: string },
  today: LocalDate,
): boolean {
  return ask.status === 'new' && ask.callBy < today;
}
