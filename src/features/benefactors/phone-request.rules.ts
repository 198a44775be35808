export const phoneRequestStates = ['waiting', 'done', 'refused'] as const;
export type PhoneRequestState = (typeof phoneRequestStates)[number];

/** So long whoever has the old number still has for saying no. */
export const phoneWaitHours = 72;
/** So long a request is worth a yes, from when it was asked. */
export const phoneRequestDays = 21;

/** A change of a lost number that a manager asked for. The new number itself is no part of it. */
export interface PhoneRequest {
  readonly id: string;
  readonly benefactorId: string;
  readonly organisationId: string;
  readonly reason: string;
  readonly askedBy: string;
  readonly askedAt: string;
}

/** From this instant on another manager may say yes. */
export function ripeAt({ askedAt }: Pick<PhoneRequest, 'askedAt'>): string {
  return new Date(Date.parse(askedAt) + phoneWaitHours * 3_600_000).toISOString();
}

/** Why somebody may not say yes now; undefined where they may. */
export function approvalBar(
  request: Pick<PhoneRequest, 'askedAt' | 'askedBy'>,
  by: { readonly accountId: string; readonly now: Date },
): 'own' | 'early' | 'over' | undefined {
  const at = by.now.toISOString();
  if (Date.parse(request.askedAt) + phoneRequestDays * 86_400_000 <= by.now.getTime()) return 'over';
  if (by.accountId === request.askedBy) return 'own';
  return at < ripeAt(request) ? 'early' : undefined;
}
