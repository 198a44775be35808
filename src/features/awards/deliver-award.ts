import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, parse } from '../../platform/parse.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { deliveryInput } from './award.input.ts';
import { type AwardRecord, awardFaults } from './award.rules.ts';
import { awardText } from './award.text.ts';
import { linkFaults } from './award-links.ts';
import { changeOneAward } from './change-one-award.ts';

/**
 * Records the hand-over of a kit or the payment of a loan, and the work it led to where there is one. Refuses a day to
 * come or before the approval (422) and a second delivery (409).
 */
export async function deliverAward(
  deps: Deps,
  actor: Actor,
  id: string,
  ifMatch: string | undefined,
  input: unknown,
): Promise<Result<AwardRecord>> {
  const vocabulary = await vocabularyOf(deps.database);
  const now = deps.now();
  return await changeOneAward(deps, actor, id, {
    ifMatch,
    action: 'award.deliver',
    gives: vocabulary,
    async plan(tx, scope, award) {
      if (award.deliveredOn !== null) return fail(problem('conflict', { detail: awardText.delivered }));
      const parsed = parse(deliveryInput, input);
      if (!parsed.ok) return parsed;
      const { deliveredOn, placementId = award.placementId } = parsed.value;
      const faults = awardFaults({ ...award, deliveredOn }, tehranToday(now));
      return ok({
        changes: {
          deliveredOn,
          ...(placementId === award.placementId ? {} : { placementId }),
          deliveryRecordedAt: now.toISOString(),
        },
        faults: [
          ...faults.map(({ path, code }) => fieldError(path, code)),
          ...(await linkFaults(tx, scope, vocabulary, { ...award, opportunityId: null, placementId })),
        ],
      });
    },
  });
}
