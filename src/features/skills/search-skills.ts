import * as z from 'zod';
import { ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { page } from '../../platform/fields.ts';
import { parse } from '../../platform/parse.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { skillNamesOf } from './skill-names.rules.ts';
import { rankedSkills } from './skill-search.repo.ts';
import type { SkillHit } from './skill-search.rules.ts';

export const skillQuery = z.object({
  q: z
    .string()
    .max(200)
    .default('')
    .describe('What was typed; folded, so that ي and ی, ك and ک are the same.'),
  kind: z.enum(['skill', 'occupation']).optional(),
  limit: page.limit,
});

export interface SkillAnswer {
  readonly items: readonly SkillHit[];
  readonly engine: 'embedded';
  readonly tookMs: number;
}

/** Skills and occupations by what was typed; open to everyone. */
export async function findSkills(deps: Deps, input: unknown): Promise<Result<SkillAnswer>> {
  const parsed = parse(skillQuery, input);
  if (!parsed.ok) return parsed;
  const started = deps.now().getTime();
  const { q, kind, limit } = parsed.value;
  const names = skillNamesOf(await vocabularyOf(deps.database));
  const items = await rankedSkills(deps.database.read, names, q, { kind, limit });
  return ok({ items, engine: 'embedded', tookMs: deps.now().getTime() - started });
}
