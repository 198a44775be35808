import { addDays, type LocalDate } from '../../kernel/calendar.ts';
import { graceDays } from './check-schedule.rules.ts';
import type { FollowUp, Warning } from './warnings.rules.ts';

/** A live work that is to be asked about, with whom to call. */
export interface QueueRecord {
  readonly placementId: string;
  readonly personId: string;
  readonly personName: { readonly given: string; readonly family: string };
  readonly phone: string | null;
  /** Code of the county they live in. */
  readonly county: string;
  readonly title: { readonly fa: string; readonly en: string | null } | null;
  readonly iscoCode: string | null;
  readonly employer: { readonly name: string; readonly phone: string | null } | null;
  readonly startedOn: LocalDate;
  readonly revision: number;
  readonly followUp: FollowUp;
  readonly plannedVisitOn: LocalDate | null;
  readonly warnings: readonly Warning[];
  /** How many checks were ever written down; tells whether somebody wrote meanwhile. */
  readonly checks: number;
}

export interface QueueCounts {
  readonly due: number;
  readonly overdue: number;
  /** Those that become unknown within so many days, and those that are unknown by now. */
  readonly soonUnknown: number;
  readonly unknown: number;
}

/** "Becomes unknown soon": within so many days. */
export const soonDays = 5;

/** The days on which a check must have been due for its work to become unknown within `soonDays` of a day. */
export function soonUnknownDue(today: LocalDate): { readonly from: LocalDate; readonly to: LocalDate } {
  return { from: addDays(today, -graceDays), to: addDays(today, soonDays - graceDays - 1) };
}

/** Parts of the queue, as the page shows them; `ahead` is what falls due in the coming days. */
export const queueShows = ['due', 'overdue', 'soon', 'unknown', 'warned', 'ahead'] as const;
export type QueueShow = (typeof queueShows)[number];
