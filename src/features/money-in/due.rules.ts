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

/** What came for a pledge over what is due of it, the oldest first; a dropped due takes nothing more. */
export function spreadOverDues(dues: readonly Due[], receivedRial: number): Spread {
  let left =
    receivedRial - dues.reduce((sum, due) => sum + (due.state === 'dropped' ? due.receivedRial : 0), 0);
  let openRial = 0;
  const spread = [...dues]
    .sort((a, b) => (a.month < b.month ? -1 : 1))
    .map(({ month, amountRial, receivedRial: before, state }): SpreadDue => {
      if (state === 'dropped') return { month, receivedRial: before, state };
      const part = Math.max(0, Math.min(left, amountRial));
      left -= part;
      openRial += amountRial - part;
      return { month, receivedRial: part, state: part === amountRial ? 'received' : 'due' };
    });
  return { dues: spread, openRial, beyondRial: Math.max(0, left) };
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
