import type { CorrectedBy, CorrectionsBy } from './corrections.rules.ts';
import { type OutcomeCounts, populationOf } from './figure.rules.ts';
import { stateWords, promisesText as t } from './promises.text.ts';
import type { ReportRow } from './report.rules.ts';

/** The rate of the month before as it was told and as it is known now, then what was corrected, by what it changed. */
export function correctedRows(corrections: {
  readonly told: OutcomeCounts;
  readonly now: OutcomeCounts;
  readonly by: CorrectionsBy;
}): readonly ReportRow[] {
  const {
    told,
    now,
    by: { byChange, others },
  } = corrections;
  const words = (state: CorrectedBy['from']) => (state === null ? t.notOnRecord : stateWords[state]);
  return [
    { group: t.pastThen, numerator: told.inWork, denominator: populationOf(told) },
    { group: t.pastNow, numerator: now.inWork, denominator: populationOf(now) },
    ...byChange.map(({ from, to, people }) => ({
      group: t.fromTo(words(from), words(to)),
      numerator: people,
      denominator: null,
    })),
    ...(others > 0 ? [{ group: t.otherChanges, numerator: others, denominator: null }] : []),
  ];
}
