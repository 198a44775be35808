import type { Deps } from '../../platform/deps.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { type Asking, askingOf, byEitherEngine, type Told } from '../search/asking.repo.ts';
import { embeddedWords, serverWords, type WordEngine } from '../search/word-engine.repo.ts';
import { type SkillEntry, skillNamesOf } from './skill-names.rules.ts';
import { rankedSkills } from './skill-search.repo.ts';
import type { SkillHit } from './skill-search.rules.ts';

/**
 * Skills and occupations (or one kind) for what was typed, best first, by the names that stand now. What is typed about
 * a person is not for this: it is read without leaving the database.
 */
export async function findHits(
  deps: Deps,
  query: string,
  { kind, limit }: { readonly kind?: SkillEntry['kind'] | undefined; readonly limit: number },
  asking: Asking = askingOf(deps),
): Promise<Told<readonly SkillHit[]>> {
  const { database } = deps;
  const names = skillNamesOf(await vocabularyOf(database));
  const by = (engine: WordEngine) => rankedSkills(engine, names, query, { kind, limit });
  const embedded = () => by(embeddedWords(database.read));
  // A list without a word of it is none to search.
  if (query.trim() === '') return { engine: 'embedded', answer: await embedded() };
  return await byEitherEngine(
    asking,
    ['skills', 'occupations'],
    (server) => by(serverWords(server)),
    embedded,
  );
}
