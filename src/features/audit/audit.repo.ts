import { and, count, desc, eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../platform/database.ts';
import { account, organisation } from '../../schema/organisations.ts';
import { person } from '../../schema/people.ts';
import { auditEntry } from '../../schema/records.ts';
import type { AuditAction } from '../records/audit-action.rules.ts';
import { type AuditLine, maskId, shownOf } from './audit-line.rules.ts';

export interface AuditFilter {
  readonly personId?: string | undefined;
  readonly actorId?: string | undefined;
  readonly action?: AuditAction | undefined;
  /** Instants: from this one on, and before that one. */
  readonly from?: string | undefined;
  readonly before?: string | undefined;
}

/** Counting stops here: a precise number of hundreds of thousands helps nobody and costs the event loop. */
export const mostCounted = 10_000;

/**
 * Whose record is read. Of an organisation: what its own people did, and with a person of its own everything that was
 * done with that file, whoever did it. The whole: everything, but nobody's name, and ids of records and files masked.
 */
export type AuditScope = { readonly organisationId: string } | 'whole';

/** What was done, latest first. Who acted and whose file it was come with each line: three queries a page at most. */
export function auditRepo(db: Reader, scope: AuditScope) {
  const own = scope === 'whole' ? undefined : scope.organisationId;
  const where = (filter: AuditFilter): SQL | undefined =>
    and(
      own !== undefined && filter.personId === undefined ? eq(auditEntry.organisationId, own) : undefined,
      filter.personId === undefined ? undefined : eq(auditEntry.personId, filter.personId),
      filter.actorId === undefined ? undefined : eq(auditEntry.actorId, filter.actorId),
      filter.action === undefined ? undefined : eq(auditEntry.action, filter.action),
      filter.from === undefined ? undefined : gte(auditEntry.at, filter.from),
      filter.before === undefined ? undefined : lt(auditEntry.at, filter.before),
    );
  return {
    /** The name of a person whose file may be read; undefined where there is none such. */
    async personNamed(id: string): Promise<string | undefined> {
      if (own === undefined) return undefined;
      const [row] = await db
        .select({ givenName: person.givenName, familyName: person.familyName })
        .from(person)
        .where(and(eq(person.id, id), eq(person.organisationId, own)));
      return row && `${row.givenName} ${row.familyName}`;
    },

    /**
     * The id of a file that is here or on record, by itself or as it is shown masked; undefined for anything else: what a
     * reader types is no id until it is found. Of two that are shown alike neither is told.
     */
    async personKnown(typed: string): Promise<string | undefined> {
      const shown = shownOf(typed);
      const is = (id: typeof person.id | typeof auditEntry.personId) =>
        shown === undefined ? eq(id, typed) : sql`substr(${id}, -6) = ${shown}`;
      const here = await db.select({ id: person.id }).from(person).where(is(person.id)).limit(2);
      // Whoever was removed is still on record; the record is much the longer of the two.
      const rows =
        here.length > 0
          ? here
          : await db
              .selectDistinct({ id: auditEntry.personId })
              .from(auditEntry)
              .where(is(auditEntry.personId))
              .limit(2);
      return rows.length === 1 ? (rows[0]?.id ?? undefined) : undefined;
    },

    /** How many lines there are in all; at most one more than `mostCounted`. */
    async count(filter: AuditFilter): Promise<number> {
      const some = db
        .select({ one: sql`1`.as('one') })
        .from(auditEntry)
        .where(where(filter))
        .limit(mostCounted + 1)
        .as('some');
      const [row] = await db.select({ n: count() }).from(some);
      return row?.n ?? 0;
    },

    /** Lines below `after` (a number of a row), one more than `limit` where there are more. */
    async list(
      filter: AuditFilter,
      page: { readonly limit: number; readonly after: number | undefined },
    ): Promise<readonly AuditLine[]> {
      const rows = await db
        .select(columns)
        .from(auditEntry)
        .leftJoin(account, eq(account.id, auditEntry.actorId))
        .leftJoin(organisation, eq(organisation.id, auditEntry.organisationId))
        .leftJoin(person, own === undefined ? sql`0` : eq(person.id, auditEntry.personId))
        .where(and(where(filter), page.after === undefined ? undefined : lt(auditEntry.seq, page.after)))
        .orderBy(desc(auditEntry.seq))
        .limit(page.limit + 1);
      return rows.map((row) => lineOf(row, own));
    },

    /** Accounts of the organisation, to choose from. */
    async accounts(): Promise<readonly { readonly id: string; readonly fa: string; readonly en: string }[]> {
      if (own === undefined) return [];
      return await db
        .select({ id: account.id, fa: account.nameFa, en: account.nameEn })
        .from(account)
        .where(eq(account.organisationId, own))
        .orderBy(account.username);
    },
  };
}

const columns = {
  seq: auditEntry.seq,
  at: auditEntry.at,
  actorId: auditEntry.actorId,
  actorFa: account.nameFa,
  actorEn: account.nameEn,
  organisationId: auditEntry.organisationId,
  organisationFa: organisation.fa,
  organisationEn: organisation.en,
  action: auditEntry.action,
  entity: auditEntry.entity,
  entityId: auditEntry.entityId,
  personId: auditEntry.personId,
  fields: auditEntry.fields,
  givenName: person.givenName,
  familyName: person.familyName,
  personOrganisationId: person.organisationId,
};
type Row = {
  [K in 'actorFa' | 'actorEn' | 'organisationFa' | 'organisationEn' | 'givenName' | 'familyName']:
    | string
    | null;
} & Omit<AuditLine, 'actor' | 'organisation' | 'person' | 'entityId'> & {
    actorId: string;
    organisationId: string | null;
    entityId: string;
    personId: string | null;
    personOrganisationId: string | null;
  };

function lineOf(row: Row, own: string | undefined): AuditLine {
  const { seq, at, action, entity, entityId, fields, personId } = row;
  // Closing an opportunity ends referrals of other organisations too: whose they were is not for this reader.
  const isForeign = own !== undefined && personId !== null && row.personOrganisationId !== own;
  const shown = own === undefined ? maskId : (id: string) => id;
  const named = (fa: string | null, en: string | null) => (fa === null || en === null ? null : { fa, en });
  return {
    seq,
    at,
    action,
    entity,
    entityId: isForeign ? null : shown(entityId),
    fields,
    actor: { id: row.actorId, name: named(row.actorFa, row.actorEn) },
    organisation:
      row.organisationId === null
        ? null
        : { id: row.organisationId, name: named(row.organisationFa, row.organisationEn) },
    person:
      personId === null || isForeign
        ? null
        : { id: shown(personId), name: row.givenName === null ? null : `${row.givenName} ${row.familyName}` },
  };
}
