import { ok, type Result } from '../../kernel/result.ts';
import { placementsRepo } from '../placements/placements.repo.ts';
import { addAwardOf, followAward } from './award-of-sponsorship.ts';
import { conflict, type Step, type StepDone } from './change-one-sponsorship.ts';
import { reversedLines } from './payers.repo.ts';
import { postStep } from './post-step.ts';
import type { EventInput } from './sponsorship.input.ts';
import type { NewsKind, SponsorshipEvent } from './sponsorship.rules.ts';
import { sponsorshipText } from './sponsorship.text.ts';
import type { EventRecord, SponsorshipWhole } from './sponsorship-record.rules.ts';
import { cancelVisits, changeUnit, changeVisit } from './sponsorship-writes.repo.ts';
import { stateOfDays } from './steps.rules.ts';
import { withdrawNews } from './tell-donors.repo.ts';
import { notCancelled, notEnded, notReturned, tellAgain } from './undo-ends.ts';
import { type Back, moneyAlone, moneyBefore, stateBefore } from './undo-money.ts';

/** What is no step of its own: it may stand after the step that is undone. */
const besides: readonly SponsorshipEvent[] = [
  'quoted',
  'payers-set',
  'cancel-asked',
  'cancel-refused',
  'reallocated',
  'undone',
];

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
  // What was lost in the stock had ended before, and that was told then.
  const told = last.event === 'lost' && last.details.stateBefore === 'ended' ? [] : undo.news;
  await withdrawNews(change.tx, sponsorship.id, told, at);
  await tellAgain(step, last);
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
  const { change, sponsorship, at } = step;
  const { tx } = change;
  const { id, unit } = sponsorship;
  if (!unit) throw new Error('a kit that is held is not there');
  if (!(await changeUnit(tx, unit, { state: 'stock' }))) return conflict(sponsorshipText.stale);
  await cancelVisits(tx, id, at);
  await followAward(step, 'award.void', { voidedAt: at, voidReason: 'entered-wrong' });
  const awardId = await addAwardOf(step, sponsorship.approvedOn ?? step.today);
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
  'purchase-returned': { news: [], back: notReturned },
  'handed-back': { news: ['ended'], back: notEnded },
  lost: { news: ['ended'], back: notEnded },
  'title-transferred': { news: ['title-transferred'], back: notEnded },
  cancelled: { news: ['ended'], back: notCancelled },
};
