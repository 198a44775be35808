import { writtenForms } from '../../kernel/persian.ts';
import { soundOf, stemOf } from './search-words.rules.ts';

/** One word as an FTS5 string: nothing typed is ever read as an operator. */
const quoted = (word: string): string => `"${word.replaceAll('"', '""')}"`;

/** A word of one column; with ` *` behind it whatever begins so. */
export const inColumn = (column: string, word: string, prefix: '' | ' *' = ''): string =>
  `${column} : ${quoted(word)}${prefix}`;

/** Whatever counts as this word: itself, its stem, its sound, what it may be a misspelling of. */
function anyOf(word: string, { meant, maybeMore }: { meant: readonly string[]; maybeMore: boolean }): string {
  const forms = [word, ...writtenForms(word), ...meant];
  return [
    ...new Set([
      ...forms.map(quoted),
      ...forms.map((form) => inColumn('stems', stemOf(form))),
      ...forms.map((form) => inColumn('phons', soundOf(form))),
      ...(maybeMore ? [`${quoted(word)} *`] : []),
    ]),
  ].join(' OR ');
}

/** Documents that are about one of these codes. */
export function tokenExpression(tokens: readonly string[]): string {
  return `(${tokens.map((token) => inColumn('alts', token)).join(' OR ')})`;
}

/** The expression of what is called just so: all words in a name, as they are or by their stems, however they are spaced. */
export function calledExpression(words: readonly string[]): string {
  const together = words.join('');
  const each = words.map((word) => `(${inColumn('words', word)} OR ${inColumn('stems', stemOf(word))})`);
  return `((${each.join(' AND ')}) OR ${inColumn('joins', together)} OR ${inColumn('stems', stemOf(together))})`;
}

/**
 * The expression that finds documents for the words of a query: `all` of them, or `any`. `meant` are words of the index
 * that a word may be a misspelling of. The last word may be typed in part, from `partFrom` letters on.
 */
export function matchExpression(
  words: readonly string[],
  how: 'all' | 'any',
  {
    meant = new Map(),
    partFrom = 2,
  }: { readonly meant?: ReadonlyMap<string, readonly string[]>; readonly partFrom?: number } = {},
): string {
  const parts = words.map(
    (word, i) =>
      `(${anyOf(word, {
        meant: meant.get(word) ?? [],
        maybeMore: i === words.length - 1 && word.length >= partFrom,
      })})`,
  );
  const together = words.join('');
  const joined = [inColumn('joins', together), quoted(together)];
  return `((${parts.join(how === 'all' ? ' AND ' : ' OR ')}) OR ${joined.join(' OR ')})`;
}
