import type { LocalDate } from '../../kernel/calendar.ts';
import type { Text } from '../../kernel/text.ts';
import type { AccountKind, EntryKind, FundPurpose, FundSource } from '../ledger/ledger.rules.ts';
import type { RefundTerms } from '../ledger/request.rules.ts';
import type { Intention } from '../pledges/pledge.rules.ts';
import type { ShareKind } from '../sponsorships/sponsorship.rules.ts';

export const secondKinds = ['approval', 'withdrawal', 'reversal', 'closing', 'refund'] as const;
export type SecondKind = (typeof secondKinds)[number];

/** Something that one person of an association asked and that nobody else there may decide. Names no family and no giver. */
export interface SecondRequest {
  readonly id: string;
  readonly kind: SecondKind;
  readonly organisationId: string;
  readonly organisation: Text;
  readonly askedAt: string;
  readonly askedByName: Text;
  readonly reason: string | null;
  readonly revision: number;
  /** Of a proposal, or of an approval that is to be withdrawn. */
  readonly kit: {
    readonly title: { readonly fa: string; readonly en: string | null };
    readonly priceRial: number;
    readonly contingencyRial: number;
    readonly trustMonths: number;
    readonly fromStock: boolean;
    readonly payers: readonly {
      readonly source: FundSource;
      readonly kind: ShareKind;
      readonly amountRial: number;
      readonly contingencyRial: number;
    }[];
    readonly quotes: readonly {
      readonly supplier: string;
      readonly priceRial: number;
      readonly expiresOn: LocalDate;
    }[];
  } | null;
  /** Of a reversal. */
  readonly entry: {
    readonly kind: EntryKind;
    readonly postedOn: LocalDate;
    readonly lines: readonly {
      readonly kind: AccountKind;
      readonly purpose: FundPurpose | null;
      readonly amountRial: number;
    }[];
  } | null;
  readonly year: number | null;
  readonly refund:
    | (Pick<RefundTerms, 'amountRial' | 'feeRial' | 'feeFrom'> & {
        readonly receivedOn: LocalDate;
        readonly receivedRial: number;
        readonly intention: Intention;
      })
    | null;
}
