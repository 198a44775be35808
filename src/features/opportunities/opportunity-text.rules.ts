import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { tokenOf } from '../search/search-document.rules.ts';
import { wordsOf } from '../search/search-words.rules.ts';

/** What was typed into the one field for work: words, and among them the places that people write beside it. */
export interface TypedText {
  readonly words: readonly string[];
  /** The words without the names of places; the same where there are none. */
  readonly rest: readonly string[];
  /** For each place named: what it may be, as words of the index. All must fit. */
  readonly places: readonly (readonly string[])[];
}

/** What comes after is passed over: nobody describes a job in more, and each word costs. */
const mostWords = 8;

interface Place {
  readonly words: readonly string[];
  readonly token: string;
}
const prepared = new WeakMap<Vocabulary, ReadonlyMap<string, readonly Place[]>>();

/** Counties and provinces by the first word of their names, the longest names first. */
function placesOf(vocabulary: Vocabulary): ReadonlyMap<string, readonly Place[]> {
  const known = prepared.get(vocabulary);
  if (known) return known;
  const byFirst = new Map<string, Place[]>();
  const add = (name: string, token: string) => {
    const words = wordsOf(name);
    const [first] = words;
    if (first !== undefined) byFirst.set(first, [...(byFirst.get(first) ?? []), { words, token }]);
  };
  for (const { code, fa, en } of vocabulary.items('provinces'))
    for (const name of [fa, en]) add(name, tokenOf('province', code));
  for (const { code, fa, en } of vocabulary.counties)
    for (const name of [fa, en]) add(name, tokenOf('county', code));
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);
  prepared.set(vocabulary, byFirst);
  return byFirst;
}

/** Reads a text; undefined where nothing was typed at all, e.g. spaces. */
export function readTyped(vocabulary: Vocabulary, text: string): TypedText | undefined {
  if (text.trim() === '') return undefined;
  const words = wordsOf(text).slice(0, mostWords);
  const places = placesOf(vocabulary);
  const rest: string[] = [];
  const named: (readonly string[])[] = [];
  for (let i = 0; i < words.length; ) {
    const fitting = (places.get(words[i] ?? '') ?? []).filter((place) =>
      place.words.every((word, j) => words[i + j] === word),
    );
    const length = fitting[0]?.words.length;
    if (length === undefined) rest.push(words[i++] ?? '');
    else {
      // Of one name, the province and the county both; a longer name leaves the shorter out.
      named.push([
        ...new Set(fitting.filter((place) => place.words.length === length).map(({ token }) => token)),
      ]);
      i += length;
    }
  }
  return { words, rest, places: named };
}
