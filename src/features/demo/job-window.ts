import { addDays, type LocalDate } from '../../kernel/calendar.ts';
import type { DemoTerms } from './demo.input.ts';
import { type Dice, officeInstant, workday } from './demo-dice.rules.ts';

/** When a job can be asked for, when the work begins, and how it was closed by hand. */
export interface JobWindow {
  readonly opensOn: LocalDate;
  readonly closesOn: LocalDate | null;
  readonly startOn: LocalDate | null;
  readonly closed: { readonly closedAt: string; readonly closedReason: string } | undefined;
}

/** Of the jobs of two provinces: most are open, some open later, some are over, a few were closed by hand. */
export function windowOf(
  job: Pick<DemoTerms, 'seasonal'> & { readonly story?: string | undefined },
  dice: Dice,
  today: LocalDate,
): JobWindow {
  if (job.story !== undefined)
    return {
      opensOn: workday(addDays(today, -15)),
      closesOn: addDays(today, 120),
      startOn: null,
      closed: undefined,
    };
  if (job.seasonal) {
    const opensOn = workday(addDays(today, -dice.whole(10, 60)));
    return {
      opensOn,
      closesOn: addDays(opensOn, dice.whole(65, 100)),
      startOn: addDays(opensOn, dice.whole(20, 50)),
      closed: undefined,
    };
  }
  const opensOn = workday(
    dice.chance(0.05) ? addDays(today, dice.whole(4, 25)) : addDays(today, -dice.whole(5, 190)),
  );
  const closesOn = dice.known(0.15, addDays(opensOn, dice.whole(150, 330)));
  const startOn = dice.chance(0.2) ? addDays(opensOn, dice.whole(20, 70)) : null;
  const closedOn = workday(addDays(opensOn, dice.whole(30, 70)));
  const closed = dice.chance(0.06) && closedOn < today ? closedBy(dice, closedOn) : undefined;
  return { opensOn, closesOn, startOn, closed };
}

/** Of a year's jobs of the country: a third is over, as a year of referrals needs; the others are open or open soon. */
export function yearWindowOf(
  { seasonal, workplace }: Pick<DemoTerms, 'seasonal' | 'workplace'>,
  dice: Dice,
  today: LocalDate,
): JobWindow {
  const part = dice.next();
  const startOf = (opensOn: LocalDate) =>
    dice.chance(seasonal ? 0.7 : 0.2) ? addDays(opensOn, dice.whole(15, 60)) : null;
  if (part < 0.32) {
    const opensOn = workday(addDays(today, -dice.whole(130, 400)));
    const over = workday(addDays(opensOn, dice.whole(40, 110)));
    return dice.chance(0.5)
      ? { opensOn, closesOn: over, startOn: startOf(opensOn), closed: undefined }
      : { opensOn, closesOn: addDays(over, 40), startOn: startOf(opensOn), closed: closedBy(dice, over) };
  }
  const opensOn = workday(
    addDays(
      today,
      part < 0.36 && workplace !== 'home' ? dice.whole(4, 25) : -dice.whole(3, seasonal ? 60 : 240),
    ),
  );
  const first = opensOn < today ? today : opensOn;
  const closesOn = addDays(first, seasonal ? dice.whole(6, 50) : dice.whole(8, 160));
  return {
    opensOn,
    closesOn: seasonal ? closesOn : dice.known(0.15, closesOn),
    startOn: startOf(opensOn),
    closed: undefined,
  };
}

function closedBy(dice: Dice, day: LocalDate) {
  return { closedAt: officeInstant(dice, day), closedReason: dice.pick(['filled', 'withdrawn']) };
}
