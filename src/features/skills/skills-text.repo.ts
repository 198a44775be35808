import type { Reader } from '../../platform/database.ts';
import { turnOfOthers } from '../../platform/turn.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { embeddedWords } from '../search/word-engine.repo.ts';
import { parseSkillsText, type SkillsReading, settleSkillsText } from './read-skills-text.rules.ts';
import { plainCell, type SkillCell, type SkillCells, spokenCell } from './skill-cells.rules.ts';
import { skillNamesOf } from './skill-names.rules.ts';
import { rankedSkills } from './skill-search.repo.ts';
import type { SkillHit } from './skill-search.rules.ts';

/** So many phrases of one text are searched for; what comes after is kept as it was typed. */
const mostPhrases = 30;

/**
 * Reads skills from what was typed in somebody's own words; what no name holds is searched for, in the database alone: it is
 * typed about a person.
 */
export async function readSkillsText(
  db: Reader,
  vocabulary: Vocabulary,
  text: string,
): Promise<SkillsReading> {
  const parsed = parseSkillsText(vocabulary, text);
  const found = new Map<string, readonly SkillHit[]>();
  for (const phrase of parsed.phrases.slice(0, mostPhrases))
    found.set(phrase, await hitsOf(db, vocabulary, phrase));
  return settleSkillsText(parsed, found);
}

async function hitsOf(db: Reader, vocabulary: Vocabulary, phrase: string): Promise<readonly SkillHit[]> {
  const limits = { kind: 'skill', limit: 6 } as const;
  return await rankedSkills(embeddedWords(db), skillNamesOf(vocabulary), phrase.slice(0, 200), limits);
}

const readCells = new WeakMap<Vocabulary, Map<string, SkillCell>>();
/** So many texts, and so many phrases of a list, are kept to be read once; more are read again and come to the same. */
const mostKept = 20_000;
const mostKeptPhrases = 2_000;
/** The event loop is given back after so long; a phrase takes a few ms at most. */
const turnAfterMs = 15;

/**
 * Reads the skills cells of a list, each text once, whatever the number of its rows. What a cell is read as depends on
 * nothing but its text. Others have their turn in between.
 */
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
  let since = performance.now();
  const breathe = async () => {
    if (performance.now() - since < turnAfterMs) return;
    await turnOfOthers();
    since = performance.now();
  };
  for (const text of new Set(texts)) {
    if (!text) continue;
    await breathe();
    const cell = known.get(text) ?? plainCell(vocabulary, text);
    if (cell) {
      cells.set(text, cell);
      continue;
    }
    const parsed = parseSkillsText(vocabulary, text);
    if (phrases.size > mostKeptPhrases) phrases.clear();
    for (const phrase of parsed.phrases.slice(0, mostPhrases)) {
      if (phrases.has(phrase)) continue;
      phrases.set(phrase, await hitsOf(db, vocabulary, phrase));
      await breathe();
    }
    const found = new Map(
      parsed.phrases.slice(0, mostPhrases).map((phrase) => [phrase, phrases.get(phrase) ?? []]),
    );
    const read = spokenCell(vocabulary, text, parsed, settleSkillsText(parsed, found));
    cells.set(text, read);
    known.set(text, read);
  }
  return cells;
}
