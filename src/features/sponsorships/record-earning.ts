import type { LocalDate } from '../../kernel/calendar.ts';
import { monthOf } from '../../kernel/jalali-month.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { opportunitiesRepo } from '../opportunities/opportunities.repo.ts';
import { standingOf } from '../people/person-standing.repo.ts';
import { placedReason } from '../placements/placement-terms.rules.ts';
import { addPlacement, livePlacementIn, placementsRepo } from '../placements/placements.repo.ts';
import { searchOver } from '../placements/work-begun.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { followAward } from './award-of-sponsorship.ts';
import { conflict, dayOf, type Step, type StepDone } from './change-one-sponsorship.ts';
import type { EventInput } from './sponsorship.input.ts';
import { sponsorshipText } from './sponsorship.text.ts';
import { tellDonors } from './tell-donors.repo.ts';

/**
 * The first income: work of origin `kit` begins, whose checks tell later how it stands; work of the same kit that is on
 * record already is linked instead.
 */
export async function earning(
  step: Step,
  given: Extract<EventInput, { event: 'earning' }>,
): Promise<Result<StepDone>> {
  const { change, deps, scope, sponsorship, today } = step;
  const { tx } = change;
  const { id, personId, opportunityId } = sponsorship;
  const on = dayOf(given.happenedOn, today, sponsorship.deliveredOn);
  if (!on.ok) return on;
  const standing = given.placementId ?? (await livePlacementIn(tx, scope, { personId, opportunityId }));
  if (standing !== undefined) {
    const work = await placementsRepo(tx, scope).whole(standing);
    if (!work || work.personId !== personId || work.endedOn !== null || !work.isWork)
      return conflict(sponsorshipText.noWork);
  }
  const placementId = standing ?? (await begun(step, on.value, given));
  if (placementId === undefined) return conflict(sponsorshipText.hasLeft);
  await followAward(step, 'award.edit', { placementId });
  await tellDonors(tx, deps, id, 'earning', monthOf(on.value));
  return ok({
    changes: { state: 'earning', earningOn: on.value, placementId },
    happenedOn: on.value,
    details: { placementId, began: standing === undefined, stateBefore: sponsorship.state },
  });
}

/** Writes the work down; without its kit where all of that kit's vacancies are held. Undefined where the person has left. */
async function begun(
  { change, deps, scope, sponsorship, at }: Step,
  startedOn: LocalDate,
  given: Extract<EventInput, { event: 'earning' }>,
): Promise<string | undefined> {
  const { tx, audit } = change;
  const { personId, opportunityId } = sponsorship;
  const person = await standingOf(tx, scope, personId);
  if (!person || person.status === 'left') return undefined;
  const kit = await opportunitiesRepo(tx, await vocabularyOf(deps.database)).facts(opportunityId);
  const id = deps.newId('placement');
  const values = {
    origin: 'kit' as const,
    isWork: true,
    iscoCode: kit?.iscoCode ?? null,
    startedOn,
    weeklyHours: given.weeklyHours ?? null,
    monthlyIncomeRial: given.monthlyIncomeRial ?? null,
    evidence: 'visit' as const,
  };
  const row = { id, personId, referralId: null, ...values, createdAt: at, updatedAt: at };
  const added = await addPlacement(tx, scope, { ...row, opportunityId });
  if (added === 'full') await addPlacement(tx, scope, { ...row, opportunityId: null });
  else if (added !== 'added') throw new Error('work that stands was not found');
  audit({
    action: 'placement.add',
    entity: 'placement',
    entityId: id,
    personId,
    fields: ['personId', 'opportunityId', ...Object.keys(values)],
    values: { personId, opportunityId: added === 'full' ? null : opportunityId, ...values },
  });
  const tools = { at, newEventId: () => deps.newId('referralEvent') };
  const reason = placedReason('kit');
  await searchOver(change, scope, tools, { personId, status: person.status, reason });
  return id;
}
