import { and, eq, inArray, sql } from 'drizzle-orm';
import type { LocalDate } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Reader } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { fund, ledgerAccount, ledgerLine } from '../../schema/ledger.ts';
import { pledgeDue } from '../../schema/pledges.ts';
import { freeSlots } from '../causes/slots.repo.ts';
import { alignPromise } from '../money-in/promised.repo.ts';
import type { Change, ChangeActor } from '../records/change.repo.ts';
import { isOfMoney, type PledgeRecord } from './pledge-record.rules.ts';
import { pledgeRefused } from './pledge-refusals.rules.ts';
import { changePledge } from './pledges.repo.ts';

/** Whether anything of a pledge is set aside for a family, or reached one. */
export async function isAtWork(db: Reader, pledgeId: string): Promise<boolean> {
  const rows = await db
    .select({ kind: ledgerAccount.kind })
    .from(ledgerAccount)
    .innerJoin(fund, eq(fund.id, ledgerAccount.fundId))
    .innerJoin(ledgerLine, eq(ledgerLine.accountId, ledgerAccount.id))
    .where(and(eq(fund.pledgeId, pledgeId), inArray(ledgerAccount.kind, ['allocated', 'released'])))
    .groupBy(ledgerAccount.id)
    .having(sql`sum(${ledgerLine.amountRial}) <> 0`)
    .limit(1);
  return rows.length > 0;
}

/**
 * Takes a pledge back: its slots open, what is still due of it is dropped, and what is promised leaves the ledger. What came
 * already stays in its fund until the association sends it back. Refuses (409) one that is over and, of a single gift, one
 * that works for a family; a monthly one can always be stopped.
 */
export async function withdrawIn(
  change: Change,
  deps: Pick<Deps, 'newId' | 'now'>,
  actor: ChangeActor,
  pledge: PledgeRecord,
  today: LocalDate,
): Promise<Result<PledgeRecord>> {
  const { tx, audit } = change;
  if (pledge.state === 'withdrawn' || pledge.state === 'lapsed' || pledge.state === 'fulfilled')
    return fail(pledgeRefused('withdrawOver'));
  if (pledge.cadence === 'once' && (await isAtWork(tx, pledge.id)))
    return fail(pledgeRefused('withdrawSpent'));
  const to = { state: 'withdrawn', withdrawnAt: deps.now().toISOString() } as const;
  if (!(await changePledge(tx, pledge, to))) return fail(problem('stale'));
  if (isOfMoney(pledge)) {
    await tx
      .update(pledgeDue)
      .set({ state: 'dropped' })
      .where(and(eq(pledgeDue.pledgeId, pledge.id), eq(pledgeDue.state, 'due')));
    const dropped = await alignPromise(change, deps, actor, pledge, {
      openRial: 0,
      postedOn: today,
      key: `withdrawn:${pledge.id}`,
    });
    if (!dropped.ok) return dropped;
  }
  const freed = await freeSlots(tx, pledge.id);
  audit({ action: 'pledge.withdraw', entity: 'pledge', entityId: pledge.id, fields: ['state'] });
  for (const [causeId, count] of freed)
    audit({
      action: 'cause.free-slots',
      entity: 'cause',
      entityId: causeId,
      fields: ['slots'],
      values: { count },
    });
  return ok({ ...pledge, ...to, revision: pledge.revision + 1 });
}
