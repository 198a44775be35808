import { and, asc, eq, gt, inArray, isNull, lte, type SQL } from 'drizzle-orm';
import type { Reader } from '../../../platform/database.ts';
import { opportunity } from '../../../schema/opportunities.ts';
import { person } from '../../../schema/people.ts';
import { heldCounts } from '../../opportunities/opportunities.repo.ts';
import type { OpportunityFacts } from '../../opportunities/opportunity-facts.rules.ts';
import { factsOf } from '../../opportunities/opportunity-row.repo.ts';
import { readOwnedFacts } from '../../people/person-rows.repo.ts';
import type { Vocabulary } from '../../reference/vocabulary.rules.ts';
import type { Seeker } from './people-table.rules.ts';

/** Ids of a statement: SQLite takes far more parameters, but a slice should give the event loop back soon. */
export const sliceRows = 250;

export interface HeldOpportunity {
  readonly facts: OpportunityFacts;
  readonly held: number;
}

const seeking = eq(person.status, 'seeking');

/** Everybody who is `seeking`, of every organisation, slice by slice in the order of ids. */
export async function* allSeekers(db: Reader, vocabulary: Vocabulary): AsyncGenerator<readonly Seeker[]> {
  for (let after = ''; ; ) {
    const ids = await db
      .select({ id: person.id })
      .from(person)
      .where(gt(person.id, after))
      .orderBy(asc(person.id))
      .limit(sliceRows);
    const last = ids.at(-1);
    if (!last) return;
    yield await readOwnedFacts(db, and(gt(person.id, after), lte(person.id, last.id), seeking), vocabulary);
    after = last.id;
  }
}

/** Those of the ids who are `seeking`; everybody else is left out. */
export async function seekersAmong(
  db: Reader,
  vocabulary: Vocabulary,
  ids: readonly string[],
): Promise<readonly Seeker[]> {
  return await readOwnedFacts(db, and(inArray(person.id, [...ids]), seeking), vocabulary);
}

export async function membersOf(db: Reader, householdIds: readonly string[]): Promise<readonly string[]> {
  const rows = await db
    .select({ id: person.id })
    .from(person)
    .where(inArray(person.householdId, [...householdIds]));
  return rows.map(({ id }) => id);
}

/** Every opportunity that nobody closed by hand, slice by slice in the order of ids. */
export async function* allOpportunities(
  db: Reader,
  vocabulary: Vocabulary,
): AsyncGenerator<readonly HeldOpportunity[]> {
  for (let after = ''; ; ) {
    const rows = await db
      .select()
      .from(opportunity)
      .where(gt(opportunity.id, after))
      .orderBy(asc(opportunity.id))
      .limit(sliceRows);
    const last = rows.at(-1);
    if (!last) return;
    yield await withHeld(
      db,
      rows.filter(({ closedAt }) => closedAt === null).map((row) => factsOf(row, vocabulary)),
    );
    after = last.id;
  }
}

/** Those of the ids that nobody closed by hand; all others are left out. */
export async function opportunitiesAmong(
  db: Reader,
  vocabulary: Vocabulary,
  ids: readonly string[],
): Promise<readonly HeldOpportunity[]> {
  const where: SQL | undefined = and(inArray(opportunity.id, [...ids]), isNull(opportunity.closedAt));
  const rows = await db.select().from(opportunity).where(where);
  return await withHeld(
    db,
    rows.map((row) => factsOf(row, vocabulary)),
  );
}

async function withHeld(db: Reader, facts: readonly OpportunityFacts[]): Promise<HeldOpportunity[]> {
  const held = await heldCounts(
    db,
    facts.map(({ id }) => id),
  );
  return facts.map((one) => ({ facts: one, held: held.get(one.id) ?? 0 }));
}
