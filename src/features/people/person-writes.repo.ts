import { and, eq } from 'drizzle-orm';
import type { Scope } from '../../kernel/actor.ts';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { IdKind } from '../../kernel/ids.ts';
import type { Crypto } from '../../platform/crypto.ts';
import type { Tx } from '../../platform/database.ts';
import { insertMany } from '../../platform/insert-many.ts';
import { person, personCustody, personRestriction, personSupervision } from '../../schema/people.ts';
import { addHouseholds, type NewHousehold, updateHousehold } from './households.repo.ts';
import { foldedNameOf } from './person-likeness.rules.ts';
import { pairWithOthers, unpair } from './person-pairs.repo.ts';
import type { PersonRecord } from './person-record.rules.ts';
import { nationalIdPlace } from './person-rows.repo.ts';
import { putSearchedPeople } from './person-search.repo.ts';
import { alike, type HouseholdValues, type PersonValues, valuesOf } from './person-values.rules.ts';

/** What writing takes from outside: the same instant and day for all rows of a transaction. */
export interface WriteTools {
  readonly crypto: Crypto;
  newId(kind: IdKind): string;
  /** Instant, UTC. */
  readonly at: string;
  /** The day of `at` in Tehran. */
  readonly today: LocalDate;
}

export interface Newcomer {
  readonly values: PersonValues;
  /** Instant of asking for work; the time of writing where nothing is said. */
  readonly requestedAt?: string;
  /** What was known of the household they join. */
  readonly home?: HouseholdValues;
}
export interface Written {
  readonly id: string;
  readonly revision: number;
  readonly householdId: string;
}

type Revised = { readonly id: string; readonly revision: number };

/**
 * Adds people whom the organisation does not hold yet, in few statements however many there are; pairs them with records
 * of other organisations. A household with an id must exist and gets what is known of it now.
 * @returns the people in the order given, then the members of households that changed with them.
 */
export async function addPeople(
  tx: Tx,
  tools: WriteTools,
  scope: Scope,
  newcomers: readonly Newcomer[],
): Promise<{ readonly added: readonly Written[]; readonly moved: readonly Revised[] }> {
  const people = newcomers.map(({ values, requestedAt = tools.at, home }) => ({
    home,
    id: tools.newId('person'),
    householdId: values.household.id ?? tools.newId('household'),
    values,
    requestedAt,
  }));
  const newHomes: NewHousehold[] = people
    .filter(({ values }) => values.household.id === null)
    .map(({ householdId, values }) => ({ id: householdId, values: values.household }));
  await addHouseholds(tx, tools.newId, scope, newHomes, tools.at);
  const rows = people.map(({ id, householdId, values, requestedAt }) => ({
    id,
    organisationId: scope.organisationId,
    householdId,
    ...columnsOf(values, id, tools.crypto),
    statusSince: tools.today,
    requestedAt,
    createdAt: tools.at,
    updatedAt: tools.at,
  }));
  for (let i = 0; i < rows.length; i += 500) await insertMany(tx, person, rows.slice(i, i + 500));
  await addBeside(tx, people);
  await putSearchedPeople(tx, rows);
  await pairWithOthers(tx, rows, scope.organisationId, tools.at);
  const moved: Revised[] = [];
  for (const { id, householdId, values, home } of people)
    if (home && !alike(home, homeIn(values)))
      moved.push(
        ...(await updateHousehold(
          tx,
          tools.newId,
          scope,
          { id: householdId, values: homeIn(values) },
          id,
          tools.at,
        )),
      );
  return { added: people.map(({ id, householdId }) => ({ id, householdId, revision: 1 })), moved };
}

function homeIn({ household: { head: _, ...home } }: PersonValues): HouseholdValues {
  return home;
}

/**
 * Writes the new values of a person of the organisation and moves the revision by one.
 * @returns the person, then the other members of a household that changed with them.
 */
export async function updatePerson(
  tx: Tx,
  tools: WriteTools,
  scope: Scope,
  record: PersonRecord,
  values: PersonValues,
): Promise<readonly [Revised, ...Revised[]]> {
  const before = valuesOf(record);
  const { id } = record;
  const householdId = values.household.id ?? record.householdId;
  const revision = record.revision + 1;
  const corrected = before.nationalId !== values.nationalId;
  // What belongs to released people alone goes first: the database refuses it on anybody else.
  for (const table of [personRestriction, personSupervision, personCustody])
    await tx.delete(table).where(eq(table.personId, id));
  const columns = columnsOf(values, id, tools.crypto);
  await tx
    .update(person)
    .set({
      ...columns,
      ...(corrected ? {} : { nationalIdSealed: undefined }),
      householdId,
      ...(before.status === values.status ? {} : { statusSince: tools.today }),
      updatedAt: tools.at,
      revision,
    })
    .where(and(eq(person.id, id), eq(person.organisationId, scope.organisationId)));
  await addBeside(tx, [{ id, values }]);
  if (!alike(foundByOf(before), foundByOf(values)))
    await putSearchedPeople(tx, [{ id, organisationId: scope.organisationId, ...foundByOf(values) }]);
  if (corrected) {
    await unpair(tx, id);
    await pairWithOthers(
      tx,
      [{ id, nationalIdIndex: columns.nationalIdIndex }],
      scope.organisationId,
      tools.at,
    );
  }
  const home = homeIn(values);
  const moved =
    householdId === record.householdId && alike(home, homeIn(before))
      ? []
      : await updateHousehold(tx, tools.newId, scope, { id: householdId, values: home }, id, tools.at);
  return [{ id, revision }, ...moved];
}

function foundByOf({ givenName, familyName, skills, experience }: PersonValues) {
  return { givenName, familyName, skills, experience };
}

function columnsOf(values: PersonValues, id: string, crypto: Crypto) {
  const {
    household,
    near,
    availability,
    nationalId,
    workspace,
    supervision,
    custody,
    restrictions,
    ...flat
  } = values;
  return {
    ...flat,
    foldedName: foldedNameOf(values),
    nationalIdSealed: crypto.seal(nationalId, nationalIdPlace(id)),
    nationalIdIndex: crypto.blindIndex(nationalId),
    head: household.head,
    lat: near?.lat ?? null,
    lng: near?.lng ?? null,
    hours: availability.hours,
    homeOnly: availability.homeOnly,
    maxCommuteKm: availability.maxCommuteKm,
    availableFrom: availability.from,
    restrictionsKnown: restrictions !== null,
    workspace:
      workspace && Object.fromEntries(Object.entries(workspace).filter(([, value]) => value !== null)),
  };
}

async function addBeside(
  tx: Tx,
  people: readonly { readonly id: string; readonly values: PersonValues }[],
): Promise<void> {
  const rowsOf = <T>(of: (values: PersonValues) => readonly T[]) =>
    people.flatMap(({ id, values }) => of(values).map((item) => ({ ...item, personId: id })));
  const restrictions = rowsOf((values) => values.restrictions ?? []);
  const supervision = rowsOf((values) => (values.supervision ? [values.supervision] : []));
  const custody = rowsOf((values) => (values.custody ? [values.custody] : []));
  for (let i = 0; i < restrictions.length; i += 500)
    await insertMany(tx, personRestriction, restrictions.slice(i, i + 500));
  for (let i = 0; i < supervision.length; i += 500)
    await insertMany(tx, personSupervision, supervision.slice(i, i + 500));
  for (let i = 0; i < custody.length; i += 500)
    await insertMany(tx, personCustody, custody.slice(i, i + 500));
}
