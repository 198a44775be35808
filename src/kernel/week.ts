export const days = ['sat', 'sun', 'mon', 'tue', 'wed', 'thu', 'fri'] as const;
export type Day = (typeof days)[number];

/** Clock times 'HH:MM' on each of `days`; `to` at or before `from` is on the next day, equal means 24 hours. */
export interface WeekSlot {
  readonly days: readonly Day[];
  readonly from: string;
  readonly to: string;
}

/**
 * Minutes of the week, [start, end) from Saturday 00:00 = 0 to 10080: sorted, apart, none empty, none across the week's
 * end. What is made here is so, and everything here but `union` and `toSlots` relies on it.
 */
export type Intervals = readonly (readonly [number, number])[];

const day = 1440;
const week = 10_080;

/** Whether a text is 'HH:MM', 00:00 to 23:59, or 24:00 (the end of a day; as a start, the next day's midnight). */
export function isClock(text: string): boolean {
  return /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/.test(text);
}

function minuteOf(clock: string): number {
  if (!isClock(clock)) throw new RangeError('not a time of day');
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}

const two = (n: number): string => String(n).padStart(2, '0');

function clockOf(minute: number): string {
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** Sorted, and those that meet or overlap as one; empty ones dropped. */
function merge(intervals: Intervals): Intervals {
  const merged: [number, number][] = [];
  for (const [start, end] of [...intervals].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else if (start < end) merged.push([start, end]);
  }
  return merged;
}

/** A stretch from any start, of any length, onto the week: what passes the week's end comes back at its beginning. */
function wrap(start: number, length: number): Intervals {
  if (length >= week) return [[0, week]];
  const first = ((start % week) + week) % week;
  const end = first + length;
  if (end <= week) return [[first, end]];
  return [
    [first, week],
    [0, end - week],
  ];
}

/** Minutes of the week that slots cover. @throws RangeError on a malformed clock time: inputs are parsed before. */
export function toIntervals(slots: readonly WeekSlot[]): Intervals {
  return merge(
    slots.flatMap(({ days: on, from, to }) => {
      const start = minuteOf(from);
      const end = minuteOf(to);
      const length = end > start ? end - start : end - start + day;
      return on.flatMap((name) => wrap(days.indexOf(name) * day + start, length));
    }),
  );
}

/** Few hours are told of many people. */
const knownDays = new Map<string, Intervals>();
const mostKnownDays = 5_000;

/** The same hours on every day of the week. */
export function daily(from: string, to: string): Intervals {
  const key = `${from}-${to}`;
  const known = knownDays.get(key);
  if (known) return known;
  const made = toIntervals([{ days, from, to }]);
  if (knownDays.size < mostKnownDays) knownDays.set(key, made);
  return made;
}

/** What is in either. */
export function union(a: Intervals, b: Intervals): Intervals {
  return merge([...a, ...b]);
}

/** What is in both. */
export function intersect(a: Intervals, b: Intervals): Intervals {
  const both: [number, number][] = [];
  let [i, j] = [0, 0];
  for (let [x, y] = [a[i], b[j]]; x && y; [x, y] = [a[i], b[j]]) {
    const start = Math.max(x[0], y[0]);
    const end = Math.min(x[1], y[1]);
    if (start < end) both.push([start, end]);
    if (x[1] < y[1]) i++;
    else j++;
  }
  return both;
}

/** What is in `a` and not in `b`. */
export function subtract(a: Intervals, b: Intervals): Intervals {
  const outside: [number, number][] = [];
  let at = 0;
  for (const [start, end] of b) {
    outside.push([at, start]);
    at = end;
  }
  outside.push([at, week]);
  return intersect(a, outside);
}

/** Whether all of `inner` is in `outer`: `subtract(inner, outer)` is empty, without making it. */
export function covers(outer: Intervals, inner: Intervals): boolean {
  let at = 0;
  for (const [start, end] of inner) {
    let around = outer[at];
    while (around && around[1] < end) around = outer[++at];
    if (!around || around[0] > start) return false;
  }
  return true;
}

/** From the end of the first to the start of the second, around the week. */
function wayTo(end: number, start: number): number {
  return (start - end + week) % week;
}

/**
 * The fewest minutes between a stretch of `a` and one of `b`, also across the week's end; -1 where they overlap, infinite
 * where either is empty. `a` widened by more minutes than this on both sides meets `b`.
 */
export function gapBetween(a: Intervals, b: Intervals): number {
  let gap = Number.POSITIVE_INFINITY;
  for (const [start, end] of a)
    for (const [first, last] of b) {
      if (first < end && last > start) return -1;
      gap = Math.min(gap, wayTo(end, first), wayTo(last, start));
    }
  return gap;
}

/** How many minutes of the week are covered. */
export function minutes(intervals: Intervals): number {
  return intervals.reduce((sum, [start, end]) => sum + end - start, 0);
}

/** Each stretch begun earlier and ended later by minutes ≥ 0, across the week's end, at most the whole week. */
export function widen(intervals: Intervals, minutesBefore: number, minutesAfter: number): Intervals {
  if (!(minutesBefore >= 0 && minutesAfter >= 0))
    throw new RangeError('minutes to widen by are not negative');
  return merge(
    intervals.flatMap(([start, end]) =>
      wrap(start - minutesBefore, end - start + minutesBefore + minutesAfter),
    ),
  );
}

/**
 * The one way to write intervals as slots: cut at midnight, whole minutes (rounded outward), days of equal hours together,
 * in order of their first day, then hour. The end of a day is '24:00'.
 */
export function toSlots(intervals: Intervals): WeekSlot[] {
  const rounded = merge(intervals.map(([start, end]) => [Math.floor(start), Math.ceil(end)] as const));
  const byHours = new Map<string, { days: Day[]; from: string; to: string }>();
  for (const [index, name] of days.entries()) {
    const midnight = index * day;
    for (const [start, end] of intersect(rounded, [[midnight, midnight + day]])) {
      const from = clockOf(start - midnight);
      const to = clockOf(end - midnight);
      const same = byHours.get(from + to);
      if (same) same.days.push(name);
      else byHours.set(from + to, { days: [name], from, to });
    }
  }
  return [...byHours.values()];
}
