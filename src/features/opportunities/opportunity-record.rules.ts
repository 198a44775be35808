import type { OpportunityFacts } from './opportunity-facts.rules.ts';
import type { KitTerms, LoanTerms, TrainingTerms } from './opportunity-terms.rules.ts';

export interface EmployerRecord {
  readonly id: string;
  readonly organisationId: string;
  readonly name: string;
  readonly contact: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly revision: number;
}

/** An opportunity with what staff see beside the facts of matching. */
export interface OpportunityRecord {
  readonly id: string;
  readonly organisationId: string;
  readonly revision: number;
  /** The sender's own number, or what an import made of the row; unique within the organisation. */
  readonly sourceKey: string | null;
  readonly title: { readonly fa: string; readonly en: string | null };
  /** Recorded point, as opposed to the county seat that stands in for it. */
  readonly near: { readonly lat: number; readonly lng: number } | null;
  readonly employer: EmployerRecord | null;
  readonly loan: LoanTerms | null;
  readonly kit: KitTerms | null;
  readonly training: TrainingTerms | null;
  readonly closedAt: string | null;
  readonly closedReason: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly facts: OpportunityFacts;
}

/** What staff of an organisation may see: of another's employer the name alone, not how to reach them. */
export function shownTo(record: OpportunityRecord, organisationId: string): OpportunityRecord {
  const { employer } = record;
  if (employer === null || employer.organisationId === organisationId) return record;
  return { ...record, employer: { ...employer, contact: null, phone: null, address: null } };
}
