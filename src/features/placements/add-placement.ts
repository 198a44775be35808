import type { Actor } from '../../kernel/actor.ts';
import { type LocalDate, tehranToday } from '../../kernel/calendar.ts';
import { type FieldError, problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { opportunitiesRepo } from '../opportunities/opportunities.repo.ts';
import type { OpportunityFacts } from '../opportunities/opportunity-facts.rules.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { standingOf } from '../people/person-standing.repo.ts';
import { change } from '../records/change.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { type NewPlacementInput, newPlacementInput } from './placement.input.ts';
import { dayFaults } from './placement-days.input.ts';
import type { PlacementWithHistory } from './placement-record.rules.ts';
import { endsSearch, fitsOrigin, placedReason, termsOf } from './placement-terms.rules.ts';
import { addPlacement, livePlacementIn, placementsRepo } from './placements.repo.ts';
import { placementsText } from './placements.text.ts';
import { searchOver } from './work-begun.repo.ts';

/**
 * Writes down work that no referral here led to. Refuses a person who has left, the same live work twice (`placementId`),
 * a full opportunity, and an opportunity of another kind than the origin. What is left out is taken from the opportunity.
 */
export async function addFoundPlacement(
  deps: Deps,
  actor: Actor,
  input: unknown,
): Promise<Result<PlacementWithHistory>> {
  const scope = scopeFor(actor, 'placements:write');
  if (!scope.ok) return scope;
  const parsed = parse(newPlacementInput, input);
  if (!parsed.ok) return parsed;
  const given = parsed.value;
  const { personId, opportunityId = null, origin, startedOn } = given;
  const vocabulary = await vocabularyOf(deps.database);
  const now = deps.now();
  const today = tehranToday(now);
  const at = now.toISOString();
  const id = deps.newId('placement');
  const newEventId = () => deps.newId('referralEvent');
  return await change<PlacementWithHistory>(deps, actor, async (work) => {
    const { tx, audit } = work;
    const person = await standingOf(tx, scope.value, personId);
    if (!person) return fail(problem('not-found'));
    const opportunity =
      opportunityId === null ? undefined : await opportunitiesRepo(tx, vocabulary).facts(opportunityId);
    const faults = faultsOf(given, opportunity, vocabulary, today, person.birthDate);
    if (faults.length > 0) return fail(invalidInput(faults));
    if (person.status === 'left') return fail(problem('conflict', { detail: placementsText.hasLeft }));
    if (opportunityId !== null) {
      const standing = await livePlacementIn(tx, scope.value, { personId, opportunityId });
      if (standing !== undefined)
        return fail(
          problem('conflict', { detail: placementsText.standing, extra: { placementId: standing } }),
        );
    }
    const terms = opportunity && termsOf(opportunity);
    const isWork = terms?.isWork ?? true;
    const values = {
      origin,
      isWork,
      iscoCode: given.iscoCode === undefined ? (terms?.iscoCode ?? null) : given.iscoCode,
      startedOn,
      expectedEndOn: given.expectedEndOn ?? null,
      weeklyHours: given.weeklyHours === undefined ? (terms?.weeklyHours ?? null) : given.weeklyHours,
      monthlyIncomeRial:
        given.monthlyIncomeRial === undefined ? (terms?.monthlyIncomeRial ?? null) : given.monthlyIncomeRial,
      evidence: given.evidence,
    };
    const added = await addPlacement(tx, scope.value, {
      id,
      personId,
      opportunityId,
      referralId: null,
      ...values,
      createdAt: at,
      updatedAt: at,
    });
    if (added !== 'added') return fail(problem('conflict', { detail: placementsText[added] }));
    audit({
      action: 'placement.add',
      entity: 'placement',
      entityId: id,
      personId,
      fields: ['personId', ...(opportunityId === null ? [] : ['opportunityId']), ...Object.keys(values)],
      values: { personId, opportunityId, ...values },
    });
    if (endsSearch({ origin, isWork }))
      await searchOver(
        work,
        scope.value,
        { at, newEventId },
        { personId, status: person.status, reason: placedReason(origin) },
      );
    const made = await placementsRepo(tx, scope.value).whole(id);
    if (!made) throw new Error('a placement that was just made is not there');
    return ok(made);
  });
}

function faultsOf(
  given: NewPlacementInput,
  opportunity: OpportunityFacts | undefined,
  vocabulary: Vocabulary,
  today: LocalDate,
  birthDate: LocalDate,
): FieldError[] {
  const { startedOn, expectedEndOn, iscoCode, opportunityId, origin } = given;
  const faults: FieldError[] = [];
  if (opportunityId && !opportunity) faults.push(fieldError('opportunityId', 'opportunity.unknown'));
  if (origin === 'referral' && !opportunityId) faults.push(fieldError('opportunityId', 'required'));
  if (opportunity && !fitsOrigin(origin, opportunity.kind))
    faults.push(fieldError('origin', 'origin.mismatch'));
  if (iscoCode && !vocabulary.has('occupations', iscoCode))
    faults.push(fieldError('iscoCode', 'occupation.unknown'));
  faults.push(...dayFaults({ startedOn, expectedEndOn }, today, birthDate));
  return faults;
}
