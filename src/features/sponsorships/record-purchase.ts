import { monthOf } from '../../kernel/jalali-month.ts';
import { formatRial } from '../../kernel/persian.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { isClash } from '../../platform/database.ts';
import { benefactorsPart, followAward } from './award-of-sponsorship.ts';
import { cancelAsked } from './cancel-asked.rules.ts';
import { conflict, dayOf, refusedField, type Step, type StepDone } from './change-one-sponsorship.ts';
import { deallocateLines, purchaseLines, restOf } from './entries.rules.ts';
import { openBankAccounts, portionsOf } from './payers.repo.ts';
import { postStep } from './post-step.ts';
import type { EventInput } from './sponsorship.input.ts';
import { sponsorshipText } from './sponsorship.text.ts';
import { addUnit, setShare } from './sponsorship-writes.repo.ts';
import { sharesOf } from './sponsorships.repo.ts';
import { tellDonors } from './tell-donors.repo.ts';

/**
 * The kit is bought at the price paid: cheaper gives the rest back to its funds in proportion, dearer is refused with what
 * is missing. Refuses a quote that has expired by that day.
 */
export async function purchase(
  step: Step,
  given: Extract<EventInput, { event: 'purchased' }>,
): Promise<Result<StepDone>> {
  const { change, deps, sponsorship, at, today } = step;
  const { tx } = change;
  const { id, organisationId, opportunityId } = sponsorship;
  const { quoteId, priceRial, invoice, serials, bankAccountId } = given;
  if (cancelAsked(sponsorship)) return conflict(sponsorshipText.cancelWaits, { reason: 'cancel-asked' });
  const on = dayOf(given.happenedOn, today, sponsorship.approvedOn);
  if (!on.ok) return on;
  const quote = sponsorship.quotes.find((one) => one.id === quoteId);
  if (!quote) return refusedField('quoteId', 'quote.unknown');
  if (quote.expiresOn < on.value)
    return conflict(sponsorshipText.quoteExpired, { reason: 'quote-expired', expiredOn: quote.expiresOn });
  const banks = await openBankAccounts(tx, organisationId);
  if (!banks.some((one) => one.id === bankAccountId)) return refusedField('bankAccountId', 'bank.unknown');

  const portions = await portionsOf(tx, id);
  const missingRial = priceRial - portions.reduce((sum, { amountRial }) => sum + amountRial, 0);
  if (missingRial > 0)
    return conflict(
      sponsorshipText.notEnough({ fa: formatRial(missingRial, 'fa'), en: formatRial(missingRial, 'en') }),
      { reason: 'not-enough', missingRial },
    );
  const rest = restOf(portions, priceRial);
  const posted = await postStep(step, on.value, [
    {
      kind: 'deallocate',
      lines: deallocateLines(
        id,
        rest.map((one) => ({ ...one, contingencyRial: 0 })),
        '',
      ),
    },
    { kind: 'purchase', lines: purchaseLines(id, bankAccountId, priceRial) },
  ]);
  if (!posted.ok) return posted;
  for (const { fundId, amountRial } of rest) {
    const before = portions.find((one) => one.fundId === fundId)?.amountRial ?? 0;
    const left = before - amountRial;
    await setShare(tx, { sponsorshipId: id, fundId }, left === 0 ? { releasedAt: at } : { amountRial: left });
  }
  const unitId = deps.newId('kitUnit');
  try {
    await addUnit(tx, {
      id: unitId,
      organisationId,
      opportunityId,
      supplier: quote.supplier,
      invoice,
      serials,
      boughtOn: on.value,
      costRial: priceRial,
      state: 'stock',
      stockRef: id,
      sponsorshipId: id,
    });
  } catch (error) {
    if (isClash(error)) return conflict(sponsorshipText.invoiceTwice);
    throw error;
  }
  await followAward(step, 'award.edit', {
    amountRial: priceRial,
    benefactorRial: benefactorsPart(await sharesOf(tx, id)),
  });
  await tellDonors(tx, deps, id, 'purchased', monthOf(on.value));
  return ok({
    changes: { state: 'purchased', purchasedOn: on.value, priceRial },
    happenedOn: on.value,
    entries: posted.value,
    details: {
      quoteId,
      unitId,
      priceRial,
      bankAccountId,
      before: { priceRial: sponsorship.priceRial, portions },
    },
  });
}
