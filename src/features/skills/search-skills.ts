import * as z from 'zod';
import { ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { page } from '../../platform/fields.ts';
import { parse } from '../../platform/parse.ts';
import { askingOf } from '../search/asking.repo.ts';
import type { EngineName } from '../search/engine.rules.ts';
import { countMissed } from '../vocabulary-care/missed-counter.repo.ts';
import { findHits } from './find-hits.repo.ts';
import { isAnswered, type SkillHit } from './skill-search.rules.ts';

export const skillQuery = z.object({
  q: z
    .string()
    .max(200)
    .default('')
    .describe('What was typed; folded, so that ي and ی, ك and ک are the same.'),
  kind: z.enum(['skill', 'occupation']).optional(),
  typing: z
    .enum(['true', 'false', '1', '0', ''])
    .transform((text) => text === 'true' || text === '1' || text === '')
    .optional()
    .describe(
      'True while somebody is still typing: what finds nothing then is not counted as searched in vain.',
    ),
  limit: page.limit,
});

export interface SkillAnswer {
  readonly items: readonly SkillHit[];
  readonly engine: EngineName;
  readonly tookMs: number;
}

/**
 * Skills and occupations by what was typed; open to everyone. With the caller's address, a finished query without a good
 * answer is counted for headquarters.
 */
export async function findSkills(
  deps: Deps,
  input: unknown,
  caller?: { readonly address: string },
): Promise<Result<SkillAnswer>> {
  const parsed = parse(skillQuery, input);
  if (!parsed.ok) return parsed;
  const started = deps.now().getTime();
  const { q, kind, limit, typing } = parsed.value;
  const asking = askingOf(deps);
  const { answer: items, engine } = await findHits(deps, q, { kind, limit }, asking);
  if (caller && !typing && !isAnswered(items)) {
    // What a kind does not answer the other may: then it is no unknown word.
    const whole = kind === undefined ? items : (await findHits(deps, q, { limit: 1 }, asking)).answer;
    if (!isAnswered(whole)) countMissed(deps, q, caller);
  }
  return ok({ items, engine, tookMs: deps.now().getTime() - started });
}
