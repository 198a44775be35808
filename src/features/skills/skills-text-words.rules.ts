import { fold, foldJoined } from '../../kernel/persian.ts';
import {
  andWords,
  countWords,
  idleWords,
  joiningWords,
  negationWords,
  skillLevelWords,
  timeWords,
} from './read-skills.text.ts';

/** What separates one skill from the next: nothing, a word such as "and", or a mark. */
export type Gap = 'none' | 'loose' | 'mark';

/** A word of what was typed and what it does there. */
export interface TypedWord {
  /** Folded, letters and digits alone. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** What stands before it: `loose` marks may belong to a name (MIG/MAG), the others only where the name has them too. */
  readonly before: Gap;
}

export type Remark =
  | { readonly is: 'level'; readonly level: number }
  | { readonly is: 'years'; readonly years: number | undefined }
  | { readonly is: 'not' | 'idle' };

/** Words from `first` to before `end` that tell of a skill and are none. */
export interface RemarkAt {
  readonly first: number;
  readonly end: number;
  readonly says: Remark;
}

// Marks that folding drops stay inside their word.
const word =
  /(?:[\p{L}\p{M}\p{N}\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]|\u200D)+/gu;
const decimal = /^\d+[.\u066B]\d+$/;
const mark = /[,;|\n\r\u060C\u061B\u2022\u00B7&]|[.!?\u061F\u06D4](?=\s|$)/;
const looseMark = /[/+\\]|[-\u2010-\u2015\u2212]/;
const keyOf = (text: string) => fold(text).replace(/[^\p{L}\p{N}]/gu, '');

export function typedWords(text: string): readonly TypedWord[] {
  const found: TypedWord[] = [];
  let last = 0;
  for (const { 0: typed, index } of text.matchAll(word)) {
    const key = keyOf(typed);
    if (key === '') continue;
    const between = text.slice(last, index);
    const before =
      found.length === 0 ? 'none' : mark.test(between) ? 'mark' : looseMark.test(between) ? 'loose' : 'none';
    const end = index + typed.length;
    const previous = found.at(-1);
    if (previous && /^[.\u066B]$/.test(between) && decimal.test(`${previous.key}.${key}`))
      found[found.length - 1] = { ...previous, key: `${previous.key}.${key}`, end };
    else found.push({ key, start: index, end, before });
    last = end;
  }
  return found;
}

const joining = new Set(joiningWords.map(foldJoined));
const and = new Set(andWords.map(foldJoined));
export const isJoining = ({ key }: TypedWord): boolean => joining.has(key);
export const isAnd = ({ key }: TypedWord): boolean => and.has(key);

const remarks = new Map<string, Remark>();
for (const text of idleWords) remarks.set(keyOf(text), { is: 'idle' });
for (const [level, words] of Object.entries(skillLevelWords))
  for (const text of words) remarks.set(keyOf(text), { is: 'level', level: Number(level) });
for (const text of negationWords) remarks.set(keyOf(text), { is: 'not' });
for (const text of timeWords.uncounted) remarks.set(keyOf(text), { is: 'years', years: undefined });

const counts = new Map<string, number>();
for (const [number, words] of Object.entries(countWords))
  for (const text of words) counts.set(keyOf(text), Number(number));
const perYear = new Map<string, number>();
for (const text of timeWords.years) perYear.set(keyOf(text), 1);
for (const text of timeWords.months) perYear.set(keyOf(text), 12);
const halves = new Set<string>(timeWords.half.map(keyOf));
const timeAnd = new Set<string>(timeWords.and.map(keyOf));
const mostYears = 80;
const longestRemark = 3;

/** Everything in the words that is said of a skill: how well, how long, or that it is not there. */
export function remarksIn(words: readonly TypedWord[]): readonly RemarkAt[] {
  const found: RemarkAt[] = [];
  for (let i = 0; i < words.length; ) {
    const time = timeAt(words, i) ?? remarkAt(words, i);
    if (time) found.push(time);
    i = time ? time.end : i + 1;
  }
  return found;
}

function remarkAt(words: readonly TypedWord[], first: number): RemarkAt | undefined {
  for (let length = longestRemark; length > 0; length--) {
    const run = words.slice(first, first + length);
    if (run.length < length || run.slice(1).some(({ before }) => before === 'mark')) continue;
    const says = remarks.get(run.map(({ key }) => key).join(''));
    if (says) return { first, end: first + length, says };
  }
  return undefined;
}

/** `2 years`, `two years and a half`, `1 year and 6 months`, `6 months`, `2-3 years` (the lower); a year has twelve months. */
function timeAt(words: readonly TypedWord[], first: number): RemarkAt | undefined {
  const start = spanAt(words, first);
  if (!start) return undefined;
  let { years, end } = start;
  const link = words[end];
  if (link && timeAnd.has(link.key) && link.before !== 'mark') {
    const next = words[end + 1];
    const more = spanAt(words, end + 1);
    if (next && halves.has(next.key)) [years, end] = [years + 0.5, end + 2];
    else if (more && more.years < 1) [years, end] = [years + more.years, more.end];
  }
  if (years > mostYears) return undefined;
  return { first, end, says: { is: 'years', years: Math.round(years * 10) / 10 } };
}

function spanAt(words: readonly TypedWord[], at: number): { years: number; end: number } | undefined {
  const here = words[at];
  if (!here) return undefined;
  const together = /^(\d{1,3}|\p{L}+?)(\p{L}+)$/u.exec(here.key);
  if (together) {
    // Written together: the unit is the longest ending that leaves a number.
    for (const [unit, parts] of perYear) {
      const number = here.key.endsWith(unit) ? numberOf(here.key.slice(0, -unit.length)) : undefined;
      if (number !== undefined) return { years: number / parts, end: at + 1 };
    }
  }
  const number = halves.has(here.key) ? 0.5 : numberOf(here.key);
  if (number === undefined) return undefined;
  const second = words[at + 1];
  const third = words[at + 2];
  const parts = second?.before === 'mark' ? undefined : perYear.get(second?.key ?? '');
  if (parts !== undefined) return { years: number / parts, end: at + 2 };
  const isRange = second?.before === 'loose' && numberOf(second.key) !== undefined;
  const ofRange = isRange ? perYear.get(third?.key ?? '') : undefined;
  return ofRange === undefined ? undefined : { years: number / ofRange, end: at + 3 };
}

function numberOf(key: string): number | undefined {
  return /^\d{1,3}(?:\.\d{1,2})?$/.test(key) ? Number(key) : counts.get(key);
}
