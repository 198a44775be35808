import { and, count, desc, eq, gt, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Scope } from '../../kernel/actor.ts';
import { tehranDay } from '../../kernel/calendar.ts';
import { type Cursor, readCursor, writeCursor } from '../../kernel/cursor.ts';
import { maskNationalId } from '../../kernel/national-id.ts';
import { compactNumber, fold } from '../../kernel/persian.ts';
import { checkPhone } from '../../kernel/phone.ts';
import type { Crypto } from '../../platform/crypto.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { person } from '../../schema/people.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import type { PersonFacts, PersonStatus } from './person-facts.rules.ts';
import type { PersonRecord } from './person-record.rules.ts';
import { nationalIdPlace, oneOf, readFacts, readRecords } from './person-rows.repo.ts';

/** One line of a list: codes, not names, for places and skills. */
export interface PersonSummary {
  readonly id: string;
  readonly kind: 'family' | 'released';
  readonly givenName: string;
  readonly familyName: string;
  readonly maskedNationalId: string;
  readonly sex: 'female' | 'male';
  readonly birthDate: string;
  readonly province: string;
  readonly county: string;
  readonly status: PersonStatus;
  readonly needScore: number | null;
  readonly requestedAt: string;
  readonly householdHead: boolean | null;
  /** The first three skill ids. */
  readonly skills: readonly string[];
}

export interface PeopleQuery {
  readonly q?: string;
  readonly status?: PersonStatus;
  readonly limit: number;
  /** As a page before answered it; one that was made up starts from the beginning (use cases refuse it before). */
  readonly cursor?: string;
}

export interface PeoplePage {
  readonly items: readonly PersonSummary[];
  readonly total: number;
  readonly nextCursor?: string;
}

export interface PeopleTools {
  readonly crypto: Crypto;
  readonly vocabulary: Vocabulary;
}

/** People of one organisation; nobody else's are found, whatever id is asked for. Works in a transaction too. */
export function peopleRepo(db: Reader, scope: Scope, tools: PeopleTools) {
  const own = eq(person.organisationId, scope.organisationId);
  return {
    async find(id: string): Promise<PersonRecord | undefined> {
      return (await readRecords(db, oneOf(scope.organisationId, id), tools))[0];
    },

    async summary(id: string): Promise<PersonSummary | undefined> {
      const [row] = await db.select(summaryColumns).from(person).where(oneOf(scope.organisationId, id));
      return row && toSummary(row, tools.crypto);
    },

    async facts(id: string): Promise<PersonFacts | undefined> {
      return (await readFacts(db, oneOf(scope.organisationId, id), tools.vocabulary))[0];
    },

    /** Everybody who is `seeking`, earliest request first; six queries, nothing decrypted. */
    async seekingFacts(): Promise<PersonFacts[]> {
      return await readFacts(db, and(own, eq(person.status, 'seeking')), tools.vocabulary);
    },

    async findByNationalId(nationalId: string): Promise<PersonRecord | undefined> {
      const index = tools.crypto.blindIndex(nationalId);
      return (await readRecords(db, and(own, eq(person.nationalIdIndex, index)), tools))[0];
    },

    /** Those of the ids that are in scope, in no promised order. */
    async findMany(ids: readonly string[]): Promise<PersonRecord[]> {
      const found: PersonRecord[] = [];
      for (let i = 0; i < ids.length; i += 500)
        found.push(...(await readRecords(db, and(own, inArray(person.id, ids.slice(i, i + 500))), tools)));
      return found;
    },

    /** Latest request first. `total` counts everyone the search fits, whatever the page. */
    async list(query: PeopleQuery): Promise<PeoplePage> {
      const fits = and(
        own,
        query.status === undefined ? undefined : eq(person.status, query.status),
        searched(query.q, tools.crypto),
      );
      const [counted] = await db.select({ total: count() }).from(person).where(fits);
      const after = query.cursor === undefined ? undefined : readCursor(query.cursor);
      const rows = await db
        .select(summaryColumns)
        .from(person)
        .where(and(fits, after ? behind(after) : undefined))
        .orderBy(desc(person.requestedAt), person.id)
        .limit(query.limit + 1);
      const page = rows.slice(0, query.limit);
      const last = page.at(-1);
      return {
        items: page.map((row) => toSummary(row, tools.crypto)),
        total: counted?.total ?? 0,
        ...(rows.length > query.limit && last
          ? { nextCursor: writeCursor({ key: last.requestedAt, id: last.id }) }
          : {}),
      };
    },
  };
}

/**
 * Moves a person of the organisation to another status, e.g. `placed` when a referral ends so; `at` is an instant.
 * @returns the new revision, to reindex under. @throws when the person is not in scope: callers have found them before.
 */
export async function setStatus(
  tx: Tx,
  scope: Scope,
  id: string,
  to: { readonly status: PersonStatus; readonly reason: string | null; readonly at: string },
): Promise<number> {
  const [row] = await tx
    .update(person)
    .set({
      status: to.status,
      statusReason: to.status === 'seeking' ? null : to.reason,
      statusSince: sql`case when ${person.status} = ${to.status} then ${person.statusSince} else ${tehranDay(to.at)} end`,
      updatedAt: to.at,
      revision: sql`${person.revision} + 1`,
    })
    .where(oneOf(scope.organisationId, id))
    .returning({ revision: person.revision });
  if (!row) throw new Error('a status for nobody');
  return row.revision;
}

const summaryColumns = {
  id: person.id,
  kind: person.kind,
  givenName: person.givenName,
  familyName: person.familyName,
  nationalIdSealed: person.nationalIdSealed,
  sex: person.sex,
  birthDate: person.birthDate,
  province: person.province,
  county: person.county,
  status: person.status,
  needScore: person.needScore,
  requestedAt: person.requestedAt,
  householdHead: person.head,
  skills: person.skills,
};

type SummaryRow = Pick<typeof person.$inferSelect, Exclude<keyof typeof summaryColumns, 'householdHead'>> & {
  householdHead: boolean | null;
};

function toSummary({ nationalIdSealed, skills, ...row }: SummaryRow, crypto: Crypto): PersonSummary {
  return {
    ...row,
    maskedNationalId: maskNationalId(crypto.open(nationalIdSealed, nationalIdPlace(row.id))),
    skills: (skills ?? []).slice(0, 3).map(({ skillId }) => skillId),
  };
}

/** Everything after a place in the order: earlier request, then greater id. */
function behind({ key, id }: Cursor): SQL | undefined {
  return or(lt(person.requestedAt, key), and(eq(person.requestedAt, key), gt(person.id, id)));
}

/** A national id or phone in any digits, else words that must all stand in the name, however it is spaced. */
function searched(q: string | undefined, crypto: Crypto): SQL | undefined {
  const words = fold(q ?? '')
    .split(' ')
    .filter((word) => word !== '');
  if (q === undefined || words.length === 0) return undefined;
  const digits = compactNumber(q);
  const phone = checkPhone(q, { landline: true });
  const byNumber = [
    ...(/^\d{10}$/.test(digits) ? [eq(person.nationalIdIndex, crypto.blindIndex(digits))] : []),
    ...(phone.ok ? [eq(person.phone, phone.value)] : []),
  ];
  if (byNumber.length > 0) return or(...byNumber);
  // Joined on both sides, so that a half-space, a space and none find each other.
  return and(
    ...words.map(
      (word) =>
        sql`replace(${person.foldedName}, ' ', '') like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`,
    ),
  );
}
