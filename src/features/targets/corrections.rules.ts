import type { StandingValues } from '../outcomes/span-rows.rules.ts';
import { leastShown } from './figure.rules.ts';

/** Whoever stands otherwise on a day than was known of them before; `from` null = not yet on record, `to` null = no longer. */
export interface Correction {
  readonly personId: string;
  readonly from: StandingValues | null;
  readonly to: StandingValues | null;
  /** When what is known later was recorded. */
  readonly recordedAt: string;
}

type State = StandingValues['state'] | null;

/** How many were corrected from one state to another; null as in `Correction`. */
export interface CorrectedBy {
  readonly from: State;
  readonly to: State;
  readonly people: number;
}

/** Corrections by what they changed, the most first. */
export function correctionsByChange(corrections: readonly Correction[]): readonly CorrectedBy[] {
  const found = new Map<string, CorrectedBy>();
  for (const { from, to } of corrections) {
    const change = { from: from?.state ?? null, to: to?.state ?? null };
    const key = JSON.stringify(change);
    found.set(key, { ...change, people: (found.get(key)?.people ?? 0) + 1 });
  }
  return [...found.values()].sort((a, b) => b.people - a.people);
}

/** How many were corrected, and how; `others` are those whose ways are told as one. */
export interface CorrectionsBy {
  /** Null where few people, or a part of what the reader sees whole, would be told of. */
  readonly total: number | null;
  readonly byChange: readonly CorrectedBy[];
  readonly others: number;
}

/**
 * For readers who may know no small group: ways of few people as one, with company enough to hide them. Of a part of what
 * they see whole nothing, for the parts would tell of each other by the sum.
 */
export function correctionsTold(byChange: readonly CorrectedBy[], isWhole: boolean): CorrectionsBy {
  const total = byChange.reduce((sum, { people }) => sum + people, 0);
  if (!isWhole || (total > 0 && total < leastShown)) return { total: null, byChange: [], others: 0 };
  const fewest = [...byChange].sort((a, b) => a.people - b.people);
  const held: CorrectedBy[] = [];
  let others = 0;
  for (const one of fewest) {
    const isEnough = held.length === 0 || (held.length >= 2 && others >= leastShown);
    if (one.people >= leastShown && isEnough) break;
    held.push(one);
    others += one.people;
  }
  return { total, byChange: byChange.filter((one) => !held.includes(one)), others };
}
