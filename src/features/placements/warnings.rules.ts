import { addDays, type LocalDate } from '../../kernel/calendar.ts';
import type { Evidence } from './placement.rules.ts';

/** What was last stated of a live work, and when it is asked about next (`placement_follow_up`). */
export interface FollowUp {
  readonly nextDueOn: LocalDate;
  readonly evidenceOn: LocalDate;
  readonly evidence: Evidence;
  /** How often nobody was reached since. */
  readonly tries: number;
  readonly triedOn: LocalDate | null;
  readonly weeklyHours: number | null;
  readonly hoursOn: LocalDate | null;
  readonly hoursBefore: number | null;
  readonly monthlyIncomeRial: number | null;
  readonly incomeOn: LocalDate | null;
  readonly incomeBefore: number | null;
  readonly expectedEndOn: LocalDate | null;
}

/** Signs that a work may be ending; each is answered by a visit. */
export const warningKinds = [
  'not-reached',
  'overdue',
  'income-fell',
  'hours-fell',
  'visit-missed',
  'end-near',
] as const;
export type WarningKind = (typeof warningKinds)[number];

export interface Warning {
  readonly kind: WarningKind;
  /** The day from which on it stands; a visit on it or later answers it. */
  readonly since: LocalDate;
}

/** Two calls in a row that reach nobody; a check 14 days late; a visit 7 days late; an end within 30 days. */
export const warnTries = 2;
export const warnOverdueDays = 14;
export const warnVisitDays = 7;
export const warnEndDays = 30;
/** Fewer hours a week than these are no full work by themselves (`design.md` §9). */
export const fewHours = 20;

export interface Watched {
  readonly followUp: FollowUp;
  /** The day of a visit that is planned and neither done nor cancelled. */
  readonly plannedVisitOn: LocalDate | null;
  /** The last visit that met somebody. */
  readonly visitedOn: LocalDate | null;
}

/** The warnings that stand on a day, the oldest first. */
export function warningsOf({ followUp, plannedVisitOn, visitedOn }: Watched, today: LocalDate): Warning[] {
  const { tries, triedOn, nextDueOn, incomeBefore, monthlyIncomeRial, incomeOn } = followUp;
  const { hoursBefore, weeklyHours, hoursOn, expectedEndOn } = followUp;
  const found: Warning[] = [];
  const warn = (kind: WarningKind, since: LocalDate | null) => {
    if (since !== null && since <= today && !(visitedOn !== null && since <= visitedOn))
      found.push({ kind, since });
  };
  if (tries >= warnTries) warn('not-reached', triedOn);
  warn('overdue', addDays(nextDueOn, warnOverdueDays + 1));
  if (incomeBefore !== null && monthlyIncomeRial !== null && monthlyIncomeRial * 3 < incomeBefore * 2)
    warn('income-fell', incomeOn);
  if (hoursBefore !== null && weeklyHours !== null && hoursBefore >= fewHours && weeklyHours < fewHours)
    warn('hours-fell', hoursOn);
  if (plannedVisitOn !== null) warn('visit-missed', addDays(plannedVisitOn, warnVisitDays + 1));
  if (expectedEndOn !== null) warn('end-near', addDays(expectedEndOn, -warnEndDays));
  return found.sort((a, b) => (a.since === b.since ? 0 : a.since < b.since ? -1 : 1));
}
