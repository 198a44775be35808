import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, lt, or, type SQL } from 'drizzle-orm';
import type { Scope } from '../../kernel/actor.ts';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Cursor } from '../../kernel/cursor.ts';
import { isClash, type Reader, type Tx } from '../../platform/database.ts';
import { placementFollowUp } from '../../schema/follow-up.ts';
import { employer, opportunity } from '../../schema/opportunities.ts';
import { placementVersion } from '../../schema/outcomes.ts';
import { person } from '../../schema/people.ts';
import { placement } from '../../schema/referrals.ts';
import { checksOf } from './checks.repo.ts';
import { type EndReason, type Evidence, isVacanciesFull, type PlacementOrigin } from './placement.rules.ts';
import type { PlacementRecord, PlacementWithHistory, VersionLine } from './placement-record.rules.ts';
import { visitsOf } from './visits.repo.ts';
import type { FollowUp } from './warnings.rules.ts';

export interface NewPlacement {
  readonly id: string;
  readonly personId: string;
  readonly opportunityId: string | null;
  readonly referralId: string | null;
  readonly origin?: PlacementOrigin;
  readonly isWork?: boolean;
  readonly iscoCode?: string | null;
  readonly startedOn: LocalDate;
  readonly expectedEndOn?: LocalDate | null;
  readonly weeklyHours?: number | null;
  readonly monthlyIncomeRial?: number | null;
  readonly evidence?: Evidence;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** What may be corrected of a placement; an end is written by `endPlacementRow` and taken back by `reopenPlacementRow`. */
export interface PlacementChange {
  readonly startedOn?: LocalDate;
  readonly expectedEndOn?: LocalDate | null;
  readonly weeklyHours?: number | null;
  readonly monthlyIncomeRial?: number | null;
  readonly iscoCode?: string | null;
  readonly evidence?: Evidence;
}

export interface PlacementFilter {
  readonly personId?: string | undefined;
  readonly live?: boolean | undefined;
  readonly limit: number;
  readonly after?: Cursor | undefined;
}

/** Adds a placement; `full` and `standing` as `written` tells. */
export async function addPlacement(
  tx: Tx,
  scope: Scope,
  row: NewPlacement,
): Promise<'added' | 'full' | 'standing'> {
  return (
    (await refusalOf(() => tx.insert(placement).values({ ...row, organisationId: scope.organisationId }))) ??
    'added'
  );
}

/**
 * Carries a write out; `full` when the opportunity already holds as many as it has vacancies, `standing` when the person
 * is placed there already: nothing is written then.
 */
async function refusalOf(write: () => Promise<unknown>): Promise<'full' | 'standing' | undefined> {
  try {
    await write();
    return undefined;
  } catch (error) {
    if (isVacanciesFull(error)) return 'full';
    if (isClash(error)) return 'standing';
    throw error;
  }
}

type Standing = Pick<PlacementRecord, 'id' | 'revision'>;
const as = ({ id, revision }: Standing) => and(eq(placement.id, id), eq(placement.revision, revision));

export async function changePlacement(
  tx: Tx,
  from: Standing,
  change: PlacementChange,
  at: string,
): Promise<void> {
  await tx
    .update(placement)
    .set({ ...change, updatedAt: at, revision: from.revision + 1 })
    .where(as(from));
}

export async function endPlacementRow(
  tx: Tx,
  from: Standing,
  end: { readonly endedOn: LocalDate; readonly reason: EndReason; readonly at: string },
): Promise<void> {
  await tx
    .update(placement)
    .set({
      endedOn: end.endedOn,
      endReason: end.reason,
      updatedAt: end.at,
      revision: from.revision + 1,
    })
    .where(as(from));
}

/** Takes an end back; `full` when the vacancy was given to somebody else, `standing` when they hold it once more. */
export async function reopenPlacementRow(
  tx: Tx,
  from: Standing,
  at: string,
): Promise<'reopened' | 'full' | 'standing'> {
  const write = () =>
    tx
      .update(placement)
      .set({ endedOn: null, endReason: null, updatedAt: at, revision: from.revision + 1 })
      .where(as(from));
  return (await refusalOf(write)) ?? 'reopened';
}

/** The placement of a person of the organisation in an opportunity that has not ended, if there is one. */
export async function livePlacementIn(
  db: Reader,
  scope: Scope,
  of: { readonly personId: string; readonly opportunityId: string },
): Promise<string | undefined> {
  const [row] = await db
    .select({ id: placement.id })
    .from(placement)
    .where(
      and(
        eq(placement.personId, of.personId),
        eq(placement.opportunityId, of.opportunityId),
        eq(placement.organisationId, scope.organisationId),
        isNull(placement.endedOn),
      ),
    );
  return row?.id;
}

/** Placements of one organisation; those of any other do not exist here. Trainings are among them: a seat is held like a vacancy. */
export function placementsRepo(db: Reader, scope: Scope) {
  const own = eq(placement.organisationId, scope.organisationId);
  const records = (where: SQL | undefined) =>
    db
      .select(columns)
      .from(placement)
      .innerJoin(person, eq(person.id, placement.personId))
      .leftJoin(opportunity, eq(opportunity.id, placement.opportunityId))
      .leftJoin(employer, eq(employer.id, opportunity.employerId))
      .leftJoin(placementFollowUp, eq(placementFollowUp.placementId, placement.id))
      .where(and(own, where));
  const shown = (row: Row) => recordOf(row, scope.organisationId);
  return {
    async find(id: string): Promise<PlacementRecord | undefined> {
      const [row] = await records(eq(placement.id, id));
      return row && shown(row);
    },

    /** By id; those that do not exist here are left out. */
    async findMany(ids: readonly string[]): Promise<ReadonlyMap<string, PlacementRecord>> {
      const rows = ids.length === 0 ? [] : await records(inArray(placement.id, [...ids]));
      return new Map(rows.map((row) => [row.placement.id, shown(row)]));
    },

    async whole(id: string): Promise<PlacementWithHistory | undefined> {
      const found = await this.find(id);
      if (!found) return undefined;
      return {
        ...found,
        checks: (await checksOf(db, [id])).get(id) ?? [],
        versions: await versionsOf(db, id),
        visits: (await visitsOf(db, [id])).get(id) ?? [],
      };
    },

    /** Live and ended ones of a person, oldest first. */
    async ofPerson(personId: string): Promise<PlacementRecord[]> {
      const rows = await records(eq(placement.personId, personId)).orderBy(
        asc(placement.startedOn),
        asc(placement.id),
      );
      return rows.map(shown);
    },

    /** The latest begun first. `total` counts all that fit, whatever the page. */
    async list({ personId, live, limit, after }: PlacementFilter): Promise<{
      items: readonly PlacementRecord[];
      total: number;
      next: Cursor | undefined;
    }> {
      const where = and(
        personId === undefined ? undefined : eq(placement.personId, personId),
        live === undefined ? undefined : live ? isNull(placement.endedOn) : isNotNull(placement.endedOn),
      );
      const beyond =
        after &&
        or(
          lt(placement.startedOn, after.key),
          and(eq(placement.startedOn, after.key), gt(placement.id, after.id)),
        );
      const rows = await records(and(where, beyond))
        .orderBy(desc(placement.startedOn), asc(placement.id))
        .limit(limit + 1);
      const [counted] = await db.select({ total: count() }).from(placement).where(and(own, where));
      const page = rows.slice(0, limit);
      const last = rows.length > limit ? page.at(-1) : undefined;
      return {
        items: page.map(shown),
        total: counted?.total ?? 0,
        next: last && { key: last.placement.startedOn, id: last.placement.id },
      };
    },
  };
}

/** The placements of a person, oldest first; ended ones too. */
export async function placementsOf(
  db: Reader,
  scope: Scope,
  personId: string,
): Promise<readonly PlacementRecord[]> {
  return await placementsRepo(db, scope).ofPerson(personId);
}

const columns = {
  placement,
  given: person.givenName,
  family: person.familyName,
  status: person.status,
  phone: person.phone,
  titleFa: opportunity.titleFa,
  titleEn: opportunity.titleEn,
  employerId: employer.id,
  employerName: employer.name,
  employerPhone: employer.phone,
  employerOf: employer.organisationId,
  followUp: placementFollowUp,
};

interface Row {
  readonly placement: typeof placement.$inferSelect;
  readonly given: string;
  readonly family: string;
  readonly status: PlacementRecord['personStatus'];
  readonly phone: string | null;
  readonly titleFa: string | null;
  readonly titleEn: string | null;
  readonly employerId: string | null;
  readonly employerName: string | null;
  readonly employerPhone: string | null;
  readonly employerOf: string | null;
  readonly followUp: typeof placementFollowUp.$inferSelect | null;
}

function recordOf(row: Row, organisationId: string): PlacementRecord {
  const { startedOn, expectedEndOn, endedOn, ...rest } = row.placement;
  return {
    ...rest,
    startedOn: startedOn as LocalDate,
    expectedEndOn: expectedEndOn as LocalDate | null,
    endedOn: endedOn as LocalDate | null,
    personName: { given: row.given, family: row.family },
    personStatus: row.status,
    phone: row.phone,
    title: row.titleFa === null ? null : { fa: row.titleFa, en: row.titleEn },
    employer:
      row.employerId === null || row.employerName === null
        ? null
        : {
            id: row.employerId,
            name: row.employerName,
            phone: row.employerOf === organisationId ? row.employerPhone : null,
          },
    followUp: row.followUp && followUpOf(row.followUp),
  };
}

export function followUpOf(row: typeof placementFollowUp.$inferSelect): FollowUp {
  const { placementId: _, organisationId: _of, personId: _who, ...rest } = row;
  return rest as FollowUp;
}

async function versionsOf(db: Reader, placementId: string): Promise<readonly VersionLine[]> {
  const rows = await db
    .select()
    .from(placementVersion)
    .where(eq(placementVersion.placementId, placementId))
    .orderBy(asc(placementVersion.seq));
  return rows.map(
    ({ placementId: _, personId: _who, isWork: _is, iscoCode: _code, origin: _from, ...row }) => ({
      ...row,
      startedOn: row.startedOn as LocalDate,
      expectedEndOn: row.expectedEndOn as LocalDate | null,
      endedOn: row.endedOn as LocalDate | null,
    }),
  );
}
