import type { Reader } from '../../platform/database.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { parseSkillsText, type SkillsReading, settleSkillsText } from './read-skills-text.rules.ts';
import { plainCell, type SkillCell, type SkillCells, spokenCell } from './skill-cells.rules.ts';
import { skillNamesOf } from './skill-names.rules.ts';
import { rankedSkills } from './skill-search.repo.ts';
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
    found.set(phrase, await rankedSkills(db, names, phrase.slice(0, 200), { kind: 'skill', limit: 6 }));
  return found;
}

const readCells = new WeakMap<Vocabulary, Map<string, SkillCell>>();
/** Of one list so many phrases are searched for; what comes after is left out as before. */
const mostSearched = 2_000;
const mostKept = 20_000;

/** Reads the skills cells of a list, each text once, whatever the number of its rows. */
export async function readSkillCells(
  db: Reader,
  vocabulary: Vocabulary,
  texts: Iterable<string | undefined>,
): Promise<SkillCells> {
  const known = readCells.get(vocabulary) ?? new Map<string, SkillCell>();
  if (known.size > mostKept) known.clear();
  readCells.set(vocabulary, known);
  const phrases = new Map<string, readonly SkillHit[]>();
  const cells = new Map<string, SkillCell>();
  for (const text of new Set(texts)) {
    if (!text) continue;
    const cell = known.get(text) ?? plainCell(vocabulary, text);
    if (cell) {
      cells.set(text, cell);
      continue;
    }
    const parsed = parseSkillsText(vocabulary, text);
    const fresh = parsed.phrases.filter((phrase) => !phrases.has(phrase));
    const isWithin = phrases.size + fresh.length <= mostSearched;
    if (isWithin)
      for (const [phrase, hits] of await searchPhrases(db, vocabulary, fresh)) phrases.set(phrase, hits);
    const read = spokenCell(vocabulary, text, parsed, settleSkillsText(parsed, phrases));
    cells.set(text, read);
    if (isWithin) known.set(text, read);
  }
  return cells;
}
