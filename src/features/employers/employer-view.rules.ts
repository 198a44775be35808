import type { EmployerRecord } from '../opportunities/opportunity-record.rules.ts';

/** An employer as its own organisation's officers see it; nobody else sees more than a name. */
export interface EmployerView {
  readonly id: string;
  readonly name: string;
  readonly contact: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly openOpportunities: number;
  /** People whose work there lasts, or lasted 90 days or more. */
  readonly placementsKept: number;
  /** Works that ended because wages were not paid. */
  readonly complaints: number;
  readonly revision: number;
}

export interface EmployerCounts {
  readonly openOpportunities: number;
  readonly placementsKept: number;
  readonly complaints: number;
}
/** Of an employer that nothing is known of yet. */
export const noCounts: EmployerCounts = { openOpportunities: 0, placementsKept: 0, complaints: 0 };

export function viewOfEmployer(record: EmployerRecord, counts: EmployerCounts): EmployerView {
  const { id, name, contact, phone, address, revision } = record;
  const { openOpportunities, placementsKept, complaints } = counts;
  return { id, name, contact, phone, address, openOpportunities, placementsKept, complaints, revision };
}
