import { type ServerQuestion, verbatim } from './engine.rules.ts';
import type { SearchIndex } from './search-document.rules.ts';
import { soundOf } from './search-words.rules.ts';

/** Words to be found in the names of one index. */
export interface WordQuestion {
  readonly index: SearchIndex;
  readonly words: readonly string[];
  /** Of each way to read the words. */
  readonly limit: number;
}

const mostWords = 12;

/**
 * The ways to read words that the names of an index are asked for: as they are, as their stems sound, written
 * together, each by itself. The best of all of them are candidates, whose names decide.
 */
export function nameQuestions({ index, words, limit }: WordQuestion): readonly ServerQuestion[] {
  const some = words.slice(0, mostWords);
  const together = some.join('');
  const asked = (q: string, how: 'all' | 'frequency', ...on: readonly string[]): ServerQuestion => ({
    index,
    q,
    words: how,
    on,
    limit,
  });
  return [
    asked(some.join(' '), 'frequency', 'label', 'alt', 'joins', 'en', 'body'),
    asked(some.map(soundOf).join(' '), 'frequency', 'phons'),
    ...(some.length > 1
      ? [
          asked(together, 'all', 'joins', 'label', 'alt'),
          ...some.map((word) => asked(verbatim([soundOf(word)]), 'all', 'phons')),
        ]
      : []),
  ];
}

/** The lists one after another, the first of each first; each id once. */
export function inTurns(lists: readonly (readonly string[])[]): readonly string[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  const merged = new Set<string>();
  for (let i = 0; i < longest; i++)
    for (const list of lists) {
      const id = list[i];
      if (id !== undefined) merged.add(id);
    }
  return [...merged];
}
