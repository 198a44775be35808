import { addDays, daysBetween, type LocalDate } from '../../kernel/calendar.ts';
import { nextDueOn } from '../placements/check-schedule.rules.ts';
import { type Dice, workday } from './demo-dice.rules.ts';
import { logOfWork, type PlannedWork, type WorkBegun, type WorkLog } from './work-log.ts';

/** How an officer meets a due check, and how often: on time, late, in vain at first, or not at all for a while. */
const manners = ['prompt', 'late', 'in-vain', 'missed'] as const;
const mannerWeights: Readonly<Record<(typeof manners)[number], number>> = {
  prompt: 64,
  late: 12,
  'in-vain': 12,
  missed: 12,
};
/** Beyond the first weeks each day ends one in so many. */
const meanDays = 1_300;

/** How a work went until the day before `today`, and how it was followed up: ends, checks, visits, a few of them wrong. */
export function courseOfWork(dice: Dice, begun: WorkBegun, today: LocalDate): PlannedWork {
  const { startedOn, expectedEndOn } = begun;
  const log = logOfWork(dice, begun, today);
  const recordedOn = begun.recordedAt.slice(0, 10) as LocalDate;
  const over = firstDayOver(dice, begun, startedOn < recordedOn ? recordedOn : startedOn, today);
  const told = over && workday(addDays(over < recordedOn ? recordedOn : over, dice.whole(1, 6)));
  const toldOn = told !== undefined && told < today && dice.chance(0.6) ? told : undefined;
  if (begun.isWork) {
    // Begun long before it was written down, it was known to stand on that day.
    let on = daysBetween(startedOn, recordedOn) > 30 ? recordedOn : undefined;
    if (on !== undefined) log.working(on, begun.recordedAt);
    for (;;) {
      const due = nextDueOn(startedOn, on, expectedEndOn ?? undefined);
      if (due >= today) break;
      on = answeredOn(dice, log, due, toldOn ?? today);
      if (on === undefined) break;
      if (over !== undefined && over <= on) {
        log.foundEnded(on, over);
        return log.whole();
      }
      log.working(on);
    }
  }
  if (over !== undefined && toldOn !== undefined) log.toldOfEnd(toldOn, over);
  return log.whole();
}

/** It stood when it was written down; early ends are the most, a season is over on its day. Undefined where it goes on. */
function firstDayOver(
  dice: Dice,
  { expectedEndOn }: WorkBegun,
  from: LocalDate,
  today: LocalDate,
): LocalDate | undefined {
  const days = dice.chance(0.1)
    ? dice.whole(8, 42)
    : Math.min(5_000, Math.ceil(-Math.log(1 - dice.next()) * meanDays) + 20);
  const by = addDays(from, days);
  const over = expectedEndOn !== null && expectedEndOn < by ? expectedEndOn : by;
  return over < addDays(today, -1) ? over : undefined;
}

/** The day on which they were reached about a check due on a day; undefined = not before `until`. */
function answeredOn(dice: Dice, log: WorkLog, due: LocalDate, until: LocalDate): LocalDate | undefined {
  const manner = dice.weighted(manners, (one) => mannerWeights[one]);
  const after = (day: LocalDate, low: number, high: number) => {
    const on = workday(addDays(day, dice.whole(low, high)));
    return on < until ? on : undefined;
  };
  if (manner === 'prompt') return after(due, 0, 6);
  if (manner === 'late') return after(due, 8, 27);
  if (manner === 'missed') return dice.chance(0.55) ? after(due, 36, 80) : undefined;
  let tried = after(due, 0, 4);
  for (let tries = 0; tried !== undefined && tries < 3; tries++) {
    log.notReached(tried);
    tried = after(tried, 4, 15);
    if (dice.chance(0.55)) return tried;
  }
  return undefined;
}
