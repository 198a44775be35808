import { and, count, desc, eq, gt, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Scope } from '../../kernel/actor.ts';
import { type LocalDate, tehranDay } from '../../kernel/calendar.ts';
import { type Cursor, readCursor, writeCursor } from '../../kernel/cursor.ts';
import { maskNationalId } from '../../kernel/national-id.ts';
import { compactNumber, fold } from '../../kernel/persian.ts';
import { checkPhone } from '../../kernel/phone.ts';
import type { Crypto } from '../../platform/crypto.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { person } from '../../schema/people.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { type AbleFinder, ableEmbedded, livingIn } from './people-able.repo.ts';
import { cursorOf, isBehind, rankedPeople, standingIn } from './people-found.repo.ts';
import type { PersonFacts, PersonStatus } from './person-facts.rules.ts';
import type { PersonRecord } from './person-record.rules.ts';
import { nationalIdPlace, oneOf, readFacts, readRecords } from './person-rows.repo.ts';
import { foundBy } from './person-search.repo.ts';
import { searchedWords, skillExpression, skillToken } from './person-search.rules.ts';
import { placedIn, type Whereabouts } from './place-in-search.rules.ts';

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

/** Skills and occupations, by id and code. */
export interface Abilities {
  readonly skills: readonly string[];
  readonly occupations: readonly string[];
}

export interface PeopleQuery {
  readonly q?: string;
  /** What `q` means if it is no name but something people can do. */
  readonly means?: Abilities;
  readonly status?: PersonStatus;
  /** What a part of `q` means, where the rest of it is a name. */
  readonly meaning?: (text: string) => Promise<Abilities>;
  /** Who finds those that can do it; without one the database does. */
  readonly able?: AbleFinder;
  /** Only who has this skill. */
  readonly skillId?: string;
  /** Only who lives where all of these let them. */
  readonly living?: readonly Whereabouts[];
  readonly limit: number;
  /** As a page before answered it; one that was made up starts from the beginning (use cases refuse it before). */
  readonly cursor?: string;
}

/** One line of what a search found: what of it the person can do, or has done. */
export interface FoundPerson extends PersonSummary {
  readonly foundBy: Abilities;
}

export interface PeoplePage {
  readonly items: readonly FoundPerson[];
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

    /**
     * Latest request first; people whom words were searched for, best first. `total` counts everyone the search fits,
     * whatever the page.
     */
    async list(query: PeopleQuery): Promise<PeoplePage> {
      const typed = fold(query.q ?? '');
      const words = searchedWords(query.q ?? '');
      const number = numberIn(query.q, tools.crypto);
      const living = query.living ?? [];
      const narrowed = and(
        ...living.map(livingIn),
        query.status === undefined ? undefined : eq(person.status, query.status),
        query.skillId === undefined
          ? undefined
          : sql`${person.id} in (${foundBy(skillExpression(scope.organisationId, [skillToken(query.skillId)]))})`,
        number ?? (typed !== '' && words.length === 0 ? standingIn(typed.split(' ')) : undefined),
      );
      const fits = and(own, narrowed);
      const means = query.means ?? { skills: [], occupations: [] };
      const narrowing = query.skillId === undefined ? [] : [query.skillId];
      const found = (row: SummaryRow, asked: Abilities): FoundPerson => ({
        ...toSummary(row, tools.crypto),
        foundBy: abilitiesOf(row, asked),
      });
      if (number === undefined && words.length > 0) {
        const { meaning, able = ableEmbedded } = query;
        const ranked = await rankedPeople(db, scope, narrowed, {
          typed: query.q ?? '',
          words,
          means,
          meaning,
          able,
          placed: placedIn(tools.vocabulary, query.q ?? ''),
          living,
        });
        const { skills, occupations } = ranked.means;
        const after = query.cursor === undefined ? undefined : readCursor(query.cursor);
        const rest = after ? ranked.people.filter((one) => isBehind(one, after)) : ranked.people;
        const chosen = rest.slice(0, query.limit);
        const ids = chosen.map(({ id }) => id);
        const rows = await db
          .select(summaryColumns)
          .from(person)
          .where(and(own, inArray(person.id, ids)));
        const last = chosen.at(-1);
        return {
          items: rows
            .sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
            .map((row) => found(row, { skills: [...skills, ...narrowing], occupations })),
          total: ranked.people.length,
          ...(rest.length > query.limit && last ? { nextCursor: writeCursor(cursorOf(last)) } : {}),
        };
      }
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
        items: page.map((row) => found(row, { ...means, skills: [...means.skills, ...narrowing] })),
        total: counted?.total ?? 0,
        ...(rows.length > query.limit && last
          ? { nextCursor: writeCursor({ key: last.requestedAt, id: last.id }) }
          : {}),
      };
    },
  };
}

/** Codes of the counties where people of the organisation live, from an index alone. */
export async function countiesLivedIn(db: Reader, scope: Scope): Promise<readonly string[]> {
  const rows = await db
    .selectDistinct({ county: person.county })
    .from(person)
    .where(eq(person.organisationId, scope.organisationId));
  return rows.map(({ county }) => county);
}

/**
 * Moves a person of the organisation to another status, e.g. `placed` when a referral ends so; `at` is an instant. `since`
 * is the day from which it holds where that is not today: a day of life, or that of the status before (`kept`).
 * @returns the new revision, to reindex under. @throws when the person is not in scope: callers have found them before.
 */
export async function setStatus(
  tx: Tx,
  scope: Scope,
  id: string,
  to: {
    readonly status: PersonStatus;
    readonly reason: string | null;
    readonly at: string;
    readonly since?: LocalDate | 'kept';
  },
): Promise<number> {
  const { since } = to;
  const [row] = await tx
    .update(person)
    .set({
      status: to.status,
      statusReason: to.status === 'seeking' ? null : to.reason,
      statusSince:
        since === 'kept'
          ? undefined
          : (since ??
            sql`case when ${person.status} = ${to.status} then ${person.statusSince} else ${tehranDay(to.at)} end`),
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
  experience: person.experience,
};

type SummaryRow = Pick<typeof person.$inferSelect, Exclude<keyof typeof summaryColumns, 'householdHead'>> & {
  householdHead: boolean | null;
};

function toSummary(
  { nationalIdSealed, skills, experience: _, ...row }: SummaryRow,
  crypto: Crypto,
): PersonSummary {
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

/** A national id or a phone in any digits; undefined for words. */
function numberIn(q: string | undefined, crypto: Crypto): SQL | undefined {
  if (q === undefined) return undefined;
  const digits = compactNumber(q);
  const phone = checkPhone(q, { landline: true });
  return or(
    ...(/^\d{10}$/.test(digits) ? [eq(person.nationalIdIndex, crypto.blindIndex(digits))] : []),
    ...(phone.ok ? [eq(person.phone, phone.value)] : []),
  );
}

function abilitiesOf({ skills, experience }: SummaryRow, asked: Abilities): Abilities {
  const can = new Set((skills ?? []).map(({ skillId }) => skillId));
  const did = new Set((experience ?? []).map(({ iscoCode }) => iscoCode));
  return {
    skills: [...new Set(asked.skills)].filter((id) => can.has(id)),
    occupations: asked.occupations.filter((code) => did.has(code)),
  };
}
