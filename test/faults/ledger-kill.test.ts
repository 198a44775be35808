import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addBenefactor } from '../../src/features/benefactors/benefactors.repo.ts';
import { openFund, ownFund } from '../../src/features/ledger/funds.repo.ts';
import type { AccountKind, NewEntry } from '../../src/features/ledger/ledger.rules.ts';
import { statementOf } from '../../src/features/ledger/statements.repo.ts';
import { balanceGroups } from '../../src/features/ledger/trial-balance.repo.ts';
import { verifyLedger } from '../../src/features/ledger/verify-ledger.repo.ts';
import { addDays, mustLocalDate, tehranToday, toJalali } from '../../src/kernel/calendar.ts';
import { createCrypto } from '../../src/platform/crypto.ts';
import { openDatabase } from '../../src/platform/database.node.ts';
import type { Reader } from '../../src/platform/database.ts';
import { idsFrom } from '../../src/platform/deps.ts';
import { faultsOf } from '../support/chain.ts';
import { databaseIn, lookInto, prepareFolder } from '../support/folder.ts';
import { type LedgerWorld, nameOf } from '../support/ledger-plan.ts';
import { diceFrom } from '../support/load.ts';
import { testCost, testSecret } from '../support/secret.ts';

const deep = process.env.MEHRKAR_DEEP === '1';
const operations = deep ? 10_000 : 240;
const kills = deep ? 40 : 2;
const seed = 1405;
/** From Mehr 1403 to Aban 1405: two ends of years lie in it. */
const first = '2024-09-25T08:00:00.000Z';
const spanMs = 760 * 86_400_000;
const instantOf = (i: number) => new Date(Date.parse(first) + Math.floor((i / operations) * spanMs));

/** The first operation 20 days into a new year closes the year before. */
const closings: [number, number][] = [];
for (let i = 1; i < operations; i++) {
  const year = (at: number) => toJalali(addDays(tehranToday(instantOf(at)), -20)).year;
  if (year(i) > year(i - 1)) closings.push([i, year(i) - 1]);
}

let folder: string;
let world: LedgerWorld;
let organisationId: string;
const crypto = createCrypto(testSecret, testCost);
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mehrkar-ledger-'));
  prepareFolder(folder);
  const deps = { crypto, newId: idsFrom(crypto.randomBytes), now: () => new Date(first) };
  const database = await openDatabase(databaseIn(folder));
  const [row] = await database.read.all<{ id: string }>(
    sql`select organisation_id as id from account where username = 'manager.bushehr'`,
  );
  organisationId = row?.id ?? '';
  world = await database.write(async (tx) => {
    const benefactor = await addBenefactor(tx, deps, { phone: '09121110000', name: 'نیکوکار' });
    const gifts = [];
    for (let n = 0; n < 10; n++) {
      const pledgeId = `plg_${n}`;
      const fundId = await openFund(tx, deps, {
        organisationId,
        source: 'benefactor',
        purpose: 'given',
        benefactorId: benefactor.id,
        pledgeId,
      });
      gifts.push({ fundId, pledgeId });
    }
    const credit = { organisationId, source: 'credit-line', purpose: 'credit-line' } as const;
    return {
      gifts,
      credits: [
        await openFund(tx, deps, { ...credit, name: 'یک' }),
        await openFund(tx, deps, { ...credit, name: 'دو' }),
      ],
      general: await ownFund(tx, deps, organisationId, 'general'),
      contingency: await ownFund(tx, deps, organisationId, 'contingency'),
      banks: ['bnk_0', 'bnk_1', 'bnk_2'],
      kits: Array.from({ length: 12 }, (_, n) => `spn_${n}`),
    };
  });
  await database.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Said {
  readonly i: number;
  readonly tries?: NewEntry | 'around' | 'close';
  readonly year?: number;
  readonly done?: string;
}

/** The program on the books, and what it has said so far. */
function work(from: number) {
  const child = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      'test/support/ledger-worker.ts',
      databaseIn(folder),
      JSON.stringify({ ...world, first, spanMs }),
      ...[from, operations, operations, seed].map(String),
      JSON.stringify(closings),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const said: Said[] = [];
  const errors: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  const waiting: { readonly n: number; readonly go: () => void }[] = [];
  createInterface({ input: child.stdout }).on('line', (text) => {
    // A line that the kill cut in two says nothing.
    if (!text.endsWith('}')) return;
    said.push(JSON.parse(text));
    for (const one of waiting) if (said.filter(({ done }) => done !== undefined).length >= one.n) one.go();
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return {
    said,
    errors,
    ended,
    /** After so many answers, not after so long: a busy machine is killed in the midst of as much as an idle one. */
    answered: (n: number) =>
      Promise.race([new Promise<void>((go) => waiting.push({ n, go })), ended]).then(() => undefined),
    kill: () => child.kill('SIGKILL'),
  };
}

/** The books once more, in plain integers, from nothing but what was said to be posted. */
class Model {
  readonly posted: { readonly day: string; readonly entry: NewEntry }[] = [];
  readonly keys = new Set<string>();
  private readonly held = new Map<string, number>();
  closedThrough = '';
  readonly counts = new Map<string, number>();

  private static readonly sides: Readonly<Record<string, number>> = {
    cash: 1,
    'pledges-receivable': 1,
    'credit-line': 1,
    'kit-stock': 1,
    promised: -1,
    unidentified: -1,
    fund: -1,
    allocated: -1,
  };

  /** What has to come of it. */
  foretold(entry: NewEntry): string {
    if (this.keys.has(entry.sourceKey)) return 'repeated';
    if (entry.postedOn <= this.closedThrough) return 'closed-year';
    const after = new Map<string, number>();
    for (const { account, amountRial } of entry.lines) {
      const name = nameOf(account);
      after.set(name, (after.get(name) ?? this.held.get(name) ?? 0) + amountRial);
    }
    for (const [name, rial] of after)
      if ((Model.sides[name.split('|')[0] ?? ''] ?? 0) * rial < 0) return 'overdrawn';
    return 'posted';
  }

  apply(entry: NewEntry): void {
    this.keys.add(entry.sourceKey);
    this.posted.push({ day: entry.postedOn, entry });
    for (const { account, amountRial } of entry.lines) {
      const name = nameOf(account);
      this.held.set(name, (this.held.get(name) ?? 0) + amountRial);
    }
  }

  /** By account, of all that is posted until a day; accounts that hold nothing are left out. */
  balances(until = '9999-12-31'): Map<string, number> {
    const held = new Map<string, number>();
    for (const { day, entry } of this.posted)
      if (day <= until)
        for (const { account, amountRial } of entry.lines)
          held.set(nameOf(account), (held.get(nameOf(account)) ?? 0) + amountRial);
    return new Map([...held].filter(([, rial]) => rial !== 0));
  }

  close(year: number, last: string): void {
    if (last <= this.closedThrough) return;
    const lines = [...this.balances(last)]
      .filter(([name]) => /^(released|aid-granted|write-off)\|/.test(name))
      .map(([name, rial]) => {
        const [kind = '', fundId = '', ref = ''] = name.split('|');
        return { account: { kind: kind as AccountKind, fundId, ref }, amountRial: -rial };
      });
    if (lines.length > 0)
      this.apply({
        organisationId,
        kind: 'closing',
        postedOn: mustLocalDate(last),
        sourceKey: `closing:${organisationId}:${year}`,
        lines,
      });
    this.closedThrough = last;
  }
}

/** Every account by the sum of its lines, in SQL that shares nothing with the program. */
async function inDatabase(db: Reader): Promise<Map<string, number>> {
  const rows = await db.all<{ name: string; rial: number }>(
    sql`select a.kind || '|' || a.fund_id || '|' || a.ref as name, sum(l.amount_rial) as rial from ledger_line l
      join ledger_account a on a.id = l.account_id group by a.id having rial <> 0`,
  );
  return new Map(rows.map(({ name, rial }) => [name, rial]));
}

const invariants: Readonly<Record<string, ReturnType<typeof sql>>> = {
  'entries that do not balance': sql`select entry_id from ledger_line group by entry_id having sum(amount_rial) <> 0 or count(*) < 2`,
  'lines without an entry': sql`select entry_id from ledger_line where entry_id not in (select id from ledger_entry)`,
  'balances that do not follow': sql`select 1 from (select balance_rial as b, sum(amount_rial) over (partition by account_id order by account_seq) as s from ledger_line) where b <> s`,
  'movements that are not counted': sql`select account_id from ledger_line group by account_id having count(*) <> max(account_seq)`,
  'entries that are not counted': sql`select organisation_id from ledger_entry group by organisation_id having count(*) <> max(seq)`,
  'accounts that were ever overdrawn after an entry': sql`select l.account_id from ledger_line l join ledger_account a on a.id = l.account_id
    where l.no = (select max(m.no) from ledger_line m where m.entry_id = l.entry_id and m.account_id = l.account_id)
    and (a.kind in ('cash','pledges-receivable','credit-line','kit-stock') and l.balance_rial < 0 or a.kind in ('promised','unidentified','fund','allocated') and l.balance_rial > 0)`,
  'entries not on record once': sql`select id from ledger_entry e where (select count(*) from audit_entry a where a.action = 'ledger.post' and a.entity_id = e.id) <> 1`,
  'on record without an entry': sql`select seq from audit_entry where action = 'ledger.post' and entity_id not in (select id from ledger_entry)`,
  'sums of days that are not those of the lines': sql`select d.organisation_id from (select organisation_id, posted_on, kind, sum(rial) as r from ledger_day group by 1, 2, 3) d
    left join (select e.organisation_id as o, e.posted_on as p, a.kind as k, sum(l.amount_rial) as r from ledger_line l join ledger_entry e on e.id = l.entry_id join ledger_account a on a.id = l.account_id group by 1, 2, 3) s
    on s.o = d.organisation_id and s.p = d.posted_on and s.k = d.kind where coalesce(s.r, 0) <> d.r`,
  'promises of a pledge on one side alone': sql`select a.ref from ledger_line l join ledger_account a on a.id = l.account_id where a.kind in ('promised','pledges-receivable') group by a.ref having sum(l.amount_rial) <> 0`,
};

async function brokenIn(db: Reader): Promise<string[]> {
  const broken: string[] = [];
  for (const [name, query] of Object.entries(invariants))
    if ((await db.all(query)).length > 0) broken.push(name);
  return broken;
}

/** The statements of all funds against the trial balance and the model, to the rial. */
async function expectStatements(db: Reader, model: Model): Promise<void> {
  const held = model.balances();
  const of = (kind: string, fundId: string) =>
    [...held].reduce((s, [name, rial]) => (name.startsWith(`${kind}|${fundId}|`) ? s - rial : s), 0);
  const funds = [
    ...world.gifts.map(({ fundId }) => fundId),
    ...world.credits,
    world.general,
    world.contingency,
  ];
  let [left, allocated, transferred] = [0, 0, 0];
  for (const fundId of funds) {
    const one = await statementOf(db, { fundId });
    expect([one.leftRial, one.allocatedRial]).toEqual([of('fund', fundId), of('allocated', fundId)]);
    expect(one.receivedRial + one.transferredRial - one.returnedRial - one.spentRial).toBe(
      one.leftRial + one.allocatedRial,
    );
    left += one.leftRial;
    allocated += one.allocatedRial;
    transferred += one.transferredRial;
  }
  expect(transferred).toBe(0);
  const groups = await balanceGroups(db, { organisationId });
  const credit = (kind: string) =>
    groups.filter((one) => one.kind === kind).reduce((s, one) => s + one.creditRial - one.debitRial, 0);
  expect([credit('fund'), credit('allocated')]).toEqual([left, allocated]);
}

test(`${operations} random entries with ${kills} kills between: balanced at every look, nothing overdrawn, nothing lost, nothing around`, async () => {
  const dice = diceFrom(seed);
  const model = new Model();
  const count = (what: string) => model.counts.set(what, (model.counts.get(what) ?? 0) + 1);
  let next = 0;
  let looks = 0;
  const apply = (one: Said, tried: Said): void => {
    const { tries, year } = tried;
    count(`${typeof tries === 'object' ? tries.kind : tries} ${one.done}`);
    if (tries === 'around') expect(one.done).toBe('refused');
    else if (tries === 'close') {
      expect(one.done).toBe('closed');
      model.close(year ?? 0, lastOf(year ?? 0));
    } else if (tries) {
      expect([one.i, tries.kind, one.done]).toEqual([one.i, tries.kind, model.foretold(tries)]);
      if (one.done === 'posted') model.apply(tries);
    }
  };

  for (let round = 0; next < operations; round++) {
    const program = work(next);
    // Looks in from another process while entries land: at every commit the books are whole.
    let running = true;
    const looking = lookInto(folder, async (db) => {
      while (running) {
        const [sum] = await db.all<{ rial: number }>(
          sql`select coalesce(sum(amount_rial), 0) as rial from ledger_line`,
        );
        expect(sum?.rial).toBe(0);
        looks += 1;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    });
    if (round < kills) {
      await program.answered(Math.ceil((operations / (kills + 1)) * (0.6 + dice() * 0.8)));
      await new Promise((resolve) => setTimeout(resolve, dice() * 25));
      program.kill();
    }
    await program.ended;
    running = false;
    await looking;
    expect(program.errors.join('')).toBe('');

    let tried: Said | undefined;
    for (const one of program.said) {
      if (one.tries !== undefined) tried = one;
      else {
        if (tried?.i === one.i) apply(one, tried);
        next = one.i + 1;
        tried = undefined;
      }
    }
    await lookInto(folder, async (db) => {
      // What was under way when the program died is wholly there, as foretold, or not at all.
      if (tried && typeof tried.tries === 'object') {
        const entry = tried.tries;
        const before = model.keys.has(entry.sourceKey);
        const [there] = await db.all(sql`select id from ledger_entry where source_key = ${entry.sourceKey}`);
        if (there && !before) {
          expect(model.foretold(entry)).toBe('posted');
          model.apply(entry);
          count('landed unsaid');
        }
        next = tried.i + 1;
      } else if (tried?.tries === 'close') {
        const [closed] = await db.all(sql`select year from ledger_year where year = ${tried.year}`);
        if (closed) {
          model.close(tried.year ?? 0, lastOf(tried.year ?? 0));
          next = tried.i + 1;
        } else next = tried.i;
      }
      expect(await brokenIn(db)).toEqual([]);
      expect(await inDatabase(db)).toEqual(model.balances());
      await expectStatements(db, model);
    });
  }

  await lookInto(folder, async (db) => {
    // Past days, reckoned from the lines and from the last balance backwards, against plain sums.
    for (let n = 0; n < (deep ? 60 : 6); n++) {
      const asOf = tehranToday(instantOf(Math.floor(dice() * operations)));
      const groups = await balanceGroups(db, { organisationId, asOf });
      const sums = new Map<string, number>();
      for (const [name, rial] of model.balances(asOf)) {
        const kind = name.split('|')[0] ?? '';
        sums.set(kind, (sums.get(kind) ?? 0) + rial);
      }
      const found = new Map<string, number>();
      for (const { kind, debitRial, creditRial } of groups)
        found.set(kind, (found.get(kind) ?? 0) + debitRial - creditRial);
      for (const [kind, rial] of found) expect([asOf, kind, rial]).toEqual([asOf, kind, sums.get(kind) ?? 0]);
    }
    const report = await verifyLedger(db, { digest: (text) => crypto.digest(text) });
    expect(report).toMatchObject({ entries: model.posted.length, faultCount: 0, missingGuards: [] });
    expect(await faultsOf(db)).toEqual([]);
  });
  const posted = new Set(model.posted.map(({ entry }) => entry.kind));
  expect(posted.size).toBeGreaterThan(deep ? 22 : 12);
  expect(looks).toBeGreaterThan(kills);
  if (deep) console.info(`${model.posted.length} entries, ${looks} looks:`, Object.fromEntries(model.counts));
}, 1_800_000);

/** The last day of a Jalali year. */
function lastOf(year: number): string {
  let day = mustLocalDate(`${year + 622}-03-25`);
  while (toJalali(day).year > year) day = addDays(day, -1);
  return day;
}
