import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { stemOf, wordsOf } from '../search/search-words.rules.ts';

/** Skills that a run of words names: by the very name however it is spaced, by its stems, or by its code. */
export interface KnownSkills {
  named(joined: string): readonly string[];
  stemmed(words: readonly string[]): readonly string[];
  /** Words of the longest name. */
  readonly longest: number;
}

const prepared = new WeakMap<Vocabulary, KnownSkills>();

/** Made once for a vocabulary. A label is never hidden by another skill's alternative name. */
export function knownSkillsOf(vocabulary: Vocabulary): KnownSkills {
  const known = prepared.get(vocabulary);
  if (known) return known;
  const names = new Map<string, Set<string>>();
  const stems = new Map<string, Set<string>>();
  let longest = 1;
  const learn = (id: string, texts: readonly string[], labels: ReadonlySet<string>) => {
    for (const text of texts) {
      const words = wordsOf(text);
      const joined = words.join('');
      if (joined === '' || labels.has(joined)) continue;
      longest = Math.max(longest, words.length);
      names.set(joined, (names.get(joined) ?? new Set()).add(id));
      const stem = words.map(stemOf).join('');
      stems.set(stem, (stems.get(stem) ?? new Set()).add(id));
    }
  };
  for (const { id, fa, en } of vocabulary.skills) learn(id, [fa, en, id], new Set());
  const labels = new Set(names.keys());
  for (const { id, alt } of vocabulary.skills) learn(id, alt, labels);
  const made: KnownSkills = {
    named: (joined) => [...(names.get(joined) ?? [])],
    stemmed: (words) => [...(stems.get(words.map(stemOf).join('')) ?? [])],
    longest: longest + 1,
  };
  prepared.set(vocabulary, made);
  return made;
}
