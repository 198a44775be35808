import { addDays, daysBetween, type LocalDate, tehranToday } from '../../kernel/calendar.ts';
import { addJalaliMonths, type JalaliMonth, lastDayOfMonth, monthOf } from '../../kernel/jalali-month.ts';
import { ok } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { queueMessage } from '../messages/messages.repo.ts';
import { alignPromise } from '../money-in/promised.repo.ts';
import { settleDues } from '../money-in/settle-dues.repo.ts';
import { type ChangeActor, change } from '../records/change.repo.ts';
import { dueDayIn } from './due-day.rules.ts';
import { monthlyWithout, openDuesBetween } from './due-pledges.repo.ts';
import { fallDue } from './fall-due.repo.ts';
import type { PledgeRecord } from './pledge-record.rules.ts';
import { reminderMessage } from './pledge-staff.text.ts';
import { remindAfterDays } from './staff-pledge.rules.ts';

const atOnce = 100;
/** After a stop of so many months at most what fell due meanwhile is caught up with. */
const mostMonthsBack = 3;

/**
 * Due work: lets the Jalali month of every monthly pledge of money that stands fall due on its day, each once, and promises
 * it in the ledger; what was paid ahead counts. Repeating is harmless. @returns how many fell due.
 */
export async function fallDueMonthly(deps: Deps, actor: ChangeActor): Promise<number> {
  const today = tehranToday(deps.now());
  let fallen = 0;
  for (let back = mostMonthsBack; back >= 0; back--) {
    const month = addJalaliMonths(monthOf(today), -back);
    fallen += await fallDueIn(deps, actor, month, today);
  }
  return fallen;
}

async function fallDueIn(
  deps: Deps,
  actor: ChangeActor,
  month: JalaliMonth,
  today: LocalDate,
): Promise<number> {
  let fallen = 0;
  let after = '';
  while (true) {
    const waiting = await monthlyWithout(deps.database.read, {
      month,
      lastDay: lastDayOfMonth(month),
      after,
      limit: atOnce,
    });
    const last = waiting.at(-1);
    if (!last) return fallen;
    after = last.id;
    const due = waiting.filter((pledge) => {
      const dueOn = dueDayIn(pledge.startsOn, month);
      return dueOn <= today && dueOn >= pledge.startsOn;
    });
    if (due.length > 0) fallen += await letFallDue(deps, actor, due, month, today);
  }
}

async function letFallDue(
  deps: Deps,
  actor: ChangeActor,
  pledges: readonly PledgeRecord[],
  month: JalaliMonth,
  today: LocalDate,
): Promise<number> {
  const done = await change(deps, actor, async (work) => {
    let fallen = 0;
    for (const { id } of pledges) {
      // It may have been withdrawn since it was found, or another process may have been here.
      const [pledge] = await monthlyWithout(work.tx, {
        month,
        lastDay: lastDayOfMonth(month),
        after: '',
        limit: 1,
        id,
      });
      if (!pledge || pledge.amountRial === null) continue;
      const due = await fallDue(
        work,
        deps,
        actor,
        { ...pledge, amountRial: pledge.amountRial },
        { month, dueOn: dueDayIn(pledge.startsOn, month), postedOn: today },
      );
      if (!due.ok) return due;
      const { openRial } = await settleDues(work.tx, pledge);
      const paidAhead = await alignPromise(work, deps, actor, pledge, {
        openRial,
        postedOn: today,
        key: `paid-ahead:${pledge.id}:${month}`,
      });
      if (!paidAhead.ok) return paidAhead;
      work.audit({
        action: 'pledge.due',
        entity: 'pledge',
        entityId: id,
        fields: ['dues'],
        values: { month },
      });
      fallen += 1;
    }
    if (fallen === 0) work.nothingChanged();
    return ok(fallen);
  });
  if (!done.ok) {
    deps.log.warn('monthly pledges could not fall due', { month, kind: done.problem.kind });
    return 0;
  }
  return done.value;
}

/**
 * Due work: reminds once for each due that is open some days after its day, whoever wants messages and has not said that they
 * paid. Repeating reminds nobody again. @returns how many dues were looked at.
 */
export async function remindOfDues(deps: Deps, actor: ChangeActor): Promise<number> {
  const today = tehranToday(deps.now());
  let looked = 0;
  let after = { pledgeId: '', month: '' };
  while (true) {
    const open = await openDuesBetween(deps.database.read, {
      // What is older is left alone: a reminder long after is no reminder.
      from: addDays(today, -21),
      to: addDays(today, -Math.min(...Object.values(remindAfterDays))),
      after,
      limit: atOnce,
    });
    const last = open.at(-1);
    if (!last) return looked;
    after = { pledgeId: last.pledge.id, month: last.month };
    looked += open.length;
    const ripe = open.filter(
      ({ pledge, dueOn, holdsSlots }) =>
        daysBetween(dueOn, today) >=
        remindAfterDays[pledge.cadence === 'monthly' ? 'monthly' : holdsSlots ? 'withSlots' : 'once'],
    );
    if (ripe.length === 0) continue;
    await change(deps, actor, async ({ tx, nothingChanged }) => {
      for (const { pledge, month, openRial } of ripe)
        await queueMessage(tx, deps, {
          benefactorId: pledge.benefactorId,
          kind: 'pledge',
          text: reminderMessage(openRial, pledge.paymentReference),
          onceKey: `reminder:${pledge.id}:${month}`,
        });
      // A message is its own record.
      nothingChanged();
      return ok(undefined);
    });
  }
}
