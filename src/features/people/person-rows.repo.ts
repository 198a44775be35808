import { eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Crypto } from '../../platform/crypto.ts';
import type { Reader } from '../../platform/database.ts';
import {
  household,
  householdAid,
  person,
  personCustody,
  personRestriction,
  personSupervision,
} from '../../schema/people.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { knownAid } from './household-aid.rules.ts';
import type { HouseholdAid, PersonFacts } from './person-facts.rules.ts';
import type { PersonRecord } from './person-record.rules.ts';

/** Columns that matching may not know, and that reading many facts need not pay for. */
const {
  nationalIdSealed,
  nationalIdIndex,
  givenName,
  familyName,
  fatherName,
  foldedName,
  phone,
  ...factColumns
} = getTableColumns(person);
const recordColumns = { ...factColumns, nationalIdSealed, givenName, familyName, fatherName, phone };

type PersonRow = typeof person.$inferSelect;
export type FactRow = Pick<PersonRow, keyof typeof factColumns>;
export type RecordRow = Pick<PersonRow, keyof typeof recordColumns>;
type HouseholdRow = typeof household.$inferSelect;

/** What stands beside the persons of one reading, by person or household id. */
interface Beside {
  readonly households: ReadonlyMap<string, HouseholdRow>;
  readonly aid: ReadonlyMap<string, readonly HouseholdAid[]>;
  readonly restrictions: ReadonlyMap<string, readonly (typeof personRestriction.$inferSelect)[]>;
  readonly supervision: ReadonlyMap<string, typeof personSupervision.$inferSelect>;
  readonly custody: ReadonlyMap<string, typeof personCustody.$inferSelect>;
}

/** Where the sealed national id of a person stands; bound into the seal. */
export const nationalIdPlace = (personId: string): string => `person:${personId}:national_id_sealed`;

const dayOrUndefined = (text: string | null | undefined): LocalDate | undefined =>
  (text ?? undefined) as LocalDate | undefined;

/** Facts of every person that `where` fits, in six queries however many there are; nothing is decrypted. */
export async function readFacts(
  db: Reader,
  where: SQL | undefined,
  vocabulary: Vocabulary,
): Promise<PersonFacts[]> {
  return (await readOwnedFacts(db, where, vocabulary)).map(({ facts }) => facts);
}

/** `readFacts` with whose each person is; for the pool of matching, which serves every organisation in its own scope. */
export async function readOwnedFacts(
  db: Reader,
  where: SQL | undefined,
  vocabulary: Vocabulary,
): Promise<{ readonly organisationId: string; readonly facts: PersonFacts }[]> {
  const rows = await db.select(factColumns).from(person).where(where).orderBy(person.requestedAt, person.id);
  if (rows.length === 0) return [];
  const beside = await readBeside(db, where);
  return rows.map((row) => ({ organisationId: row.organisationId, facts: toFacts(row, beside, vocabulary) }));
}

/** Whole records of every person that `where` fits; opens their national ids. */
export async function readRecords(
  db: Reader,
  where: SQL | undefined,
  tools: { readonly crypto: Crypto; readonly vocabulary: Vocabulary },
): Promise<PersonRecord[]> {
  const rows = await db
    .select(recordColumns)
    .from(person)
    .where(where)
    .orderBy(person.requestedAt, person.id);
  if (rows.length === 0) return [];
  const beside = await readBeside(db, where);
  return rows.map((row) => toRecord(row, beside, tools));
}

async function readBeside(db: Reader, where: SQL | undefined): Promise<Beside> {
  const ids = db.select({ id: person.id }).from(person).where(where);
  const householdIds = db.select({ id: person.householdId }).from(person).where(where);
  const households = await db.select().from(household).where(inArray(household.id, householdIds));
  const aid = await db
    .select()
    .from(householdAid)
    .where(inArray(householdAid.householdId, householdIds))
    .orderBy(sql`rowid`);
  const restrictions = await db
    .select()
    .from(personRestriction)
    .where(inArray(personRestriction.personId, ids))
    .orderBy(personRestriction.code);
  const supervision = await db
    .select()
    .from(personSupervision)
    .where(inArray(personSupervision.personId, ids));
  const custody = await db.select().from(personCustody).where(inArray(personCustody.personId, ids));
  return {
    households: new Map(households.map((row) => [row.id, row])),
    aid: grouped(aid, (row) => row.householdId, toAid),
    restrictions: grouped(
      restrictions,
      (row) => row.personId,
      (row) => row,
    ),
    supervision: new Map(supervision.map((row) => [row.personId, row])),
    custody: new Map(custody.map((row) => [row.personId, row])),
  };
}

function grouped<Row, Item>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  itemOf: (row: Row) => Item,
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(itemOf(row));
    else groups.set(keyOf(row), [itemOf(row)]);
  }
  return groups;
}

/** Aid of one household, in the order it was written down. */
export async function readAid(db: Reader, householdId: string): Promise<HouseholdAid[]> {
  const rows = await db
    .select()
    .from(householdAid)
    .where(eq(householdAid.householdId, householdId))
    .orderBy(sql`rowid`);
  return rows.map(toAid);
}

function toAid(row: typeof householdAid.$inferSelect): HouseholdAid {
  return {
    kind: row.kind,
    ...(row.givenOn === null ? {} : { givenOn: row.givenOn as LocalDate }),
    ...(row.fundCode === null ? {} : { fundCode: row.fundCode }),
    ...(row.remainingRial === null ? {} : { remainingRial: row.remainingRial }),
    ...(row.monthlyRial === null ? {} : { monthlyRial: row.monthlyRial }),
    ...(row.iscoCode === null ? {} : { iscoCode: row.iscoCode }),
    ...(row.waived ? { waived: true } : {}),
    ...(row.awardId === null ? {} : { awardId: row.awardId }),
  };
}

function toFacts(row: FactRow, beside: Beside, vocabulary: Vocabulary): PersonFacts {
  const home = beside.households.get(row.householdId);
  const watched = beside.supervision.get(row.id);
  const custody = beside.custody.get(row.id);
  return {
    id: row.id,
    kind: row.kind,
    sex: row.sex,
    birthDate: row.birthDate as LocalDate,
    province: row.province,
    county: row.county,
    place: pointOf(row) ?? vocabulary.county(row.county)?.seat,
    status: row.status,
    requestedAt: row.requestedAt,
    needScore: row.needScore ?? undefined,
    education: row.education ?? undefined,
    skills: row.skills ?? undefined,
    experience: row.experience ?? undefined,
    availability: {
      hours: row.hours ?? undefined,
      homeOnly: row.homeOnly ?? undefined,
      maxCommuteKm: row.maxCommuteKm ?? undefined,
      from: dayOrUndefined(row.availableFrom),
    },
    caring: row.caring === null ? null : { ...row.caring, until: dayOrUndefined(row.caring.until) },
    wishes: row.wishes ?? [],
    documents: row.documents ?? undefined,
    licences: row.licences ?? undefined,
    permits: row.permits ?? undefined,
    workspace:
      row.workspace === null
        ? undefined
        : {
            areaM2: row.workspace.areaM2,
            power: row.workspace.power,
            water: row.workspace.water,
            ventilation: row.workspace.ventilation,
          },
    guarantors: row.guarantors ?? undefined,
    bankStanding: row.bankStanding ?? undefined,
    household: {
      head: row.head ?? undefined,
      dependants: home?.dependants ?? undefined,
      monthlyIncomeRial: home?.monthlyIncomeRial ?? undefined,
      ...knownAid(home?.aidKnown, beside.aid.get(row.householdId) ?? []),
    },
    restrictions: restrictionsOf(row, beside),
    supervision: watched
      ? {
          centre: { lat: watched.lat, lng: watched.lng },
          radiusKm: watched.radiusKm,
          permittedFrom: watched.permittedFrom ?? undefined,
          permittedTo: watched.permittedTo ?? undefined,
          until: dayOrUndefined(watched.until),
          permissions: watched.permissions,
        }
      : null,
    custody: custody
      ? { status: custody.status, until: dayOrUndefined(custody.until), workPermitted: custody.workPermitted }
      : null,
  };
}

/** One that is written down is known whatever the column says; a family member has none, and is not asked. */
function restrictionsOf(row: FactRow, beside: Beside): PersonFacts['restrictions'] {
  const rows = beside.restrictions.get(row.id);
  if (rows === undefined) return row.restrictionsKnown || row.kind === 'family' ? [] : undefined;
  return rows.map(({ code, until }) => ({ code, until: dayOrUndefined(until) }));
}

function pointOf({ lat, lng }: Pick<FactRow, 'lat' | 'lng'>): { lat: number; lng: number } | null {
  return lat === null || lng === null ? null : { lat, lng };
}

function toRecord(
  row: RecordRow,
  beside: Beside,
  { crypto, vocabulary }: { readonly crypto: Crypto; readonly vocabulary: Vocabulary },
): PersonRecord {
  return {
    id: row.id,
    organisationId: row.organisationId,
    householdId: row.householdId,
    revision: row.revision,
    givenName: row.givenName,
    familyName: row.familyName,
    fatherName: row.fatherName,
    nationalId: crypto.open(row.nationalIdSealed, nationalIdPlace(row.id)),
    phone: row.phone,
    near: pointOf(row),
    prisonerProvince: beside.households.get(row.householdId)?.prisonerProvince ?? null,
    custodySince: beside.custody.get(row.id)?.since ?? null,
    restrictionKinds: Object.fromEntries(
      (beside.restrictions.get(row.id) ?? []).map(({ code, kind }) => [code, kind]),
    ),
    statusSince: row.statusSince,
    statusReason: row.statusReason,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    facts: toFacts(row, beside, vocabulary),
  };
}

/** The person of an id, within an organisation. */
export const oneOf = (organisationId: string, id: string): SQL =>
  sql`${eq(person.organisationId, organisationId)} and ${eq(person.id, id)}`;
