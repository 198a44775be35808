import type { Reader } from '../../platform/database.ts';
import { candidates } from '../search/search.repo.ts';
import { wordsOf } from '../search/search-words.rules.ts';
import { fillerWords } from './filler-words.text.ts';
import type { NamedEntry, SkillEntry, SkillNames } from './skill-names.rules.ts';
import { rankHits, type SkillHit, unsearched } from './skill-search.rules.ts';

/** So many of each kind are compared by name; recall is won here, order afterwards. */
const mostCandidates = 60;

/** Skills and occupations that fit what was typed, best first; where nothing was typed, the list from its beginning. */
export async function searchSkills(
  db: Reader,
  names: SkillNames,
  query: string,
  { kind, limit }: { readonly kind?: SkillEntry['kind'] | undefined; readonly limit: number },
): Promise<readonly SkillHit[]> {
  const all = wordsOf(query);
  if (all.length === 0) return unsearched(names, kind, limit);
  const telling = all.filter((word) => !fillerWords.has(word));
  const words = telling.length > 0 ? telling : all;
  const found: NamedEntry[] = [];
  for (const one of kind === undefined ? (['skill', 'occupation'] as const) : [kind]) {
    const index = one === 'skill' ? 'skills' : 'occupations';
    for (const id of await candidates(db, index, words, mostCandidates)) {
      const entry = names.of(one, id);
      if (entry) found.push(entry);
    }
  }
  return rankHits([query, words.join(' ')], found, names, limit);
}
