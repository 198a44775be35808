import type { Reader } from '../../platform/database.ts';
import { monthlyTarget } from '../targets/quota.repo.ts';
import type { MonthsGroup } from '../transparency/publish.rules.ts';
import { findPublished } from '../transparency/transparency.repo.ts';

export interface MonthFamilies {
  /** The last months that are told; null: none is yet. */
  readonly told: MonthsGroup | null;
  /** What boards have set for so many months, in families; null = none has. */
  readonly target: number | null;
}

/**
 * Families set up in work in the whole country, as they were published at the end of a month (decision 0047): a figure of
 * today would tell of each family by itself.
 */
export async function monthFamilies(db: Reader): Promise<MonthFamilies> {
  const published = await findPublished(db);
  const told = published?.value.groups.at(-1) ?? null;
  const target = await monthlyTarget(db);
  return { told, target: told === null || target === null ? null : target * told.months.length };
}
