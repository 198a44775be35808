import { writtenForms } from '../../kernel/persian.ts';
import { soundOf, stemOf } from './search-words.rules.ts';

/** One word as an FTS5 string: nothing typed is ever read as an operator. */
const quoted = (word: string): string => `"${word.replaceAll('"', '""')}"`;

/** A word of one column; with ` *` behind it whatever begins so. */
export const inColumn = (column: string, word: string, prefix: '' | ' *' = ''): string =>
  `${column} : ${quoted(word)}${prefix}`;

/** Whatever counts as this word: itself, its stem, its sound, what it may be a misspelling of. */
function anyOf(word: string, { meant, isLast }: { meant: readonly string[]; isLast: boolean }): string {
  const forms = [word, ...writtenForms(word), ...meant];
  return [
    ...new Set([
      ...forms.map(quoted),
      ...forms.map((form) => inColumn('stems', stemOf(form))),
      ...forms.map((form) => inColumn('phons', soundOf(form))),
      ...(isLast && word.length >= 2 ? [`${quoted(word)} *`] : []),
    ]),
  ].join(' OR ');
}

/** Documents that are about one of these codes. */
export function tokenExpression(tokens: readonly string[]): string {
  return `(${tokens.map((token) => inColumn('alts', token)).join(' OR ')})`;
}

/**
 * The expression that finds documents for the words of a query: `all` of them, or `any`. `meant` are words of the index
 * that a word may be a misspelling of. The last word may be typed in part.
 */
export function matchExpression(
  words: readonly string[],
  how: 'all' | 'any',
  meant: ReadonlyMap<string, readonly string[]> = new Map(),
): string {
  const parts = words.map(
    (word, i) => `(${anyOf(word, { meant: meant.get(word) ?? [], isLast: i === words.length - 1 })})`,
  );
  const together = words.join('');
  const joined = [inColumn('joins', together), quoted(together)];
  return `((${parts.join(how === 'all' ? ' AND ' : ' OR ')}) OR ${joined.join(' OR ')})`;
}
