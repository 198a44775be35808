import type { DueState, PledgeState } from '../pledges/pledge.rules.ts';

interface Due {
  readonly month: string;
  readonly amountRial: number;
  readonly receivedRial: number;
  readonly state: DueState;
}

export interface SpreadDue {
  readonly month: string;
  readonly receivedRial: number;
  readonly state: DueState;
}

export interface Spread {
  /** Every due as it stands with that much received. */
  readonly dues: readonly SpreadDue[];
  /** What is still promised: of the dues that are open. */
  readonly openRial: number;
  /** What came beyond all dues: of a monthly pledge it waits for the months to come. */
  readonly beyondRial: number;
}

/** What came for a pledge over what is due of it, the oldest first; a dropped due keeps what it had and takes nothing more. */
export function spreadOverDues(dues: readonly Due[], receivedRial: number): Spread {
  let left = receivedRial;
  const take = (most: number) => {
    const part = Math.max(0, Math.min(left, most));
    left -= part;
    return part;
  };
  const inOrder = [...dues].sort((a, b) => (a.month < b.month ? -1 : 1));
  const kept = new Map(
    inOrder.flatMap((due) => (due.state === 'dropped' ? [[due.month, take(due.receivedRial)] as const] : [])),
  );
  let openRial = 0;
  const spread = inOrder.map(({ month, amountRial, state }): SpreadDue => {
    const dropped = kept.get(month);
    if (dropped !== undefined) return { month, receivedRial: dropped, state };
    const part = take(amountRial);
    openRial += amountRial - part;
    return { month, receivedRial: part, state: part === amountRial ? 'received' : 'due' };
  });
  return { dues: spread, openRial, beyondRial: left };
}

/** How a pledge of money stands with that much received. What is withdrawn stays withdrawn. */
export function stateByMoney(
  pledge: {
    readonly cadence: 'once' | 'monthly';
    readonly months: number | null;
    readonly state: PledgeState;
  },
  receivedRial: number,
  dues: readonly SpreadDue[],
): PledgeState {
  if (pledge.state === 'withdrawn') return 'withdrawn';
  if (pledge.state === 'lapsed' && receivedRial === 0) return 'lapsed';
  if (receivedRial === 0) return 'promised';
  const whole = dues.length > 0 && dues.every(({ state }) => state !== 'due');
  if (pledge.cadence === 'once') return whole ? 'received' : 'receiving';
  return whole && pledge.months !== null && dues.length >= pledge.months ? 'received' : 'receiving';
}
