import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Lang } from '../../kernel/text.ts';
import type { Deps } from '../../platform/deps.ts';
import { parse } from '../../platform/parse.ts';
import { opportunitiesRepo } from '../opportunities/opportunities.repo.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { peopleRepo } from '../people/people.repo.ts';
import { livePlacementIn } from '../placements/placements.repo.ts';
import { change } from '../records/change.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { blockedPair, referralJudge } from './judge-referral.ts';
import { proposalInput } from './referral.input.ts';
import { mayBeProposed, moveActions } from './referral.rules.ts';
import type { ReferralWithHistory } from './referral-record.rules.ts';
import { addReferral, referralsRepo } from './referrals.repo.ts';
import { referralText } from './referrals.text.ts';

/**
 * Proposes an opportunity to a person of the caller's organisation; score and version of the weights stay on record.
 * Refuses a person who is neither seeking nor placed, a pair that has an open referral (`referralId`) or a
 * placement that stands (`placementId`), and a blocked pair (`blocks`).
 */
export async function proposeReferral(
  deps: Deps,
  actor: Actor,
  input: unknown,
  lang: Lang,
): Promise<Result<ReferralWithHistory>> {
  const scope = scopeFor(actor, 'referrals:write');
  if (!scope.ok) return scope;
  const parsed = parse(proposalInput, input);
  if (!parsed.ok) return parsed;
  const { personId, opportunityId } = parsed.value;
  const vocabulary = await vocabularyOf(deps.database);
  const at = deps.now().toISOString();
  const id = deps.newId('referral');
  const eventId = deps.newId('referralEvent');
  const judgeIn = await referralJudge(deps);
  return await change(deps, actor, async ({ tx, audit }) => {
    const person = await peopleRepo(tx, scope.value, { crypto: deps.crypto, vocabulary }).facts(personId);
    const opportunity = await opportunitiesRepo(tx, vocabulary).facts(opportunityId);
    if (!person || !opportunity) return fail(problem('not-found'));
    if (!mayBeProposed(person.status)) return fail(problem('conflict', { detail: referralText.notLooking }));

    const repo = referralsRepo(tx, scope.value);
    const standing = (await repo.openOf(personId)).find((open) => open.opportunityId === opportunityId);
    if (standing)
      return fail(
        problem('conflict', { detail: referralText.alreadyOpen, extra: { referralId: standing.id } }),
      );

    const placementId = await livePlacementIn(tx, scope.value, { personId, opportunityId });
    if (placementId !== undefined)
      return fail(problem('conflict', { detail: referralText.placedThere, extra: { placementId } }));

    const judged = await judgeIn(tx, person, opportunity);
    const { judgement, ctx } = judged;
    if (!judgement.eligible) return fail(await blockedPair(tx, judged, judgement.blocks, lang));

    await addReferral(tx, scope.value, {
      id,
      eventId,
      personId,
      opportunityId,
      score: judgement.score,
      weightsVersion: ctx.weights.version,
      actorId: actor.accountId,
      at,
    });
    audit({
      action: moveActions.proposed,
      entity: 'referral',
      entityId: id,
      personId,
      fields: ['personId', 'opportunityId', 'state', 'score', 'weightsVersion'],
      values: { personId, opportunityId, state: 'proposed' },
    });
    const made = await repo.find(id);
    if (!made) throw new Error('a referral that was just made is not there');
    return ok(made);
  });
}
