import { and, asc, count, desc, eq, gt, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Scope } from '../../kernel/actor.ts';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Cursor } from '../../kernel/cursor.ts';
import { isClash, type Reader, type Tx } from '../../platform/database.ts';
import { visit } from '../../schema/outcomes.ts';
import type { VisitOutcome } from './placement.rules.ts';
import type { VisitLine } from './placement-record.rules.ts';

export interface NewVisit {
  readonly id: string;
  readonly placementId: string;
  readonly personId: string;
  readonly plannedOn: LocalDate;
  readonly createdAt: string;
  readonly createdBy: string;
}

/** Plans a visit; `planned` where one is planned for the work already: nothing is written then. */
export async function addVisit(tx: Tx, scope: Scope, row: NewVisit): Promise<'added' | 'planned'> {
  try {
    await tx.insert(visit).values({ ...row, organisationId: scope.organisationId, updatedAt: row.createdAt });
    return 'added';
  } catch (error) {
    if (isClash(error)) return 'planned';
    throw error;
  }
}

/** Writes what came of a visit that was planned. */
export async function closeVisit(
  tx: Tx,
  from: Pick<VisitLine, 'id' | 'revision'>,
  to:
    | { readonly doneOn: LocalDate; readonly outcome: VisitOutcome; readonly at: string }
    | { readonly cancelled: true; readonly at: string },
): Promise<void> {
  await tx
    .update(visit)
    .set({
      ...('cancelled' in to ? { cancelledAt: to.at } : { doneOn: to.doneOn, outcome: to.outcome }),
      updatedAt: to.at,
      revision: from.revision + 1,
    })
    .where(and(eq(visit.id, from.id), eq(visit.revision, from.revision)));
}

/** Cancels what was planned for a work that is over. @returns the ids. */
export async function cancelPlanned(tx: Tx, placementId: string, at: string): Promise<readonly string[]> {
  const rows = await tx
    .update(visit)
    .set({ cancelledAt: at, updatedAt: at, revision: sql`${visit.revision} + 1` })
    .where(and(eq(visit.placementId, placementId), isPlanned))
    .returning({ id: visit.id });
  return rows.map(({ id }) => id);
}

const isPlanned = and(isNull(visit.doneOn), isNull(visit.cancelledAt));

/** Visits of one organisation; those of any other do not exist here. */
export function visitsRepo(db: Reader, scope: Scope) {
  const own = eq(visit.organisationId, scope.organisationId);
  return {
    async find(id: string): Promise<VisitLine | undefined> {
      const [row] = await db
        .select()
        .from(visit)
        .where(and(own, eq(visit.id, id)));
      return row && lineOf(row);
    },

    /** Planned and not yet done, up to a day where one is given, the earliest first. */
    async planned(filter: {
      readonly until?: LocalDate | undefined;
      readonly limit: number;
      readonly after?: Cursor | undefined;
    }): Promise<{ items: readonly VisitLine[]; total: number; next: Cursor | undefined }> {
      const { until, limit, after } = filter;
      const where: SQL | undefined = and(
        own,
        isPlanned,
        until === undefined ? undefined : lte(visit.plannedOn, until),
      );
      const beyond =
        after &&
        or(gt(visit.plannedOn, after.key), and(eq(visit.plannedOn, after.key), gt(visit.id, after.id)));
      const rows = await db
        .select()
        .from(visit)
        .where(and(where, beyond))
        .orderBy(asc(visit.plannedOn), asc(visit.id))
        .limit(limit + 1);
      const [counted] = await db.select({ total: count() }).from(visit).where(where);
      const page = rows.slice(0, limit);
      const last = rows.length > limit ? page.at(-1) : undefined;
      return {
        items: page.map(lineOf),
        total: counted?.total ?? 0,
        next: last && { key: last.plannedOn, id: last.id },
      };
    },
  };
}

/** Visits for placements by placement, the latest planned first. */
export async function visitsOf(
  db: Reader,
  placementIds: readonly string[],
): Promise<ReadonlyMap<string, readonly VisitLine[]>> {
  if (placementIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(visit)
    .where(inArray(visit.placementId, [...placementIds]))
    .orderBy(desc(visit.plannedOn), desc(visit.id));
  const found = new Map<string, VisitLine[]>();
  for (const row of rows)
    if (row.placementId !== null)
      found.set(row.placementId, [...(found.get(row.placementId) ?? []), lineOf(row)]);
  return found;
}

function lineOf(row: typeof visit.$inferSelect): VisitLine {
  const { organisationId: _, createdBy: _by, updatedAt: _at, plannedOn, doneOn, ...rest } = row;
  return { ...rest, plannedOn: plannedOn as LocalDate, doneOn: doneOn as LocalDate | null };
}
