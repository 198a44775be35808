import { inArray, isNull } from 'drizzle-orm';
import type { Crypto } from '../../platform/crypto.ts';
import type { Tx } from '../../platform/database.ts';
import { auditKey } from '../../schema/records.ts';

/** The key of somebody's digests; null once it was destroyed: nothing of theirs is digested any more. */
export type PersonKey = string | null;

const placeOf = (personId: string) => `audit_key:${personId}:key_sealed`;

/**
 * The keys under which values of these people are digested; missing ones are made. Two statements for every 500 people.
 * @returns one for each id.
 */
export async function personKeys(
  tx: Tx,
  crypto: Crypto,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, PersonKey>> {
  const keys = new Map<string, PersonKey>();
  const wanted = [...new Set(personIds)];
  for (let i = 0; i < wanted.length; i += 500) {
    const part = wanted.slice(i, i + 500);
    for (const { personId, keySealed } of await tx
      .select()
      .from(auditKey)
      .where(inArray(auditKey.personId, part)))
      keys.set(personId, keySealed === null ? null : crypto.open(keySealed, placeOf(personId)));
    const made = part.filter((id) => !keys.has(id));
    for (const id of made) keys.set(id, crypto.token());
    if (made.length > 0)
      await tx.insert(auditKey).values(
        made.map((personId) => ({
          personId,
          keySealed: crypto.seal(keys.get(personId) ?? '', placeOf(personId)),
        })),
      );
  }
  return keys;
}

/** Destroys a person's key for good, so that none is made later either. @returns false where that was done before. */
export async function destroyPersonKey(tx: Tx, personId: string, at: string): Promise<boolean> {
  const destroyed = await tx
    .insert(auditKey)
    .values({ personId, keySealed: null, destroyedAt: at })
    .onConflictDoUpdate({
      target: auditKey.personId,
      set: { keySealed: null, destroyedAt: at },
      setWhere: isNull(auditKey.destroyedAt),
    })
    .returning({ personId: auditKey.personId });
  return destroyed.length > 0;
}
