import type { LocalDate } from '../../kernel/calendar.ts';
import type { Wages } from './outcome.rules.ts';

/** Wages from the entries of their catalogue, each in force from its day until the next. */
export function wagesOf(
  entries: readonly { readonly from: LocalDate; readonly monthlyRial: number }[],
): Wages {
  const latestFirst = [...entries].sort((a, b) => (a.from < b.from ? 1 : -1));
  return {
    on: (day) => latestFirst.find(({ from }) => from <= day)?.monthlyRial,
    changes: latestFirst.map(({ from }) => from).reverse(),
  };
}
