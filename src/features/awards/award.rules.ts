import type { LocalDate } from '../../kernel/calendar.ts';
import type { OpportunityKind } from '../opportunities/opportunity-facts.rules.ts';
import type { AwardKind } from '../placements/placement.rules.ts';

export const awardStates = ['approved', 'funded', 'delivered', 'void'] as const;
export type AwardState = (typeof awardStates)[number];

/** Closed list of reasons for voiding: it stands on record that it was never so. A kit handed back was handed over. */
export const voidReasons = ['entered-wrong', 'entered-twice', 'not-given', 'other'] as const;
export type VoidReason = (typeof voidReasons)[number];

/** The kind of opportunity that an award of a kind comes from. */
export const opportunityKindOf: Readonly<Record<AwardKind, OpportunityKind>> = {
  kit: 'kit',
  loan: 'loan-programme',
};

export interface AwardRecord {
  readonly id: string;
  readonly organisationId: string;
  readonly householdId: string;
  readonly personId: string;
  readonly personName: { readonly given: string; readonly family: string };
  readonly kind: AwardKind;
  readonly opportunityId: string | null;
  readonly title: { readonly fa: string; readonly en: string | null } | null;
  readonly placementId: string | null;
  readonly amountRial: number;
  readonly benefactorRial: number;
  readonly approvedOn: LocalDate;
  readonly fundedOn: LocalDate | null;
  readonly deliveredOn: LocalDate | null;
  readonly bunchingReason: string | null;
  readonly voidedAt: string | null;
  readonly voidReason: string | null;
  readonly recordedAt: string;
  readonly revision: number;
}

/** A work that an award may have led to. */
export interface WorkChoice {
  readonly id: string;
  readonly startedOn: LocalDate;
  readonly endedOn: LocalDate | null;
  /** Null = no opportunity here led to it. */
  readonly title: { readonly fa: string; readonly en: string | null } | null;
}

export function awardStateOf(award: Pick<AwardRecord, 'voidedAt' | 'deliveredOn' | 'fundedOn'>): AwardState {
  if (award.voidedAt !== null) return 'void';
  if (award.deliveredOn !== null) return 'delivered';
  return award.fundedOn === null ? 'approved' : 'funded';
}

/** What may still be changed: once delivered, figures rest on what was recorded, so that it is voided and recorded anew. */
export const editableWhen: Readonly<Record<AwardState, readonly string[]>> = {
  approved: ['amountRial', 'benefactorRial', 'opportunityId', 'approvedOn', 'fundedOn', 'placementId'],
  funded: ['amountRial', 'benefactorRial', 'opportunityId', 'approvedOn', 'fundedOn', 'placementId'],
  delivered: ['placementId', 'bunchingReason'],
  void: [],
};

interface Dated {
  readonly amountRial: number;
  readonly benefactorRial: number;
  readonly approvedOn: LocalDate;
  readonly fundedOn: LocalDate | null;
  readonly deliveredOn: LocalDate | null;
}

/** What is wrong with an award, field by field. */
export function awardFaults(
  award: Dated,
  today: LocalDate,
): readonly { readonly path: string; readonly code: 'award.share' | 'award.early' | 'date.future' }[] {
  const future = (['approvedOn', 'fundedOn', 'deliveredOn'] as const).filter(
    (path) => (award[path] ?? today) > today,
  );
  return [
    ...(award.benefactorRial > award.amountRial
      ? [{ path: 'benefactorRial', code: 'award.share' as const }]
      : []),
    ...future.map((path) => ({ path, code: 'date.future' as const })),
    ...(award.deliveredOn !== null && award.deliveredOn < award.approvedOn
      ? [{ path: 'deliveredOn', code: 'award.early' as const }]
      : []),
  ];
}
