/** Where a page of the list of referrals ended: the latest moved comes first, then the greater id. */
export interface ReferralMark {
  readonly updatedAt: string;
  readonly id: string;
}

/** The mark as callers carry it: opaque text, base64url. */
export function writeMark({ updatedAt, id }: ReferralMark): string {
  return btoa(`${updatedAt} ${id}`).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Undefined for anything that `writeMark` did not make. */
export function readMark(text: string): ReferralMark | undefined {
  if (!/^[\w-]+$/.test(text)) return undefined;
  try {
    const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const [, updatedAt, id] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) (\w+)$/.exec(plain) ?? [];
    return updatedAt === undefined || id === undefined ? undefined : { updatedAt, id };
  } catch {
    return undefined;
  }
}
