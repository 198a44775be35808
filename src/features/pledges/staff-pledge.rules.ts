import type { PledgeRecord } from './pledge-record.rules.ts';

/** All that a pledge of what money cannot buy comes to; null where nobody can say: a standing order without an end. */
export function wholeQuantity({
  cadence,
  quantity,
  months,
}: Pick<PledgeRecord, 'cadence' | 'quantity' | 'months'>): number | null {
  if (quantity === null) return null;
  if (cadence === 'once') return quantity;
  return months === null ? null : quantity * months;
}

/** How long a pledge without money stands. */
export const lapseDays = {
  /** One that holds slots: as long as they are held, so that the next may take them. */
  withSlots: 7,
  /** Any other single gift. */
  once: 30,
  /** A monthly one: so many months in a row without any money. */
  months: 3,
} as const;

/** Days after which a benefactor is reminded, once for each due. */
export const remindAfterDays = { withSlots: 3, once: 7, monthly: 3 } as const;
