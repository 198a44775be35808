import * as z from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import type { Deps } from '../../platform/deps.ts';
import { parse } from '../../platform/parse.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { longestSkillsText, type SkillsReading } from './read-skills-text.rules.ts';
import { readSkillsText } from './skills-text.repo.ts';

export const skillsTextInput = z.strictObject({
  text: z
    .string()
    .min(1)
    .max(longestSkillsText)
    .describe('What somebody can do, in their own words, in Persian or English, in any order.'),
});

interface Named {
  readonly skillId: string;
  readonly label: Text;
}
export interface SkillsTextAnswer {
  readonly skills: readonly (Named & {
    readonly typed: string;
    readonly level: number;
    readonly years: number | null;
    readonly confidence: number;
    readonly alternatives: readonly Named[];
  })[];
  readonly notUnderstood: readonly { readonly text: string; readonly suggestions: readonly Named[] }[];
  readonly notTaken: SkillsReading['notTaken'];
  readonly aside: SkillsReading['aside'];
}

/** Skills as they are understood from what was typed, for staff to confirm; nothing is written. */
export async function readTypedSkills(
  deps: Deps,
  actor: Actor,
  input: unknown,
): Promise<Result<SkillsTextAnswer>> {
  const scope = scopeFor(actor, 'opportunities:staff');
  if (!scope.ok) return scope;
  const parsed = parse(skillsTextInput, input);
  if (!parsed.ok) return parsed;
  const vocabulary = await vocabularyOf(deps.database);
  const named = (skillId: string): Named => ({
    skillId,
    label: {
      fa: vocabulary.label('skills', skillId, 'fa'),
      en: vocabulary.label('skills', skillId, 'en'),
    },
  });
  const reading = await readSkillsText(deps.database.read, vocabulary, parsed.value.text);
  return ok({
    skills: reading.skills.map(({ typed, skillId, level, years, confidence, alternatives }) => ({
      typed,
      ...named(skillId),
      level,
      years: years ?? null,
      confidence,
      alternatives: alternatives.map(named),
    })),
    notUnderstood: reading.notUnderstood.map(({ text, suggestions }) => ({
      text,
      suggestions: suggestions.map(named),
    })),
    notTaken: reading.notTaken,
    aside: reading.aside,
  });
}
