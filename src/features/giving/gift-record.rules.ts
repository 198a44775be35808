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
  /** Of it: went back to them. */
  readonly returnedRial: number;
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

/** A payment that its giver told of and that has not come yet. */
export interface GiftNotice {
  readonly reference: string;
  readonly amountRial: number;
  readonly paidOn: LocalDate;
}

/** One gift by itself, with what was said of its payment. */
export interface GiftDetail extends Gift {
  readonly notices: readonly GiftNotice[];
}

/** What is to be paid now, in rials: what is open of the dues, else the whole; null where it is none of money. */
export function owedRial({ pledge, dues }: Pick<Gift, 'pledge' | 'dues'>): number | null {
  const open = dues.filter(({ state }) => state === 'due');
  const rial = open.reduce((sum, { amountRial, receivedRial }) => sum + amountRial - receivedRial, 0);
  return rial > 0 ? rial : pledge.amountRial;
}

/** Whether paying it is what its giver comes for: it is due, nothing came, and nothing was said to be on its way. */
export function isToBePaid({ pledge, receipts, notices }: GiftDetail, today: LocalDate): boolean {
  const { kind, state, startsOn } = pledge;
  const nothingYet = receipts.length === 0 && notices.length === 0;
  return kind === 'money' && state === 'promised' && startsOn <= today && nothingYet;
}

/** Whether nothing more is to be paid now: its giver told of a payment that is on its way, or all that was due came. */
export function isPaidForNow({ dues, receipts, notices }: GiftDetail): boolean {
  return notices.length > 0 || (receipts.length > 0 && dues.every(({ state }) => state !== 'due'));
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
