import { type Intervals, toIntervals, type WeekSlot } from '../../kernel/week.ts';

const known = new WeakMap<readonly WeekSlot[], Intervals>();

/** The minutes of the week of a list of slots, worked out once a list: a person meets thousands of opportunities. */
export function weekOf(slots: readonly WeekSlot[]): Intervals {
  const cached = known.get(slots);
  if (cached) return cached;
  const intervals = toIntervals(slots);
  known.set(slots, intervals);
  return intervals;
}
