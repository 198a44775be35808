import { tehranToday } from '../../kernel/calendar.ts';
import type { Database } from '../../platform/database.ts';
import { keptHeavy } from '../targets/heavy-figures.repo.ts';
import { viewQuota } from '../targets/quota.repo.ts';

export interface MonthFamilies {
  readonly done: number;
  /** Sum of what boards have set; null = none has. */
  readonly target: number | null;
}

/**
 * Families set up in work this Jalali month in the whole country, as readers of counts see it (decision 0040): the kept
 * figure, counted anew every few hours (decision 0042), or counted now where none of today is kept.
 */
export async function monthFamilies(database: Database, now: Date): Promise<MonthFamilies> {
  const nation = { kind: 'nation' } as const;
  const today = tehranToday(now);
  const kept = await keptHeavy(database, nation, now);
  const { month } =
    kept?.figures.quota ??
    (await viewQuota(database.read, nation, { asOf: today, knownAt: undefined }, { today, months: 1 }));
  return { done: month.counted, target: month.target };
}
