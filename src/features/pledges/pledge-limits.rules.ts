import { addDays, type LocalDate } from '../../kernel/calendar.ts';
import type { Cadence, EarmarkKind, Fallback, Intention, PledgeKind } from './pledge.rules.ts';

/** What may be paid from what is given with an intention; kept wherever money is set aside (decision 0046). */
export interface IntentionLimit {
  /** Which kinds of pledge it may be given with. */
  readonly kinds: readonly PledgeKind[];
  /** Pooled contingency. */
  readonly contingency: boolean;
  /** What the association itself costs, and whatever reaches no family. */
  readonly ownCosts: boolean;
  /** Materials that are used up. */
  readonly consumables: boolean;
  /** Which fallbacks it may declare. */
  readonly fallbacks: readonly Fallback[];
}

const everyKind = ['money', 'kit', 'job-place', 'training-place', 'coach-hours', 'standing-order'] as const;
const goods = ['money', 'kit'] as const;
const everyFallback = ['similar', 'any', 'ask-me', 'return'] as const;

/**
 * Zakat goes whole to what a family is handed; what is endowed (waqf) buys what lasts; a vow (nazr) goes where it was vowed
 * to, or as whoever vowed it says. The others limit nothing.
 */
export const intentionLimits: Readonly<Record<Intention, IntentionLimit>> = {
  none: { kinds: everyKind, contingency: true, ownCosts: true, consumables: true, fallbacks: everyFallback },
  sadaqah: {
    kinds: everyKind,
    contingency: true,
    ownCosts: false,
    consumables: true,
    fallbacks: everyFallback,
  },
  nazr: {
    kinds: everyKind,
    contingency: true,
    ownCosts: false,
    consumables: true,
    fallbacks: ['similar', 'ask-me', 'return'],
  },
  zakat: { kinds: goods, contingency: false, ownCosts: false, consumables: true, fallbacks: everyFallback },
  waqf: {
    kinds: goods,
    contingency: true,
    ownCosts: false,
    consumables: false,
    fallbacks: ['similar', 'ask-me'],
  },
  'on-behalf': {
    kinds: everyKind,
    contingency: true,
    ownCosts: true,
    consumables: true,
    fallbacks: everyFallback,
  },
};

export interface Judged {
  readonly kind: PledgeKind;
  readonly cadence: Cadence;
  readonly amountRial?: number | null | undefined;
  readonly quantity?: number | null | undefined;
  readonly description: string | null;
  readonly opportunityId?: string | null | undefined;
  readonly intention: Intention;
  readonly earmark: EarmarkKind;
  readonly earmarkRef?: string | null | undefined;
  readonly causeId?: string | null | undefined;
  readonly campaignId?: string | null | undefined;
  readonly slots?: number | null | undefined;
  readonly fallback: Fallback;
  readonly startsOn: LocalDate;
  readonly months?: number | null | undefined;
}

export interface PledgeFault {
  readonly path: keyof Judged;
  readonly code:
    | 'required'
    | 'pledge.needless'
    | 'pledge.intention'
    | 'pledge.cause-monthly'
    | 'pledge.past'
    | 'date.too-late';
}

/** What each kind needs (true), may have (undefined) or never has (false). */
const wants: Readonly<
  Record<PledgeKind, Readonly<Record<'amountRial' | 'quantity' | 'description', boolean | undefined>>>
> = {
  money: { amountRial: true, quantity: false, description: undefined },
  kit: { amountRial: true, quantity: false, description: true },
  'job-place': { amountRial: false, quantity: true, description: true },
  'training-place': { amountRial: false, quantity: true, description: true },
  'coach-hours': { amountRial: false, quantity: true, description: undefined },
  'standing-order': { amountRial: false, quantity: true, description: true },
};

/** What each earmark names; nothing else is named with it. A campaign may be named with any. */
const names: Readonly<Record<EarmarkKind, 'earmarkRef' | 'causeId' | 'campaignId' | undefined>> = {
  any: undefined,
  cause: 'causeId',
  campaign: 'campaignId',
  trade: 'earmarkRef',
  province: 'earmarkRef',
  'women-heads': undefined,
  released: undefined,
};

/** What of a pledge does not go together, field by field; whether what it names is there is asked elsewhere. */
export function pledgeFaults(given: Judged, today: LocalDate): readonly PledgeFault[] {
  const faults: PledgeFault[] = [];
  const has = (path: keyof Judged) => given[path] !== null && given[path] !== undefined;
  const wanted = (path: keyof Judged, want: boolean | undefined) => {
    if (want === true && !has(path)) faults.push({ path, code: 'required' });
    if (want === false && has(path)) faults.push({ path, code: 'pledge.needless' });
  };
  const { kind, cadence, intention, earmark } = given;
  wanted('amountRial', wants[kind].amountRial);
  wanted('quantity', wants[kind].quantity);
  wanted('description', kind === 'kit' && has('opportunityId') ? undefined : wants[kind].description);
  wanted('opportunityId', kind === 'kit' ? undefined : false);
  if (cadence === 'monthly' && kind !== 'money' && kind !== 'standing-order')
    faults.push({ path: 'cadence', code: 'pledge.needless' });
  if (cadence === 'once') wanted('months', false);
  for (const path of ['earmarkRef', 'causeId'] as const) wanted(path, names[earmark] === path);
  if (names[earmark] === 'campaignId') wanted('campaignId', true);
  if (earmark === 'cause') {
    if (kind !== 'money') faults.push({ path: 'earmark', code: 'pledge.needless' });
    else if (cadence === 'monthly') faults.push({ path: 'cadence', code: 'pledge.cause-monthly' });
    // A slot is not held for money that is to come some day.
    if (given.startsOn > today) faults.push({ path: 'startsOn', code: 'pledge.needless' });
  } else wanted('slots', false);
  const limit = intentionLimits[intention];
  if (!limit.kinds.includes(kind)) faults.push({ path: 'intention', code: 'pledge.intention' });
  if (earmark !== 'any' && !limit.fallbacks.includes(given.fallback))
    faults.push({ path: 'fallback', code: 'pledge.intention' });
  if (given.startsOn < today) faults.push({ path: 'startsOn', code: 'pledge.past' });
  if (given.startsOn > addDays(today, 366)) faults.push({ path: 'startsOn', code: 'date.too-late' });
  return faults;
}
