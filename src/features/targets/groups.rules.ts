import type { Text } from '../../kernel/text.ts';
import type { GroupValues } from '../outcomes/span-rows.rules.ts';
import { countsByGroup } from './count.rules.ts';
import type { DaySheet, SheetNames } from './day-sheet.rules.ts';
import { type Group, type GroupedFigure, type Grouping, populationOf } from './figure.rules.ts';
import { groupText } from './groups.text.ts';

/** What groups are named by. */
export interface GroupTools {
  readonly organisations: ReadonlyMap<string, { readonly name: Text; readonly province: string | null }>;
  /** The label of a code in a catalogue; the code itself where nothing is known of it. */
  label(catalogue: 'provinces' | 'counties' | 'occupations', code: string): Text;
}

/** What decides a group: the province is that of the association, so that councils' figures sum to the nation's. */
export function keyOf(
  by: Grouping,
  { organisations }: Pick<GroupTools, 'organisations'>,
): (group: GroupValues) => string | null {
  switch (by) {
    case 'organisation':
      return ({ organisationId }) => organisationId;
    case 'province':
      return ({ organisationId }) => organisations.get(organisationId)?.province ?? null;
    case 'county':
      return ({ county }) => county;
    case 'trade':
      return ({ trade }) => trade;
    case 'sex':
      return ({ sex }) => sex;
    case 'household':
      return ({ householdType }) => householdType;
    case 'kind':
      return ({ kind }) => kind;
  }
}

/** A sheet by groups, the largest population first; whom nothing is known of, last. */
export function groupedFigure(
  sheet: DaySheet,
  names: SheetNames,
  by: Grouping,
  tools: GroupTools,
): GroupedFigure {
  const groups = [...countsByGroup(sheet, names, keyOf(by, tools))].map(
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
      return tools.label('occupations', key);
    case 'sex':
      return groupText.sex[key === 'female' ? 'female' : 'male'];
    case 'kind':
      return groupText.kind[key === 'family' ? 'family' : 'released'];
    case 'household':
      return groupText.household[key as keyof typeof groupText.household] ?? groupText.notKnown;
  }
}
