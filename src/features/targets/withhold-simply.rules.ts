import { leastShown } from './figure.rules.ts';

/**
 * Which groups are told together as one, for readers who may know no small group: keys of the groups, and how many people
 * each held at the ends of the months told before and now, the latest last.
 */
export type Withhold = (
  groups: readonly string[],
  months: readonly ReadonlyMap<string, number>[],
) => ReadonlySet<string>;

/** Groups of fewer than five, at any of the times told, and the next smallest until together they are two and five. */
export const withholdSimply: Withhold = (groups, months) => {
  const least = (key: string) =>
    Math.min(...months.map((month) => month.get(key) ?? 0).filter((n) => n > 0), Number.MAX_SAFE_INTEGER);
  const now = months.at(-1);
  const shown = groups.filter((key) => least(key) < Number.MAX_SAFE_INTEGER);
  const inOrder = [...shown].sort((a, b) => least(a) - least(b) || (a < b ? -1 : 1));
  const small = inOrder.filter((key) => least(key) < leastShown).length;
  if (small === 0 || groups.length < 2) return new Set();
  const withheld: string[] = [];
  let people = 0;
  for (const [i, key] of inOrder.entries()) {
    if (i >= small && withheld.length >= 2 && people >= leastShown) break;
    withheld.push(key);
    people += now?.get(key) ?? 0;
  }
  return new Set(withheld);
};
