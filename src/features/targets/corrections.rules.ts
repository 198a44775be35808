import type { StandingValues } from '../outcomes/span-rows.rules.ts';

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
