import { and, eq, inArray } from 'drizzle-orm';
import type { Scope } from '../../kernel/actor.ts';
import type { Crypto } from '../../platform/crypto.ts';
import type { Reader } from '../../platform/database.ts';
import { person } from '../../schema/people.ts';

/** What tells those whom the organisation holds already from others: names, birth and where they live. */
export interface HeldPerson {
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: string;
  readonly province: string;
  readonly county: string;
}

/** Those whom the organisation holds already, by national id; up to 500 ids at once. */
export async function heldPeople(
  db: Reader,
  crypto: Crypto,
  scope: Scope,
  nationalIds: readonly string[],
): Promise<ReadonlyMap<string, HeldPerson>> {
  const idOf = new Map(nationalIds.map((nationalId) => [crypto.blindIndex(nationalId), nationalId]));
  const rows = await db
    .select({
      index: person.nationalIdIndex,
      givenName: person.givenName,
      familyName: person.familyName,
      birthDate: person.birthDate,
      province: person.province,
      county: person.county,
    })
    .from(person)
    .where(
      and(eq(person.organisationId, scope.organisationId), inArray(person.nationalIdIndex, [...idOf.keys()])),
    );
  return new Map(rows.map(({ index, ...held }) => [idOf.get(index) ?? '', held]));
}

/** People of the organisation under these folded names, earliest first; up to 500 names at once. */
export async function namesakes(
  db: Reader,
  scope: Scope,
  foldedNames: readonly string[],
): Promise<
  readonly {
    readonly id: string;
    readonly foldedName: string;
    readonly birthDate: string;
    readonly county: string;
  }[]
> {
  return await db
    .select({
      id: person.id,
      foldedName: person.foldedName,
      birthDate: person.birthDate,
      county: person.county,
    })
    .from(person)
    .where(and(eq(person.organisationId, scope.organisationId), inArray(person.foldedName, [...foldedNames])))
    .orderBy(person.createdAt, person.id);
}
