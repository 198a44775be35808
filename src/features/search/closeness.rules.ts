import { writtenForms } from '../../kernel/persian.ts';
import { editDistance, editsAllowed } from '../../kernel/spelling.ts';
import { soundOf, stemOf, wordsOf } from './search-words.rules.ts';

/** One name of something that can be found, ready to be compared. */
export interface ComparableName {
  readonly text: string;
  readonly words: readonly string[];
  readonly together: string;
  readonly stems: readonly string[];
  readonly sounds: readonly string[];
  readonly isLabel: boolean;
}

export function comparable(text: string, isLabel: boolean): ComparableName {
  const words = wordsOf(text);
  return {
    text,
    words,
    together: words.join(''),
    stems: words.map(stemOf),
    sounds: words.map(soundOf),
    isLabel,
  };
}

/** An alternative name is as good as the label, all but a little. */
const alternativeShare = 0.97;

/** How rare a word is, at least 1 a word: what many names share says little. */
export type Rarity = (word: string) => number;

/**
 * How well typed words fit a name, 0–1: 1 = the name itself, however it is spaced. Rare words count for more; a word counts less
 * the more it must be bent: stem, sound, beginning, misspelling. Words of the name that were not typed cost a little.
 */
export function closeness(typed: ComparableName, name: ComparableName, rarity: Rarity): number {
  const share = name.isLabel ? 1 : alternativeShare;
  if (typed.together === name.together && typed.together !== '') return share;
  let asked = 0;
  let got = 0;
  const used = new Set<number>();
  for (const [i, word] of typed.words.entries()) {
    const weight = rarity(word);
    asked += weight;
    let best = 0;
    let at = -1;
    for (const j of name.words.keys()) {
      const fit = wordFit(typed, i, name, j);
      if (fit > best) [best, at] = [fit, j];
    }
    if (at >= 0) used.add(at);
    got += weight * best;
  }
  const covered = asked === 0 ? 0 : got / asked;
  const whole = Math.max(covered, togetherFit(typed.together, name));
  if (whole === 0) return 0;
  let held = 0;
  let all = 0;
  for (const [j, word] of name.words.entries()) {
    const weight = rarity(word);
    all += weight;
    if (used.has(j)) held += weight;
  }
  const filled =
    whole > covered ? typed.together.length / Math.max(name.together.length, 1) : held / Math.max(all, 1);
  return share * (0.8 * whole + 0.17 * Math.min(1, filled));
}

interface Written {
  readonly form: string;
  readonly stem: string;
}
const written = new WeakMap<ComparableName, readonly (readonly Written[])[]>();

/** How each of the typed words is written where it is spoken so; worked out once, not for every name it is held against. */
function writtenOf(typed: ComparableName): readonly (readonly Written[])[] {
  const known = written.get(typed);
  if (known) return known;
  const made = typed.words.map((word) => writtenForms(word).map((form) => ({ form, stem: stemOf(form) })));
  written.set(typed, made);
  return made;
}

function wordFit(typed: ComparableName, i: number, name: ComparableName, j: number): number {
  const word = typed.words[i] ?? '';
  const other = name.words[j] ?? '';
  if (word === other) return 1;
  if (typed.stems[i] === name.stems[j]) return 0.95;
  const isLast = i === typed.words.length - 1;
  if (word.length >= 3 && other.startsWith(word)) return isLast ? 0.9 : 0.8;
  if (typed.sounds[i] === name.sounds[j]) return 0.88;
  if (writtenOf(typed)[i]?.some(({ form, stem }) => form === other || stem === name.stems[j])) return 0.88;
  if (other.length >= 4 && word.startsWith(other)) return 0.75;
  const most = editsAllowed(Math.max(word.length, other.length));
  const edits = most === 0 ? 1 : editDistance(word, other, most);
  if (most > 0 && edits <= most) return edits === 1 ? 0.8 : 0.65;
  return 0;
}

/** Whether a beginning ends where a word does: no other spelling of another name comes before that. */
function isWholeWords(beginning: string, words: readonly string[]): boolean {
  let length = 0;
  for (const word of words) {
    length += word.length;
    if (length >= beginning.length) break;
  }
  return length === beginning.length;
}

/** Written together where the name is apart, or the other way round. */
function togetherFit(typed: string, { words, together: name }: ComparableName): number {
  if (typed.length < 4) return 0;
  if (name.startsWith(typed)) return isWholeWords(typed, words) ? 0.99 : 0.92;
  if (name.includes(typed)) return 0.85;
  const most = editsAllowed(typed.length);
  return most > 0 && editDistance(typed, name, most) <= most ? 0.82 : 0;
}
