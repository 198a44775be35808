import { and, asc, eq } from 'drizzle-orm';
import type { Crypto } from '../../platform/crypto.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { benefactor, phoneRequest } from '../../schema/benefactors.ts';
import type { PhoneRequest, PhoneRequestState } from './phone-request.rules.ts';

const phonePlace = (id: string) => `phone_request:${id}:phone`;

/** The one that waits to be decided, whichever organisation asked. */
export async function waitingPhoneRequest(
  db: Reader,
  benefactorId: string,
): Promise<PhoneRequest | undefined> {
  const [row] = await db
    .select({
      id: phoneRequest.id,
      benefactorId: phoneRequest.benefactorId,
      organisationId: phoneRequest.organisationId,
      reason: phoneRequest.reason,
      askedBy: phoneRequest.askedBy,
      askedAt: phoneRequest.askedAt,
    })
    .from(phoneRequest)
    .where(and(eq(phoneRequest.benefactorId, benefactorId), eq(phoneRequest.state, 'waiting')));
  return row;
}

/** Whose numbers an organisation asked to change and nobody decided, the oldest first. */
export async function waitingFor(
  db: Reader,
  organisationId: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return await db
    .select({ id: benefactor.id, name: benefactor.name })
    .from(phoneRequest)
    .innerJoin(benefactor, eq(benefactor.id, phoneRequest.benefactorId))
    .where(and(eq(phoneRequest.organisationId, organisationId), eq(phoneRequest.state, 'waiting')))
    .orderBy(asc(phoneRequest.askedAt), asc(phoneRequest.id));
}

export async function addPhoneRequest(
  tx: Tx,
  crypto: Pick<Crypto, 'seal'>,
  request: PhoneRequest,
  phone: string,
): Promise<void> {
  await tx
    .insert(phoneRequest)
    .values({ ...request, phoneSealed: crypto.seal(phone, phonePlace(request.id)) });
}

/** The number that is asked for; undefined once it is decided. */
export async function requestedPhone(
  db: Reader,
  crypto: Pick<Crypto, 'open'>,
  id: string,
): Promise<string | undefined> {
  const [row] = await db
    .select({ phoneSealed: phoneRequest.phoneSealed })
    .from(phoneRequest)
    .where(eq(phoneRequest.id, id));
  return row?.phoneSealed ? crypto.open(row.phoneSealed, phonePlace(id)) : undefined;
}

/** Decides it, and forgets the number. @returns false where somebody was faster. */
export async function decidePhoneRequest(
  tx: Tx,
  id: string,
  to: {
    readonly state: Exclude<PhoneRequestState, 'waiting'>;
    readonly decidedBy: string;
    readonly decidedAt: string;
  },
): Promise<boolean> {
  const rows = await tx
    .update(phoneRequest)
    .set({ ...to, phoneSealed: null })
    .where(and(eq(phoneRequest.id, id), eq(phoneRequest.state, 'waiting')))
    .returning({ id: phoneRequest.id });
  return rows.length > 0;
}
