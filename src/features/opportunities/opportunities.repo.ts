import { and, count, eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { insertMany } from '../../platform/insert-many.ts';
import { inParts } from '../../platform/read-in-parts.ts';
import { employer, opportunity } from '../../schema/opportunities.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import type { OpportunityFacts, OpportunityKind } from './opportunity-facts.rules.ts';
import { indexOpportunities } from './opportunity-index.repo.ts';
import { isAnnounced } from './opportunity-list.repo.ts';
import type {
  OpportunityCounts,
  OpportunityFilter,
  OpportunityPage,
  TextMatch,
} from './opportunity-list.rules.ts';
import type { OpportunityRecord } from './opportunity-record.rules.ts';
import { factsOf, recordOf } from './opportunity-row.repo.ts';
import { embeddedWork, type WorkEngine } from './work-engine.repo.ts';

export interface OpportunitiesRepo {
  find(id: string): Promise<OpportunityRecord | undefined>;
  facts(id: string): Promise<OpportunityFacts | undefined>;
  /** What is not closed by hand and not over on `today`, also what opens later; employers are not read. */
  announcedFacts(filter: {
    kind?: OpportunityKind | undefined;
    today: LocalDate;
    where?: SQL | undefined;
  }): Promise<OpportunityFacts[]>;
  /** By id; ids that do not exist are left out. */
  findMany(ids: readonly string[]): Promise<Map<string, OpportunityRecord>>;
  /** By the key an organisation's import finds it again with. */
  findBySourceKeys(organisationId: string, keys: readonly string[]): Promise<Map<string, OpportunityRecord>>;
  /** What a typed text means among what the one who asks may see; undefined where nothing was typed. */
  meant(
    text: string,
    shown: Pick<OpportunityFilter, 'status' | 'today' | 'viewer'>,
  ): Promise<TextMatch | undefined>;
  page(filter: OpportunityFilter): Promise<OpportunityPage>;
  /** The first of a list, and how many there are in all, where nobody asks for counts of anything else. */
  first(filter: OpportunityFilter): Promise<{ items: readonly OpportunityRecord[]; total: number }>;
  /** Of all pages together: `sumsOf` makes total and facets of it. */
  counts(filter: OpportunityFilter): Promise<OpportunityCounts>;
}

/**
 * Opportunities are open to all: whoever shows them decides which fields, see `opportunity-view.rules.ts`. Lists are made by
 * the engine; the records of them are always those of the database.
 */
export function opportunitiesRepo(
  db: Reader,
  vocabulary: Vocabulary,
  engine: WorkEngine = embeddedWork(db, vocabulary),
): OpportunitiesRepo {
  const withEmployer = () =>
    db
      .select({ opportunity: getTableColumns(opportunity), employer: getTableColumns(employer) })
      .from(opportunity)
      .leftJoin(employer, eq(employer.id, opportunity.employerId));
  return {
    async find(id) {
      const [row] = await withEmployer().where(eq(opportunity.id, id));
      return row && recordOf(row.opportunity, row.employer, vocabulary);
    },
    async facts(id) {
      const [row] = await db.select().from(opportunity).where(eq(opportunity.id, id));
      return row && factsOf(row, vocabulary);
    },
    async announcedFacts({ kind, today, where }) {
      const ids = await db
        .select({ id: opportunity.id })
        .from(opportunity)
        .where(and(isAnnounced(today), kind === undefined ? undefined : eq(opportunity.kind, kind), where));
      return await inParts(ids, async (part) => {
        const rows = await db.select().from(opportunity).where(inArray(opportunity.id, part));
        return rows.map((row) => factsOf(row, vocabulary));
      });
    },
    async findMany(ids) {
      const found = new Map<string, OpportunityRecord>();
      for (const part of chunks([...new Set(ids)])) {
        const rows = await withEmployer().where(inArray(opportunity.id, part));
        for (const row of rows)
          found.set(row.opportunity.id, recordOf(row.opportunity, row.employer, vocabulary));
      }
      return found;
    },
    async findBySourceKeys(organisationId, keys) {
      const found = new Map<string, OpportunityRecord>();
      for (const part of chunks([...new Set(keys)])) {
        const rows = await withEmployer().where(
          and(eq(opportunity.organisationId, organisationId), inArray(opportunity.sourceKey, part)),
        );
        for (const row of rows)
          if (row.opportunity.sourceKey !== null)
            found.set(row.opportunity.sourceKey, recordOf(row.opportunity, row.employer, vocabulary));
      }
      return found;
    },
    meant: (text, shown) => engine.meant(text, shown),
    async page(filter) {
      const { ids, nextCursor } = await engine.page(filter);
      const found = await this.findMany(ids);
      return {
        items: ids.flatMap((id) => found.get(id) ?? []),
        nextCursor,
      };
    },
    async first(filter) {
      const { ids, total } = await engine.first(filter);
      const found = await this.findMany(ids);
      return { items: ids.flatMap((id) => found.get(id) ?? []), total };
    },
    counts: async (filter) => await engine.counts(filter),
  };
}

/** How many vacancies are taken, by opportunity: unended placements and open offers. Those with none are left out. */
export async function heldCounts(db: Reader, ids?: readonly string[]): Promise<Map<string, number>> {
  const some =
    ids === undefined
      ? sql``
      : sql` where opportunity_id in (select value from json_each(${JSON.stringify(ids)}))`;
  const rows = await db.all<{ id: string; held: number }>(
    sql`select opportunity_id as id, held from opportunity_held${some}`,
  );
  return new Map(rows.map(({ id, held }) => [id, held]));
}

export type NewOpportunityRow = typeof opportunity.$inferInsert;

export async function addOpportunities(tx: Tx, rows: readonly NewOpportunityRow[]): Promise<void> {
  for (const part of chunks(rows)) await insertMany(tx, opportunity, part);
  await indexOpportunities(
    tx,
    rows.map(({ id }) => id),
  );
}

/**
 * Replaces what is given and raises the revision. `stale` where it is not the organisation's or not at `revision`;
 * `held` where fewer vacancies would stay than are taken. Nothing is written then.
 */
export async function changeOpportunity(
  tx: Tx,
  key: { readonly id: string; readonly organisationId: string; readonly revision: number },
  values: Partial<NewOpportunityRow>,
): Promise<'changed' | 'stale' | 'held'> {
  try {
    const rows = await tx
      .update(opportunity)
      .set({ ...values, revision: key.revision + 1 })
      .where(
        and(
          eq(opportunity.id, key.id),
          eq(opportunity.organisationId, key.organisationId),
          eq(opportunity.revision, key.revision),
        ),
      )
      .returning({ id: opportunity.id });
    if (rows.length !== 1) return 'stale';
    await indexOpportunities(tx, [key.id]);
    return 'changed';
  } catch (error) {
    if (isVacanciesHeld(error)) return 'held';
    throw error;
  }
}

/** Whether the database refused because fewer vacancies would stay than are taken (trigger `opportunity_keeps_room`). */
function isVacanciesHeld(error: unknown): boolean {
  for (let e: unknown = error; e instanceof Error; e = e.cause)
    if (e.message.includes('vacancies are held')) return true;
  return false;
}

/** How many announced opportunities each employer of an organisation has; those with none are left out. */
export async function openCountsByEmployer(
  db: Reader,
  organisationId: string,
  today: LocalDate,
): Promise<Map<string, number>> {
  const rows = await db
    .select({ id: opportunity.employerId, n: count() })
    .from(opportunity)
    .where(and(eq(opportunity.organisationId, organisationId), isAnnounced(today)))
    .groupBy(opportunity.employerId);
  return new Map(rows.flatMap(({ id, n }) => (id === null ? [] : [[id, n] as const])));
}

function* chunks<T>(items: readonly T[], size = 500): Generator<T[]> {
  for (let i = 0; i < items.length; i += size) yield items.slice(i, i + size);
}
