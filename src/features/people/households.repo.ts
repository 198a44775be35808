import { and, eq, ne, type SQL, sql } from 'drizzle-orm';
import type { Scope } from '../../kernel/actor.ts';
import type { IdKind } from '../../kernel/ids.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { insertMany } from '../../platform/insert-many.ts';
import { household, householdAid, person } from '../../schema/people.ts';
import { knownAid } from './household-aid.rules.ts';
import type { HouseholdAid } from './person-facts.rules.ts';
import { readAid } from './person-rows.repo.ts';
import type { HouseholdValues } from './person-values.rules.ts';

/** A household of the organisation; undefined for an unknown one and for anybody else's. */
export async function householdOf(
  db: Reader,
  scope: Scope,
  id: string,
): Promise<HouseholdValues | undefined> {
  const [row] = await db
    .select()
    .from(household)
    .where(and(eq(household.id, id), eq(household.organisationId, scope.organisationId)));
  if (!row) return undefined;
  const { dependants, monthlyIncomeRial, prisonerProvince } = row;
  const { aid = null, ...partly } = knownAid(row.aidKnown, await readAid(db, id));
  return { id, dependants, monthlyIncomeRial, prisonerProvince, aid, ...partly };
}

/** Who heads a household, `exceptId` left aside; undefined where nobody else does. */
export async function otherHeadOf(
  db: Reader,
  householdId: string,
  exceptId: string | null,
): Promise<string | undefined> {
  const heads = await db
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.householdId, householdId), eq(person.head, true)));
  return heads.find(({ id }) => id !== exceptId)?.id;
}

export interface NewHousehold {
  readonly id: string;
  readonly values: HouseholdValues;
}

type NewId = (kind: IdKind) => string;

export async function addHouseholds(
  tx: Tx,
  newId: NewId,
  scope: Scope,
  homes: readonly NewHousehold[],
  at: string,
): Promise<void> {
  for (let i = 0; i < homes.length; i += 500) {
    const some = homes.slice(i, i + 500);
    await insertMany(
      tx,
      household,
      some.map(({ id, values }) => ({
        id,
        organisationId: scope.organisationId,
        ...columnsOf(values),
        createdAt: at,
      })),
    );
    await addAid(tx, newId, some);
  }
}

/**
 * Writes what is known of a household of the organisation, and moves the revision of its other members, whose records
 * show it too. @returns those members.
 */
export async function updateHousehold(
  tx: Tx,
  newId: NewId,
  scope: Scope,
  { id, values }: NewHousehold,
  personId: string,
  at: string,
): Promise<readonly { readonly id: string; readonly revision: number }[]> {
  await tx
    .update(household)
    .set(columnsOf(values))
    .where(and(eq(household.id, id), eq(household.organisationId, scope.organisationId)));
  await tx.delete(householdAid).where(eq(householdAid.householdId, id));
  await addAid(tx, newId, [{ id, values }]);
  return await moveMembers(tx, and(eq(person.householdId, id), ne(person.id, personId)), at);
}

async function moveMembers(tx: Tx, whom: SQL | undefined, at: string) {
  return await tx
    .update(person)
    .set({ revision: sql`${person.revision} + 1`, updatedAt: at })
    .where(whom)
    .returning({ id: person.id, revision: person.revision });
}

/**
 * Makes the aid that an award gave a household what it is: undefined takes it away. What was told since of a row whose day
 * stays is kept. @returns the household's members, where anything changed.
 */
export async function putAidOfAward(
  tx: Tx,
  { newId, at }: { readonly newId: NewId; readonly at: string },
  { id: awardId, householdId }: { readonly id: string; readonly householdId: string },
  aid: HouseholdAid | undefined,
): Promise<readonly { readonly id: string; readonly revision: number }[]> {
  const [held] = await tx.select().from(householdAid).where(eq(householdAid.awardId, awardId));
  if (held ? aid?.givenOn === held.givenOn : aid === undefined) return [];
  if (held && aid) await tx.update(householdAid).set(aid).where(eq(householdAid.id, held.id));
  else if (aid) await tx.insert(householdAid).values({ ...aid, id: newId('aid'), householdId });
  else await tx.delete(householdAid).where(eq(householdAid.awardId, awardId));
  return await moveMembers(tx, eq(person.householdId, householdId), at);
}

function columnsOf(values: HouseholdValues) {
  const { dependants, monthlyIncomeRial, prisonerProvince, aid, aidPartly } = values;
  return { dependants, monthlyIncomeRial, prisonerProvince, aidKnown: aid !== null && !aidPartly };
}

async function addAid(tx: Tx, newId: NewId, homes: readonly NewHousehold[]): Promise<void> {
  const rows = homes.flatMap(({ id, values }) =>
    (values.aid ?? []).map((one) => ({ ...one, id: newId('aid'), householdId: id })),
  );
  for (let i = 0; i < rows.length; i += 500) await insertMany(tx, householdAid, rows.slice(i, i + 500));
}
