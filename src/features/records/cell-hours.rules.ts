import { fold, foldJoined } from '../../kernel/persian.ts';
import { type Day, days, type WeekSlot } from '../../kernel/week.ts';
import type { CellValue } from './cell-values.rules.ts';
import { hourWords } from './cell-values.text.ts';

type Token =
  | { readonly kind: 'days'; readonly days: readonly Day[] }
  | { readonly kind: 'until' | 'and' }
  | { readonly kind: 'time'; readonly clock: string; readonly next: boolean };

const unreadable = { ok: false, code: 'hours.unreadable' } as const;

/** Every word with what it stands for, the longest first, so that no name is taken for a part of another. */
const words: readonly (readonly [string, Token | 'filler' | 'afternoon'])[] = [
  ...days.flatMap((day) => hourWords.days[day].map((word) => [word, { kind: 'days', days: [day] }] as const)),
  ...hourWords.everyDay.map((word) => [word, { kind: 'days', days }] as const),
  ...hourWords.evenDays.map((word) => [word, { kind: 'days', days: ['sat', 'mon', 'wed'] }] as const),
  ...hourWords.oddDays.map((word) => [word, { kind: 'days', days: ['sun', 'tue', 'thu'] }] as const),
  ...hourWords.until.map((word) => [word, { kind: 'until' }] as const),
  ...hourWords.and.map((word) => [word, { kind: 'and' }] as const),
  ...hourWords.filler.map((word) => [word, 'filler'] as const),
  ...hourWords.afternoon.map((word) => [word, 'afternoon'] as const),
]
  .map(([word, token]) => [foldJoined(word), token] as const)
  .sort(([a], [b]) => b.length - a.length);

const time = /^(\d{1,2})(?:[:.](\d{2}))?(?!\d)/;
const dash = /^[-\u2010-\u2015\u2212]/;
const comma = /^[,;\n\u060C\u061B]/;

/** Words, times and signs of a cell; undefined where anything else stands in it. */
function tokensOf(text: string): Token[] | undefined {
  let rest = fold(text);
  const tokens: Token[] = [];
  while (rest !== '') {
    if (rest.startsWith(' ')) rest = rest.slice(1);
    const word = startingWord(rest);
    if (word !== undefined) {
      rest = rest.slice(word.length);
      if (word.token === 'afternoon') {
        if (!makeAfternoon(tokens)) return undefined;
      } else if (word.token !== 'filler') tokens.push(word.token);
      continue;
    }
    const [clock = '', hour = '', minute = '00'] = time.exec(rest) ?? [];
    if (clock !== '') {
      const token = timeOf(Number(hour), minute);
      if (token === undefined) return undefined;
      tokens.push(token);
      rest = rest.slice(clock.length);
    } else if (dash.test(rest)) {
      tokens.push({ kind: 'until' });
      rest = rest.slice(1);
    } else if (comma.test(rest)) {
      tokens.push({ kind: 'and' });
      rest = rest.slice(1);
    } else if (rest !== '') return undefined;
  }
  return tokens;
}

/** The longest word that the text starts with, spaces inside it ignored, and how much of the text it takes. */
function startingWord(rest: string) {
  const head = rest.slice(0, 40);
  const joined = head.replaceAll(' ', '');
  const found = words.find(([form]) => joined.startsWith(form));
  if (!found) return undefined;
  let length = 0;
  for (let letters = 0; letters < found[0].length; length++) if (head[length] !== ' ') letters++;
  return { token: found[1], length };
}

function timeOf(hour: number, minute: string): Token | undefined {
  if (hour > 24 || Number(minute) > 59 || (hour === 24 && minute !== '00')) return undefined;
  return { kind: 'time', clock: `${String(hour).padStart(2, '0')}:${minute}`, next: hour === 24 };
}

/** Hours said with "in the afternoon": 4 is 16. False where no time stands before the word. */
function makeAfternoon(tokens: Token[]): boolean {
  const last = tokens.at(-1);
  if (last?.kind !== 'time') return false;
  const hour = Number(last.clock.slice(0, 2));
  if (hour < 12) tokens.splice(-1, 1, { ...last, clock: `${hour + 12}${last.clock.slice(2)}` });
  return true;
}

/** The days from one to another, over the week's end where the second comes first. */
function daysBetween(from: readonly Day[], to: readonly Day[]): Day[] | undefined {
  const [first, last] = [from.at(0), to.at(0)];
  if (first === undefined || last === undefined || from.length > 1 || to.length > 1) return undefined;
  const start = days.indexOf(first);
  const count = (days.indexOf(last) - start + 7) % 7;
  return days.filter((_, index) => (index - start + 7) % 7 <= count);
}

/**
 * Hours of a week as people write them: days or a stretch of days, then a stretch of hours, several joined by comma or
 * "and"; hours after midnight belong to the next day. Refuses hours without days and days without hours.
 */
export function readHours(text: string): CellValue<WeekSlot[]> {
  const tokens = tokensOf(text);
  if (tokens === undefined || tokens.length === 0) return unreadable;
  const slots: WeekSlot[] = [];
  let at = 0;
  let chosen: Day[] = [];
  let open = false;
  const peek = (offset = 0) => tokens[at + offset];
  while (at < tokens.length) {
    const token = peek();
    if (token?.kind === 'days') {
      const last = peek(2);
      const isStretch = peek(1)?.kind === 'until' && last?.kind === 'days';
      const these = isStretch ? daysBetween(token.days, last.days) : token.days;
      if (these === undefined) return unreadable;
      const all = new Set(open ? [...chosen, ...these] : these);
      chosen = days.filter((day) => all.has(day));
      open = true;
      at += isStretch ? 3 : 1;
    } else if (token?.kind === 'time') {
      const to = peek(2);
      if (chosen.length === 0 || token.next || peek(1)?.kind !== 'until' || to?.kind !== 'time')
        return unreadable;
      slots.push({ days: chosen, from: token.clock, to: to.clock });
      open = false;
      at += 3;
    } else if (token?.kind === 'and' && at > 0) at += 1;
    else return unreadable;
  }
  return open ? unreadable : { ok: true, value: slots };
}

/** One stretch of hours, as '13:00' and '07:00'; it may cross midnight. */
export function readClockRange(text: string): CellValue<{ from: string; to: string }> {
  const [from, until, to, ...more] = tokensOf(text) ?? [];
  if (from?.kind !== 'time' || from.next || until?.kind !== 'until' || to?.kind !== 'time' || more.length > 0)
    return { ok: false, code: 'clock.unreadable' };
  return { ok: true, value: { from: from.clock, to: to.clock } };
}
