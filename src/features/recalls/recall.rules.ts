import type { JalaliQuarter } from '../../kernel/jalali-month.ts';
import type { Text } from '../../kernel/text.ts';
import type { Share } from '../targets/figure.rules.ts';

/** The error rate of one quarter: denied of those reached. */
export interface RecallError {
  readonly definition: Text;
  readonly quarter: JalaliQuarter;
  readonly drawn: number;
  readonly confirmed: number;
  readonly denied: number;
  readonly notReached: number;
  readonly waiting: number;
  /** Denied ÷ reached. */
  readonly error: Share;
}

export const leastRecalled = 30;
export const recalledShare = 0.05;

/** How many of those counted in work are called again in a quarter: at least 30, at least 5 %, all where there are fewer. */
export function sampleSize(inWork: number): number {
  return Math.min(inWork, Math.max(leastRecalled, Math.ceil(inWork * recalledShare)));
}
