import type { Actor } from '../../kernel/actor.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { parse } from '../../platform/parse.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { voidInput } from './award.input.ts';
import type { AwardRecord } from './award.rules.ts';
import { changeOneAward } from './change-one-award.ts';

/** Says for good that an award never was: figures known from now on leave it out, those known before keep it; it is no aid of the household any more. */
export async function voidAward(
  deps: Deps,
  actor: Actor,
  id: string,
  ifMatch: string | undefined,
  input: unknown,
): Promise<Result<AwardRecord>> {
  const at = deps.now().toISOString();
  return await changeOneAward(deps, actor, id, {
    ifMatch,
    action: 'award.void',
    gives: await vocabularyOf(deps.database),
    async plan() {
      const parsed = parse(voidInput, input);
      if (!parsed.ok) return parsed;
      return ok({ changes: { voidReason: parsed.value.reason, voidedAt: at }, faults: [] });
    },
  });
}
