import type { LocalDate } from '../../kernel/calendar.ts';
import type { PersonStatus } from '../people/person-facts.rules.ts';
import type {
  CheckResult,
  CheckSource,
  EndReason,
  Evidence,
  PlacementOrigin,
  VisitOutcome,
} from './placement.rules.ts';
import type { FollowUp } from './warnings.rules.ts';

/** A placement with what stands beside it in lists; amounts are rials a month and hours a week, null = unknown. */
export interface PlacementRecord {
  readonly id: string;
  readonly organisationId: string;
  readonly personId: string;
  readonly personName: { readonly given: string; readonly family: string };
  readonly personStatus: PersonStatus;
  readonly phone: string | null;
  readonly opportunityId: string | null;
  /** Of the opportunity; null = work that no opportunity here led to. */
  readonly title: { readonly fa: string; readonly en: string | null } | null;
  /** How to reach the employer is told to its own organisation alone. */
  readonly employer: { readonly id: string; readonly name: string; readonly phone: string | null } | null;
  readonly referralId: string | null;
  readonly origin: PlacementOrigin;
  readonly isWork: boolean;
  readonly iscoCode: string | null;
  readonly startedOn: LocalDate;
  readonly expectedEndOn: LocalDate | null;
  readonly endedOn: LocalDate | null;
  readonly endReason: EndReason | null;
  /** As known at the start. */
  readonly weeklyHours: number | null;
  readonly monthlyIncomeRial: number | null;
  readonly evidence: Evidence;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly revision: number;
  /** Of live work alone. */
  readonly followUp: FollowUp | null;
}

export interface RecordedBy {
  readonly id: string;
  readonly name: { readonly fa: string; readonly en: string };
}

export interface CheckLine {
  readonly id: string;
  readonly checkedOn: LocalDate;
  readonly result: CheckResult;
  readonly evidence: Evidence | null;
  readonly weeklyHours: number | null;
  readonly monthlyIncomeRial: number | null;
  readonly source: CheckSource;
  /** The check that this one corrects, and the one that corrects this one. */
  readonly corrects: string | null;
  readonly correctedBy: string | null;
  readonly recordedAt: string;
  readonly recordedBy: RecordedBy;
}

/** Whether a check still says something: neither withdrawn nor corrected. */
export function isStanding({ result, correctedBy }: Pick<CheckLine, 'result' | 'correctedBy'>): boolean {
  return result !== 'void' && correctedBy === null;
}

export interface VersionLine {
  readonly seq: number;
  readonly recordedAt: string;
  readonly startedOn: LocalDate;
  readonly expectedEndOn: LocalDate | null;
  readonly endedOn: LocalDate | null;
  readonly endReason: EndReason | null;
  readonly weeklyHours: number | null;
  readonly monthlyIncomeRial: number | null;
  readonly evidence: Evidence;
}

export interface VisitLine {
  readonly id: string;
  readonly placementId: string | null;
  readonly personId: string;
  readonly plannedOn: LocalDate;
  readonly doneOn: LocalDate | null;
  readonly outcome: VisitOutcome | null;
  readonly cancelledAt: string | null;
  readonly createdAt: string;
  readonly revision: number;
}

/** A placement with everything that was written down of it. */
export interface PlacementWithHistory extends PlacementRecord {
  /** Latest first. */
  readonly checks: readonly CheckLine[];
  /** Every state in which it stood, oldest first. */
  readonly versions: readonly VersionLine[];
  /** Latest first. */
  readonly visits: readonly VisitLine[];
}

export interface WorkEnd {
  readonly endedOn: LocalDate;
  readonly reason: EndReason;
}

/** The last day on which a check found somebody at work. */
export function lastSeen(
  checks: readonly { readonly result: string; readonly checkedOn: LocalDate }[],
): LocalDate | undefined {
  return checks
    .filter(({ result }) => result === 'working')
    .map(({ checkedOn }) => checkedOn)
    .sort()
    .at(-1);
}

/** What was found of a work on a day; hours a week and rials a month, null = nothing was said of them. */
export interface FoundOfWork {
  readonly checkedOn: LocalDate;
  readonly result: 'working' | 'ended' | 'not-reached';
  readonly evidence: Evidence | null;
  readonly weeklyHours: number | null;
  readonly monthlyIncomeRial: number | null;
  /** Of `ended` alone. */
  readonly end: { readonly endedOn: LocalDate; readonly reason: EndReason } | null;
}
