import type { Gift } from './gift-record.rules.ts';

export interface AgainLink {
  readonly what: 'same' | 'restock' | 'customer';
  /** What the steps of a pledge are begun with. */
  readonly query: Readonly<Record<string, string>>;
}

/**
 * Ways to give once more, each one step: the same again with its amount, restocking work of the same trade, or a standing order for what
 * it makes. Monthly is never begun with. A trade that is told no finer than its sector is no earmark.
 */
export function againLinks({ pledge, livelihoods }: Gift): readonly AgainLink[] {
  const { kind, causeId, earmark, earmarkRef, amountRial } = pledge;
  const amount: Record<string, string> =
    kind === 'money' && amountRial !== null ? { amount: String(amountRial) } : {};
  const told = livelihoods.map((one) => one.told.trade ?? '').find((trade) => trade.length === 4);
  const trade = earmark === 'trade' && earmarkRef !== null ? earmarkRef : told;
  const same: Record<string, string> = {
    ...(kind === 'money' ? {} : { kind }),
    ...(causeId !== null && kind === 'money' ? { cause: causeId } : {}),
    ...(causeId === null && earmark === 'trade' && earmarkRef !== null ? { trade: earmarkRef } : {}),
    ...(causeId === null && earmark === 'province' && earmarkRef !== null ? { province: earmarkRef } : {}),
    ...amount,
  };
  const links: AgainLink[] = [{ what: 'same', query: same }];
  if (trade === undefined) return links;
  links.push({ what: 'restock', query: { trade, ...amount } });
  links.push({ what: 'customer', query: { kind: 'standing-order', trade } });
  return links;
}
