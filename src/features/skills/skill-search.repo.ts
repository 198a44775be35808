import type { Reader } from '../../platform/database.ts';
import { candidates } from '../search/search.repo.ts';
import { wordsOf } from '../search/search-words.rules.ts';
import type { NamedEntry, SkillEntry, SkillNames } from './skill-names.rules.ts';
import { rankHits, type SkillHit, tellingWords, unsearched } from './skill-search.rules.ts';

/** So many of each kind are compared by name; recall is won here, order afterwards. */
const mostCandidates = 60;

/** Skills and occupations that a text may mean, best first; the first of the list where nothing was typed. */
export async function rankedSkills(
  db: Reader,
  names: SkillNames,
  query: string,
  {
    kind,
    limit,
    among = mostCandidates,
  }: {
    readonly kind: SkillEntry['kind'] | undefined;
    readonly limit: number;
    /** How many of each kind are compared by name; fewer where only the best are wanted. */
    readonly among?: number;
  },
): Promise<readonly SkillHit[]> {
  const words = tellingWords(wordsOf(query));
  if (words.length === 0) return unsearched(names, kind, limit);
  const found: NamedEntry[] = [];
  for (const one of kind === undefined ? (['skill', 'occupation'] as const) : [kind]) {
    const index = one === 'skill' ? 'skills' : 'occupations';
    for (const id of await candidates(db, index, words, among)) {
      const entry = names.of(one, id);
      if (entry) found.push(entry);
    }
  }
  return rankHits([query, words.join(' ')], found, names, limit);
}
