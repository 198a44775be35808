import type { LocalDate } from '../../kernel/calendar.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import type { Change, ChangeActor } from '../records/change.repo.ts';
import { applyToPledge } from './apply-to-pledge.repo.ts';
import type { ReceiptRecord } from './receipt-record.rules.ts';
import { decideReceipt } from './receipts.repo.ts';

/** Unmatched money to a pledge. @returns false where the receipt has moved since it was read. */
export async function applyMatch(
  change: Change,
  deps: Pick<Deps, 'crypto' | 'newId' | 'now'>,
  actor: ChangeActor,
  match: {
    readonly receipt: ReceiptRecord;
    readonly pledgeId: string;
    readonly noticeId?: string | undefined;
    /** The day on which it is decided: its entry is of that day. */
    readonly today: LocalDate;
  },
): Promise<Result<boolean>> {
  const { receipt, pledgeId, noticeId, today } = match;
  if (!(await decideReceipt(change.tx, receipt, { state: 'matched', pledgeId }))) return ok(false);
  change.audit({
    action: 'receipt.match',
    entity: 'receipt',
    entityId: receipt.id,
    fields: ['pledgeId', 'state'],
    values: { pledgeId },
  });
  const applied = await applyToPledge(change, deps, actor, {
    receipt: { ...receipt, state: 'matched', pledgeId, revision: receipt.revision + 1 },
    pledgeId,
    noticeId,
    kind: 'receipt-matched',
    postedOn: today,
    debit: {
      account: { kind: 'unidentified', ref: receipt.bankAccountId },
      amountRial: receipt.amountRial,
    },
  });
  return applied.ok ? ok(true) : applied;
}
