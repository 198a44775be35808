import type { LocalDate } from '../../kernel/calendar.ts';
import type { PlaceLevel } from '../pledges/pledge.rules.ts';

export const budgetStates = ['bought', 'waiting', 'estimate'] as const;
export type BudgetState = (typeof budgetStates)[number];

export interface BudgetItem {
  readonly name: string;
  readonly nameEn?: string | null;
  readonly rial: number;
  readonly state: BudgetState;
}

/** A cause as it is kept, with how its slots stand. */
export interface CauseRecord {
  readonly id: string;
  readonly organisationId: string;
  /** The kit. */
  readonly opportunityId: string;
  readonly campaignId: string | null;
  readonly title: { readonly fa: string; readonly en: string | null };
  readonly need: { readonly fa: string; readonly en: string | null };
  readonly placeLevel: PlaceLevel;
  readonly province: string | null;
  readonly county: string | null;
  /** Unit group of ISCO-08 (four digits), or its sector (first digit). */
  readonly trade: string;
  readonly budget: readonly BudgetItem[];
  /** What one family's kit costs, contingency included. */
  readonly slotRial: number;
  readonly opensOn: LocalDate;
  readonly closesOn: LocalDate | null;
  readonly verifiedOn: LocalDate;
  readonly closedAt: string | null;
  readonly closedReason: string | null;
  /** Fewer than five could be meant when its month turned: nobody but staff is shown it. */
  readonly hidden: boolean;
  readonly createdAt: string;
  readonly revision: number;
  readonly slots: number;
  readonly openSlots: number;
  readonly allocatedSlots: number;
}

/** What everybody is told of a cause. */
export interface CauseView {
  readonly id: string;
  readonly title: CauseRecord['title'];
  readonly need: CauseRecord['need'];
  readonly place: {
    readonly level: PlaceLevel;
    readonly province: string | null;
    readonly county: string | null;
  };
  readonly trade: string;
  readonly budget: readonly BudgetItem[];
  readonly slotRial: number;
  readonly slots: number;
  readonly openSlots: number;
  /** Whole percent of all its slots that is promised or paid, downwards. */
  readonly fundedPercent: number;
  readonly verifiedOn: LocalDate;
  readonly organisation: { readonly id: string; readonly fa: string; readonly en: string };
  readonly campaign: { readonly slug: string; readonly fa: string; readonly en: string | null } | null;
  readonly closesOn: LocalDate | null;
}

/** Whether a cause can be given to on a day; hidden and closed ones are told apart to nobody. */
export function isOpenOn(
  cause: Pick<CauseRecord, 'closedAt' | 'hidden' | 'opensOn' | 'closesOn'>,
  day: LocalDate,
): boolean {
  return (
    cause.closedAt === null &&
    !cause.hidden &&
    cause.opensOn <= day &&
    (cause.closesOn === null || cause.closesOn >= day)
  );
}

/** Rials that are not yet promised of a cause: pledges that hold slots, and those that pay toward one. */
export function roomOf(cause: Pick<CauseRecord, 'slotRial' | 'openSlots'>, towardRial: number): number {
  return Math.max(0, cause.openSlots * cause.slotRial - towardRial);
}

/** 0–100, downwards: only what is whole is called so. */
export function fundedPercent(
  cause: Pick<CauseRecord, 'slotRial' | 'openSlots' | 'slots'>,
  towardRial: number,
): number {
  const whole = cause.slots * cause.slotRial;
  return whole === 0 ? 0 : Math.floor(((whole - roomOf(cause, towardRial)) * 100) / whole);
}

/** How near one cause is to another, for offering it instead: the same trade first, then its sector, then the place. */
export function nearness(
  to: Pick<CauseRecord, 'trade' | 'province'>,
  one: { readonly trade: string; readonly place: { readonly province: string | null } },
): number {
  const trade = to.trade === one.trade ? 4 : to.trade[0] === one.trade[0] ? 2 : 0;
  return trade + (to.province !== null && to.province === one.place.province ? 1 : 0);
}
