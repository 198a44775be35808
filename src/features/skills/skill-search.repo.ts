import { wordsOf } from '../search/search-words.rules.ts';
import type { WordEngine } from '../search/word-engine.repo.ts';
import type { NamedEntry, SkillEntry, SkillNames } from './skill-names.rules.ts';
import { rankHits, type SkillHit, tellingWords, unsearched } from './skill-search.rules.ts';

/** So many of each kind are compared by name; recall is won here, order afterwards. */
const mostCandidates = 60;

interface Wanted {
  readonly kind: SkillEntry['kind'] | undefined;
  readonly limit: number;
  /** How many of each kind are compared by name; fewer where only the best are wanted. */
  readonly among?: number;
}

/** Skills and occupations that a text may mean, best first; the first of the list where nothing was typed. */
export async function rankedSkills(
  engine: WordEngine,
  names: SkillNames,
  query: string,
  wanted: Wanted,
): Promise<readonly SkillHit[]> {
  return (await rankedForEach(engine, names, [query], wanted))[0] ?? [];
}

/** The same for several texts; the engine is asked once for all of them. */
export async function rankedForEach(
  engine: WordEngine,
  names: SkillNames,
  queries: readonly string[],
  { kind, limit, among = mostCandidates }: Wanted,
): Promise<readonly (readonly SkillHit[])[]> {
  const kinds = kind === undefined ? (['skill', 'occupation'] as const) : [kind];
  const read = queries.map((query) => tellingWords(wordsOf(query)));
  const asked = read.flatMap((words) => kinds.map((one) => ({ index: indexes[one], words, limit: among })));
  const found = await engine.candidates(asked.filter(({ words }) => words.length > 0));
  let at = 0;
  return queries.map((query, i) => {
    const words = read[i] ?? [];
    if (words.length === 0) return unsearched(names, kind, limit);
    const entries = kinds.flatMap((one): readonly NamedEntry[] =>
      (found[at++] ?? []).flatMap((id) => names.of(one, id) ?? []),
    );
    return rankHits([query, words.join(' ')], entries, names, limit);
  });
}

const indexes = { skill: 'skills', occupation: 'occupations' } as const;
