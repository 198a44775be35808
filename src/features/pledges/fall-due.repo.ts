import type { LocalDate } from '../../kernel/calendar.ts';
import type { JalaliMonth } from '../../kernel/jalali-month.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { pledgeDue } from '../../schema/pledges.ts';
import { postEntry } from '../ledger/post-entry.repo.ts';
import type { Change, ChangeActor } from '../records/change.repo.ts';

import type { PledgeRecord } from './pledge-record.rules.ts';
import { pledgeRefused } from './pledge-refusals.rules.ts';

/**
 * Lets a month of a pledge of money or kit fall due: its row, and the promise in the ledger, posted today. The same month
 * twice is a bug of the caller: the database refuses it.
 */
export async function fallDue(
  { tx }: Change,
  deps: Pick<Deps, 'newId' | 'now'>,
  actor: ChangeActor,
  pledge: Pick<PledgeRecord, 'id' | 'organisationId'> & { readonly amountRial: number },
  due: { readonly month: JalaliMonth; readonly dueOn: LocalDate; readonly postedOn: LocalDate },
): Promise<Result<undefined>> {
  await tx.insert(pledgeDue).values({
    pledgeId: pledge.id,
    month: due.month,
    dueOn: due.dueOn,
    amountRial: pledge.amountRial,
  });
  const posted = await postEntry(
    tx,
    { id: deps.newId('entry'), at: deps.now().toISOString(), accountId: actor.accountId },
    {
      organisationId: pledge.organisationId,
      kind: 'promise',
      postedOn: due.postedOn,
      sourceKey: `promise:${pledge.id}:${due.month}`,
      pledgeId: pledge.id,
      lines: [
        { account: { kind: 'pledges-receivable', ref: pledge.id }, amountRial: pledge.amountRial },
        { account: { kind: 'promised', ref: pledge.id }, amountRial: -pledge.amountRial },
      ],
    },
  );
  return posted.ok ? ok(undefined) : fail(pledgeRefused('closedYear'));
}
