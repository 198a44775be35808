import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  gte,
  isNotNull,
  isNull,
  lt,
  lte,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { Scope } from '../../kernel/actor.ts';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Cursor } from '../../kernel/cursor.ts';
import { firstDayOfMonth, type JalaliMonth, lastDayOfMonth } from '../../kernel/jalali-month.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { opportunity } from '../../schema/opportunities.ts';
import { award } from '../../schema/outcomes.ts';
import { person } from '../../schema/people.ts';
import { placement } from '../../schema/referrals.ts';
import type { AwardKind } from '../placements/placement.rules.ts';
import type { AwardRecord, AwardState, WorkChoice } from './award.rules.ts';

export interface AwardsQuery {
  readonly month?: JalaliMonth | undefined;
  readonly state?: AwardState | undefined;
  readonly personId?: string | undefined;
  readonly limit: number;
  readonly after?: Cursor | undefined;
}

/** The day an award is listed by: of its delivery or, before that, of its approval. */
const listedOn = sql<string>`coalesce(${award.deliveredOn}, ${award.approvedOn})`;

const inState: Readonly<Record<AwardState, SQL | undefined>> = {
  approved: and(isNull(award.voidedAt), isNull(award.deliveredOn), isNull(award.fundedOn)),
  funded: and(isNull(award.voidedAt), isNull(award.deliveredOn), isNotNull(award.fundedOn)),
  delivered: and(isNull(award.voidedAt), isNotNull(award.deliveredOn)),
  void: isNotNull(award.voidedAt),
};

/** Awards of an organisation; of anybody else's there is none. */
export function awardsRepo(db: Reader, scope: Scope) {
  const own = eq(award.organisationId, scope.organisationId);
  const select = () =>
    db
      .select({
        award,
        given: person.givenName,
        family: person.familyName,
        titleFa: opportunity.titleFa,
        titleEn: opportunity.titleEn,
      })
      .from(award)
      .innerJoin(person, eq(person.id, award.personId))
      .leftJoin(opportunity, eq(opportunity.id, award.opportunityId));
  const shown = ({
    award: row,
    given,
    family,
    titleFa,
    titleEn,
  }: Awaited<ReturnType<typeof select>>[number]) => {
    const { recordedBy: _by, deliveryRecordedAt: _at, fundedRecordedAt: _on, ...rest } = row;
    return {
      ...rest,
      approvedOn: row.approvedOn as LocalDate,
      fundedOn: row.fundedOn as LocalDate | null,
      deliveredOn: row.deliveredOn as LocalDate | null,
      personName: { given, family },
      title: titleFa === null ? null : { fa: titleFa, en: titleEn },
    } satisfies AwardRecord;
  };
  return {
    async find(id: string): Promise<AwardRecord | undefined> {
      const [row] = await select().where(and(own, eq(award.id, id)));
      return row && shown(row);
    },

    /** The latest first, by the day of delivery or, before that, of approval. */
    async list(query: AwardsQuery): Promise<{
      readonly items: readonly AwardRecord[];
      readonly total: number;
      readonly next?: Cursor;
    }> {
      const { month, state, personId, after } = query;
      const fits = and(
        own,
        state === undefined ? undefined : inState[state],
        personId === undefined ? undefined : eq(award.personId, personId),
        month === undefined
          ? undefined
          : sql`${listedOn} between ${firstDayOfMonth(month)} and ${lastDayOfMonth(month)}`,
      );
      const behind =
        after && or(lt(listedOn, after.key), and(eq(listedOn, after.key), gt(award.id, after.id)));
      const [counted] = await db.select({ total: count() }).from(award).where(fits);
      const rows = await select()
        .where(and(fits, behind))
        .orderBy(desc(listedOn), asc(award.id))
        .limit(query.limit + 1);
      const items = rows.slice(0, query.limit).map(shown);
      const last = items.at(-1);
      return {
        items,
        total: counted?.total ?? 0,
        ...(rows.length > query.limit && last
          ? { next: { key: last.deliveredOn ?? last.approvedOn, id: last.id } }
          : {}),
      };
    },

    /** Deliveries of some days that still stand. */
    async deliveredBetween(from: LocalDate, to: LocalDate): Promise<readonly AwardRecord[]> {
      const rows = await select().where(
        and(own, isNull(award.voidedAt), gte(award.deliveredOn, from), lte(award.deliveredOn, to)),
      );
      return rows.map(shown);
    },

    /** Works of a person that an award may have led to, the latest first. */
    async worksOf(personId: string): Promise<readonly WorkChoice[]> {
      const rows = await db
        .select({
          id: placement.id,
          startedOn: placement.startedOn,
          endedOn: placement.endedOn,
          titleFa: opportunity.titleFa,
          titleEn: opportunity.titleEn,
        })
        .from(placement)
        .leftJoin(opportunity, eq(opportunity.id, placement.opportunityId))
        .where(
          and(
            eq(placement.personId, personId),
            eq(placement.organisationId, scope.organisationId),
            eq(placement.isWork, true),
            sql`${placement.endReason} is not 'mistake'`,
          ),
        )
        .orderBy(desc(placement.startedOn), asc(placement.id));
      return rows.map(({ titleFa, titleEn, ...row }) => ({
        ...row,
        startedOn: row.startedOn as LocalDate,
        endedOn: row.endedOn as LocalDate | null,
        title: titleFa === null ? null : { fa: titleFa, en: titleEn },
      }));
    },
  };
}

/** The household of a person of the organisation; undefined for anybody else's. */
export async function householdIdOf(db: Reader, scope: Scope, personId: string): Promise<string | undefined> {
  const [row] = await db
    .select({ householdId: person.householdId })
    .from(person)
    .where(and(eq(person.id, personId), eq(person.organisationId, scope.organisationId)));
  return row?.householdId;
}

export interface NewAward {
  readonly id: string;
  readonly organisationId: string;
  readonly householdId: string;
  readonly personId: string;
  readonly kind: AwardKind;
  readonly opportunityId: string | null;
  readonly placementId: string | null;
  readonly amountRial: number;
  readonly benefactorRial: number;
  readonly approvedOn: LocalDate;
  readonly fundedOn: LocalDate | null;
  readonly deliveredOn: LocalDate | null;
  readonly recordedAt: string;
  readonly fundedRecordedAt: string | null;
  readonly deliveryRecordedAt: string | null;
  readonly recordedBy: string;
}

export async function addAward(tx: Tx, row: NewAward): Promise<void> {
  await tx.insert(award).values(row);
}

export type AwardChanges = Partial<typeof award.$inferInsert>;

/** Writes some fields at the revision that was read. @returns false where it has moved since. */
export async function changeAward(
  tx: Tx,
  key: Pick<AwardRecord, 'id' | 'organisationId' | 'revision'>,
  to: AwardChanges,
): Promise<boolean> {
  const rows = await tx
    .update(award)
    .set({ ...to, revision: key.revision + 1 })
    .where(
      and(
        eq(award.id, key.id),
        eq(award.organisationId, key.organisationId),
        eq(award.revision, key.revision),
      ),
    )
    .returning({ id: award.id });
  return rows.length > 0;
}
