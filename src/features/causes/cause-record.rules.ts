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
  readonly createdAt: string;
  readonly revision: number;
  readonly slots: number;
  readonly openSlots: number;
  readonly allocatedSlots: number;
}
