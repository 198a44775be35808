import type { LocalDate } from '../../kernel/calendar.ts';
import type { JalaliMonth } from '../../kernel/jalali-month.ts';
import type { Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { pledgeDue } from '../../schema/pledges.ts';
import { postIn } from '../ledger/post-in.repo.ts';
import type { Change, ChangeActor } from '../records/change.repo.ts';

import type { PledgeRecord } from './pledge-record.rules.ts';

/**
 * Lets a month of a pledge of money or kit fall due: its row, and the promise in the ledger, posted today. The same month
 * twice is a bug of the caller: the database refuses it.
 */
export async function fallDue(
  change: Change,
  deps: Pick<Deps, 'newId' | 'now'>,
  actor: ChangeActor,
  pledge: Pick<PledgeRecord, 'id' | 'organisationId'> & { readonly amountRial: number },
  due: { readonly month: JalaliMonth; readonly dueOn: LocalDate; readonly postedOn: LocalDate },
): Promise<Result<string>> {
  await change.tx.insert(pledgeDue).values({
    pledgeId: pledge.id,
    month: due.month,
    dueOn: due.dueOn,
    amountRial: pledge.amountRial,
  });
  return await postIn(change, deps, actor, {
    organisationId: pledge.organisationId,
    kind: 'promise',
    postedOn: due.postedOn,
    sourceKey: `promise:${pledge.id}:${due.month}`,
    pledgeId: pledge.id,
    lines: [
      { account: { kind: 'pledges-receivable', ref: pledge.id }, amountRial: pledge.amountRial },
      { account: { kind: 'promised', ref: pledge.id }, amountRial: -pledge.amountRial },
    ],
  });
}
