import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asc, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditHash } from '../../../src/features/records/audit-chain.repo.ts';
import { change } from '../../../src/features/records/change.repo.ts';
import { problem } from '../../../src/kernel/problem.ts';
import { fail, ok } from '../../../src/kernel/result.ts';
import { openDatabase } from '../../../src/platform/database.node.ts';
import { throttle } from '../../../src/schema/organisations.ts';
import { auditEntry } from '../../../src/schema/records.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { create, jobBody, personBody } from '../../support/samples.ts';

let h: Harness;
beforeAll(async () => {
  h = await createHarness();
});
afterAll(() => h.close());

const system = { accountId: 'system:test', organisationId: null };
const row = (key: string) => ({ key, failures: 1, windowEndsAt: 'x' });
const has = async (key: string) =>
  (await h.deps.database.read.select().from(throttle).where(sql`key = ${key}`)).length > 0;

describe('a write', () => {
  test('that notes no audit row is a bug and leaves nothing', async () => {
    await expect(
      change(h.deps, system, async ({ tx }) => {
        await tx.insert(throttle).values(row('unaudited'));
        return ok(undefined);
      }),
    ).rejects.toThrow(/audit/);
    expect(await has('unaudited')).toBe(false);
  });

  test('that is refused leaves nothing, not even its audit row', async () => {
    const before = (await h.deps.database.read.select().from(auditEntry)).length;
    const refused = await change(h.deps, system, async ({ tx, audit }) => {
      await tx.insert(throttle).values(row('refused'));
      audit({ action: 'session.try', entity: 'throttle', entityId: 'x' });
      return fail(problem('conflict'));
    });
    expect(refused.ok).toBe(false);
    expect(await has('refused')).toBe(false);
    expect((await h.deps.database.read.select().from(auditEntry)).length).toBe(before);
  });

  test('is not seen by readers before it is whole', async () => {
    await change(h.deps, system, async ({ tx, audit }) => {
      await tx.insert(throttle).values(row('half'));
      expect(await has('half')).toBe(false);
      audit({ action: 'session.try', entity: 'throttle', entityId: 'x' });
      return ok(undefined);
    });
    expect(await has('half')).toBe(true);
  });

  test('of two hundred at once all land, one after another', async () => {
    await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        change(h.deps, system, async ({ tx, audit }) => {
          await tx.insert(throttle).values(row(`many ${i}`));
          audit({ action: 'session.try', entity: 'throttle', entityId: String(i) });
          return ok(undefined);
        }),
      ),
    );
    const rows = await h.deps.database.read.select().from(throttle).where(sql`key like 'many %'`);
    expect(rows.length).toBe(200);
  });
});

describe('the audit', () => {
  test('is a chain whose every hash is that of its row, without a personal value in it', async () => {
    const person = await create(
      h,
      'officer.bushehr',
      '/people',
      personBody({ familyName: 'نشانه', phone: '09171112233' }),
    );
    const job = await create(h, 'officer.bushehr', '/opportunities', jobBody());
    await create(h, 'officer.bushehr', '/referrals', { personId: person.id, opportunityId: job.id });
    const rows = await h.deps.database.read.select().from(auditEntry).orderBy(asc(auditEntry.seq));
    expect(rows.length).toBeGreaterThan(200);
    let previous = 'start';
    for (const entry of rows) {
      expect(entry.previousHash).toBe(previous);
      expect(entry.hash).toBe(auditHash(entry));
      previous = entry.hash;
    }
    const text = JSON.stringify(rows);
    for (const secret of ['نشانه', '09171112233', 'زهرا']) expect(text).not.toContain(secret);
    expect(rows.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['person.register', 'referral.propose']),
    );
  });

  test('can be neither changed nor removed', async () => {
    const { database } = h.deps;
    await expect(
      database.write(async (tx) => await tx.run(sql`update audit_entry set actor_id = 'x'`)),
    ).rejects.toThrow();
    await expect(database.write(async (tx) => await tx.run(sql`delete from audit_entry`))).rejects.toThrow();
  });
});

describe('a database that another process holds', () => {
  test('is waited for, and the write lands as soon as it is free', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mehrkar-busy-'));
    const url = `file:${join(folder, 'busy.db')}`;
    const database = await openDatabase(url);
    await database.write(async (tx) => await tx.run(sql`create table note (text text)`));
    const holder = spawn(process.execPath, [
      '--input-type=module',
      '-e',
      `import { createClient } from '@libsql/client';
       const tx = await createClient({ url: '${url}' }).transaction('write');
       await tx.execute("insert into note values ('held')");
       console.log('holding');
       setTimeout(() => tx.commit(), 700);`,
    ]);
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    await database.write(async (tx) => await tx.run(sql`insert into note values ('after')`));
    expect(await database.read.all(sql`select text from note`)).toEqual([
      { text: 'held' },
      { text: 'after' },
    ]);
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });
});
