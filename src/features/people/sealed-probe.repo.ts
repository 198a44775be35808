import type { Crypto } from '../../platform/crypto.ts';
import type { Reader } from '../../platform/database.ts';
import { person } from '../../schema/people.ts';
import { nationalIdPlace } from './person-rows.repo.ts';

/** Whether this key opens what is sealed in a database: one national id is tried. Undefined where nobody is recorded. */
export async function keyOpensRecords(
  db: Reader,
  crypto: Pick<Crypto, 'open'>,
): Promise<boolean | undefined> {
  const [row] = await db.select({ id: person.id, sealed: person.nationalIdSealed }).from(person).limit(1);
  if (!row) return undefined;
  try {
    crypto.open(row.sealed, nationalIdPlace(row.id));
    return true;
  } catch {
    return false;
  }
}
