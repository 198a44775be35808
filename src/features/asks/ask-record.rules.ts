import type { LocalDate } from '../../kernel/calendar.ts';
import type { AskOutcome, AskStatus } from './ask.rules.ts';

/** An ask with what is shown beside it; in clear, for the organisation that calls. */
export interface AskRecord {
  readonly id: string;
  readonly reference: string;
  readonly opportunityId: string;
  readonly title: { readonly fa: string; readonly en: string | null };
  readonly organisationId: string;
  readonly name: string;
  readonly phone: string;
  readonly phoneIndex: string;
  /** Code. */
  readonly county: string;
  readonly askedAt: string;
  readonly callBy: LocalDate;
  readonly status: AskStatus;
  readonly outcome: AskOutcome | null;
  readonly personId: string | null;
  readonly answeredAt: string | null;
  /** The day on which more was last asked with this phone than is written down. */
  readonly moreAskedOn: LocalDate | null;
  readonly revision: number;
}

/** What whoever asked is told. */
export interface AskReceipt {
  readonly reference: string;
  readonly opportunityTitle: { readonly fa: string; readonly en: string };
  /** Who will call. */
  readonly organisation: { readonly fa: string; readonly en: string };
  readonly organisationPhone: string | null;
  readonly callBy: LocalDate;
  readonly bring: readonly { readonly fa: string; readonly en: string }[];
}

/** Of one organisation, for those who see no case data. */
export interface OverdueAsks {
  readonly organisation: { readonly fa: string; readonly en: string };
  readonly count: number;
  /** The earliest day by which somebody was to be called. */
  readonly since: LocalDate;
}
