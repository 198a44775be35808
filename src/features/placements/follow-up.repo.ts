import { and, asc, type Column, count, eq, gt, gte, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Scope } from '../../kernel/actor.ts';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Cursor } from '../../kernel/cursor.ts';
import type { Reader } from '../../platform/database.ts';
import { placementFollowUp } from '../../schema/follow-up.ts';
import { employer, opportunity } from '../../schema/opportunities.ts';
import { visit } from '../../schema/outcomes.ts';
import { person } from '../../schema/people.ts';
import { placement } from '../../schema/referrals.ts';
import { followUpOf } from './placements.repo.ts';
import { type QueueCounts, type QueueRecord, soonUnknownDue } from './queue.rules.ts';
import {
  fewHours,
  warnEndDays,
  warningsOf,
  warnOverdueDays,
  warnTries,
  warnVisitDays,
} from './warnings.rules.ts';

export interface QueueFilter {
  /** Due on this day or later, and on that day or earlier. */
  readonly from?: LocalDate | undefined;
  readonly to: LocalDate;
  readonly county?: string | undefined;
  readonly limit: number;
  readonly after?: Cursor | undefined;
}

const plannedVisit = sql<string | null>`(select min(v.planned_on) from ${visit} v
  where v.placement_id = ${placementFollowUp.placementId} and v.done_on is null and v.cancelled_at is null)`;
const lastVisit = sql<string | null>`(select max(v.done_on) from ${visit} v
  where v.placement_id = ${placementFollowUp.placementId} and v.outcome in ('well','needs-help'))`;
const howManyChecks = sql<number>`(select count(*) from placement_check c where c.placement_id = ${placementFollowUp.placementId})`;

/** The checks that are due of one organisation. Who has left is asked about no more. */
export function followUpRepo(db: Reader, scope: Scope, today: LocalDate) {
  const own = and(eq(placementFollowUp.organisationId, scope.organisationId), ne(person.status, 'left'));
  const rows = (where: SQL | undefined) =>
    db
      .select(columns)
      .from(placementFollowUp)
      .innerJoin(person, eq(person.id, placementFollowUp.personId))
      .innerJoin(placement, eq(placement.id, placementFollowUp.placementId))
      .leftJoin(opportunity, eq(opportunity.id, placement.opportunityId))
      .leftJoin(employer, eq(employer.id, opportunity.employerId))
      .where(and(own, where));
  const shown = (row: Row): QueueRecord => recordOf(row, scope.organisationId, today);
  const inCounty = (county: string | undefined) =>
    county === undefined ? undefined : eq(person.county, county);

  return {
    /** The longest due first. `total` counts all that fit, whatever the page. */
    async queue({ from, to, county, limit, after }: QueueFilter): Promise<{
      items: readonly QueueRecord[];
      total: number;
      next: Cursor | undefined;
    }> {
      const where = and(
        lte(placementFollowUp.nextDueOn, to),
        from === undefined ? undefined : gte(placementFollowUp.nextDueOn, from),
        inCounty(county),
      );
      const beyond =
        after &&
        or(
          gt(placementFollowUp.nextDueOn, after.key),
          and(eq(placementFollowUp.nextDueOn, after.key), gt(placementFollowUp.placementId, after.id)),
        );
      const found = await rows(and(where, beyond))
        .orderBy(asc(placementFollowUp.nextDueOn), asc(placementFollowUp.placementId))
        .limit(limit + 1);
      const [counted] = await db
        .select({ total: count() })
        .from(placementFollowUp)
        .innerJoin(person, eq(person.id, placementFollowUp.personId))
        .where(and(own, where));
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      return {
        items: page.map(shown),
        total: counted?.total ?? 0,
        next: last && { key: last.followUp.nextDueOn, id: last.followUp.placementId },
      };
    },

    /** Those of the ids that are live and in scope, in no promised order. */
    async some(ids: readonly string[]): Promise<readonly QueueRecord[]> {
      if (ids.length === 0) return [];
      const found = await rows(
        sql`${placementFollowUp.placementId} in (select value from json_each(${JSON.stringify(ids)}))`,
      );
      return found.map(shown);
    },

    async counts(): Promise<QueueCounts> {
      const soon = soonUnknownDue(today);
      const due = placementFollowUp.nextDueOn;
      const [row] = await db
        .select({
          due: count(),
          overdue: sql<number>`coalesce(sum(${due} < ${today}), 0)`,
          soonUnknown: sql<number>`coalesce(sum(${due} between ${soon.from} and ${soon.to}), 0)`,
          unknown: sql<number>`coalesce(sum(${due} < ${soon.from}), 0)`,
        })
        .from(placementFollowUp)
        .innerJoin(person, eq(person.id, placementFollowUp.personId))
        .where(and(own, lte(due, today)));
      return row ?? { due: 0, overdue: 0, soonUnknown: 0, unknown: 0 };
    },

    /** Codes of the counties in which anybody at work lives. */
    async counties(): Promise<readonly string[]> {
      const found = await db
        .selectDistinct({ county: person.county })
        .from(placementFollowUp)
        .innerJoin(person, eq(person.id, placementFollowUp.personId))
        .where(own);
      return found.map(({ county }) => county);
    },

    /** Every work that needs a visit, the longest warned first; `total` whatever the page. */
    async warned(filter: { readonly county?: string | undefined; readonly limit: number }): Promise<{
      items: readonly QueueRecord[];
      total: number;
    }> {
      const visits = visitsMade(db, scope);
      const since = warnedSince(today, visits);
      const found = await db
        .select({ id: placementFollowUp.placementId, total: sql<number>`count(*) over ()` })
        .from(placementFollowUp)
        .innerJoin(person, eq(person.id, placementFollowUp.personId))
        .leftJoin(visits, eq(visits.placementId, placementFollowUp.placementId))
        .where(and(own, inCounty(filter.county), lte(since, today)))
        .orderBy(asc(since), asc(placementFollowUp.placementId))
        .limit(Math.max(1, filter.limit));
      const ids = found.slice(0, filter.limit).map(({ id }) => id);
      const items = await this.some(ids);
      return {
        items: [...items].sort((x, y) => ids.indexOf(x.placementId) - ids.indexOf(y.placementId)),
        total: found[0]?.total ?? 0,
      };
    },

    /** People who are called placed and have no live work on record, the longest so first. */
    async placedWithoutWork(limit: number): Promise<{
      readonly total: number;
      readonly items: readonly {
        readonly id: string;
        readonly givenName: string;
        readonly familyName: string;
        readonly statusSince: string;
      }[];
    }> {
      const where = and(
        eq(person.organisationId, scope.organisationId),
        eq(person.status, 'placed'),
        sql`not exists (select 1 from ${placement} p where p.person_id = ${person.id} and p.is_work and p.ended_on is null)`,
      );
      const [counted] = await db.select({ total: count() }).from(person).where(where);
      const items = await db
        .select({
          id: person.id,
          givenName: person.givenName,
          familyName: person.familyName,
          statusSince: person.statusSince,
        })
        .from(person)
        .where(where)
        .orderBy(asc(person.statusSince), asc(person.id))
        .limit(limit);
      return { total: counted?.total ?? 0, items };
    },
  };
}

/** Of every work of an organisation that was ever to be visited: for when that is planned, and when it last met somebody. */
function visitsMade(db: Reader, scope: Scope) {
  return db
    .select({
      placementId: visit.placementId,
      planned: sql<
        string | null
      >`min(case when ${visit.doneOn} is null and ${visit.cancelledAt} is null then ${visit.plannedOn} end)`.as(
        'planned',
      ),
      visited: sql<
        string | null
      >`max(case when ${visit.outcome} in ('well','needs-help') then ${visit.doneOn} end)`.as('visited'),
    })
    .from(visit)
    .where(eq(visit.organisationId, scope.organisationId))
    .groupBy(visit.placementId)
    .as('visits');
}

/**
 * The day of the first warning that stands, beyond every day where none does: `warningsOf` in the words of the database, so
 * that thousands are counted without being read. A test holds the two to each other.
 */
function warnedSince(today: LocalDate, { planned, visited }: ReturnType<typeof visitsMade>): SQL<string> {
  const t = placementFollowUp;
  const since = (holds: SQL, day: SQL | Column) =>
    sql`case when ${holds} and ${day} <= ${today} and ${day} > coalesce(${visited}, '') then ${day} else '9999' end`;
  const later = (day: SQL | SQL.Aliased | Column, days: number) => sql`date(${day}, ${`${days} days`})`;
  return sql<string>`min(${sql.join(
    [
      since(sql`${t.tries} >= ${warnTries}`, t.triedOn),
      since(sql`true`, later(t.nextDueOn, warnOverdueDays + 1)),
      since(sql`${t.monthlyIncomeRial} * 3 < ${t.incomeBefore} * 2`, t.incomeOn),
      since(sql`${t.weeklyHours} < ${fewHours} and ${t.hoursBefore} >= ${fewHours}`, t.hoursOn),
      since(sql`${planned} is not null`, later(planned, warnVisitDays + 1)),
      since(sql`${t.expectedEndOn} is not null`, later(t.expectedEndOn, -warnEndDays)),
    ],
    sql`, `,
  )})`;
}

const columns = {
  followUp: placementFollowUp,
  plannedVisitOn: plannedVisit,
  visitedOn: lastVisit,
  checks: howManyChecks,
  given: person.givenName,
  family: person.familyName,
  phone: person.phone,
  county: person.county,
  titleFa: opportunity.titleFa,
  titleEn: opportunity.titleEn,
  employerName: employer.name,
  employerPhone: employer.phone,
  employerOf: employer.organisationId,
  iscoCode: placement.iscoCode,
  startedOn: placement.startedOn,
  revision: placement.revision,
};

interface Row {
  readonly followUp: typeof placementFollowUp.$inferSelect;
  readonly plannedVisitOn: string | null;
  readonly visitedOn: string | null;
  readonly checks: number;
  readonly given: string;
  readonly family: string;
  readonly phone: string | null;
  readonly county: string;
  readonly titleFa: string | null;
  readonly titleEn: string | null;
  readonly employerName: string | null;
  readonly employerPhone: string | null;
  readonly employerOf: string | null;
  readonly iscoCode: string | null;
  readonly startedOn: string;
  readonly revision: number;
}

function watchedOf(
  row: typeof placementFollowUp.$inferSelect,
  plannedVisitOn: string | null,
  visitedOn: string | null,
) {
  return {
    followUp: followUpOf(row),
    plannedVisitOn: plannedVisitOn as LocalDate | null,
    visitedOn: visitedOn as LocalDate | null,
  };
}

function recordOf(row: Row, organisationId: string, today: LocalDate): QueueRecord {
  const watched = watchedOf(row.followUp, row.plannedVisitOn, row.visitedOn);
  return {
    placementId: row.followUp.placementId,
    personId: row.followUp.personId,
    personName: { given: row.given, family: row.family },
    phone: row.phone,
    county: row.county,
    title: row.titleFa === null ? null : { fa: row.titleFa, en: row.titleEn },
    iscoCode: row.iscoCode,
    employer:
      row.employerName === null
        ? null
        : { name: row.employerName, phone: row.employerOf === organisationId ? row.employerPhone : null },
    startedOn: row.startedOn as LocalDate,
    revision: row.revision,
    followUp: watched.followUp,
    plannedVisitOn: watched.plannedVisitOn,
    warnings: warningsOf(watched, today),
    checks: row.checks,
  };
}
