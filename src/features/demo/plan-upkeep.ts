import { addDays, type LocalDate } from '../../kernel/calendar.ts';
import type { CoursePlan, CourseShare } from './course-rows.ts';
import { diceOf } from './demo-dice.rules.ts';
import type { Course } from './plan-courses.ts';

/** Repairs and restocking paid from what was pooled by then. */
export function upkeepOf(
  courses: readonly Course[],
  shares: ReadonlyMap<string, readonly CourseShare[]>,
  today: LocalDate,
): ReadonlyMap<string, NonNullable<CoursePlan['upkeep']>> {
  const pooled = courses.flatMap(({ id, approvedOn, kitFrom, inKind }) =>
    approvedOn && !kitFrom && !inKind
      ? [
          {
            on: approvedOn,
            rial: (shares.get(id) ?? []).reduce((sum, share) => sum + share.contingencyRial, 0),
          },
        ]
      : [],
  );
  const wanted = courses
    .flatMap(({ id, earningOn, endedOn }) => {
      const dice = diceOf(`upkeep of ${id}`);
      if (earningOn === undefined || !dice.chance(0.07)) return [];
      const on = addDays(earningOn, dice.whole(15, 70));
      if (on >= today || (endedOn !== undefined && on >= endedOn)) return [];
      const event = dice.pick(['repaired', 'restocked'] as const);
      return [{ id, on, event, costRial: dice.whole(4, 20) * 1_000_000 }];
    })
    .toSorted((a, b) => (a.on < b.on ? -1 : 1));
  const paid = new Map<string, NonNullable<CoursePlan['upkeep']>>();
  let usedRial = 0;
  for (const { id, ...upkeep } of wanted) {
    const there = pooled.reduce((sum, { on, rial }) => sum + (on <= upkeep.on ? rial : 0), 0) - usedRial;
    if (there < upkeep.costRial) continue;
    usedRial += upkeep.costRial;
    paid.set(id, upkeep);
  }
  return paid;
}
