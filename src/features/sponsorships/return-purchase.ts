import { isPermitted } from '../../kernel/actor.ts';
import { formatRial } from '../../kernel/persian.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import { fundBalance, ownFund } from '../ledger/funds.repo.ts';
import { benefactorsPart, followAward } from './award-of-sponsorship.ts';
import { conflict, dayOf, refusedField, type Step, type StepDone } from './change-one-sponsorship.ts';
import { allocateLines, deallocateLines, lostLines, purchaseLines } from './entries.rules.ts';
import { bearLoss } from './loss.rules.ts';
import { moneyBackOf } from './money-back.ts';
import { openBankAccounts, portionsOf } from './payers.repo.ts';
import { postStep } from './post-step.ts';
import type { EventInput } from './sponsorship.input.ts';
import { sponsorshipText } from './sponsorship.text.ts';
import { addEvent, changeUnit, releaseShares, setShare } from './sponsorship-writes.repo.ts';
import { sharesOf, unitInStockOf } from './sponsorships.repo.ts';
import { withdrawNews } from './tell-donors.repo.ts';

/**
 * The seller takes the kit back and pays its price back, whole or less what they keep (`lostRial`): out of the pooled
 * contingency first, then of the funds that may bear it; refused (409, `missingRial`) where nobody may. Before it ended the
 * money stays set aside; of a kit that lay in the stock after an end it goes back to its funds, by another manager's hand.
 */
export async function returnPurchase(
  step: Step,
  given: Extract<EventInput, { event: 'purchase-returned' }>,
): Promise<Result<StepDone>> {
  const { change, deps, actor, sponsorship, at, today } = step;
  const { tx } = change;
  const { id, organisationId, state } = sponsorship;
  const { bankAccountId, lostRial = 0, reason } = given;
  const over = state === 'ended';
  if (over) {
    const ended = sponsorship.events.findLast(({ event }) => event === 'handed-back');
    if (!isPermitted(actor, 'sponsorships:approve')) return fail(problem('forbidden'));
    if (ended?.recordedBy === actor.accountId) return conflict(sponsorshipText.twoPeopleReturn);
  }
  const on = dayOf(given.happenedOn, today, sponsorship.endedOn ?? sponsorship.purchasedOn);
  if (!on.ok) return on;
  const unit = over ? await unitInStockOf(tx, id) : sponsorship.unit;
  if (over && !unit) return conflict(sponsorshipText.kitGone);
  // What was given in kind, or came back from a family, no seller takes back.
  if (!unit || unit.invoice === null || sponsorship.kitFrom !== null)
    return conflict(sponsorshipText.notBought);
  if (lostRial >= unit.costRial) return refusedField('lostRial', 'loss.whole');
  const banks = await openBankAccounts(tx, organisationId);
  if (!banks.some((one) => one.id === bankAccountId)) return refusedField('bankAccountId', 'bank.unknown');

  const portions = await portionsOf(tx, id);
  const contingencyFundId = await ownFund(tx, deps, organisationId, 'contingency');
  const borne = bearLoss(
    lostRial,
    await fundBalance(tx, contingencyFundId),
    portions.map((one) => ({
      ...one,
      intention: sponsorship.shares.find(({ fundId }) => fundId === one.fundId)?.intention ?? 'none',
    })),
  );
  const { missingRial } = borne;
  if (missingRial > 0)
    return conflict(
      sponsorshipText.lossUnpaid({ fa: formatRial(missingRial, 'fa'), en: formatRial(missingRial, 'en') }),
      { reason: 'loss-unpaid', missingRial },
    );
  const pooled = { fundId: contingencyFundId, amountRial: borne.contingencyRial };
  const goesBack = over ? await moneyBackOf(step, sponsorship.deliveredOn === null, borne) : undefined;
  const posted = await postStep(step, on.value, [
    { kind: 'purchase-returned', lines: purchaseLines(id, bankAccountId, lostRial - unit.costRial) },
    { kind: 'allocate', lines: allocateLines(id, [{ ...pooled, contingencyRial: 0 }], contingencyFundId) },
    { kind: 'lost', lines: lostLines(id, [pooled, ...borne.parts]) },
    { kind: 'deallocate', lines: goesBack ? deallocateLines(id, goesBack.back, contingencyFundId) : [] },
  ]);
  if (!posted.ok) return posted;
  if (!(await changeUnit(tx, unit, { state: 'returned', sponsorshipId: null })))
    return conflict(sponsorshipText.stale);
  const details = {
    unitId: unit.id,
    bankAccountId,
    lostRial,
    reason,
    stateBefore: state,
    purchasedOn: sponsorship.purchasedOn,
    ...(goesBack ? { contingencyBackRial: goesBack.contingencyRial } : {}),
    before: { priceRial: sponsorship.priceRial, portions },
  };
  if (over) {
    await releaseShares(tx, id, at);
    return ok({ changes: {}, happenedOn: on.value, entries: posted.value, details });
  }
  for (const { fundId, amountRial } of borne.parts) {
    const left = (portions.find((one) => one.fundId === fundId)?.amountRial ?? 0) - amountRial;
    await setShare(tx, { sponsorshipId: id, fundId }, left === 0 ? { releasedAt: at } : { amountRial: left });
  }
  const bornRial = borne.parts.reduce((sum, { amountRial }) => sum + amountRial, 0);
  const priceRial = sponsorship.priceRial - bornRial;
  if (bornRial > 0)
    await followAward(step, 'award.edit', {
      amountRial: priceRial,
      benefactorRial: benefactorsPart(await sharesOf(tx, id)),
    });
  await withdrawNews(tx, id, ['purchased'], at);
  if (given.asksCancel)
    await addEvent(tx, {
      id: deps.newId('sponsorshipEvent'),
      sponsorshipId: id,
      event: 'cancel-asked',
      happenedOn: on.value,
      details: { reason },
      recordedAt: at,
      recordedBy: actor.accountId,
    });
  return ok({
    changes: { state: 'allocated', purchasedOn: null, ...(bornRial > 0 ? { priceRial } : {}) },
    happenedOn: on.value,
    entries: posted.value,
    details,
  });
}
