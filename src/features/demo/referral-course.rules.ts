import { addDays, type LocalDate } from '../../kernel/calendar.ts';
import { isOpen, type ReferralState, type reasons } from '../referrals/referral.rules.ts';
import { type Dice, workday } from './demo-dice.rules.ts';

export interface Step {
  readonly to: ReferralState;
  readonly day: LocalDate;
  readonly reason: string | null;
}

/** What follows a state, how often (weights) and after how many days; every move is one of the table's own. */
const courses: Partial<
  Record<ReferralState, readonly { to: ReferralState; weight: number; days: readonly [number, number] }[]>
> = {
  proposed: [
    { to: 'accepted', weight: 84, days: [1, 4] },
    { to: 'declined', weight: 13, days: [1, 5] },
    { to: 'withdrawn', weight: 3, days: [4, 9] },
  ],
  accepted: [
    { to: 'sent', weight: 96, days: [1, 3] },
    { to: 'withdrawn', weight: 4, days: [2, 6] },
  ],
  sent: [
    { to: 'interview', weight: 54, days: [3, 9] },
    { to: 'offered', weight: 18, days: [2, 8] },
    { to: 'refused', weight: 18, days: [4, 12] },
    { to: 'declined', weight: 5, days: [2, 6] },
    { to: 'withdrawn', weight: 5, days: [9, 16] },
  ],
  interview: [
    { to: 'offered', weight: 62, days: [1, 6] },
    { to: 'refused', weight: 28, days: [1, 7] },
    { to: 'declined', weight: 10, days: [1, 4] },
  ],
  offered: [
    { to: 'placed', weight: 84, days: [1, 7] },
    { to: 'declined', weight: 11, days: [1, 5] },
    { to: 'refused', weight: 5, days: [2, 7] },
  ],
};

/** Whether the person cares for someone and the work is away from home: decides what can be said against it. */
export interface Circumstances {
  readonly cares: boolean;
  readonly away: boolean;
}

type Reason<S extends keyof typeof reasons> = (typeof reasons)[S][number];
const declinedFor = ({ cares, away }: Circumstances): readonly Reason<'declined'>[] => [
  'pay',
  'changed-mind',
  ...(away ? (['too-far', 'hours'] as const) : []),
  ...(cares && away ? (['caring'] as const) : (['health'] as const)),
];
const refusedFor: readonly Reason<'refused'>[] = ['filled', 'skills', 'experience', 'no-answer', 'papers'];
const withdrawnFor: readonly Reason<'withdrawn'>[] = ['no-longer-fits', 'no-answer', 'mistake'];

/**
 * How a referral proposed on a day went until the day before `today`; the last step may be an open state. `takeSeat` is
 * asked before an offer: without a vacancy the employer has filled it.
 */
export function courseOf(
  dice: Dice,
  proposedOn: LocalDate,
  today: LocalDate,
  takeSeat: () => boolean,
  circumstances: Circumstances,
): readonly Step[] {
  const steps: Step[] = [{ to: 'proposed', day: proposedOn, reason: null }];
  for (let at: Step | undefined = steps[0]; at !== undefined; ) {
    const options = courses[at.to];
    if (!options) break;
    const next = dice.weighted(options, ({ weight }) => weight);
    const day = workday(addDays(at.day, dice.whole(...next.days)));
    if (day >= today) break;
    const step: Step =
      next.to === 'offered' && !takeSeat()
        ? { to: 'refused', day, reason: 'filled' }
        : { to: next.to, day, reason: reasonFor(dice, next.to, at.to, circumstances) };
    steps.push(step);
    at = step;
  }
  return steps;
}

function reasonFor(
  dice: Dice,
  to: ReferralState,
  from: ReferralState,
  circumstances: Circumstances,
): string | null {
  if (to === 'declined') return dice.pick(declinedFor(circumstances));
  if (to === 'refused') return from === 'interview' ? 'interview' : dice.pick(refusedFor);
  if (to === 'withdrawn') return dice.pick(withdrawnFor);
  return null;
}

export interface Course {
  readonly steps: readonly Step[];
  /** The last step was the system's: nobody's name stands beside it. */
  readonly system: boolean;
}
export interface Stop {
  readonly day: LocalDate;
  readonly reason: Reason<'withdrawn'>;
  readonly system: boolean;
}

/** Whatever was open on a day is withdrawn on it and nothing follows; empty when it had not begun. */
export function cutAt(course: Course, stop: Stop | undefined): Course {
  if (stop === undefined) return course;
  const before = course.steps.filter(({ day }) => day < stop.day);
  const last = before.at(-1);
  if (last && isOpen(last.to))
    return {
      steps: [...before, { to: 'withdrawn', day: stop.day, reason: stop.reason }],
      system: stop.system,
    };
  return before.length === course.steps.length ? course : { steps: before, system: false };
}
