import { addJalaliMonths } from '../../kernel/jalali-month.ts';
import { type MonthsGroup, monthsTold, type Published } from './publish.rules.ts';

/** The groups of the last twelve months: those of which a month lies in them. */
export function lastGroups({ month, groups }: Published): readonly MonthsGroup[] {
  const first = addJalaliMonths(month, 1 - monthsTold);
  return groups.filter(({ months }) => (months.at(-1) ?? first) >= first);
}
