import type { EmployerRecord } from '../opportunities/opportunity-record.rules.ts';

/** An employer as its own organisation's officers see it; nobody else sees more than a name. */
export interface EmployerView {
  readonly id: string;
  readonly name: string;
  readonly contact: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly openOpportunities: number;
  readonly revision: number;
}

export function viewOfEmployer(record: EmployerRecord, openOpportunities: number): EmployerView {
  const { id, name, contact, phone, address, revision } = record;
  return { id, name, contact, phone, address, openOpportunities, revision };
}
