import type { Database } from '../../platform/database.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { candidates } from '../search/search.repo.ts';
import { wordsOf } from '../search/search-words.rules.ts';
import { type NamedEntry, type SkillEntry, skillNamesOf, tellingWords } from './skill-names.rules.ts';
import { rankHits, type SkillHit, unsearched } from './skill-search.rules.ts';

/** So many of each kind are compared by name; recall is won here, order afterwards. */
const mostCandidates = 60;

/** Skills and occupations (or one kind) for what was typed, best first; everything by its label where nothing was. */
export async function findHits(
  database: Database,
  query: string,
  { kind, limit }: { readonly kind?: SkillEntry['kind'] | undefined; readonly limit: number },
): Promise<readonly SkillHit[]> {
  const names = skillNamesOf(await vocabularyOf(database));
  const all = wordsOf(query);
  if (all.length === 0) return unsearched(names, kind, limit);
  const words = tellingWords(all);
  const found: NamedEntry[] = [];
  for (const one of kind === undefined ? (['skill', 'occupation'] as const) : [kind]) {
    const index = one === 'skill' ? 'skills' : 'occupations';
    for (const id of await candidates(database.read, index, words, mostCandidates)) {
      const entry = names.of(one, id);
      if (entry) found.push(entry);
    }
  }
  return rankHits([query, words.join(' ')], found, names, limit);
}
