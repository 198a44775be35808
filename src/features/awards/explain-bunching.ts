import type { Actor } from '../../kernel/actor.ts';
import { lastDayOfMonth } from '../../kernel/jalali-month.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { parse } from '../../platform/parse.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { change } from '../records/change.repo.ts';
import { lastDaysFrom } from '../targets/quota.rules.ts';
import { bunchingInput } from './award.input.ts';
import { awardsRepo, changeAward } from './awards.repo.ts';

/** Writes why so many deliveries came in the last days of a month, on each of them. Refuses a month without any (404). */
export async function explainBunching(
  deps: Deps,
  actor: Actor,
  input: unknown,
): Promise<Result<{ readonly month: string; readonly deliveries: number }>> {
  const scope = scopeFor(actor, 'awards:write');
  if (!scope.ok) return scope;
  const parsed = parse(bunchingInput, input);
  if (!parsed.ok) return parsed;
  const { month, reason } = parsed.value;
  return await change(deps, actor, async ({ tx, audit, nothingChanged }) => {
    const late = await awardsRepo(tx, scope.value).deliveredBetween(
      lastDaysFrom(month),
      lastDayOfMonth(month),
    );
    if (late.length === 0) return fail(problem('not-found'));
    const changed = late.filter(({ bunchingReason }) => bunchingReason !== reason);
    if (changed.length === 0) nothingChanged();
    for (const award of changed) {
      await changeAward(tx, award, { bunchingReason: reason });
      audit({
        action: 'award.edit',
        entity: 'award',
        entityId: award.id,
        personId: award.personId,
        fields: ['bunchingReason'],
        values: { bunchingReason: reason },
      });
    }
    return ok({ month, deliveries: late.length });
  });
}
