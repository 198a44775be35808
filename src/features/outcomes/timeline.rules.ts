import type { LocalDate } from '../../kernel/calendar.ts';

/** What holds from which day on, in the order of days; the first one also holds before. */
export type Timeline<T> = readonly { readonly from: LocalDate; readonly value: T }[];

/** A statement "from this day on it is so": it overrides what was said before of that day and all later ones. */
export function stated<T>(timeline: Timeline<T>, from: LocalDate, value: T): Timeline<T> {
  return [...timeline.filter((part) => part.from < from), { from, value }];
}

export function valueOn<T>(timeline: Timeline<T>, day: LocalDate): T | undefined {
  let found = timeline[0]?.value;
  for (const { from, value } of timeline) {
    if (from > day) break;
    found = value;
  }
  return found;
}
