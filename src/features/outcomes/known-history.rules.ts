import type { CheckRecord, PersonHistory, PlacementHistory } from './outcome.rules.ts';

/**
 * A history as it was known at an instant (ISO, UTC): what was recorded by then. A check that was corrected by then is
 * replaced by its correction; corrected later, it still stands.
 */
export function knownBy(history: PersonHistory, instant: string): PersonHistory {
  const known = <T extends { readonly recordedAt: string }>(rows: readonly T[]) =>
    rows.filter((row) => row.recordedAt <= instant);
  return {
    personId: history.personId,
    states: known(history.states),
    placements: history.placements.map(
      (placement): PlacementHistory => ({
        id: placement.id,
        versions: known(placement.versions),
        checks: known(placement.checks),
      }),
    ),
  };
}

/** The checks that hold, in the order in which they were recorded: without those another corrects, and without withdrawals. */
export function standingChecks(checks: readonly CheckRecord[]): readonly CheckRecord[] {
  const corrected = new Set(checks.flatMap(({ corrects }) => corrects ?? []));
  return checks.filter(({ id, result }) => !corrected.has(id) && result !== 'void');
}

/** Every instant at which something of the history was recorded, in order. */
export function instantsOf(history: PersonHistory): readonly string[] {
  const rows = [
    ...history.states,
    ...history.placements.flatMap(({ versions, checks }) => [...versions, ...checks]),
  ];
  return [...new Set(rows.map(({ recordedAt }) => recordedAt))].sort();
}

/**
 * A history recording by recording, each with its instant. A placement of which nothing new was recorded is the same object
 * as before, so that what is made of it can be kept.
 */
export function* asRecorded(
  history: PersonHistory,
): Generator<{ readonly instant: string; readonly known: PersonHistory }> {
  let before: PersonHistory | undefined;
  for (const instant of instantsOf(history)) {
    const known = knownBy(history, instant);
    const placements = known.placements.map((placement, index) => {
      const same = before?.placements[index];
      return same?.versions.length === placement.versions.length &&
        same.checks.length === placement.checks.length
        ? same
        : placement;
    });
    before = { ...known, placements };
    yield { instant, known: before };
  }
}
