import { eq, getTableColumns, sql } from 'drizzle-orm';
import type { LocalDate } from '../../kernel/calendar.ts';
import { fold } from '../../kernel/persian.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { insertMany, insertPacked, type PackedRows, packRows } from '../../platform/insert-many.ts';
import { ask } from '../../schema/asks.ts';
import { employer, opportunity } from '../../schema/opportunities.ts';
import { account } from '../../schema/organisations.ts';
import { type award, personState, type recall, type visit } from '../../schema/outcomes.ts';
import { person } from '../../schema/people.ts';
import { auditEntry } from '../../schema/records.ts';
import { type placement, referral, referralEvent } from '../../schema/referrals.ts';
import type { PersonStatus } from '../people/person-facts.rules.ts';
import { demoUsernames } from './demo-accounts.rules.ts';
import { demoId } from './demo-dice.rules.ts';

/** What the demo's audit rows are called; the last one says that all of it is there. */
export const demoActions = { load: 'demo.load', done: 'demo.complete' } as const;

export type NewReferralRow = typeof referral.$inferInsert;
export type NewEvent = typeof referralEvent.$inferInsert;
export type NewPlacementRow = typeof placement.$inferInsert;
export type NewAwardRow = typeof award.$inferInsert;
export type NewRecallRow = typeof recall.$inferInsert;
export type NewVisitRow = typeof visit.$inferInsert;
export interface StatusMove {
  readonly personId: string;
  readonly organisationId: string;
  readonly status: PersonStatus;
  readonly reason: string | null;
  readonly at: string;
  /** The day from which on it holds. */
  readonly since: LocalDate;
}

/** Whether anybody has an account or a file here. */
export async function isInhabited(db: Reader): Promise<boolean> {
  const [someAccount] = await db.select({ id: account.id }).from(account).limit(1);
  return someAccount !== undefined || (await hasPeople(db));
}

async function hasPeople(db: Reader): Promise<boolean> {
  const [someone] = await db.select({ id: person.id }).from(person).limit(1);
  return someone !== undefined;
}

/** Whether the demo accounts that are told at start are there, all of them. */
export async function hasDemoAccounts(db: Reader): Promise<boolean> {
  return (await usernamesAmong(db, demoUsernames)).size === demoUsernames.length;
}

/** Accounts under a user name of the demo, those of the provinces known by their planned ids. */
export async function demoNamed(
  db: Reader,
): Promise<readonly { readonly username: string; readonly passwordHash: string }[]> {
  const rows = await db
    .select({ id: account.id, username: account.username, passwordHash: account.passwordHash })
    .from(account)
    .orderBy(account.username);
  return rows.filter(isDemoNamed);
}

const isDemoNamed = ({ id, username }: { id: string; username: string }) =>
  demoUsernames.includes(username) || id === demoId('account', username);

/** Whether others than the demo have accounts here. Somebody real may be called like one of the demo, but not like all. */
async function hasOthersAccounts(db: Reader): Promise<boolean> {
  const rows = await db.select({ id: account.id, username: account.username }).from(account);
  return rows.length > 0 && !(rows.every(isDemoNamed) && (await hasDemoAccounts(db)));
}

/**
 * Whether the demo data are to be loaded: nobody is there yet but the demo's accounts, or a load was begun and not finished.
 * Then with the instant at which it was begun, from which its days are told.
 */
export async function wantedDemo(db: Reader): Promise<{ readonly begunAt: string | undefined } | undefined> {
  const first = (action: string) =>
    db
      .select({ at: auditEntry.at })
      .from(auditEntry)
      .where(eq(auditEntry.action, action))
      .orderBy(auditEntry.seq)
      .limit(1);
  const [begun] = await first(demoActions.load);
  if (begun) return (await first(demoActions.done)).length > 0 ? undefined : { begunAt: begun.at };
  return (await hasPeople(db)) || (await hasOthersAccounts(db)) ? undefined : { begunAt: undefined };
}

const tables = { ask, employer, opportunity, person, referral } as const;
const among = (ids: readonly string[]) => sql`(select value from json_each(${JSON.stringify(ids)}))`;

/** What is there already: a load that was cut short leaves it out when it is repeated. */
export async function idsStanding(db: Reader, name: keyof typeof tables): Promise<ReadonlySet<string>> {
  const { id } = tables[name];
  const rows = await db.select({ id }).from(tables[name]);
  return new Set(rows.map((row) => row.id));
}

export async function usernamesAmong(db: Reader, usernames: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ username: account.username })
    .from(account)
    .where(sql`${account.username} in ${among(usernames)}`);
  return new Set(rows.map(({ username }) => username));
}

/** Accounts by user name. */
export async function accountIds(db: Reader): Promise<ReadonlyMap<string, string>> {
  const rows = await db.select({ id: account.id, username: account.username }).from(account);
  return new Map(rows.map(({ id, username }) => [username, id]));
}

const emptyRow = Object.fromEntries(
  Object.entries(getTableColumns(opportunity)).map(([key, column]) => [key, column.default ?? null]),
);

/** A planned opportunity as it is read once it is written down. */
export function wholeRow(row: typeof opportunity.$inferInsert): typeof opportunity.$inferSelect {
  return { ...emptyRow, ...row } as typeof opportunity.$inferSelect;
}

export async function addEmployers(
  tx: Tx,
  rows: readonly Omit<typeof employer.$inferInsert, 'foldedName'>[],
): Promise<void> {
  await insertMany(
    tx,
    employer,
    rows.map((row) => ({ ...row, foldedName: fold(row.name) })),
  );
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

/** Referrals in the state they reached, with their histories, ready to be written. */
export interface PackedReferrals {
  readonly referrals: PackedRows;
  readonly events: PackedRows;
}

export function packReferrals(rows: {
  readonly referrals: readonly NewReferralRow[];
  readonly events: readonly NewEvent[];
}): PackedReferrals {
  return {
    referrals: packRows(referral, rows.referrals),
    events: packRows(referralEvent, rows.events),
  };
}

/** The database still refuses more offers than vacancies. */
export async function addReferrals(tx: Tx, { referrals, events }: PackedReferrals): Promise<void> {
  await insertPacked(tx, referral, referrals);
  await insertPacked(tx, referralEvent, events);
}

/** How people and works stand is written with its own past (`write-outcomes.ts`): the changes of a load derive nothing of it. */
export async function leaveOutcomes(tx: Tx): Promise<void> {
  await tx.run(sql`delete from outcome_due`);
  await tx.run(sql`delete from work_due`);
}

/** People whose story is written: with everything that belongs to it, for it is written at once. */
export async function loggedPeople(db: Reader): Promise<ReadonlySet<string>> {
  const rows = await db.selectDistinct({ id: personState.personId }).from(personState);
  return new Set(rows.map(({ id }) => id));
}

/** Moves the statuses of people, each once with all that became of it. @returns the revision of each. */
export async function moveStatuses(
  tx: Tx,
  moves: readonly StatusMove[],
): Promise<readonly { readonly id: string; readonly rev: number }[]> {
  if (moves.length === 0) return [];
  const last = new Map<string, StatusMove & { readonly moves: number }>();
  for (const move of moves)
    last.set(move.personId, { ...move, moves: (last.get(move.personId)?.moves ?? 0) + 1 });
  const rows = [...last.values()].map(({ personId, status, reason, at, since, moves }) => ({
    id: personId,
    status,
    reason: status === 'seeking' ? null : reason,
    at,
    since,
    moves,
  }));
  return await tx.all<{ id: string; rev: number }>(sql`update person set status = was.value ->> 'status',
    status_reason = was.value ->> 'reason', status_since = was.value ->> 'since', updated_at = was.value ->> 'at',
    revision = revision + (was.value ->> 'moves')
    from json_each(${JSON.stringify(rows)}) as was where person.id = was.value ->> 'id'
    returning person.id as id, person.revision as rev`);
}
