import { eq, inArray, sql } from 'drizzle-orm';
import { fold } from '../../kernel/persian.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { employer, opportunity } from '../../schema/opportunities.ts';
import { person } from '../../schema/people.ts';
import { auditEntry } from '../../schema/records.ts';
import { placement, referral, referralEvent } from '../../schema/referrals.ts';
import type { PersonFacts, PersonStatus } from '../people/person-facts.rules.ts';
import { readFacts } from '../people/person-rows.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';

/** What the demo's audit rows are called; the last one says that all of it is there. */
export const demoActions = { load: 'demo.load', done: 'demo.complete' } as const;

export type NewReferralRow = typeof referral.$inferInsert;
export type NewEvent = typeof referralEvent.$inferInsert;
export type NewPlacementRow = typeof placement.$inferInsert;
export interface StatusMove {
  readonly personId: string;
  readonly organisationId: string;
  readonly status: PersonStatus;
  readonly reason: string | null;
  readonly at: string;
}

/** Whether the demo data are to be loaded: nobody is there yet, or a load was begun and not finished. */
export async function demoIsWanted(db: Reader): Promise<boolean> {
  const [someone] = await db.select({ id: person.id }).from(person).limit(1);
  if (!someone) return true;
  const [begun] = await db
    .select({ seq: auditEntry.seq })
    .from(auditEntry)
    .where(eq(auditEntry.action, demoActions.load))
    .limit(1);
  if (!begun) return false;
  const [done] = await db
    .select({ seq: auditEntry.seq })
    .from(auditEntry)
    .where(eq(auditEntry.action, demoActions.done))
    .limit(1);
  return !done;
}

const tables = { employer, opportunity, person, referral } as const;

/** Those of the ids that are there already: a load that was cut short leaves them out when it is repeated. */
export async function presentIds(
  db: Reader,
  name: keyof typeof tables,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const table = tables[name];
  const rows = await db
    .select({ id: table.id })
    .from(table)
    .where(inArray(table.id, [...ids]));
  return new Set(rows.map(({ id }) => id));
}

/** Facts of the people of the ids, whatever their organisation: the demo data are made by the service itself. */
export async function demoFacts(
  db: Reader,
  ids: readonly string[],
  vocabulary: Vocabulary,
): Promise<ReadonlyMap<string, PersonFacts>> {
  const facts = await readFacts(db, inArray(person.id, [...ids]), vocabulary);
  return new Map(facts.map((one) => [one.id, one]));
}

export async function addEmployers(
  tx: Tx,
  rows: readonly Omit<typeof employer.$inferInsert, 'foldedName'>[],
): Promise<void> {
  await tx.insert(employer).values(rows.map((row) => ({ ...row, foldedName: fold(row.name) })));
}

/** Sets back the days on which people came, and their households: the writers know only now. */
export async function setBack(
  tx: Tx,
  people: readonly { readonly id: string; readonly at: string; readonly since: string }[],
  households: readonly { readonly id: string; readonly at: string }[],
): Promise<void> {
  await tx.run(sql`update person set created_at = was.value ->> 'at', updated_at = was.value ->> 'at',
    status_since = was.value ->> 'since'
    from json_each(${JSON.stringify(people)}) as was where person.id = was.value ->> 'id'`);
  await tx.run(sql`update household set created_at = was.value ->> 'at'
    from json_each(${JSON.stringify(households)}) as was where household.id = was.value ->> 'id'`);
}

/** Referrals in the state they reached, with their histories; the database still refuses more offers than vacancies. */
export async function addHistories(
  tx: Tx,
  rows: {
    readonly referrals: readonly NewReferralRow[];
    readonly events: readonly NewEvent[];
    readonly placements: readonly NewPlacementRow[];
  },
): Promise<void> {
  await tx.insert(referral).values([...rows.referrals]);
  await tx.insert(referralEvent).values([...rows.events]);
  if (rows.placements.length > 0) await tx.insert(placement).values([...rows.placements]);
}
