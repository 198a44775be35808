import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../platform/database.ts';
import { pledgeDue } from '../../schema/pledges.ts';
import type { PledgeRecord } from '../pledges/pledge-record.rules.ts';
import { changePledge, duesOf } from '../pledges/pledges.repo.ts';
import { type Spread, spreadOverDues, stateByMoney } from './due.rules.ts';
import { receivedOf } from './promised.repo.ts';

/**
 * Brings the dues of a pledge of money and its state to what is received of it by now.
 * The ledger is the caller's: `openRial` of the answer is what must stand there as promised.
 */
export async function settleDues(tx: Tx, pledge: PledgeRecord): Promise<Spread> {
  const dues = await duesOf(tx, pledge.id);
  const receivedRial = await receivedOf(tx, pledge.id);
  const spread = spreadOverDues(dues, receivedRial);
  const before = new Map(dues.map((due) => [due.month as string, due]));
  for (const due of spread.dues) {
    const was = before.get(due.month);
    if (was?.receivedRial === due.receivedRial && was.state === due.state) continue;
    await tx
      .update(pledgeDue)
      .set({ receivedRial: due.receivedRial, state: due.state })
      .where(and(eq(pledgeDue.pledgeId, pledge.id), eq(pledgeDue.month, due.month)));
  }
  const state = stateByMoney(pledge, receivedRial, spread.dues);
  if (state !== pledge.state && !(await changePledge(tx, pledge, { state })))
    throw new Error('a pledge moved within a transaction');
  return spread;
}

/** A lapsed pledge stands again: what was dropped of it is due once more. */
export async function reopenDues(tx: Tx, pledgeId: string): Promise<void> {
  await tx
    .update(pledgeDue)
    .set({ state: 'due' })
    .where(and(eq(pledgeDue.pledgeId, pledgeId), eq(pledgeDue.state, 'dropped')));
}
