import { type NamedSkill, readSkills } from '../records/cell-values.rules.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { type ParsedSkillsText, type SkillsReading, sure } from './read-skills-text.rules.ts';

/** What a cell of a list says of skills. */
export interface SkillCell {
  readonly skills: readonly (NamedSkill & { readonly years?: number })[];
  /** As written; left out. */
  readonly unknown: readonly string[];
  /** Taken, but not surely: what was written, and the label it was understood as. */
  readonly guessed: readonly string[];
}
/** By the text of the cell. */
export type SkillCells = ReadonlyMap<string, SkillCell>;

/** Guesses below this are left out of a list, where nobody confirms them. */
const leastGuess = 0.7;

/** A cell that names its skills one by one, as lists always could; undefined where some entry is no name. */
export function plainCell(vocabulary: Vocabulary, text: string): SkillCell | undefined {
  const { skills, unknown } = readSkills(vocabulary, text);
  return unknown.length === 0 ? { skills, unknown, guessed: [] } : undefined;
}

/** A cell in somebody's own words, from what was understood of it. */
export function spokenCell(
  vocabulary: Vocabulary,
  text: string,
  { parts }: ParsedSkillsText,
  reading: SkillsReading,
): SkillCell {
  const plain = new Map(readSkills(vocabulary, text).skills.map((one) => [one.skillId, one]));
  const taken = reading.skills.filter(({ confidence }) => confidence >= leastGuess);
  const doubtful = reading.skills.filter(({ confidence }) => confidence < leastGuess);
  const nameless = parts.filter(({ isNot, names }) => isNot && names.length === 0).map((part) => part.text);
  return {
    skills: taken.map(({ skillId, level, years }) => {
      const said = plain.get(skillId)?.level;
      // A level that is none is refused by the record's own rules, not mended here.
      const isOdd = said !== undefined && (said < 1 || said > 4);
      return { skillId, level: isOdd ? said : level, ...(years === undefined ? {} : { years }) };
    }),
    unknown: [
      ...doubtful.map(({ typed }) => typed),
      ...reading.notUnderstood.map((one) => one.text),
      ...reading.notTaken.filter((one) => nameless.includes(one)),
    ],
    guessed: taken
      .filter(({ confidence }) => confidence < sure)
      .map(({ typed, skillId }) => `${typed} = ${vocabulary.label('skills', skillId, 'fa')}`),
  };
}
