import { sql } from 'drizzle-orm';
import { findAccount } from '../../src/features/accounts/accounts.repo.ts';
import { askClosing } from '../../src/features/ledger/ask-closing.ts';
import { decideLedgerRequest } from '../../src/features/ledger/decide-request.ts';
import { linesOf } from '../../src/features/ledger/entries.repo.ts';
import type { NewEntry } from '../../src/features/ledger/ledger.rules.ts';
import { postIn } from '../../src/features/ledger/post-in.repo.ts';
import { oppositeOf } from '../../src/features/ledger/request.rules.ts';
import { openRequestFor } from '../../src/features/ledger/requests.repo.ts';
import { accountBalances } from '../../src/features/ledger/trial-balance.repo.ts';
import { change } from '../../src/features/records/change.repo.ts';
import { addDays, tehranToday } from '../../src/kernel/calendar.ts';
import { parseConfig } from '../../src/platform/config.ts';
import { createCrypto } from '../../src/platform/crypto.ts';
import { openDatabase } from '../../src/platform/database.node.ts';
import { type Deps, idsFrom } from '../../src/platform/deps.ts';
import { silentLog } from '../../src/platform/log.ts';
import { type LedgerWorld, nameOf, somePlan } from './ledger-plan.ts';
import { diceFrom } from './load.ts';
import { testCost, testSecret } from './secret.ts';

/**
 * A program of its own that posts one random entry after the other and says of each what it is about to do and what came
 * of it, so that it can be killed at any moment. `DATABASE WORLD FROM TO COUNT SEED` on the command line.
 */
const [file = '', worldText = '', from = '0', to = '0', count = '1', seed = '1'] = process.argv.slice(2);
const world = JSON.parse(worldText) as LedgerWorld & { readonly first: string; readonly spanMs: number };
const say = (what: object): void => void process.stdout.write(`${JSON.stringify(what)}\n`);

const parsed = parseConfig({ DEMO: '1' });
if ('errors' in parsed) throw new Error('settings');
const database = await openDatabase(file);
const crypto = createCrypto(testSecret, testCost);
let now = new Date(world.first);
const deps: Deps = {
  config: parsed.config,
  database,
  crypto,
  log: silentLog,
  now: () => now,
  newId: idsFrom(crypto.randomBytes),
};
const actorOf = async (name: string) => {
  const found = await findAccount(database.read, name);
  if (!found) throw new Error(`no account ${name}`);
  return found.actor;
};
const manager = await actorOf('manager.bushehr');
const second = await actorOf('manager2.bushehr');
const organisationId = manager.organisationId ?? '';
const held = new Map<string, number>();
for (const { kind, fundId, ref, rial } of await accountBalances(database.read, { organisationId }))
  held.set(nameOf({ kind, fundId, ref }), rial);

async function post(i: number, entry: NewEntry): Promise<void> {
  say({ i, tries: entry });
  const [isThere] = await database.read.all(
    sql`select 1 from ledger_entry where source_key = ${entry.sourceKey}`,
  );
  const done = await change(deps, manager, (c) => postIn(c, deps, manager, entry));
  if (!done.ok) {
    say({ i, done: done.problem.extra?.reason ?? done.problem.kind });
    return;
  }
  if (!isThere)
    for (const { account, amountRial } of entry.lines)
      held.set(nameOf(account), (held.get(nameOf(account)) ?? 0) + amountRial);
  say({ i, done: isThere ? 'repeated' : 'posted' });
}

/** What a program may try that does not go through the posting function. */
const around = [
  'update ledger_line set amount_rial = amount_rial + 1',
  'delete from ledger_line where account_id = 1',
  "update ledger_entry set posted_on = '2020-01-01'",
  'delete from ledger_entry',
  'delete from ledger_account',
  "insert into ledger_shape values ('opening','allocated',1)",
  'delete from ledger_year',
  'insert into ledger_line select entry_id, 99, account_id, 1, 1, 1 from ledger_line limit 1',
  `insert into ledger_entry (id, seq, organisation_id, kind, posted_on, source_key, recorded_at, recorded_by)
    select 'ent_around', 1 + max(seq), organisation_id, 'opening', '2024-12-01', 'around', recorded_at, 'x' from ledger_entry`,
  'insert or replace into ledger_entry select * from ledger_entry limit 1',
];
async function goAround(i: number, dice: () => number): Promise<void> {
  const statement = around[Math.floor(dice() * around.length)] ?? '';
  say({ i, tries: 'around' });
  const before = await database.read.get<{ n: number }>(sql`select count(*) as n from ledger_line`);
  const refused = await database
    .write(async (tx) => await tx.run(sql.raw(statement)))
    .then(
      ({ rowsAffected }) => rowsAffected === 0,
      () => true,
    );
  const after = await database.read.get<{ n: number }>(sql`select count(*) as n from ledger_line`);
  say({ i, done: refused && before?.n === after?.n ? 'refused' : `let through: ${statement}` });
}

async function closeYear(i: number, year: number): Promise<void> {
  say({ i, tries: 'close', year });
  const asked =
    (await openRequestFor(database.read, organisationId, 'closing', String(year))) ??
    (await askClosing(deps, manager, String(year)).then((made) => (made.ok ? made.value : undefined)));
  if (asked === undefined) {
    say({ i, done: 'closed' });
    return;
  }
  const done = await decideLedgerRequest(deps, second, asked.id, undefined, { confirm: true });
  held.clear();
  for (const { kind, fundId, ref, rial } of await accountBalances(database.read, { organisationId }))
    held.set(nameOf({ kind, fundId, ref }), rial);
  say({ i, done: done.ok ? 'closed' : JSON.stringify(done.problem) });
}

/** The exact opposite of one of the last entries; undefined where none can be reversed. */
async function someReversal(i: number, dice: () => number): Promise<NewEntry | undefined> {
  const rows = await database.read.all<{ id: string; postedOn: string }>(
    sql`select e.id, e.posted_on as "postedOn" from ledger_entry e where e.organisation_id = ${organisationId} and e.kind not in ('reversal','closing')
      and not exists (select 1 from ledger_entry r where r.reverses = e.id) order by e.seq desc limit 40`,
  );
  const row = rows[Math.floor(dice() * rows.length)];
  return (
    row && {
      organisationId,
      kind: 'reversal',
      postedOn: tehranToday(now),
      sourceKey: `op:${i}`,
      reverses: row.id,
      lines: oppositeOf(await linesOf(database.read, row.id)),
    }
  );
}

const closings = new Map(
  (JSON.parse(process.argv[8] ?? '[]') as [number, number][]).map(([i, year]) => [i, year]),
);
for (let i = Number(from); i < Number(to); i++) {
  const dice = diceFrom(Number(seed) * 1_000_003 + i);
  now = new Date(Date.parse(world.first) + Math.floor((i / Number(count)) * world.spanMs));
  const year = closings.get(i);
  if (year !== undefined) {
    await closeYear(i, year);
    continue;
  }
  if (dice() < 0.03) {
    await goAround(i, dice);
    continue;
  }
  const reversal = dice() < 0.06 ? await someReversal(i, dice) : undefined;
  if (reversal) {
    await post(i, reversal);
    continue;
  }
  const plan = somePlan(dice, world, held);
  // Now and then the same thing comes again.
  const key = dice() < 0.04 && i > 5 ? `op:${i - 1 - Math.floor(dice() * 4)}` : `op:${i}`;
  if (plan)
    await post(i, {
      ...plan,
      organisationId,
      // Some of what is entered happened days ago; now and then in a year that is closed.
      postedOn: addDays(tehranToday(now), -Math.floor(dice() * dice() * 60)),
      sourceKey: key,
    });
  else say({ i, done: 'nothing' });
}
say({ i: Number(to), done: 'over' });
await database.close();
