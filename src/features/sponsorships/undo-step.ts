import { ok, type Result } from '../../kernel/result.ts';
import { addAward } from '../awards/awards.repo.ts';
import { placementsRepo } from '../placements/placements.repo.ts';
import { benefactorsPart, followAward } from './award-of-sponsorship.ts';
import { conflict, type Step, type StepDone } from './change-one-sponsorship.ts';
import { reversedLines } from './payers.repo.ts';
import { postStep } from './post-step.ts';
import type { EventInput } from './sponsorship.input.ts';
import type { NewsKind, SponsorshipEvent, SponsorshipState } from './sponsorship.rules.ts';
import { sponsorshipText } from './sponsorship.text.ts';
import type { EventRecord, SponsorshipWhole } from './sponsorship-record.rules.ts';
import {
  cancelVisits,
  changeUnit,
  changeVisit,
  planAgain,
  putShares,
  type SponsorshipChanges,
} from './sponsorship-writes.repo.ts';
import { unitInStockOf } from './sponsorships.repo.ts';
import { stateOfDays } from './steps.rules.ts';
import { withdrawNews } from './tell-donors.repo.ts';

/** What is no step of its own: it may stand after the step that is undone. */
const besides: readonly SponsorshipEvent[] = ['quoted', 'payers-set', 'undone'];

/** The last step that stands. */
export function lastStep({ events }: Pick<SponsorshipWhole, 'events'>): EventRecord | undefined {
  const gone = new Set(events.map(({ undoes }) => undoes));
  return events.findLast(({ id, event }) => !gone.has(id) && !besides.includes(event));
}

/**
 * Takes the last step back: its entries are reversed, what followed from it is as before, and what was told of it is
 * withdrawn. Refuses (409) whoever recorded it, and steps that cannot be taken back.
 */
export async function undoStep(
  step: Step,
  given: Extract<EventInput, { event: 'undone' }>,
): Promise<Result<StepDone>> {
  const { change, actor, sponsorship, at, today } = step;
  const last = lastStep(sponsorship);
  const undo = last && undoing[last.event];
  if (!last || !undo) return conflict(sponsorshipText.nothingToUndo);
  if (last.recordedBy === actor.accountId) return conflict(sponsorshipText.twoPeopleUndo);
  const undone = await undo.back(step, last);
  if (!undone.ok) return undone;
  const entries = entriesOf(last);
  const posted = await postStep(
    step,
    today,
    await Promise.all(
      [...entries].reverse().map(async (reverses) => ({
        kind: 'reversal' as const,
        reverses,
        lines: await reversedLines(change.tx, reverses),
      })),
    ),
  );
  if (!posted.ok) return posted;
  await withdrawNews(change.tx, sponsorship.id, undo.news, at);
  return ok({
    changes: undone.value,
    happenedOn: today,
    entries: posted.value,
    details: { undone: last.event, reason: given.reason },
    undoes: last.id,
  });
}

function entriesOf({ details, entryId }: EventRecord): readonly string[] {
  const { entries } = details;
  if (Array.isArray(entries)) return entries as readonly string[];
  return entryId === null ? [] : [entryId];
}

type Back = (step: Step, last: EventRecord) => Promise<Result<SponsorshipChanges>>;
const stateBefore = ({ details }: EventRecord): SponsorshipState => details.stateBefore as SponsorshipState;

/** Steps that only moved money: the reversal is all. */
const moneyAlone: Back = async () => ok({});

/** What was set aside and what the award said before a step. */
interface Before {
  readonly priceRial: number;
  readonly contingencyRial?: number;
  readonly portions: readonly { readonly fundId: string; readonly amountRial: number }[];
  readonly contingency?: readonly { readonly fundId: string; readonly rial: number }[];
}

const moneyBefore: Back = async (step, last) => {
  const { change, sponsorship } = step;
  const before = last.details.before as Before;
  const shares = before.portions.map(({ fundId, amountRial }) => {
    const share = sponsorship.shares.find((one) => one.fundId === fundId);
    if (!share) throw new Error('a share of before is not there');
    const contingency = before.contingency?.find((one) => one.fundId === fundId);
    return {
      ...share,
      amountRial,
      contingencyRial: contingency?.rial ?? share.contingencyRial,
      releasedAt: null,
    };
  });
  await putShares(
    change.tx,
    sponsorship.id,
    shares.map(({ fundId, pledgeId, kind, amountRial, contingencyRial }) => ({
      fundId,
      pledgeId,
      kind,
      amountRial,
      contingencyRial,
    })),
  );
  const { priceRial, contingencyRial = sponsorship.contingencyRial } = before;
  await followAward(step, 'award.edit', { amountRial: priceRial, benefactorRial: benefactorsPart(shares) });
  return ok({ priceRial, contingencyRial });
};

const notBought: Back = async (step, last) => {
  const { change, sponsorship } = step;
  if (!sponsorship.unit) throw new Error('a kit that was bought is not there');
  const gone = await changeUnit(change.tx, sponsorship.unit, { state: 'returned', sponsorshipId: null });
  if (!gone) return conflict(sponsorshipText.stale);
  const money = await moneyBefore(step, last);
  return money.ok ? ok({ ...money.value, state: 'allocated', purchasedOn: null }) : money;
};

/** The award was never delivered: figures known since keep it, those from now on count another that waits. */
const notDelivered: Back = async (step) => {
  const { change, deps, actor, sponsorship, at } = step;
  const { tx, audit } = change;
  const { id, unit, organisationId, householdId, personId, opportunityId, priceRial } = sponsorship;
  if (!unit) throw new Error('a kit that is held is not there');
  if (!(await changeUnit(tx, unit, { state: 'stock' }))) return conflict(sponsorshipText.stale);
  await cancelVisits(tx, id, at);
  await followAward(step, 'award.void', { voidedAt: at, voidReason: 'entered-wrong' });
  const awardId = deps.newId('award');
  const values = {
    kind: 'kit' as const,
    opportunityId,
    amountRial: priceRial,
    benefactorRial: benefactorsPart(sponsorship.shares),
    approvedOn: sponsorship.approvedOn ?? step.today,
    fundedOn: sponsorship.approvedOn ?? step.today,
  };
  await addAward(tx, {
    ...values,
    id: awardId,
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
    entityId: awardId,
    personId,
    fields: Object.keys(values),
    values,
  });
  return ok({ state: 'purchased', deliveredOn: null, awardId });
};

const notVisited: Back = async ({ change, sponsorship }, last) => {
  await changeVisit(change.tx, String(last.details.visitId), {
    doneOn: null,
    finding: null,
    monthlyIncomeRial: null,
    note: null,
    recordedBy: null,
  });
  return ok(
    last.details.coached === true
      ? { coachedOn: null, state: stateOfDays({ earningOn: sponsorship.earningOn, coachedOn: null }) }
      : {},
  );
};

const notEarning: Back = async (step, last) => {
  const { change, scope, sponsorship } = step;
  if (last.details.began === true && sponsorship.placementId !== null) {
    const work = await placementsRepo(change.tx, scope).whole(sponsorship.placementId);
    if (work?.endReason !== 'mistake') return conflict(sponsorshipText.workLives);
  }
  await followAward(step, 'award.edit', { placementId: null });
  return ok({ state: stateBefore(last), earningOn: null, placementId: null });
};

/** The kit is the household's to hold again, and its coach comes again. */
const notEnded: Back = async ({ change, sponsorship }, last) => {
  const { tx } = change;
  const { id } = sponsorship;
  const before = stateBefore(last);
  if (before === 'purchased' || before === 'ended') return conflict(sponsorshipText.nothingToUndo);
  const unit = last.event === 'handed-back' ? await unitInStockOf(tx, id) : sponsorship.unit;
  if (!unit) return conflict(sponsorshipText.kitGone);
  if (!(await changeUnit(tx, unit, { state: 'held', sponsorshipId: id })))
    return conflict(sponsorshipText.stale);
  await planAgain(tx, id, last.recordedAt);
  return ok({ state: before, end: null, endedOn: null, titlePassedOn: null });
};

const undoing: Readonly<
  Partial<Record<SponsorshipEvent, { readonly news: readonly NewsKind[]; readonly back: Back }>>
> = {
  'topped-up': { news: [], back: moneyBefore },
  purchased: { news: ['purchased'], back: notBought },
  delivered: { news: ['delivered'], back: notDelivered },
  visited: { news: [], back: notVisited },
  earning: { news: ['earning'], back: notEarning },
  repaired: { news: ['restocked'], back: moneyAlone },
  restocked: { news: ['restocked'], back: moneyAlone },
  replaced: { news: ['restocked'], back: moneyAlone },
  'handed-back': { news: ['ended'], back: notEnded },
  lost: { news: ['ended'], back: notEnded },
  'title-transferred': { news: ['title-transferred'], back: notEnded },
};
