import type { LocalDate } from '../../kernel/calendar.ts';
import type { Block, Unlock as Opening } from '../matching/match.rules.ts';
import type { OpportunityFacts } from '../opportunities/opportunity-facts.rules.ts';
import {
  leastWeeklyHours,
  type OutcomeState,
  type PlacementHistory,
  type Wages,
} from '../outcomes/outcome.rules.ts';
import { type Work, workOf, worksOn } from '../outcomes/works.rules.ts';
import { termsOf } from '../placements/placement-terms.rules.ts';
import type { ReferralState } from '../referrals/referral.rules.ts';
import type { Share } from './figure.rules.ts';

/** What is to be done for somebody, the surest and soonest first. */
export const nearestWays = [
  'place',
  'verify',
  'ask-amount',
  'record-work',
  'more-hours',
  'move',
  'refer',
  'open',
] as const;
export type NearestWay = (typeof nearestWays)[number];

/** The one thing that would count a person in work. */
export type NearestUnlock =
  /** Nobody has asked about the work for too long: ask, hours and pay too where they are not known. */
  | { readonly way: 'verify'; readonly placementId: string; readonly asksAmount: boolean }
  | { readonly way: 'ask-amount'; readonly placementId: string }
  /** Called placed with no work on record. */
  | { readonly way: 'record-work' }
  /** So many hours a week, or so many rials a month, are missing; null where what there is is not known. */
  | {
      readonly way: 'more-hours';
      readonly placementId: string;
      readonly hours: number | null;
      readonly rial: number | null;
      /** What the work itself would have then. */
      readonly toHours: number | null;
      readonly toRial: number | null;
    }
  | {
      readonly way: 'place' | 'move';
      readonly referralId: string;
      readonly opportunityId: string;
      readonly state: ReferralState;
      readonly to: ReferralState;
    }
  | { readonly way: 'refer'; readonly opportunityId: string; readonly score: number }
  | {
      readonly way: 'open';
      readonly opportunityId: string;
      readonly block: Block;
      readonly unlock: Opening;
      readonly score: number;
    };

export interface NearestItem {
  readonly personId: string;
  readonly state: OutcomeState;
  readonly needScore: number | null;
  readonly unlock: NearestUnlock;
  /** What it moves the rate by: one person more in work, of the population. */
  readonly effect: Share;
  /** The first day on which it counts. */
  readonly from: LocalDate;
}

/** Moves of a referral that lead to work, one after the other. */
const next: Partial<Record<ReferralState, ReferralState>> = {
  proposed: 'accepted',
  accepted: 'sent',
  sent: 'interview',
  interview: 'offered',
  offered: 'placed',
};
const furthest: readonly ReferralState[] = ['proposed', 'accepted', 'sent', 'interview', 'offered'];

export function nextMove(state: ReferralState): ReferralState | undefined {
  return next[state];
}

/** Whether what an opportunity promises counts as work: 20 hours a week, or the minimum wage. */
export function countsAsWork(
  facts: Pick<OpportunityFacts, 'kind' | 'hours' | 'monthlyIncomeRial' | 'iscoCode'>,
  floorRial: number | undefined,
): boolean {
  const { isWork, weeklyHours, monthlyIncomeRial } = termsOf(facts);
  return isWork && isEnough(weeklyHours ?? 0, monthlyIncomeRial ?? 0, floorRial);
}

function isEnough(hours: number, rial: number, floorRial: number | undefined): boolean {
  return hours >= leastWeeklyHours || (floorRial !== undefined && rial >= floorRial);
}

/** Hours a week and rials a month that a check would state. */
interface Said {
  readonly weeklyHours?: number | null;
  readonly monthlyIncomeRial?: number | null;
}

/** The work as it would be if a check found it so on a day. */
function ifChecked(placement: PlacementHistory, on: LocalDate, said: Said): Work | undefined {
  const check: PlacementHistory['checks'][number] = {
    id: 'supposed',
    recordedAt: '9999',
    checkedOn: on,
    result: 'working',
    evidence: 'call',
    weeklyHours: said.weeklyHours ?? null,
    monthlyIncomeRial: said.monthlyIncomeRial ?? null,
    corrects: null,
  };
  return workOf({ ...placement, checks: [...placement.checks, check] });
}

interface Standing {
  readonly id: string;
  readonly stands: 'known' | 'overdue';
  readonly hours: number | null;
  readonly rial: number | null;
}

function standingOn(id: string, work: Work, on: LocalDate): readonly Standing[] {
  const step = work.steps.findLast(({ from }) => from <= on);
  if (step === undefined || step.stands === 'over') return [];
  return [{ id, stands: step.stands, hours: step.weeklyHours, rial: step.monthlyIncomeRial }];
}

/**
 * The one thing that would count somebody in work who is unknown or has too little of it, by their works that are not over.
 * Each is tried by the very rules that figures follow; what would not move the rate by itself is not suggested. Undefined
 * where nothing of the kind would.
 */
export function unlockOfWork(
  state: OutcomeState,
  placements: readonly PlacementHistory[],
  today: LocalDate,
  wages: Wages,
): NearestUnlock | undefined {
  const all = placements.flatMap((placement) => {
    const work = workOf(placement);
    return work ? [{ placement, work }] : [];
  });
  const works = all.flatMap(({ placement, work }) => standingOn(placement.id, work, today));
  const counts = (id: string, said: Said = {}) => {
    const supposed = all.flatMap(({ placement, work }) =>
      placement.id === id ? (ifChecked(placement, today, said) ?? []) : work,
    );
    // When they asked decides what was had at intake, not how they stand.
    return worksOn(supposed, today, today, wages)?.state === 'in-work';
  };
  const enough = { weeklyHours: leastWeeklyHours };
  if (state === 'some-work') return moreHours(works, wages.on(today), counts);
  if (state !== 'unknown') return undefined;
  const overdue = works.filter(({ stands }) => stands === 'overdue');
  const asked = overdue.find(({ id }) => counts(id));
  if (asked) return { way: 'verify', placementId: asked.id, asksAmount: false };
  const unsaid = overdue.find(({ id, hours, rial }) => hours === null && rial === null && counts(id, enough));
  if (unsaid) return { way: 'verify', placementId: unsaid.id, asksAmount: true };
  const amount = works.find(
    ({ id, stands, hours, rial }) =>
      stands === 'known' && hours === null && rial === null && counts(id, enough),
  );
  if (amount) return { way: 'ask-amount', placementId: amount.id };
  return works.length === 0 ? { way: 'record-work' } : undefined;
}

/** Made up at the work that has most already. */
function moreHours(
  works: readonly Standing[],
  floorRial: number | undefined,
  counts: (id: string, said: Said) => boolean,
): NearestUnlock | undefined {
  const sum = (of: 'hours' | 'rial') => works.reduce((all, one) => all + (one[of] ?? 0), 0);
  const [most] = works.toSorted((a, b) => (b.hours ?? 0) - (a.hours ?? 0) || (b.rial ?? 0) - (a.rial ?? 0));
  if (most === undefined) return undefined;
  const hours = most.hours === null ? null : leastWeeklyHours - sum('hours');
  const rial = most.rial === null || floorRial === undefined ? null : floorRial - sum('rial');
  const toHours = hours === null ? null : (most.hours ?? 0) + hours;
  const toRial = rial === null ? null : (most.rial ?? 0) + rial;
  const byHours = toHours !== null && counts(most.id, { weeklyHours: toHours });
  const byPay = toRial !== null && counts(most.id, { monthlyIncomeRial: toRial });
  if (!byHours && !byPay) return undefined;
  return {
    way: 'more-hours',
    placementId: most.id,
    hours: byHours ? hours : null,
    rial: byPay ? rial : null,
    toHours: byHours ? toHours : null,
    toRial: byPay ? toRial : null,
  };
}

/** The surest and soonest first: by way, then how far it is along, how little is missing or how well it fits; then need. */
export function byNearness(a: NearestItem, b: NearestItem): number {
  return (
    nearestWays.indexOf(a.unlock.way) - nearestWays.indexOf(b.unlock.way) ||
    remoteness(a.unlock) - remoteness(b.unlock) ||
    compare(a.from, b.from) ||
    (b.needScore ?? 50) - (a.needScore ?? 50) ||
    compare(a.personId, b.personId)
  );
}

function remoteness(unlock: NearestUnlock): number {
  if (unlock.way === 'move') return -furthest.indexOf(unlock.state);
  if (unlock.way === 'more-hours') return unlock.hours ?? leastWeeklyHours;
  if (unlock.way === 'refer' || unlock.way === 'open') return -unlock.score;
  return 0;
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
