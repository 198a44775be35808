import { and, asc, count, desc, eq, gt, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Scope } from '../../kernel/actor.ts';
import { daysBetween, type LocalDate } from '../../kernel/calendar.ts';
import type { Cursor } from '../../kernel/cursor.ts';
import type { JalaliQuarter } from '../../kernel/jalali-month.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { insertMany } from '../../platform/insert-many.ts';
import { opportunity } from '../../schema/opportunities.ts';
import { recall } from '../../schema/outcomes.ts';
import { person } from '../../schema/people.ts';
import { placement } from '../../schema/referrals.ts';
import type { RecallResult } from '../placements/placement.rules.ts';
import type { RecallRecord } from './recall.rules.ts';

const epoch = '1970-01-01' as LocalDate;

export interface InWork {
  readonly personId: string;
  /** The live work begun last; null where none is named. */
  readonly placementId: string | null;
}

/** Everybody of an organisation who is counted in work today, by id. */
export async function peopleInWork(
  read: Reader,
  organisationId: string,
  today: LocalDate,
): Promise<readonly InWork[]> {
  const day = daysBetween(epoch, today);
  return await read.all<InWork>(sql`
    select s.person_id as "personId", (select p.id from placement p where p.person_id = s.person_id and p.is_work
        and p.ended_on is null and p.started_on <= ${today} order by p.started_on desc, p.id limit 1) as "placementId"
    from outcome_span s where s.organisation_id = ${organisationId} and s.state = 'in-work'
      and s.known_to = 9000000000000000 and s.from_day <= ${day} and s.to_day > ${day}
    order by s.person_id`);
}

export async function isDrawn(
  read: Reader,
  organisationId: string,
  quarter: JalaliQuarter,
): Promise<boolean> {
  const [row] = await read
    .select({ id: recall.id })
    .from(recall)
    .where(and(eq(recall.organisationId, organisationId), eq(recall.quarter, quarter)))
    .limit(1);
  return row !== undefined;
}

/** Organisations that serve people and have drawn nobody in a quarter; for the system's own due work. */
export async function organisationsUndrawn(read: Reader, quarter: JalaliQuarter): Promise<readonly string[]> {
  const rows = await read.all<{ id: string }>(sql`
    select o.id from organisation o where o.kind in ('association','care-centre')
      and not exists (select 1 from recall r where r.organisation_id = o.id and r.quarter = ${quarter})
      and exists (select 1 from placement p where p.organisation_id = o.id and p.is_work and p.ended_on is null)
    order by o.id`);
  return rows.map(({ id }) => id);
}

export async function addRecalls(tx: Tx, rows: readonly (typeof recall.$inferInsert)[]): Promise<void> {
  for (let i = 0; i < rows.length; i += 500) await insertMany(tx, recall, rows.slice(i, i + 500));
}

export interface RecallsQuery {
  readonly quarter: JalaliQuarter;
  readonly show?: 'waiting' | 'answered' | undefined;
  readonly limit: number;
  readonly after?: Cursor | undefined;
}

/** Whom an organisation calls again. */
export function recallsRepo(db: Reader, scope: Scope) {
  const own = eq(recall.organisationId, scope.organisationId);
  const lastKnownBy = sql<string | null>`(select c.recorded_by from placement_check c
    where c.placement_id = ${recall.placementId} and c.result in ('working','ended') and c.source <> 'recall'
    order by c.recorded_at desc, c.id desc limit 1)`;
  const select = () =>
    db
      .select({
        recall,
        given: person.givenName,
        family: person.familyName,
        startedOn: placement.startedOn,
        titleFa: opportunity.titleFa,
        titleEn: opportunity.titleEn,
        lastKnownBy,
      })
      .from(recall)
      .innerJoin(person, eq(person.id, recall.personId))
      .leftJoin(placement, eq(placement.id, recall.placementId))
      .leftJoin(opportunity, eq(opportunity.id, placement.opportunityId));
  const shown = (row: Awaited<ReturnType<typeof select>>[number]): RecallRecord => ({
    ...row.recall,
    quarter: row.recall.quarter as JalaliQuarter,
    answeredOn: row.recall.answeredOn as LocalDate | null,
    personName: { given: row.given, family: row.family },
    workTitle: row.titleFa === null ? null : { fa: row.titleFa, en: row.titleEn },
    workStartedOn: row.startedOn as LocalDate | null,
    lastKnownBy: row.lastKnownBy,
  });
  const waiting: SQL | undefined = or(isNull(recall.result), eq(recall.result, 'not-reached'));
  return {
    async find(id: string): Promise<RecallRecord | undefined> {
      const [row] = await select().where(and(own, eq(recall.id, id)));
      return row && shown(row);
    },

    /** Those not called yet first, then by id. */
    async list({ quarter, show, limit, after }: RecallsQuery): Promise<{
      readonly items: readonly RecallRecord[];
      readonly total: number;
      readonly next?: Cursor;
    }> {
      const fits = and(
        own,
        eq(recall.quarter, quarter),
        show === 'waiting'
          ? waiting
          : show === 'answered'
            ? inArray(recall.result, ['confirmed', 'denied'])
            : undefined,
      );
      const order = sql<string>`coalesce(${recall.answeredAt}, '0')`;
      const behind = after && or(gt(order, after.key), and(eq(order, after.key), gt(recall.id, after.id)));
      const [counted] = await db.select({ total: count() }).from(recall).where(fits);
      const rows = await select()
        .where(and(fits, behind))
        .orderBy(asc(order), asc(recall.id))
        .limit(limit + 1);
      const items = rows.slice(0, limit).map(shown);
      const last = items.at(-1);
      return {
        items,
        total: counted?.total ?? 0,
        ...(rows.length > limit && last ? { next: { key: last.answeredAt ?? '0', id: last.id } } : {}),
      };
    },

    /** Quarters with a sample, the latest first. */
    async quarters(): Promise<readonly JalaliQuarter[]> {
      const rows = await db
        .selectDistinct({ quarter: recall.quarter })
        .from(recall)
        .where(own)
        .orderBy(desc(recall.quarter))
        .limit(12);
      return rows.map(({ quarter }) => quarter as JalaliQuarter);
    },
  };
}

/** Writes an answer, unless one that is final was written since. @returns whether it was. */
export async function writeAnswer(
  tx: Tx,
  of: Pick<RecallRecord, 'id' | 'answeredAt'>,
  to: {
    readonly result: RecallResult;
    readonly answeredOn: LocalDate;
    readonly answeredAt: string;
    readonly answeredBy: string;
  },
): Promise<boolean> {
  const rows = await tx
    .update(recall)
    .set(to)
    .where(
      and(
        eq(recall.id, of.id),
        of.answeredAt === null ? isNull(recall.answeredAt) : eq(recall.answeredAt, of.answeredAt),
      ),
    )
    .returning({ id: recall.id });
  return rows.length > 0;
}
