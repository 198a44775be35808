import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { expect, it } from 'vitest';
import type { DemoSize } from '../../../src/features/demo/demo-size.rules.ts';
import { programOf } from '../../support/server.ts';
import { createDemo } from './demo-setup.ts';

/** Audit rows of the load after which the program is killed, one kill after the other on the same database. */
const [size, points]: [DemoSize, readonly number[]] = process.env.MEHRKAR_DEEP
  ? ['life', [1, 700, 1_900, 3_500, 6_000, 9_000, 9_700, 11_000, 14_000, 16_000]]
  : ['small', [150]];

it(
  'a load killed midway, again and again, ends with what an undisturbed one gives',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mehrkar-killed-'));
    const url = `file:${join(folder, 'mehrkar.db')}`;
    const killedAt: number[] = [];
    for (const point of points) {
      const child = start(url);
      const loaded = await until(
        child,
        () => loadedRows(url),
        (count) => count >= point,
      );
      child.kill('SIGKILL');
      await ended(child);
      // A quick load may be through between two looks; what was killed then was not midway.
      if ((await doneRows(url)) > 0) break;
      killedAt.push(loaded);
    }
    expect(killedAt.length).toBeGreaterThan(0);

    const last = start(url);
    await until(
      last,
      () => doneRows(url),
      (count) => count === 1,
      100,
    );
    last.kill('SIGTERM');
    await ended(last);
    expect(await ask(url, 'pragma integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    const [begun] = await ask(url, "select min(at) as at from audit_entry where action = 'demo.load'");
    const whole = await createDemo(String(begun?.at), size);
    const wholeFile = await whole.deps.database.read.all<{ file: string }>('pragma database_list');
    const wholeUrl = `file:${wholeFile[0]?.file}`;
    for (const query of [
      `select id, organisation_id, household_id, national_id_index, given_name, family_name, status, status_since, status_reason,
       requested_at, created_at, updated_at, revision from person order by id`,
      'select * from household order by id',
      'select * from household_aid order by id',
      'select * from opportunity order by id',
      'select * from employer order by id',
      'select * from referral order by id',
      'select id, referral_id, from_state, to_state, reason, at, seq from referral_event order by id',
      'select * from placement order by id',
      'select id, placement_id, person_id, checked_on, result, evidence, weekly_hours, monthly_income_rial, source, corrects, recorded_at from placement_check order by id',
      'select id, placement_id, person_id, planned_on, done_on, outcome, created_at from visit order by id',
      'select id, household_id, placement_id, kind, amount_rial, benefactor_rial, approved_on, funded_on, delivered_on, recorded_at from award order by id',
      'select id, quarter, person_id, placement_id, drawn_at, result, answered_at from recall where result is not null order by id',
      'select person_id, recorded_at, status, status_reason, status_since, household_type, trade from person_state order by 1, seq',
      'select placement_id, recorded_at, ended_on, end_reason from placement_version order by 1, seq',
      'select person_id, from_day, to_day, known_from, known_to, state, cause, evidence from outcome_span order by 1, 4, 2',
      'select person_id, other_person_id from person_pair order by 1, 2',
      'select id, organisation_id, kind, amount_rial, state, payment_reference, created_at from pledge order by id',
      'select id, number, received_on, amount_rial, state from receipt order by id',
      'select id, household_id, award_id, state, end_kind, price_rial, disclosure, revision from sponsorship order by id',
      'select id, seq, organisation_id, kind, posted_on, source_key from ledger_entry order by id',
      'select entry_id, no, account_id, account_seq, amount_rial, balance_rial from ledger_line order by 1, 2',
      "select action, entity, entity_id from audit_entry where action like 'demo.%' order by 1, 2, 3",
    ])
      expect(await ask(url, query), query).toEqual(await ask(wholeUrl, query));
    await whole.close();
    rmSync(folder, { recursive: true, force: true });
  },
  process.env.MEHRKAR_DEEP ? 900_000 : 240_000,
);

function start(url: string): ChildProcess {
  return spawn(process.execPath, [programOf(false)], {
    env: {
      PATH: process.env.PATH ?? '',
      PORT: '0',
      DATABASE_URL: url,
      SECRET_KEY: 'a-secret-key-for-tests-only-0123456789',
      DEMO: size === 'life' ? '1' : 'small',
    },
    stdio: 'ignore',
  });
}

const ended = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

/** Asks until the answer fits; fails when the program ended by itself. */
async function until(
  child: ChildProcess,
  question: () => Promise<number>,
  fits: (answer: number) => boolean,
  everyMs = 3,
): Promise<number> {
  for (;;) {
    const answer = await question();
    if (fits(answer)) return answer;
    if (child.exitCode !== null) throw new Error(`the program ended with ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

const countOf = (url: string, action: string) =>
  ask(url, `select count(*) as n from audit_entry where action = '${action}'`).then(
    ([row]) => Number(row?.n),
    // No database or no table yet, or the program is just creating them.
    () => 0,
  );
const loadedRows = (url: string) => countOf(url, 'demo.load');
const doneRows = (url: string) => countOf(url, 'demo.complete');

async function ask(url: string, query: string): Promise<Record<string, unknown>[]> {
  const client = createClient({ url, timeout: 2_000 });
  try {
    return (await client.execute(query)).rows.map((row) => ({ ...row }));
  } finally {
    client.close();
  }
}
