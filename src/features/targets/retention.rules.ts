import type { Text } from '../../kernel/text.ts';

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
