import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database.ts';
import { pledgeDue } from '../../schema/pledges.ts';
import type { DueRecord, PledgeRecord } from '../pledges/pledge-record.rules.ts';
import { duesOfAll } from '../pledges/pledges.repo.ts';
import { type Spread, spreadOverDues, stateByMoney } from './due.rules.ts';
import { receivedOf } from './promised.repo.ts';

/**
 * Brings the dues of a pledge of money and its state to what is received of it by now.
 * The ledger is the caller's: `openRial` of the answer is what must stand there as promised.
 */
export async function settleDues(tx: Tx, pledge: PledgeRecord): Promise<Spread> {
  const [spread] = await settleAllDues(tx, [{ pledge, receivedRial: [await receivedOf(tx, pledge.id)] }]);
  if (spread?.[0] === undefined) throw new Error('dues of a pledge that were not settled');
  return spread[0];
}

/**
 * The same of several pledges: of each what was received of it after one receipt and after the next, in their order.
 * @returns for each how its dues stand after each; what is written is how they stand at last.
 */
export async function settleAllDues(
  tx: Tx,
  pledges: readonly { readonly pledge: PledgeRecord; readonly receivedRial: readonly number[] }[],
): Promise<readonly (readonly Spread[])[]> {
  const dues = new Map<string, DueRecord[]>(pledges.map(({ pledge }) => [pledge.id, []]));
  for (const due of await duesOfAll(tx, [...dues.keys()])) dues.get(due.pledgeId)?.push(due);
  const changedDues: (readonly (string | number)[])[] = [];
  const changedPledges: (readonly (string | number)[])[] = [];
  const spreads = pledges.map(({ pledge, receivedRial }) => {
    const before = dues.get(pledge.id) ?? [];
    const all = receivedRial.map((rial) => spreadOverDues(before, rial));
    const last = all.at(-1);
    if (last === undefined) return all;
    for (const [i, due] of last.dues.entries()) {
      const was = before[i];
      if (was?.receivedRial !== due.receivedRial || was.state !== due.state)
        changedDues.push([pledge.id, due.month, due.receivedRial, due.state]);
    }
    const state = stateByMoney(pledge, receivedRial.at(-1) ?? 0, last.dues);
    if (state !== pledge.state) changedPledges.push([pledge.id, pledge.revision, state]);
    return all;
  });
  if (changedDues.length > 0)
    await tx.run(sql`update pledge_due set received_rial = k.value ->> 2, state = k.value ->> 3 from json_each(${JSON.stringify(changedDues)}) k
      where pledge_due.pledge_id = k.value ->> 0 and pledge_due.month = k.value ->> 1`);
  if (changedPledges.length > 0) {
    const { rowsAffected } =
      await tx.run(sql`update pledge set state = k.value ->> 2, revision = revision + 1 from json_each(${JSON.stringify(changedPledges)}) k
      where pledge.id = k.value ->> 0 and pledge.revision = k.value ->> 1`);
    if (rowsAffected !== changedPledges.length) throw new Error('a pledge moved within a transaction');
  }
  return spreads;
}

/** A lapsed pledge stands again: what was dropped of it is due once more. */
export async function reopenDues(tx: Tx, pledgeId: string): Promise<void> {
  await tx
    .update(pledgeDue)
    .set({ state: 'due' })
    .where(and(eq(pledgeDue.pledgeId, pledgeId), eq(pledgeDue.state, 'dropped')));
}
