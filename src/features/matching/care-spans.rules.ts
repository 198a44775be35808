import { type Day, days, toIntervals, toSlots, union, type WeekSlot } from '../../kernel/week.ts';

const quarter = 15;
const day = 24 * 60;
const week = days.length * day;

function clockOf(minute: number): string {
  const within = minute % day;
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(within / 60))}:${two(within % 60)}`;
}

/** Slots as people say them: outward to the quarter hour, a night in one piece; a stretch of a day or more stays cut. */
export function careSpans(slots: readonly WeekSlot[]): WeekSlot[] {
  const rounded = union(
    toIntervals(slots).map(
      ([from, to]) => [Math.floor(from / quarter) * quarter, Math.ceil(to / quarter) * quarter] as const,
    ),
    [],
  );
  const first = rounded[0];
  const last = rounded[rounded.length - 1];
  const wraps = rounded.length > 1 && first?.[0] === 0 && last?.[1] === week;
  const stretches =
    wraps && first && last ? [...rounded.slice(1, -1), [last[0], week + first[1]] as const] : rounded;
  if (stretches.some(([from, to]) => to - from >= day)) return toSlots(rounded);
  const byHours = new Map<string, { days: Day[]; from: string; to: string }>();
  for (const [start, end] of stretches) {
    const name = days[Math.floor(start / day)];
    if (name === undefined) continue;
    const from = clockOf(start);
    const to = end % day === 0 ? '24:00' : clockOf(end);
    const same = byHours.get(from + to);
    if (same) same.days.push(name);
    else byHours.set(from + to, { days: [name], from, to });
  }
  return [...byHours.values()];
}

/** Hours a week of the slots as they are said. */
export function careHours(slots: readonly WeekSlot[]): number {
  return toIntervals(careSpans(slots)).reduce((sum, [from, to]) => sum + to - from, 0) / 60;
}
