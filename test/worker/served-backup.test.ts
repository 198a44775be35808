import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeBackup } from '../../src/entry/backup.node.ts';
import { openRemoteDatabase } from '../../src/platform/database.worker.ts';
import { readDatabase } from '../../src/platform/snapshot.node.ts';
import { testSecret } from '../support/secret.ts';
import { openRemoteHouse, type RemoteHouse } from '../support/worker.ts';

const now = new Date('2026-11-27T08:00:00Z');

// Only a real server has the log that a copy is made of: `LIBSQL_URL` names one, and what it holds is lost.
describe.skipIf(!process.env.LIBSQL_URL)('a backup of a database on a server', () => {
  let house: RemoteHouse;
  const folder = mkdtempSync(join(tmpdir(), 'mehrkar-served-'));
  beforeAll(async () => {
    house = await openRemoteHouse();
  }, 120_000);
  afterAll(async () => {
    await house?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('is whole, holds what stood there while others wrote on, and leaves nothing beside it', async () => {
    const database = openRemoteDatabase(house.url, { authToken: house.token });
    const [before] = await database.read.all<{ n: number }>(sql`select count(*) as n from person`);
    let isDone = false;
    const writing = (async () => {
      for (let i = 0; !isDone; i++)
        await database.write((tx) =>
          tx.run(sql`insert into lease (name, holder, until) values (${`beside ${i}`}, 'test', '2026')`),
        );
    })();
    const file = join(folder, 'served.db');
    const made = await makeBackup({ url: house.url, authToken: house.token }, file, testSecret, now);
    isDone = true;
    await writing;
    await database.close();
    expect(made.manifest.counts.person).toBe(before?.n);
    expect(made.manifest.auditHead.seq).toBeGreaterThan(0);
    expect(readdirSync(folder).sort()).toEqual(['served.db', 'served.db.manifest.json'].sort());
    const copy = readDatabase(file);
    try {
      const found = await copy.read.all(
        sql`select rowid from search_skills where search_skills match '"خیاطی"' limit 1`,
      );
      expect(found).toHaveLength(1);
    } finally {
      copy.close();
    }
  });
});
