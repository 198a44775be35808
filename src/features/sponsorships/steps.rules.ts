import { addDays, addMonths, type LocalDate } from '../../kernel/calendar.ts';
import type { SponsorshipEvent, SponsorshipState } from './sponsorship.rules.ts';
import type { SponsorshipRecord } from './sponsorship-record.rules.ts';

const held = [
  'visited',
  'earning',
  'repaired',
  'restocked',
  'replaced',
  'handed-back',
  'lost',
  'title-transferred',
  'undone',
] as const satisfies readonly SponsorshipEvent[];

/** What may happen next in each state; nothing is skipped. The first is what is waited for. */
export const nextEvents: Readonly<Record<SponsorshipState, readonly SponsorshipEvent[]>> = {
  proposed: ['approved', 'refused', 'payers-set', 'quoted'],
  allocated: ['purchased', 'quoted', 'topped-up', 'cancel-asked', 'cancel-refused', 'cancelled', 'undone'],
  purchased: ['delivered', 'purchase-returned', 'handed-back', 'lost', 'undone'],
  delivered: held.filter((event) => event !== 'earning'),
  coached: held,
  earning: held.filter((event) => event !== 'earning'),
  ended: ['lost', 'purchase-returned', 'undone'],
  cancelled: ['undone'],
};

const inStock: readonly SponsorshipEvent[] = ['lost', 'purchase-returned'];

/**
 * A kit that came back and lies in the stock may be lost there or go back to its seller; nothing else happens to what has
 * ended but taking it back. Of what is cancelled, only an approval that was withdrawn can be set up again.
 */
export function mayHappen(
  event: SponsorshipEvent,
  { state, end, approvedBy }: Pick<SponsorshipRecord, 'state' | 'end' | 'approvedBy'>,
): boolean {
  if (!nextEvents[state].includes(event)) return false;
  if (state === 'cancelled') return approvedBy !== null;
  return state !== 'ended' || !inStock.includes(event) || end === 'handed-back';
}

/** Kits break in the first 90 days, so a coach comes within them. */
export const visitDays = [7, 30, 60, 85] as const;

export function plannedVisits(deliveredOn: LocalDate): readonly LocalDate[] {
  return visitDays.map((days) => addDays(deliveredOn, days));
}

/** From when on the kit may become the household's own; null before it is theirs to hold. */
export function titleDueOn({
  deliveredOn,
  trustMonths,
}: Pick<SponsorshipRecord, 'deliveredOn' | 'trustMonths'>): LocalDate | null {
  return deliveredOn === null ? null : addMonths(deliveredOn, trustMonths);
}

/** Days until which an approval and a delivery are to be done. */
export const waitDays = { approve: 7, deliver: 14 } as const;
/** Visits are shown so many days before they are due, titles so many before they pass. */
export const shownAhead = { visit: 7, title: 30 } as const;

/** State to go back to where a step is taken back: the furthest that its days still tell. */
export function stateOfDays(days: {
  readonly earningOn: LocalDate | null;
  readonly coachedOn: LocalDate | null;
}): SponsorshipState {
  if (days.earningOn !== null) return 'earning';
  return days.coachedOn === null ? 'delivered' : 'coached';
}
