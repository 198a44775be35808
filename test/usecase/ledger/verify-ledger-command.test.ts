import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyLedgerCommand } from '../../../src/entry/verify-ledger-command.ts';
import { addBankAccount } from '../../../src/features/ledger/add-bank-account.ts';
import { askReversal } from '../../../src/features/ledger/ask-reversal.ts';
import { addCreditLine, moveCredit } from '../../../src/features/ledger/credit-lines.ts';
import { decideLedgerRequest } from '../../../src/features/ledger/decide-request.ts';
import { enterOpening, transferBetweenFunds } from '../../../src/features/ledger/own-funds.ts';
import { openDatabase } from '../../../src/platform/database.node.ts';
import { mehrkar, runCommand } from '../../support/command.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { ibanOf } from '../../support/ibans.ts';
import { testSecret } from '../../support/secret.ts';

const folder = mkdtempSync(join(tmpdir(), 'mehrkar-verify-ledger-'));
const whole = join(folder, 'whole.db');
let h: Harness;
let n = 0;
const value = <T>(result: { ok: true; value: T } | { ok: false; problem: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};

beforeAll(async () => {
  h = await createHarness();
  const manager = await h.actorOf('manager.bushehr');
  const second = await h.actorOf('manager2.bushehr');
  const bank = value(await addBankAccount(h.deps, manager, { bank: 'ملی', iban: ibanOf(1) })).id;
  const given = { bankAccountId: bank, amountRial: 900, postedOn: '2026-11-01' };
  value(await enterOpening(h.deps, manager, { ...given, fund: 'general' }));
  const wrong = value(await enterOpening(h.deps, manager, { ...given, fund: 'loan' })).entryId;
  const asked = value(await askReversal(h.deps, manager, wrong, { reason: 'اشتباه' }));
  value(await decideLedgerRequest(h.deps, second, asked.id, undefined, { confirm: true }));
  const line = value(
    await addCreditLine(h.deps, manager, { name: 'اعتبار', amountRial: 500, allottedOn: '2026-11-02' }),
  );
  value(
    await moveCredit(h.deps, manager, line.id, {
      act: 'draw',
      amountRial: 200,
      postedOn: '2026-11-03',
      bankAccountId: bank,
    }),
  );
  value(
    await transferBetweenFunds(h.deps, manager, {
      from: 'general',
      to: 'contingency',
      amountRial: 5,
      postedOn: '2026-11-04',
      reason: 'پشتوانه',
    }),
  );
  await h.deps.database.read.run(sql.raw(`vacuum into '${whole}'`));
});
afterAll(async () => {
  await h.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A copy of the books whose guards were taken away, changed, and put back. */
async function tampered(...statements: readonly string[]) {
  const path = join(folder, `copy-${++n}.db`);
  copyFileSync(whole, path);
  const database = await openDatabase(`file:${path}`);
  const triggers = await database.read.all<{ name: string; sql: string }>(
    sql`select name, sql from sqlite_master where type = 'trigger' and name like 'ledger%'`,
  );
  await database.read.run(sql.raw('pragma foreign_keys = off'));
  for (const { name } of triggers) await database.read.run(sql.raw(`drop trigger ${name}`));
  for (const statement of statements) await database.read.run(sql.raw(statement));
  for (const one of triggers) await database.read.run(sql.raw(one.sql));
  await database.close();
  return await verify(path);
}
const verify = (path: string, env: Record<string, string> = { SECRET_KEY: testSecret }) =>
  runCommand(verifyLedgerCommand, { DATABASE_URL: `file:${path}`, DEMO: '0', ...env }, []);

describe('mehrkar verify-ledger', () => {
  test('is told of in the help, ends with 0 on books that are right, and says what it cannot check', async () => {
    expect(await mehrkar({}, '--help')).toMatchObject({ out: expect.stringContaining('verify-ledger') });
    expect(await verify(whole)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/Right: 6 entries with 12/),
    });
    expect(await verify(join(folder, 'none.db'))).toMatchObject({ code: 1 });
    const keyless = await verify(whole, { SECRET_KEY: '' });
    expect(keyless).toMatchObject({ code: 0, err: expect.stringContaining('not compared') });
  });

  const first = `(select id from ledger_entry order by seq limit 1)`;
  const last = `(select id from ledger_entry order by seq desc limit 1)`;
  test.each([
    [
      'an amount changed on both sides, with every balance made to follow',
      [
        `update ledger_line set amount_rial = amount_rial * 2, balance_rial = balance_rial + amount_rial where entry_id = ${last}`,
      ],
      ['not what was put on record'],
    ],
    [
      'a line changed alone',
      [`update ledger_line set amount_rial = amount_rial + 1 where entry_id = ${first} and no = 1`],
      ['sides are not equal', 'balance does not follow', 'not what was put on record'],
    ],
    [
      'a balance made up',
      [`update ledger_line set balance_rial = balance_rial + 7 where entry_id = ${last} and no = 2`],
      ['balance does not follow'],
    ],
    [
      'another day',
      [`update ledger_entry set posted_on = '2026-10-01' where id = ${first}`],
      ['not what was put on record'],
    ],
    [
      'another hand',
      [`update ledger_entry set recorded_by = 'acc_other' where id = ${first}`],
      ['who recorded it differs'],
    ],
    [
      'an entry taken out',
      [`delete from ledger_line where entry_id = ${last}`, `delete from ledger_entry where id = ${last}`],
      ['on record, but the entry is gone'],
    ],
    [
      'an entry put in without being on record',
      [
        `insert into ledger_line select 'ent_x', no, account_id, account_seq + 1, -amount_rial, balance_rial - amount_rial from ledger_line where entry_id = ${last}`,
        `insert into ledger_entry (id, seq, organisation_id, kind, posted_on, source_key, recorded_at, recorded_by) select 'ent_x', seq + 1, organisation_id, kind, posted_on, 'x', recorded_at, recorded_by from ledger_entry where id = ${last}`,
      ],
      ['ent_x: is not on record'],
    ],
    [
      'lines left without their entry',
      [`delete from ledger_entry where id = ${last}`],
      ['has lines but no entry', 'on record, but the entry is gone'],
    ],
    [
      'two entries that changed places',
      [
        `update ledger_entry set seq = -1 where seq = 1`,
        `update ledger_entry set seq = 1 where seq = 2`,
        `update ledger_entry set seq = 2 where seq = -1`,
      ],
      ['another order than on record'],
    ],
    [
      'sums of a day that were changed',
      [`update ledger_day set rial = rial + 1 where kind = 'cash' and posted_on = '2026-11-01'`],
      ['2026-11-01: the sums kept of this day'],
    ],
    [
      'a year closed over what was posted later',
      [
        `insert into ledger_year select organisation_id, 1405, '2027-03-20', '2026-11-01T00:00:00.000Z', 'a', 'b' from ledger_entry limit 1`,
      ],
      ['after it was closed'],
    ],
  ])('names %s', async (_, statements, words) => {
    const run = await tampered(...statements);
    expect(run.code).toBe(2);
    for (const one of words) expect(run.out).toContain(one);
  });

  test('names guards that were taken away', async () => {
    const path = join(folder, 'unguarded.db');
    copyFileSync(whole, path);
    const database = await openDatabase(`file:${path}`);
    await database.read.run(sql.raw('drop trigger ledger_entry_whole'));
    await database.close();
    expect(await verify(path)).toMatchObject({ code: 2, out: expect.stringContaining('ledger_entry_whole') });
  });
});
