import type { Actor, Scope } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { type Problem, problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Lang } from '../../kernel/text.ts';
import type { Deps } from '../../platform/deps.ts';
import { invalidInput, parse } from '../../platform/parse.ts';
import { opportunitiesRepo } from '../opportunities/opportunities.repo.ts';
import type { OpportunityFacts } from '../opportunities/opportunity-facts.rules.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { peopleRepo } from '../people/people.repo.ts';
import type { PersonFacts } from '../people/person-facts.rules.ts';
import { placementStart } from '../placements/placement.rules.ts';
import { dayFaults } from '../placements/placement-days.input.ts';
import { endsSearch, placedReason, termsOf } from '../placements/placement-terms.rules.ts';
import { addPlacement } from '../placements/placements.repo.ts';
import { searchOver } from '../placements/work-begun.repo.ts';
import { type Change, change } from '../records/change.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { blockedPair, referralJudge } from './judge-referral.ts';
import { type Move, moveInput } from './referral.input.ts';
import { blocksMove, isClosing, isJudgedAt, isLooking, moveActions, movesFrom } from './referral.rules.ts';
import type { ReferralRecord, ReferralWithHistory } from './referral-record.rules.ts';
import { referralsRepo, moveReferral as writeMove } from './referrals.repo.ts';
import { referralText } from './referrals.text.ts';

/**
 * Moves a referral one step. Refuses what the table of moves does not allow (`allowed`), a closing move without its
 * reason, a stale `revision`, and at `accepted` and `offered` a pair that has become blocked since (`blocks`), a full
 * opportunity included. `placed` makes the placement, and unless it is a training ends the search.
 */
export async function moveReferral(
  deps: Deps,
  actor: Actor,
  id: string,
  input: unknown,
  options: { readonly lang: Lang; readonly revision?: string | undefined },
): Promise<Result<ReferralWithHistory>> {
  const scope = scopeFor(actor, 'referrals:write');
  if (!scope.ok) return scope;
  const parsed = parse(moveInput, input);
  if (!parsed.ok) return parsed;
  const { to, reason, placed } = parsed.value;
  const { lang, revision } = options;
  const vocabulary = await vocabularyOf(deps.database);
  const at = deps.now().toISOString();
  const eventId = deps.newId('referralEvent');
  const judgeIn = isJudgedAt(to) ? await referralJudge(deps) : undefined;
  return await change(deps, actor, async (work) => {
    const { tx, audit } = work;
    const repo = referralsRepo(tx, scope.value);
    const referral = await repo.find(id);
    if (!referral) return fail(problem('not-found'));
    if (revision !== undefined && revision !== '*' && revision !== String(referral.revision))
      return fail(problem('stale', { detail: referralText.stale }));
    const allowed = movesFrom(referral.state);
    if (!allowed.includes(to)) return fail(illegal(referral, allowed));

    const person = await peopleRepo(tx, scope.value, { crypto: deps.crypto, vocabulary }).facts(
      referral.personId,
    );
    const opportunity = await opportunitiesRepo(tx, vocabulary).facts(referral.opportunityId);
    if (!person || !opportunity) throw new Error('a referral without its person or opportunity');
    if (!isClosing(to) && !isLooking(person.status))
      return fail(problem('conflict', { detail: referralText.notLooking }));
    if (judgeIn) {
      const judged = await judgeIn(tx, person, opportunity);
      const blocks = judged.judgement.blocks.filter((block) => blocksMove(to, block));
      if (blocks.length > 0) return fail(await blockedPair(tx, judged, blocks, lang));
    }

    const moved = await writeMove(tx, referral, { eventId, to, reason, actorId: actor.accountId, at });
    if (moved === 'full')
      return fail(problem('conflict', { detail: referralText.full, extra: { gate: 'full' } }));
    audit({
      action: moveActions[to],
      entity: 'referral',
      entityId: id,
      personId: referral.personId,
      fields: [
        'state',
        ...(reason === null ? [] : ['reason']),
        ...(to === 'accepted' ? ['consentedAt'] : []),
      ],
      values: { state: to, reason },
    });
    if (to === 'placed') {
      const refusal = await place(deps, scope.value, work, { referral, opportunity, person, placed });
      if (refusal) return fail(refusal);
    }
    const after = await repo.find(id);
    if (!after) throw new Error('a referral that was just moved is not there');
    return ok(after);
  });
}

function illegal({ state }: ReferralRecord, allowed: ReturnType<typeof movesFrom>): Problem {
  return problem('conflict', { detail: referralText.illegal(state, allowed), extra: { state, allowed } });
}

/**
 * What being placed brings with it. The referral has left `offered` by now, so its vacancy is free for the placement. What
 * the officer does not say of the work is taken from the opportunity.
 */
async function place(
  deps: Deps,
  scope: Scope,
  work: Change,
  of: {
    readonly referral: ReferralRecord;
    readonly opportunity: OpportunityFacts;
    readonly person: PersonFacts;
    readonly placed: Move['placed'];
  },
): Promise<Problem | undefined> {
  const { opportunity, person, placed } = of;
  const { id, personId, opportunityId } = of.referral;
  const now = deps.now();
  const at = now.toISOString();
  const today = tehranToday(now);
  const terms = termsOf(opportunity);
  const startedOn = placed.startedOn ?? placementStart(today, opportunity.startOn);
  const values = {
    ...terms,
    startedOn,
    expectedEndOn: placed.expectedEndOn ?? null,
    weeklyHours: placed.weeklyHours === undefined ? terms.weeklyHours : placed.weeklyHours,
    monthlyIncomeRial:
      placed.monthlyIncomeRial === undefined ? terms.monthlyIncomeRial : placed.monthlyIncomeRial,
    evidence: placed.evidence ?? 'call',
  };
  // The opportunity's own start may lie as far ahead as it likes.
  const faults = placed.startedOn || placed.expectedEndOn ? dayFaults(values, today, person.birthDate) : [];
  if (faults.length > 0) return invalidInput(faults);
  const placementId = deps.newId('placement');
  const added = await addPlacement(work.tx, scope, {
    id: placementId,
    personId,
    opportunityId,
    referralId: id,
    ...values,
    createdAt: at,
    updatedAt: at,
  });
  if (added === 'full') return problem('conflict', { detail: referralText.full, extra: { gate: 'full' } });
  if (added === 'standing') return problem('conflict', { detail: referralText.placedThere });
  work.audit({
    action: 'placement.add',
    entity: 'placement',
    entityId: placementId,
    personId,
    fields: ['personId', 'opportunityId', 'referralId', ...Object.keys(values)],
    values: { personId, opportunityId, ...values },
  });
  if (endsSearch(terms))
    await searchOver(
      work,
      scope,
      { at, newEventId: () => deps.newId('referralEvent') },
      { personId, status: person.status, reason: placedReason(terms.origin), exceptReferralId: id },
    );
  return undefined;
}
