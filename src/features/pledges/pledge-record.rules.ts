import type { LocalDate } from '../../kernel/calendar.ts';
import type { JalaliMonth } from '../../kernel/jalali-month.ts';
import type {
  Cadence,
  DueState,
  EarmarkKind,
  Fallback,
  Intention,
  PledgeKind,
  PledgeState,
} from './pledge.rules.ts';

/** A pledge as it is kept. */
export interface PledgeRecord {
  readonly id: string;
  readonly organisationId: string;
  readonly benefactorId: string;
  readonly kind: PledgeKind;
  readonly cadence: Cadence;
  /** Money: of one time or one month; a kit: its declared worth; null of what money cannot buy. */
  readonly amountRial: number | null;
  /** Places, hours, or pieces a month. */
  readonly quantity: number | null;
  readonly description: string | null;
  readonly opportunityId: string | null;
  readonly intention: Intention;
  readonly earmark: EarmarkKind;
  /** Trade (unit group) or province of the earmark. */
  readonly earmarkRef: string | null;
  readonly causeId: string | null;
  readonly campaignId: string | null;
  readonly fallback: Fallback;
  readonly paymentReference: string;
  readonly state: PledgeState;
  readonly startsOn: LocalDate;
  /** Of a monthly one; null = until withdrawn. */
  readonly months: number | null;
  readonly withdrawnAt: string | null;
  readonly createdAt: string;
  readonly revision: number;
}

/** What of a pledge falls due in a month. */
export interface DueRecord {
  readonly pledgeId: string;
  readonly month: JalaliMonth;
  readonly dueOn: LocalDate;
  readonly amountRial: number;
  readonly receivedRial: number;
  readonly state: DueState;
}

/** Kinds that go through the ledger: they have a fund, dues and a promise. */
export function isOfMoney({ kind }: Pick<PledgeRecord, 'kind'>): boolean {
  return kind === 'money' || kind === 'kit';
}

/** The smallest and largest amount of one pledge, in rials: 100,000 tomans, and a trillion rials. */
export const pledgeLimits = { minRial: 1_000_000, maxRial: 1_000_000_000_000 } as const;
/** How many days a slot is held without money. */
export const slotHoldDays = 7;
/** The most slots of one cause that one pledge holds. */
export const mostSlots = 10;
