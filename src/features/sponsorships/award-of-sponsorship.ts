import type { LocalDate } from '../../kernel/calendar.ts';
import { writeAidOfAward } from '../awards/award-aid.repo.ts';
import { type AwardChanges, addAward, awardsRepo, changeAward } from '../awards/awards.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import type { Step } from './change-one-sponsorship.ts';
import type { ShareRecord } from './sponsorship-record.rules.ts';

/** How much of a kit benefactors pay: by it the award counts for the quota or does not. */
export function benefactorsPart(
  shares: readonly Pick<ShareRecord, 'amountRial' | 'source' | 'releasedAt'>[],
): number {
  return shares
    .filter(({ source, releasedAt }) => source === 'benefactor' && releasedAt === null)
    .reduce((sum, { amountRial }) => sum + amountRial, 0);
}

/** Puts a sponsorship among the awards, approved and paid on a day. @returns the award's id. */
export async function addAwardOf(
  { change: { tx, audit }, deps, actor, sponsorship, at }: Step,
  approvedOn: LocalDate,
  shares: Parameters<typeof benefactorsPart>[0] = sponsorship.shares,
): Promise<string> {
  const { organisationId, householdId, personId, opportunityId, priceRial } = sponsorship;
  const id = deps.newId('award');
  const values = {
    kind: 'kit' as const,
    opportunityId,
    amountRial: priceRial,
    benefactorRial: benefactorsPart(shares),
    approvedOn,
    fundedOn: approvedOn,
  };
  await addAward(tx, {
    ...values,
    id,
    organisationId,
    householdId,
    personId,
    placementId: null,
    deliveredOn: null,
    recordedAt: at,
    fundedRecordedAt: at,
    deliveryRecordedAt: null,
    recordedBy: actor.accountId,
  });
  audit({
    action: 'award.add',
    entity: 'award',
    entityId: id,
    personId,
    fields: Object.keys(values),
    values,
  });
  return id;
}

/** Makes the award of a sponsorship say what happened to it; delivered and void ones are the household's aid, or no more. */
export async function followAward(
  { change, deps, scope, sponsorship, at }: Step,
  action: 'award.edit' | 'award.deliver' | 'award.void',
  to: AwardChanges,
): Promise<void> {
  const { tx, audit, reindex } = change;
  if (sponsorship.awardId === null) return;
  const repo = awardsRepo(tx, scope);
  const award = await repo.find(sponsorship.awardId);
  if (!award) throw new Error('the award of a sponsorship is not there');
  // Voided on its own page before it was held to its sponsorship: there is nothing left to follow.
  if (award.voidedAt !== null) return;
  if (!(await changeAward(tx, award, to))) throw new Error('an award moved within a transaction');
  audit({
    action,
    entity: 'award',
    entityId: award.id,
    personId: award.personId,
    fields: Object.keys(to).filter((name) => !name.endsWith('At')),
    values: to,
  });
  if (action === 'award.edit') return;
  const after = await repo.find(award.id);
  if (!after) throw new Error('the award of a sponsorship is not there');
  const vocabulary = await vocabularyOf(deps.database);
  await writeAidOfAward(tx, { vocabulary, at, newId: deps.newId, reindex }, after);
}
