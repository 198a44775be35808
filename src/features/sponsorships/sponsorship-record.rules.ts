import type { LocalDate } from '../../kernel/calendar.ts';
import type { FundPurpose, FundSource } from '../ledger/ledger.rules.ts';
import type { Fallback, Intention } from '../pledges/pledge.rules.ts';
import type {
  Disclosure,
  KitUnitState,
  ShareKind,
  SponsorshipEnd,
  SponsorshipEvent,
  SponsorshipState,
  VisitFinding,
} from './sponsorship.rules.ts';
import type { Waiting } from './waiting.rules.ts';

export interface SponsorshipRecord {
  readonly id: string;
  readonly organisationId: string;
  readonly householdId: string;
  readonly personId: string;
  readonly personName: { readonly given: string; readonly family: string };
  readonly opportunityId: string;
  readonly title: { readonly fa: string; readonly en: string | null };
  readonly causeId: string | null;
  readonly state: SponsorshipState;
  readonly end: SponsorshipEnd | null;
  /** Rials; the price asked until it is bought, then what was paid. */
  readonly priceRial: number;
  readonly contingencyRial: number;
  readonly trustMonths: number;
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly approvedBy: string | null;
  readonly approvedOn: LocalDate | null;
  readonly purchasedOn: LocalDate | null;
  readonly deliveredOn: LocalDate | null;
  readonly coachedOn: LocalDate | null;
  readonly earningOn: LocalDate | null;
  readonly endedOn: LocalDate | null;
  readonly titlePassedOn: LocalDate | null;
  readonly awardId: string | null;
  readonly placementId: string | null;
  readonly kitFrom: string | null;
  readonly disclosure: Disclosure | null;
  readonly revision: number;
}

/** A sponsorship with what waits of it, and by when that is to be done. */
export interface QueuedSponsorship extends SponsorshipRecord {
  readonly waiting: Waiting | null;
  readonly dueOn: LocalDate | null;
  /** The day on which the last of its quotes loses its worth. */
  readonly quoteUntil: LocalDate | null;
}

/** Which fund pays how much, in rials. `benefactorName` is for managers alone. */
export interface ShareRecord {
  readonly sponsorshipId: string;
  readonly fundId: string;
  readonly pledgeId: string | null;
  readonly kind: ShareKind;
  readonly amountRial: number;
  readonly contingencyRial: number;
  readonly releasedAt: string | null;
  readonly source: FundSource;
  readonly purpose: FundPurpose;
  readonly fundName: string | null;
  readonly benefactorId: string | null;
  readonly intention: Intention;
  readonly fallback: Fallback | null;
}

export interface QuoteRecord {
  readonly id: string;
  readonly supplier: string;
  readonly priceRial: number;
  readonly quotedOn: LocalDate;
  readonly expiresOn: LocalDate;
  readonly note: string | null;
}

export interface UnitRecord {
  readonly id: string;
  readonly organisationId: string;
  readonly opportunityId: string;
  readonly supplier: string | null;
  readonly invoice: string | null;
  readonly serials: readonly string[];
  readonly boughtOn: LocalDate;
  readonly costRial: number;
  readonly state: KitUnitState;
  readonly stockRef: string | null;
  readonly sponsorshipId: string | null;
  readonly revision: number;
}

export interface EventRecord {
  readonly id: string;
  readonly event: SponsorshipEvent;
  readonly happenedOn: LocalDate;
  readonly details: Readonly<Record<string, unknown>>;
  readonly entryId: string | null;
  readonly undoes: string | null;
  readonly recordedAt: string;
  readonly recordedBy: string;
}

export interface CoachVisitRecord {
  readonly id: string;
  readonly sponsorshipId: string;
  readonly dueOn: LocalDate;
  readonly doneOn: LocalDate | null;
  readonly finding: VisitFinding | null;
  readonly monthlyIncomeRial: number | null;
  readonly note: string | null;
  readonly cancelledAt: string | null;
}

/** How a work stood so many days after it began: by a check on or after that day. */
export interface Survival {
  readonly day: 30 | 90 | 180 | 365;
  readonly on: LocalDate;
  readonly state: 'working' | 'ended' | 'unknown' | 'to-come';
}

export interface SponsorshipWhole extends SponsorshipRecord {
  readonly shares: readonly ShareRecord[];
  readonly quotes: readonly QuoteRecord[];
  readonly unit: UnitRecord | null;
  readonly events: readonly EventRecord[];
  readonly visits: readonly CoachVisitRecord[];
}
