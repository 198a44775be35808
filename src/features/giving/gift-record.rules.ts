import type { LocalDate } from '../../kernel/calendar.ts';
import type { JalaliMonth } from '../../kernel/jalali-month.ts';
import type { Text } from '../../kernel/text.ts';
import type { PledgeRecord } from '../pledges/pledge-record.rules.ts';
import type { Livelihood } from './gift.rules.ts';

export interface GiftDue {
  readonly month: JalaliMonth;
  readonly amountRial: number;
  readonly receivedRial: number;
  readonly state: 'due' | 'received' | 'dropped';
}

/** A payment of one's own: the day is theirs to know. */
export interface GiftReceipt {
  readonly id: string;
  readonly number: string;
  readonly receivedOn: LocalDate;
  readonly amountRial: number;
}

/** Of what money cannot buy: places, hours or pieces that were given. */
export interface GiftGiven {
  readonly quantity: number;
  readonly on: LocalDate;
}

/**
 * Money of a gift, in rials: received + moved − returned = used + set aside + waiting. What a price could tell whom it reached
 * stands in what waits (decision 0047).
 */
export interface GiftMoney {
  readonly receivedRial: number;
  readonly returnedRial: number;
  /** What came from other funds less what went to them, such as the pooled reserve for repairs. */
  readonly movedRial: number;
  readonly usedRial: number;
  readonly setAsideRial: number;
  readonly waitingRial: number;
}

/** A pledge and what became of it, as its giver sees it. */
export interface Gift {
  readonly pledge: Omit<PledgeRecord, 'benefactorId' | 'organisationId'>;
  readonly organisation: { readonly id: string } & Text;
  /** The cause or campaign, by its title. */
  readonly purpose: Text | null;
  readonly money: GiftMoney | null;
  readonly dues: readonly GiftDue[];
  readonly receipts: readonly GiftReceipt[];
  readonly given: readonly GiftGiven[];
  readonly livelihoods: readonly Livelihood[];
}

export interface Impact {
  readonly items: readonly Gift[];
  readonly total: number;
  readonly nextCursor?: string;
  /** Of all gifts together. */
  readonly money: GiftMoney;
  /** Kits that reached a family and are told of. */
  readonly families: number;
}
