/**
 * What a livelihood brings in a month, in tomans: wide enough to tell nobody apart, and of its first income alone, since two
 * bands a month apart would be laid over each other.
 */
export const incomeBands = ['under-5', '5-10', '10-20', 'over-20'] as const;
export type IncomeBand = (typeof incomeBands)[number];

/** `rial` a month; null where it is not on record. */
export function incomeBandOf(rial: number | null): IncomeBand | null {
  if (rial === null) return null;
  const millionTomans = rial / 10_000_000;
  if (millionTomans < 5) return 'under-5';
  if (millionTomans < 10) return '5-10';
  return millionTomans < 20 ? '10-20' : 'over-20';
}
