import { addCounts, noCounts } from './count.rules.ts';
import { type GroupedFigure, populationOf } from './figure.rules.ts';
import type { Withhold } from './withhold-simply.rules.ts';

const keyOf = (key: string | null) => key ?? '';

/** A figure with its small groups told as one, in view of how it was told of the end of the month before. */
export function withheldTogether(
  figure: GroupedFigure,
  before: GroupedFigure,
  withhold: Withhold,
): GroupedFigure {
  const people = ({ groups }: GroupedFigure) =>
    new Map(groups.map(({ key, counts }) => [keyOf(key), populationOf(counts)]));
  const keys = [...new Set([figure, before].flatMap(({ groups }) => groups.map(({ key }) => keyOf(key))))];
  const hidden = withhold(keys.sort(), [people(before), people(figure)]);
  const held = figure.groups.filter(({ key }) => hidden.has(keyOf(key)));
  if (held.length === 0) return figure;
  return {
    by: figure.by,
    groups: figure.groups.filter(({ key }) => !hidden.has(keyOf(key))),
    withheld: {
      labels: held.map(({ label }) => label),
      counts: held.reduce((sum, { counts }) => addCounts(sum, counts), noCounts),
    },
  };
}
