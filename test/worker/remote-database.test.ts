import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { openDatabase } from '../../src/platform/database.node.ts';
import {
  type Database,
  DatabaseBusy,
  isClash,
  machineFault,
  StorageFull,
  within,
} from '../../src/platform/database.ts';
import { openRemoteDatabase } from '../../src/platform/database.worker.ts';
import { insertMany } from '../../src/platform/insert-many.ts';
import { missedQuery } from '../../src/schema/missed-queries.ts';
import { type Hrana, startHrana } from '../support/hrana.ts';

const folder = mkdtempSync(join(tmpdir(), 'mehrkar-hrana-'));
const file = join(folder, 'test.db');
let hrana: Hrana;
let database: Database;

const row = (id: string) => ({
  id,
  digest: `digest of ${id}`,
  query: `كارِ «${id}» 🧵`,
  count: 3,
  firstWeek: '2026-11-21',
  lastWeek: '2026-11-21',
});
const put = (db: Database, id: string) => db.write((tx) => insertMany(tx, missedQuery, [row(id)]));
const ids = async (db: Database = database) =>
  (await db.read.select({ id: missedQuery.id }).from(missedQuery).orderBy(missedQuery.id)).map(
    ({ id }) => id,
  );

beforeAll(async () => {
  copyFileSync(inject('templateDatabase'), file);
  hrana = await startHrana(file, { token: 'let me in', streamMs: 2_000, transactionMs: 1_000 });
  database = openRemoteDatabase(hrana.url, { authToken: hrana.token });
});
afterAll(async () => {
  await database.close();
  await hrana.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  hrana.faultBy();
  await database.write(async (tx) => void (await tx.delete(missedQuery)));
});

describe('a database over HTTP', () => {
  test('reads what it wrote, values of every sort as the embedded file gives them', async () => {
    await put(database, 'one');
    const asked = () => sql`select id, query, count, count + 1.5 as half, null as missing, x'00ff' as bytes,
      count || '' as shown from missed_query where count >= ${3} order by count limit ${20}`;
    const local = await openDatabase(`file:${file}`);
    expect(await database.read.all(asked())).toEqual(await local.read.all(asked()));
    expect((await database.read.select().from(missedQuery))[0]).toMatchObject(row('one'));
    await local.close();
  });

  test('a write that throws leaves nothing, a part of it that throws is undone alone', async () => {
    await expect(
      database.write(async (tx) => {
        await insertMany(tx, missedQuery, [row('undone')]);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await database.write(async (tx) => {
      await insertMany(tx, missedQuery, [row('kept')]);
      await within(tx, database)
        .write(async (inner) => {
          await insertMany(inner, missedQuery, [row('part')]);
          throw new Error('the part alone');
        })
        .catch(() => undefined);
    });
    expect(await ids()).toEqual(['kept']);
  });

  test('what may be there once is refused as a clash, and triggers are heard', async () => {
    await put(database, 'one');
    const again = await put(database, 'one').catch((error: unknown) => error);
    expect(isClash(again)).toBe(true);
    await expect(
      database.write((tx) => tx.run(sql`update audit_entry set action = 'other'`)),
    ).rejects.toSatisfy((error: Error) => String(error.cause).includes('audit rows are never changed'));
  });

  test('words of a value are never taken for words of the server', async () => {
    const wrong = await database.read
      .all(sql`select * from no_such_table where x = ${'SQLITE_BUSY fetch failed BLOCKED'}`)
      .catch((error: unknown) => error);
    expect(machineFault(wrong)).toBeUndefined();
  });

  test('fifty writes at once all land, one after the other', async () => {
    await put(database, 'count');
    await Promise.all(
      Array.from({ length: 50 }, () =>
        database.write(async (tx) => {
          const [known] = await tx.select().from(missedQuery);
          await tx.update(missedQuery).set({ count: (known?.count ?? 0) + 1 });
        }),
      ),
    );
    expect((await database.read.select().from(missedQuery))[0]?.count).toBe(53);
    expect(hrana.openStreams()).toBe(0);
  });

  test('a transaction that the server forgot is tried again and lands once', async () => {
    // However long it had taken by then: a server forgets after longer than we try.
    const hasty = openRemoteDatabase(hrana.url, { authToken: hrana.token, tryForMs: 0 });
    let tries = 0;
    await hasty.write(async (tx) => {
      tries += 1;
      await insertMany(tx, missedQuery, [row('once')]);
      if (tries === 1) hrana.expireAll();
      await tx.update(missedQuery).set({ count: 9 });
    });
    expect(tries).toBe(2);
    expect(await ids()).toEqual(['once']);
    const never = hasty.write(async (tx) => {
      await insertMany(tx, missedQuery, [row('never')]);
      hrana.expireAll();
      await tx.update(missedQuery).set({ count: 10 });
    });
    await expect(never).rejects.toBeInstanceOf(DatabaseBusy);
    expect(await ids()).toEqual(['once']);
  });

  test('who holds the lock too long loses it, and tries again', async () => {
    let slowTries = 0;
    const slow = database.write(async (tx) => {
      slowTries += 1;
      await insertMany(tx, missedQuery, [row('slow')]);
      if (slowTries === 1) await new Promise((resolve) => setTimeout(resolve, 1_300));
      await tx.update(missedQuery).set({ count: 1 });
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await put(database, 'waiting');
    await slow;
    expect(slowTries).toBe(2);
    expect(await ids()).toEqual(['slow', 'waiting']);
  });

  test('a connection that is cut before the commit costs nothing', async () => {
    let cuts = 0;
    hrana.faultBy((requests) =>
      requests.some((one) => one.type === 'batch') && cuts++ === 0 ? 'cut-after' : undefined,
    );
    await put(database, 'one');
    expect(cuts).toBeGreaterThan(1);
    expect(await ids()).toEqual(['one']);
  });

  test('a commit whose answer is lost is not carried out again', async () => {
    let commits = 0;
    hrana.faultBy((requests) => {
      const isCommit = requests.some((one) => one.type === 'execute' && one.stmt.sql === 'COMMIT');
      if (isCommit) commits += 1;
      return isCommit ? 'cut-after' : undefined;
    });
    let tries = 0;
    const lost = await database
      .write(async (tx) => {
        tries += 1;
        await insertMany(tx, missedQuery, [row('landed')]);
      })
      .catch((error: unknown) => error);
    expect(lost).toBeInstanceOf(Error);
    expect(machineFault(lost)).toBeUndefined();
    expect([tries, commits]).toEqual([1, 1]);
    hrana.faultBy();
    expect(await ids()).toEqual(['landed']);
  });

  test('a read is asked once more, then said to be busy', async () => {
    await put(database, 'one');
    for (const fault of ['cut-before', 'unavailable', 'busy', 'garbage'] as const) {
      let faults = 1;
      hrana.faultBy(() => (faults-- > 0 ? fault : undefined));
      expect(await ids()).toEqual(['one']);
      hrana.faultBy(() => fault);
      const refused = await ids().catch((error: unknown) => error);
      expect(machineFault(refused), fault).toBeInstanceOf(DatabaseBusy);
    }
  });

  test('no room for writes is said as such, and reading goes on', async () => {
    hrana.faultBy((requests) => (requests.some((one) => one.type === 'batch') ? 'full' : undefined));
    const refused = await put(database, 'one').catch((error: unknown) => error);
    expect(machineFault(refused)).toBeInstanceOf(StorageFull);
    expect(await ids()).toEqual([]);
  });

  test('a wrong token is refused as it is, not waited for', async () => {
    const stranger = openRemoteDatabase(hrana.url, { authToken: 'guessed' });
    const refused = await ids(stranger).catch((error: unknown) => error);
    expect(machineFault(refused)).toBeUndefined();
    expect(String((refused as Error).cause)).toContain('Unauthorized');
    await stranger.close();
  });
});
