import type { HouseholdType } from './outcome.rules.ts';

/** `headSex` null = nobody is known to be the head. */
export function householdTypeOf(headSex: string | null, dependants: number | null): HouseholdType {
  if (headSex === null) return 'unknown';
  const headed = headSex === 'female' ? 'woman-headed' : 'man-headed';
  return (dependants ?? 0) > 0 ? `${headed}-with-dependants` : headed;
}

/** Two digits of the trade that is sought: the first wish that names one, else the longest experience. */
export function soughtTrade(
  wishes: readonly { readonly iscoCode?: string | undefined }[],
  experience: readonly { readonly iscoCode: string; readonly years: number }[],
): string | null {
  const wished = wishes.find(({ iscoCode }) => iscoCode)?.iscoCode;
  const longest = experience.reduce<(typeof experience)[number] | undefined>(
    (most, one) => (most === undefined || one.years > most.years ? one : most),
    undefined,
  );
  return (wished ?? longest?.iscoCode)?.slice(0, 2) ?? null;
}
