import type { OpportunityKind } from '../opportunities/opportunity-facts.rules.ts';
import type { ReferralState } from './referral.rules.ts';

/** A referral with the names that staff in scope see beside it. */
export interface ReferralRecord {
  readonly id: string;
  readonly organisationId: string;
  readonly personId: string;
  readonly opportunityId: string;
  readonly state: ReferralState;
  readonly reason: string | null;
  /** Fit 0–1 as judged when it was proposed, and the version of the weights it was judged with. */
  readonly score: number;
  readonly weightsVersion: number;
  readonly consentedAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly revision: number;
  readonly personName: { readonly given: string; readonly family: string };
  readonly kind: OpportunityKind;
  readonly title: { readonly fa: string; readonly en: string | null };
  readonly placementId: string | null;
}

export interface ReferralEventRecord {
  readonly seq: number;
  /** Null for its beginning. */
  readonly from: ReferralState | null;
  readonly to: ReferralState;
  readonly reason: string | null;
  readonly at: string;
  /** Null = the system itself. */
  readonly actor: { readonly id: string; readonly name: { readonly fa: string; readonly en: string } } | null;
}

export interface ReferralWithHistory extends ReferralRecord {
  readonly history: readonly ReferralEventRecord[];
}
