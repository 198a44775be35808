import type { AccountKey, EntryKind, EntryLine } from '../../src/features/ledger/ledger.rules.ts';

type Dice = () => number;
/** What an account holds, debit > 0, by its name. */
export type Held = ReadonlyMap<string, number>;
export const nameOf = ({ kind, fundId = '', ref = '' }: AccountKey): string => `${kind}|${fundId}|${ref}`;

/** Whose money there is to move about: ten gifts with a pledge each, two credit lines, the own funds, banks and kits. */
export interface LedgerWorld {
  readonly gifts: readonly { readonly fundId: string; readonly pledgeId: string }[];
  readonly credits: readonly string[];
  readonly general: string;
  readonly contingency: string;
  readonly banks: readonly string[];
  readonly kits: readonly string[];
}

const line = (
  kind: AccountKey['kind'],
  amountRial: number,
  of: { fundId?: string; ref?: string } = {},
): EntryLine => ({ account: { kind, ...of }, amountRial });

/**
 * Some entry of any kind but `closing` and `reversal`: whole by itself, its amounts a little more than there is now and
 * then, so that some are refused. Undefined where nothing of that kind can be.
 */
export function somePlan(
  dice: Dice,
  world: LedgerWorld,
  held: Held,
): { readonly kind: EntryKind; readonly lines: readonly EntryLine[] } | undefined {
  const { gifts, credits, general, contingency, banks, kits } = world;
  const one = <T>(all: readonly T[]): T => all[Math.floor(dice() * all.length)] as T;
  const has = (key: AccountKey): number => Math.abs(held.get(nameOf(key)) ?? 0);
  const some = (most: number): number => Math.max(1, Math.floor(dice() * most * (dice() < 0.1 ? 1.5 : 1)));
  const gift = one(gifts);
  const funds = [...gifts.map(({ fundId }) => fundId), ...credits, general, contingency];
  const fundId = one(funds);
  const ref = one(banks);
  const kit = one(kits);
  const pledge = { ref: gift.pledgeId };
  const promisedPart = (amount: number): readonly EntryLine[] => {
    const part = Math.min(amount, has({ kind: 'promised', ref: gift.pledgeId }));
    return part === 0 ? [] : [line('promised', part, pledge), line('pledges-receivable', -part, pledge)];
  };
  /** What each fund holds aside for a kit. */
  const portions = (of: string) =>
    funds.flatMap((id) => {
      const rial = has({ kind: 'allocated', fundId: id, ref: of });
      return rial === 0 ? [] : [{ fundId: id, rial }];
    });
  const sum = (all: readonly { readonly rial: number }[]): number => all.reduce((s, { rial }) => s + rial, 0);
  const handOver = (to: 'aid-granted' | 'write-off', kitRef: string): readonly EntryLine[] => {
    const all = portions(kitRef);
    return [
      ...all.flatMap(({ fundId: id, rial }) => [
        line(to, rial, { fundId: id, ...(to === 'aid-granted' ? { ref: kitRef } : {}) }),
        line('allocated', rial, { fundId: id, ref: kitRef }),
        line('released', -rial, { fundId: id }),
      ]),
      ...(all.length === 0 ? [] : [line('kit-stock', -sum(all), { ref: kitRef })]),
    ];
  };
  const makers: Readonly<Partial<Record<EntryKind, () => readonly EntryLine[]>>> = {
    opening: () => {
      const rial = some(2_000_000);
      return [line('cash', rial, { ref }), line('fund', -rial, { fundId: general })];
    },
    promise: () => {
      const rial = some(5_000_000);
      return [line('pledges-receivable', rial, pledge), line('promised', -rial, pledge)];
    },
    'promise-dropped': () => {
      const rial = some(has({ kind: 'promised', ref: gift.pledgeId }));
      return [line('promised', rial, pledge), line('pledges-receivable', -rial, pledge)];
    },
    receipt: () => {
      const rial = some(4_000_000);
      return [
        line('cash', rial, { ref }),
        ...promisedPart(rial),
        line('fund', -rial, { fundId: gift.fundId }),
      ];
    },
    'receipt-unmatched': () => {
      const rial = some(1_000_000);
      return [line('cash', rial, { ref }), line('unidentified', -rial, { ref })];
    },
    'receipt-matched': () => {
      const rial = some(has({ kind: 'unidentified', ref }));
      return [
        line('unidentified', rial, { ref }),
        ...promisedPart(rial),
        line('fund', -rial, { fundId: gift.fundId }),
      ];
    },
    'receipt-returned': () => {
      const isKnown = dice() < 0.5;
      const from: AccountKey = isKnown
        ? { kind: 'fund', fundId: gift.fundId }
        : { kind: 'unidentified', ref };
      const rial = some(has(from) / 4);
      return [{ account: from, amountRial: rial }, line('cash', -rial, { ref })];
    },
    'in-kind': () => {
      const rial = some(900_000);
      return [
        line('kit-stock', rial, pledge),
        ...promisedPart(rial),
        line('fund', -rial, { fundId: gift.fundId }),
      ];
    },
    'credit-allotted': () => {
      const rial = some(9_000_000);
      const id = one(credits);
      return [line('credit-line', rial, { fundId: id }), line('fund', -rial, { fundId: id })];
    },
    'credit-drawn': () => {
      const id = one(credits);
      const rial = some(has({ kind: 'credit-line', fundId: id }));
      return [line('cash', rial, { ref }), line('credit-line', -rial, { fundId: id })];
    },
    'credit-withdrawn': () => {
      const id = one(credits);
      const rial = some(has({ kind: 'credit-line', fundId: id }) / 3);
      return [line('fund', rial, { fundId: id }), line('credit-line', -rial, { fundId: id })];
    },
    allocate: () => {
      const others = funds.filter((id) => id !== contingency);
      const payers = [...new Set([one(others), ...(dice() < 0.5 ? [one(others)] : [])])];
      const parts = payers.map((id) => ({ id, rial: some(has({ kind: 'fund', fundId: id }) / 3) }));
      const beside = parts.map(({ rial }) => Math.floor(rial / 20));
      const contingencyRial = beside.reduce((s, n) => s + n, 0);
      return [
        ...parts.flatMap(({ id, rial }, i) => [
          line('fund', rial + (beside[i] ?? 0), { fundId: id }),
          line('allocated', -rial, { fundId: id, ref: kit }),
        ]),
        ...(contingencyRial === 0 ? [] : [line('fund', -contingencyRial, { fundId: contingency })]),
      ];
    },
    deallocate: () =>
      portions(kit)
        .slice(0, 1)
        .flatMap(({ fundId: id, rial }) => {
          const back = some(rial);
          return [line('allocated', back, { fundId: id, ref: kit }), line('fund', -back, { fundId: id })];
        }),
    purchase: () => {
      const rial = sum(portions(kit)) - has({ kind: 'kit-stock', ref: kit });
      return rial <= 0 ? [] : [line('kit-stock', rial, { ref: kit }), line('cash', -rial, { ref })];
    },
    'purchase-returned': () => {
      const rial = has({ kind: 'kit-stock', ref: kit });
      return rial === 0 ? [] : [line('cash', rial, { ref }), line('kit-stock', -rial, { ref: kit })];
    },
    deliver: () => handOver('aid-granted', kit),
    lost: () => handOver('write-off', kit),
    'hand-back': () => {
      const rial = some(has({ kind: 'aid-granted', fundId, ref: kit }));
      return has({ kind: 'aid-granted', fundId, ref: kit }) === 0
        ? []
        : [
            line('kit-stock', rial, { ref: kit }),
            line('released', rial, { fundId }),
            line('aid-granted', -rial, { fundId, ref: kit }),
            line('allocated', -rial, { fundId, ref: kit }),
          ];
    },
    reallocate: () => {
      const to = one(kits);
      const all = portions(kit);
      const rial = sum(all);
      return to === kit || rial === 0
        ? []
        : [
            ...all.flatMap((p) => [
              line('allocated', p.rial, { fundId: p.fundId, ref: kit }),
              line('allocated', -p.rial, { fundId: p.fundId, ref: to }),
            ]),
            line('kit-stock', rial, { ref: to }),
            line('kit-stock', -rial, { ref: kit }),
          ];
    },
    upkeep: () => {
      const rial = some(has({ kind: 'fund', fundId: contingency }));
      return [
        line('aid-granted', rial, { fundId: contingency, ref: kit }),
        line('fund', rial, { fundId: contingency }),
        line('cash', -rial, { ref }),
        line('released', -rial, { fundId: contingency }),
      ];
    },
    'bank-fee': () => {
      const rial = some(has({ kind: 'fund', fundId }) / 50);
      return [
        line('write-off', rial, { fundId }),
        line('fund', rial, { fundId }),
        line('cash', -rial, { ref }),
        line('released', -rial, { fundId }),
      ];
    },
    transfer: () => {
      const rial = some(has({ kind: 'fund', fundId: general }) / 5);
      return [line('fund', rial, { fundId: general }), line('fund', -rial, { fundId: contingency })];
    },
  };
  const [kind, maker] = one(Object.entries(makers)) as [EntryKind, () => readonly EntryLine[]];
  const lines = maker();
  return lines.length < 2 ? undefined : { kind, lines };
}
