import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { wordsOf } from '../search/search-words.rules.ts';

/** Words that stand for one another, as the server takes them: folded by us, for it reads them without a language. */
export type Synonyms = Readonly<Record<string, readonly string[]>>;

const prepared = new WeakMap<Vocabulary, Synonyms>();

/**
 * Names of skills and occupations of one word, each for the label of one word that it stands for and the other way round.
 * Longer names would make many words of one, and those of a document find it as a field already.
 */
export function nameSynonyms(vocabulary: Vocabulary): Synonyms {
  const known = prepared.get(vocabulary);
  if (known) return known;
  const made = new Map<string, Set<string>>();
  const learn = (one: string, other: string) => {
    if (one !== other) made.set(one, (made.get(one) ?? new Set()).add(other));
  };
  for (const catalogue of ['skills', 'occupations'] as const)
    for (const { fa, data } of vocabulary.items(catalogue)) {
      const label = oneWord(fa);
      if (label === undefined || !Array.isArray(data.alt)) continue;
      for (const name of data.alt) {
        const other = oneWord(String(name));
        if (other === undefined) continue;
        learn(label, other);
        learn(other, label);
      }
    }
  const synonyms = Object.fromEntries([...made].map(([word, others]) => [word, [...others]]));
  prepared.set(vocabulary, synonyms);
  return synonyms;
}

function oneWord(name: string): string | undefined {
  const [word, ...more] = wordsOf(name);
  return more.length === 0 ? word : undefined;
}
