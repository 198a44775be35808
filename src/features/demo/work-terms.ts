import type { LocalDate } from '../../kernel/calendar.ts';
import { minutes, toIntervals } from '../../kernel/week.ts';
import type { OpportunityFacts } from '../opportunities/opportunity-facts.rules.ts';
import type { PlacementOrigin } from '../placements/placement.rules.ts';
import type { StatusMove } from './demo.repo.ts';
import type { Dice } from './demo-dice.rules.ts';
import { type PlannedWork, roundedRial } from './work-log.ts';

/** What became of a person's status by a work: placed since a day, and seeking again since it was over. */
export function statusesOfWork(
  { row, endedAt }: PlannedWork,
  reason: string,
  since: LocalDate,
): readonly StatusMove[] {
  const { personId, organisationId, createdAt, endedOn } = row;
  const ids = { personId, organisationId };
  const placed: StatusMove = { ...ids, status: 'placed', reason, at: createdAt, since };
  if (endedAt === undefined || !endedOn) return [placed];
  return [placed, { ...ids, status: 'seeking', reason: null, at: endedAt, since: endedOn as LocalDate }];
}

const sizes = ['full', 'part', 'little', 'unknown'] as const;
const sizeWeights: Readonly<Record<'at-intake' | 'later', Readonly<Record<(typeof sizes)[number], number>>>> =
  {
    'at-intake': { full: 26, part: 26, little: 42, unknown: 6 },
    later: { full: 50, part: 38, little: 8, unknown: 4 },
  };
const hoursOf = { full: [36, 48], part: [20, 32], little: [6, 18] } as const;
/** Of the minimum wage, in percent. */
const payOf = { full: [85, 150], part: [40, 95], little: [10, 60] } as const;

/** What a work asks and brings, as it was offered where it was; one of the two, or both, may not be known. */
export function termsOf(
  dice: Dice,
  origin: PlacementOrigin,
  wage = 100_000_000,
  offered?: Pick<OpportunityFacts, 'hours' | 'monthlyIncomeRial'>,
): { readonly weeklyHours: number | null; readonly monthlyIncomeRial: number | null } {
  const weights = sizeWeights[origin === 'at-intake' ? origin : 'later'];
  const size = dice.weighted(sizes, (one) => weights[one]);
  if (size === 'unknown') return { weeklyHours: null, monthlyIncomeRial: null };
  const [leastHours, mostHours] = hoursOf[size];
  const [leastPay, mostPay] = payOf[size];
  const some = dice.whole(leastHours, mostHours);
  const pay = roundedRial((wage * dice.whole(leastPay, mostPay)) / 100);
  const slots = offered?.hours ?? [];
  const weeklyHours = slots.length > 0 ? Math.round(minutes(toIntervals(slots)) / 60) : some;
  const monthlyIncomeRial = offered?.monthlyIncomeRial ?? pay;
  const unsaid = dice.next();
  return {
    weeklyHours: unsaid < 0.06 ? null : weeklyHours,
    monthlyIncomeRial: unsaid > 0.92 ? null : monthlyIncomeRial,
  };
}
