import type { Lang } from '../kernel/text.ts';

/** The field of a chart inside its margins, in the units of its viewBox. In Persian time runs from right to left. */
export interface ChartField {
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
  /** Before the first and after the last point, on the side where reading begins and where it ends. */
  readonly start: number;
  readonly end: number;
  readonly lang: Lang;
}

/** From a share of the way (0 = where reading begins) to x. */
export function xAt({ width, start, end, lang }: ChartField, share: number): number {
  const x = start + share * (width - start - end);
  return round(lang === 'fa' ? width - x : x);
}

/** The nth of so many slots of equal width: its middle and its width. */
export function slotAt(
  field: ChartField,
  n: number,
  slots: number,
): { readonly middle: number; readonly width: number } {
  return {
    middle: xAt(field, (n + 0.5) / slots),
    width: round((field.width - field.start - field.end) / slots),
  };
}

/** From a value to y; 0 stands at the bottom, `most` at the top, what lies beyond is cut. */
export function yAt({ top, bottom }: ChartField, value: number, most: number): number {
  const share = most <= 0 ? 0 : Math.min(1, Math.max(0, value / most));
  return round(bottom - share * (bottom - top));
}

/** The round number at or above `most` at which an axis ends, and its steps: 3 to 5 of 1, 2 or 5 times a power of ten. */
export function axisOf(most: number): { readonly most: number; readonly ticks: readonly number[] } {
  const wanted = Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(wanted / 4));
  const step = Math.max(1, [1, 2, 5, 10].map((n) => n * power).find((one) => wanted / one <= 5) ?? wanted);
  const steps = Math.ceil(wanted / step);
  return { most: steps * step, ticks: Array.from({ length: steps + 1 }, (_, i) => i * step) };
}

/** A path through points; where one is missing the line is broken, in steps where the value holds until the next. */
export function linePath(
  points: readonly ({ readonly x: number; readonly y: number } | null)[],
  steps = false,
): string {
  let path = '';
  let last: { readonly x: number; readonly y: number } | null = null;
  for (const point of points) {
    if (point !== null) {
      if (last === null) path += `M${point.x} ${point.y}`;
      else path += steps ? `H${point.x}V${point.y}` : `L${point.x} ${point.y}`;
    }
    last = point;
  }
  return path;
}

/** The closed area between two lines over the same x. */
export function bandPath(
  points: readonly { readonly x: number; readonly low: number; readonly high: number }[],
  steps = false,
): string {
  if (points.length < 2) return '';
  const over = linePath(
    points.map(({ x, high }) => ({ x, y: high })),
    steps,
  );
  const back = [...points].reverse();
  let under = '';
  for (const [i, { x, low }] of back.entries()) {
    if (i === 0) under += `L${x} ${low}`;
    // On the way back a value holds from its own x on, so the level changes before the step is walked.
    else under += steps ? `V${low}H${x}` : `L${x} ${low}`;
  }
  return `${over}${under}Z`;
}

/** Parts of a whole as shares that begin where the one before ends; the last one ends at exactly 1. */
export function stackOf(parts: readonly number[]): readonly { readonly from: number; readonly to: number }[] {
  const whole = parts.reduce((a, b) => a + b, 0);
  let sum = 0;
  return parts.map((part) => {
    const from = whole === 0 ? 0 : sum / whole;
    sum += part;
    return { from, to: whole === 0 ? 0 : sum / whole };
  });
}

/** Which of so many labels find room, at most `most` of them: the last one always, then every nth before it. */
export function labelsShown(labels: number, most: number): ReadonlySet<number> {
  const every = Math.max(1, Math.ceil(labels / Math.max(1, most)));
  const shown = new Set<number>();
  for (let i = labels - 1; i >= 0; i -= every) shown.add(i);
  return shown;
}

const round = (n: number): number => Math.round(n * 100) / 100;
