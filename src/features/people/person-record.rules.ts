import type { PersonFacts } from './person-facts.rules.ts';

/** A person as staff in scope see it: the facts of matching and what matching may not know. */
export interface PersonRecord {
  readonly id: string;
  readonly organisationId: string;
  readonly householdId: string;
  readonly revision: number;
  readonly givenName: string;
  readonly familyName: string;
  readonly fatherName: string | null;
  /** Clear; views mask it unless a reveal was audited. */
  readonly nationalId: string;
  readonly phone: string | null;
  /** Recorded point, as opposed to the county seat that stands in for it. */
  readonly near: { readonly lat: number; readonly lng: number } | null;
  readonly prisonerProvince: string | null;
  readonly custodySince: string | null;
  readonly restrictionKinds: Readonly<Record<string, 'court-ordered' | 'consequential'>>;
  readonly statusSince: string;
  readonly statusReason: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly facts: PersonFacts;
}
