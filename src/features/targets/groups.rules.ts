import type { Text } from '../../kernel/text.ts';
import { addCounts, countsByGroup, noCounts } from './count.rules.ts';
import type { DaySheet, SheetNames } from './day-sheet.rules.ts';
import {
  type Group,
  type GroupedFigure,
  type Grouping,
  type OutcomeCounts,
  populationOf,
} from './figure.rules.ts';
import { groupText } from './groups.text.ts';

/** What groups are named by. */
export interface GroupTools {
  readonly organisations: ReadonlyMap<string, { readonly name: Text; readonly province: string | null }>;
  /** The label of a code in a catalogue; the code itself where nothing is known of it. */
  label(catalogue: 'provinces' | 'counties' | 'occupations', code: string): Text;
}

/**
 * Counts of everybody on a sheet by groups of one kind; null for those of whom it is not known. The province is that of the
 * association, so that the councils' figures sum to the nation's.
 */
export function countsBy(
  sheet: DaySheet,
  names: SheetNames,
  by: Grouping,
  { organisations }: Pick<GroupTools, 'organisations'>,
): ReadonlyMap<string | null, OutcomeCounts> {
  if (by !== 'province') return countsByGroup(sheet, names, names.column(by));
  const provinces = new Map<string | null, OutcomeCounts>();
  for (const [id, counts] of countsByGroup(sheet, names, names.column('organisation'))) {
    const province = organisations.get(id ?? '')?.province ?? null;
    provinces.set(province, addCounts(provinces.get(province) ?? noCounts, counts));
  }
  return provinces;
}

/** A sheet by groups, the largest population first; whom nothing is known of, last. */
export function groupedFigure(
  sheet: DaySheet,
  names: SheetNames,
  by: Grouping,
  tools: GroupTools,
): GroupedFigure {
  const groups = [...countsBy(sheet, names, by, tools)].map(
    ([key, counts]): Group => ({ key, label: labelOf(by, key, tools), counts }),
  );
  groups.sort(
    (a, b) =>
      Number(a.key === null) - Number(b.key === null) ||
      populationOf(b.counts) - populationOf(a.counts) ||
      (String(a.key) < String(b.key) ? -1 : 1),
  );
  return { by, groups, withheld: undefined };
}

export function labelOf(by: Grouping, key: string | null, tools: GroupTools): Text {
  if (key === null) return groupText.notKnown;
  switch (by) {
    case 'organisation':
      return tools.organisations.get(key)?.name ?? { fa: key, en: key };
    case 'province':
      return tools.label('provinces', key);
    case 'county':
      return tools.label('counties', key);
    case 'trade':
      return tradeLabel(key, tools.label);
    case 'sex':
      return groupText.sex[key === 'female' ? 'female' : 'male'];
    case 'kind':
      return groupText.kind[key === 'family' ? 'family' : 'released'];
    case 'household':
      return groupText.household[key as keyof typeof groupText.household] ?? groupText.notKnown;
  }
}

/** What a sub-major group of trades is called, whether the catalogue has it by itself or not. */
export function tradeLabel(key: string, label: GroupTools['label']): Text {
  const named = label('occupations', key);
  return named.fa === key ? (groupText.trade[key] ?? groupText.tradeOther) : named;
}

/** What the groups of a figure sum to, those told of together included. */
export function wholeOf({ groups, withheld }: GroupedFigure): OutcomeCounts {
  return [...groups, ...(withheld ? [withheld] : [])].reduce(
    (sum, { counts }) => addCounts(sum, counts),
    noCounts,
  );
}
