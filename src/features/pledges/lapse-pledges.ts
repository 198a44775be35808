import { addDays, tehranToday } from '../../kernel/calendar.ts';
import { ok } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { freeSlots } from '../causes/slots.repo.ts';
import { alignPromise } from '../money-in/promised.repo.ts';
import { type ChangeActor, change } from '../records/change.repo.ts';
import { dropDues, unpaidPledges } from './due-pledges.repo.ts';
import { addPledgeEvent } from './pledge-events.repo.ts';
import { changePledge } from './pledges.repo.ts';
import { lapseDays } from './staff-pledge.rules.ts';

const atOnce = 50;

/**
 * Due work: a pledge for which nothing came within its time lapses: what was promised leaves the ledger and its slots are
 * open for the next. Money that comes later revives it. @returns how many lapsed.
 */
export async function lapsePledges(deps: Deps, actor: ChangeActor): Promise<number> {
  const today = tehranToday(deps.now());
  const within = {
    onceBy: addDays(today, -lapseDays.once),
    withSlotsBy: addDays(today, -lapseDays.withSlots),
    openMonths: lapseDays.months - 1,
    limit: atOnce,
  };
  let lapsed = 0;
  while (true) {
    const done = await change(deps, actor, async (work) => {
      const { tx, audit, nothingChanged } = work;
      const due = await unpaidPledges(tx, within);
      if (due.length === 0) nothingChanged();
      for (const pledge of due) {
        if (!(await changePledge(tx, pledge, { state: 'lapsed' })))
          throw new Error('a pledge moved within a transaction');
        await dropDues(tx, pledge.id);
        const dropped = await alignPromise(work, deps, actor, pledge, {
          openRial: 0,
          postedOn: today,
          key: `lapsed:${pledge.id}:${pledge.revision}`,
        });
        if (!dropped.ok) return dropped;
        const freed = await freeSlots(tx, pledge.id);
        await addPledgeEvent(tx, deps, actor, { pledgeId: pledge.id, event: 'lapsed', happenedOn: today });
        audit({ action: 'pledge.lapse', entity: 'pledge', entityId: pledge.id, fields: ['state'] });
        for (const [causeId, count] of freed)
          audit({
            action: 'cause.free-slots',
            entity: 'cause',
            entityId: causeId,
            fields: ['slots'],
            values: { count },
          });
      }
      return ok(due.length);
    });
    if (!done.ok) {
      deps.log.warn('pledges could not lapse', { kind: done.problem.kind });
      return lapsed;
    }
    lapsed += done.value;
    if (done.value < atOnce) return lapsed;
  }
}
