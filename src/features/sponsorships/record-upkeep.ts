import { monthOf } from '../../kernel/jalali-month.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { ownFund } from '../ledger/funds.repo.ts';
import { dayOf, refusedField, type Step, type StepDone } from './change-one-sponsorship.ts';
import { upkeepLines } from './entries.rules.ts';
import { mayPayUpkeep, openBankAccounts } from './payers.repo.ts';
import { postStep } from './post-step.ts';
import type { EventInput } from './sponsorship.input.ts';
import type { UpkeepEvent } from './sponsorship.rules.ts';
import { tellDonors } from './tell-donors.repo.ts';

/** Repair, restocking or replacing of what a household holds, out of the pooled contingency or the fund that is named. */
export async function upkeep(
  step: Step,
  given: Extract<EventInput, { event: UpkeepEvent }>,
): Promise<Result<StepDone>> {
  const { change, deps, sponsorship, today } = step;
  const { tx } = change;
  const { id, organisationId } = sponsorship;
  const on = dayOf(given.happenedOn, today, sponsorship.deliveredOn);
  if (!on.ok) return on;
  const banks = await openBankAccounts(tx, organisationId);
  if (!banks.some((one) => one.id === given.bankAccountId))
    return refusedField('bankAccountId', 'bank.unknown');
  const fundId = given.fundId ?? (await ownFund(tx, deps, organisationId, 'contingency'));
  if (!(await mayPayUpkeep(tx, organisationId, fundId, given.event === 'restocked')))
    return refusedField('fundId', 'fund.unknown');
  const posted = await postStep(step, on.value, [
    { kind: 'upkeep', lines: upkeepLines(id, fundId, given.bankAccountId, given.costRial) },
  ]);
  if (!posted.ok) return posted;
  await tellDonors(tx, deps, id, 'restocked', monthOf(on.value), { what: given.event });
  return ok({
    changes: {},
    happenedOn: on.value,
    entries: posted.value,
    details: { costRial: given.costRial, fundId, reason: given.reason },
  });
}
