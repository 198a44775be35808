import { remembered } from '../../kernel/remembered.ts';
import { joinsOf, soundOf, stemOf, wordsOf } from './search-words.rules.ts';

/** What can be searched for, each index with documents of its own. */
export const searchIndexes = ['skills', 'occupations', 'opportunities'] as const;
export type SearchIndex = (typeof searchIndexes)[number];

export interface SearchDocument {
  readonly id: string;
  /** What it is called, in each language. */
  readonly labels: readonly string[];
  readonly alternatives: readonly string[];
  /** What else tells of it, e.g. the trade it belongs to. */
  readonly body: readonly string[];
  /** What it is about by code, as `tokenOf` writes it: names of codes may change without it being written again. */
  readonly tokens?: readonly string[];
}

/** A code as one word of the index, e.g. `skill` and `sk-152` → `xskillsk152`; nobody types it by chance. */
export function tokenOf(
  sort: 'skill' | 'teaches' | 'occupation' | 'province' | 'county' | 'work',
  code: string,
): string {
  return `x${sort}${code.replace(/[^a-z0-9]/gi, '').toLowerCase()}`;
}

/** The columns of the full text, each a list of words with spaces between. */
export interface FullText {
  readonly words: string;
  readonly alts: string;
  readonly joins: string;
  readonly stems: string;
  readonly phons: string;
  readonly body: string;
}

// Thousands of documents are made of the same names and words.
const wordsIn = remembered(wordsOf, 5_000);
const stemIn = remembered(stemOf, 20_000);
const soundIn = remembered(soundOf, 20_000);

/** Nobody misspells longer ones as one word. */
const longestJoin = 12;

/** A document as it is indexed, and the words whose misspellings should lead to it. */
export function fullTextOf(document: SearchDocument): { text: FullText; words: ReadonlySet<string> } {
  const labels = document.labels.map(wordsIn);
  const alternatives = document.alternatives.map(wordsIn);
  const names = [...labels, ...alternatives];
  const joins = names.flatMap(joinsOf);
  const words = new Set(names.flat());
  const together = joins.filter((word) => word.length <= longestJoin);
  const list = (some: Iterable<string>) => [...new Set(some)].join(' ');
  return {
    text: {
      words: list(labels.flat()),
      alts: list([...alternatives.flat(), ...(document.tokens ?? [])]),
      joins: list(joins),
      stems: list([...words, ...joins].map(stemIn)),
      phons: list([...words, ...joins].map(soundIn)),
      body: list(document.body.flatMap(wordsIn)),
    },
    words: new Set([...words, ...together]),
  };
}
