import { addDays, daysBetween, type LocalDate, mustLocalDate } from '../../kernel/calendar.ts';
import { fold } from '../../kernel/persian.ts';
import { partWords } from '../search/search-words.rules.ts';

/** So many must have searched for it before anybody reads it (design §4: k ≥ 5). */
export const leastCount = 5;
/**
 * What is not asked for often enough in so many days is erased. A caller counts once a week, so one alone comes to four
 * at most and is never shown.
 */
const waitingDays = 28;
/** A word that headquarters leaves unanswered is forgotten when nobody has searched for it for a year. */
const unaskedDays = 364;
/** More distinct queries than this do not wait at once: the rarest make room. */
export const mostWaiting = 3_000;

const mostWords = 6;
const mostLetters = 60;
const fewestLetters = 3;

/**
 * A query as it is counted: folded words in their order. Undefined where it may tell of a person (four digits or more, `@`,
 * an address, many words) or says too little to be the name of a trade.
 */
export function countableQuery(text: string): string | undefined {
  const folded = fold(text);
  if (folded.length > mostLetters || /@|:\/\/|www\./.test(folded)) return undefined;
  if ((folded.match(/\p{N}/gu)?.length ?? 0) >= 4) return undefined;
  const words = partWords(folded);
  if (words.length > mostWords) return undefined;
  const letters = words.join('').match(/\p{L}/gu)?.length ?? 0;
  return letters >= fewestLetters ? words.join(' ') : undefined;
}

const someSaturday = mustLocalDate('2026-03-21');

/** The first day of the week of a day. */
export function weekOf(day: LocalDate): LocalDate {
  return addDays(day, -(((daysBetween(someSaturday, day) % 7) + 7) % 7));
}

/** Of which first week on a waiting query that is not shown may stay, and of which last week on any other. */
export function keptSince(today: LocalDate): { readonly rare: LocalDate; readonly shown: LocalDate } {
  const week = weekOf(today);
  return { rare: addDays(week, 7 - waitingDays), shown: addDays(week, -unaskedDays) };
}
