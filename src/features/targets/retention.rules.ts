import type { Text } from '../../kernel/text.ts';
import { leastShown } from './figure.rules.ts';
import { retentionText } from './retention.text.ts';

/** How many subjects ended, or were last seen still at it, after so many days. */
export interface Duration {
  readonly day: number;
  readonly events: number;
  readonly censored: number;
}

/** The curve right after a day on which something ended. */
export interface CurveStep {
  readonly day: number;
  readonly atRisk: number;
  readonly events: number;
  /** Share still at work after the day, 0–1. */
  readonly survival: number;
  /** Greenwood's standard error; null once nobody is left. */
  readonly standardError: number | null;
  /** 95 % band on the log–log scale; null where there is none (survival 1 or 0). */
  readonly lower: number | null;
  readonly upper: number | null;
}

/** What the curve says at a day: the step that holds there. */
export interface CurvePoint extends Omit<CurveStep, 'events'> {}

export interface RetentionCurve {
  readonly kind: 'same-work' | 'any-work';
  /** Sub-major group of the work's occupation; null = all works together. `'unknown'` where no occupation is on record. */
  readonly trade: string | null;
  readonly label: Text;
  /** Works, or people, that the curve is of. */
  readonly subjects: number;
  readonly events: number;
  /** As far as it is drawn; of more than can be told apart, some. */
  readonly steps: readonly CurveStep[];
  /** At 30, 90, 180 and 365 days; one that fewer than `leastShown` were at risk of is undefined: not drawn, not told. */
  readonly points: readonly { readonly day: number; readonly at: CurvePoint | undefined }[];
  /** The last day to which the curve is drawn: as long as `leastShown` are at risk; 0 = not at all. */
  readonly drawnTo: number;
}

export interface RetentionFigure {
  readonly definition: Text;
  readonly sameWork: RetentionCurve;
  readonly anyWork: RetentionCurve;
  /** Same work, by trade of the work; those with fewer than `leastShown` works are left out and counted. */
  readonly byTrade: readonly RetentionCurve[];
  readonly tradesTooSmall: number;
}

export const retentionDays = [30, 90, 180, 365] as const;

const z95 = 1.959963984540054;

interface BareStep {
  readonly day: number;
  readonly atRisk: number;
  readonly events: number;
  readonly survival: number;
  /** Sum of ended ÷ (at risk × still at it): Greenwood's variance of log survival. */
  readonly greenwood: number;
}

function bareSteps(durations: readonly Duration[]): readonly BareStep[] {
  const byDay = new Map<number, { events: number; censored: number }>();
  let atRisk = 0;
  for (const { day, events, censored } of durations) {
    atRisk += events + censored;
    const known = byDay.get(day);
    if (known) {
      known.events += events;
      known.censored += censored;
    } else byDay.set(day, { events, censored });
  }
  const steps: BareStep[] = [];
  let survival = 1;
  let greenwood = 0;
  for (const [day, { events, censored }] of [...byDay].sort(([a], [b]) => a - b)) {
    if (events > 0) {
      survival *= (atRisk - events) / atRisk;
      greenwood += events / (atRisk * (atRisk - events));
      steps.push({ day, atRisk, events, survival, greenwood });
    }
    atRisk -= events + censored;
  }
  return steps;
}

/** Field by field: a page has thousands of steps, and taking objects apart would cost more than the arithmetic. */
function withBand({ day, atRisk, events, survival, greenwood }: BareStep): CurveStep {
  if (survival === 0) return { day, atRisk, events, survival, standardError: null, lower: null, upper: null };
  const root = Math.sqrt(greenwood);
  const spread = (z95 * root) / Math.abs(Math.log(survival));
  return {
    day,
    atRisk,
    events,
    survival,
    standardError: survival * root,
    lower: survival ** Math.exp(spread),
    upper: survival ** Math.exp(-spread),
  };
}

/**
 * Kaplan and Meier's product-limit estimate: at each day with an end, survival × (1 − ended ÷ at risk); those censored on a
 * day are at risk on it. Greenwood's variance; 95 % bands on the log–log scale, exp(−exp(log(−log S) ± z·se)), which stay
 * between 0 and 1. Durations in any order, a day may stand several times.
 */
export function curveSteps(durations: readonly Duration[]): readonly CurveStep[] {
  return bareSteps(durations).map(withBand);
}

/** What the curve says at a day: how many were followed at least that far, and the step that holds there. */
export function curveAt(durations: readonly Duration[], day: number): CurvePoint {
  return pointAt(durations, bareSteps(durations), day);
}

function pointAt(durations: readonly Duration[], steps: readonly BareStep[], day: number): CurvePoint {
  const atRisk = durations.reduce((sum, one) => (one.day >= day ? sum + one.events + one.censored : sum), 0);
  const step = steps.findLast((one) => one.day <= day);
  if (step === undefined) return { day, atRisk, survival: 1, standardError: 0, lower: null, upper: null };
  const { survival, standardError, lower, upper } = withBand(step);
  return { day, atRisk, survival, standardError, lower, upper };
}

/** Steps to be drawn: no more than can be told apart, of those that fall together the last. */
const mostSteps = 240;

function stepsToDraw(steps: readonly BareStep[], drawnTo: number): readonly BareStep[] {
  const within = steps.filter(({ day }) => day <= drawnTo);
  if (within.length <= mostSteps) return within;
  const place = ({ day }: BareStep) => Math.floor((day * mostSteps) / (drawnTo + 1));
  return within.filter((step, index) => {
    const next = within[index + 1];
    return next === undefined || place(next) !== place(step);
  });
}

/** The last day on which so many are at risk; 0 where never were. */
function lastDayWith(durations: readonly Duration[], least: number): number {
  const days = [...durations].sort((a, b) => b.day - a.day);
  let atRisk = 0;
  for (const { day, events, censored } of days) {
    atRisk += events + censored;
    if (atRisk >= least) return day;
  }
  return 0;
}

/** A curve as it may be shown: nothing of it where fewer than `leastShown` are at risk. */
export function curveOf(
  of: Pick<RetentionCurve, 'kind' | 'trade' | 'label'>,
  durations: readonly Duration[],
): RetentionCurve {
  const steps = bareSteps(durations);
  const drawnTo = lastDayWith(durations, leastShown);
  return {
    ...of,
    subjects: durations.reduce((sum, { events, censored }) => sum + events + censored, 0),
    events: durations.reduce((sum, { events }) => sum + events, 0),
    steps: stepsToDraw(steps, drawnTo).map(withBand),
    points: retentionDays.map((day) => {
      const at = pointAt(durations, steps, day);
      return { day, at: at.atRisk >= leastShown ? at : undefined };
    }),
    drawnTo,
  };
}

/** The figure with what it means. `byTrade` by sub-major group, `null` = none on record. */
export function retentionFigureOf(
  durations: {
    readonly sameWork: readonly Duration[];
    readonly anyWork: readonly Duration[];
    readonly byTrade: ReadonlyMap<string | null, readonly Duration[]>;
  },
  nameOf: (trade: string) => Text,
): RetentionFigure {
  const trades = [...durations.byTrade].map(([trade, of]) =>
    curveOf(
      {
        kind: 'same-work',
        trade: trade ?? 'unknown',
        label: trade === null ? retentionText.unknownTrade : nameOf(trade),
      },
      of,
    ),
  );
  const shown = trades.filter(({ subjects }) => subjects >= leastShown);
  return {
    definition: retentionText.definition,
    sameWork: curveOf({ kind: 'same-work', trade: null, label: retentionText.sameWork }, durations.sameWork),
    anyWork: curveOf({ kind: 'any-work', trade: null, label: retentionText.anyWork }, durations.anyWork),
    byTrade: shown.toSorted(
      (a, b) => b.subjects - a.subjects || (String(a.trade) < String(b.trade) ? -1 : 1),
    ),
    tradesTooSmall: trades.length - shown.length,
  };
}
