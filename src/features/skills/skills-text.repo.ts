import type { Reader } from '../../platform/database.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { parseSkillsText, type SkillsReading, settleSkillsText } from './read-skills-text.rules.ts';
import { skillNamesOf } from './skill-names.rules.ts';
import { searchSkills } from './skill-search.repo.ts';
import type { SkillHit } from './skill-search.rules.ts';

/** So many phrases of one text are searched for; what comes after is kept as it was typed. */
const mostPhrases = 30;

/** Reads skills from what was typed in somebody's own words; what no name holds is searched for. */
export async function readSkillsText(
  db: Reader,
  vocabulary: Vocabulary,
  text: string,
): Promise<SkillsReading> {
  const parsed = parseSkillsText(vocabulary, text);
  return settleSkillsText(parsed, await searchPhrases(db, vocabulary, parsed.phrases.slice(0, mostPhrases)));
}

async function searchPhrases(
  db: Reader,
  vocabulary: Vocabulary,
  phrases: readonly string[],
): Promise<ReadonlyMap<string, readonly SkillHit[]>> {
  const names = skillNamesOf(vocabulary);
  const found = new Map<string, readonly SkillHit[]>();
  for (const phrase of phrases)
    found.set(phrase, await searchSkills(db, names, phrase.slice(0, 200), { kind: 'skill', limit: 6 }));
  return found;
}
