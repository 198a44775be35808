import { toPersianDigits } from '../../kernel/persian.ts';
import type { Text } from '../../kernel/text.ts';
import type { Intention } from '../pledges/pledge.rules.ts';
import type { FundPurpose, FundSource } from './ledger.rules.ts';
import { fundPurposeNames } from './ledger.text.ts';

export interface FundRecord {
  readonly id: string;
  readonly organisationId: string;
  readonly source: FundSource;
  readonly purpose: FundPurpose;
  /** Of a credit line. */
  readonly name: string | null;
  readonly benefactorId: string | null;
  readonly benefactor: { readonly name: string; readonly anonymous: boolean } | null;
  readonly pledgeId: string | null;
  readonly paymentReference: string | null;
  readonly campaignId: string | null;
  readonly campaignTitle: string | null;
  readonly intention: Intention;
  readonly createdAt: string;
  /** Left to allocate. */
  readonly leftRial: number;
  /** Set aside for kits and not spent yet. */
  readonly allocatedRial: number;
  /** Became aid or was lost, less what was handed back; ever since. */
  readonly spentRial: number;
  /** Of a credit line: allotted less what was withdrawn, and of that what is not drawn to a bank account yet. */
  readonly allottedRial: number;
  readonly undrawnRial: number;
}

/** What a fund is called without naming anybody: its own name, its purpose, or the payment reference of its pledge. */
export function fundTitle({
  name,
  purpose,
  paymentReference,
}: Pick<FundRecord, 'name' | 'purpose' | 'paymentReference'>): Text {
  if (name !== null) return { fa: name, en: name };
  const { fa, en } = fundPurposeNames[purpose];
  return paymentReference === null
    ? { fa, en }
    : { fa: `${fa} ${toPersianDigits(paymentReference)}`, en: `${en} ${paymentReference}` };
}
