import { fold, foldNumberWords, phoneticKey, stem } from '../../kernel/persian.ts';
import { verbForms } from './verb-stems.text.ts';

/** Moves whenever a word is written otherwise into the index: what was written before is then written again. */
export const wordsVersion = 3;

/**
 * What parts words: whatever is no letter or digit, and letters that the full text may not know for such. One of those
 * within a word would make two of it there, a phrase, which the index refuses.
 */
const between = /(?:[^\p{L}\p{N}]|[^\0-\u04FF\u05D0-\u05EA\u0620-\u06FF])+/u;

/** The words of a folded text; every index and every count parts them here, so that what was written is what is looked for. */
export function partWords(folded: string): readonly string[] {
  return folded.split(between).filter((word) => word !== '');
}

/** The words of a text as they are compared: folded, number words as digits, punctuation gone. */
export function wordsOf(text: string): readonly string[] {
  return partWords(foldNumberWords(fold(text)));
}

/** What may be written together: neighbours, and the whole. */
export function joinsOf(words: readonly string[]): readonly string[] {
  const joined: string[] = [];
  // A single letter between words is an «and», never the half of one.
  const half = (word: string | undefined): word is string => word !== undefined && !/^\p{L}$/u.test(word);
  for (let i = 1; i < words.length; i++) {
    const [before, after] = [words[i - 1], words[i]];
    if (half(before) && half(after)) joined.push(`${before}${after}`);
  }
  if (words.length > 2) joined.push(words.join(''));
  return joined;
}

const latin = /^[a-z]+$/;
/** What one trade, those who ply it and their shop end in; the longest first. */
const englishEndings =
  /(?:icians|ician|icals|ical|icity|ics|ic|ants|ant|ings|ing|eries|ery|ers|er|ries|ry|ists|ist|ians|ian|ies|ers|al|ed|es|s|y)$/;

/** `welder`, `welders` and `welding` come to one; at least three letters stay. */
function englishStem(word: string): string {
  const shorter = word.replace(englishEndings, '');
  const rest = shorter.length >= 3 ? shorter : word;
  return rest.length > 3 ? rest.replace(/e$/, '').replace(/(.)\1$/, '$1') : rest;
}

/** The stem of a word: plurals, the trade, the one who plies it and the verb for it come to one, in either language. */
export function stemOf(word: string): string {
  return latin.test(word) ? englishStem(word) : stem(verbForms.get(word) ?? word);
}

/** How the stem of a word sounds. */
export function soundOf(word: string): string {
  return phoneticKey(stemOf(word));
}
