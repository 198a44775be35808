import type { PledgeRecord } from './pledge-record.rules.ts';

export interface PledgeTitle {
  readonly fa: string;
  readonly en: string | null;
}

/** A pledge with whose it is, what it names, and what came of it. */
export interface PledgeRow extends PledgeRecord {
  readonly benefactor: { readonly id: string; readonly name: string; readonly anonymous: boolean };
  readonly organisation: { readonly id: string; readonly fa: string; readonly en: string };
  readonly opportunityTitle: PledgeTitle | null;
  readonly causeTitle: PledgeTitle | null;
  readonly campaignTitle: PledgeTitle | null;
  /** Money matched to it. */
  readonly receivedRial: number;
  /** Places, hours or pieces given so far. */
  readonly given: number;
}
