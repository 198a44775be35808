import type { Database } from '../../platform/database.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { type SkillEntry, skillNamesOf } from './skill-names.rules.ts';
import { rankedSkills } from './skill-search.repo.ts';
import type { SkillHit } from './skill-search.rules.ts';

/** Skills and occupations (or one kind) for what was typed, best first, by the names that stand now. */
export async function findHits(
  database: Database,
  query: string,
  { kind, limit }: { readonly kind?: SkillEntry['kind'] | undefined; readonly limit: number },
): Promise<readonly SkillHit[]> {
  const names = skillNamesOf(await vocabularyOf(database));
  return await rankedSkills(database.read, names, query, { kind, limit });
}
