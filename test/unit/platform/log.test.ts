import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { StorageFull } from '../../../src/platform/database.ts';
import { createLog, saidBy } from '../../../src/platform/log.ts';
import { createHarness } from '../../support/harness.ts';

test('a log line masks names, ids, phones and secrets, wherever they stand', () => {
  const lines: string[] = [];
  const log = createLog(
    (line) => lines.push(line),
    () => new Date('2026-11-22T08:00:00Z'),
  );
  log.error('refused', {
    route: '/people/:id',
    givenName: 'زهرا',
    nested: { nationalId: '0012345679', list: [{ phone: '09171112233' }] },
    note: 'called 09171112233 about 0012345679',
    authorization: 'Bearer abc',
    error: new Error('no row for 0012345679'),
  });
  const [line = ''] = lines;
  expect(JSON.parse(line)).toMatchObject({ level: 'error', event: 'refused', route: '/people/:id' });
  for (const secret of ['زهرا', '0012345679', '09171112233', 'Bearer abc'])
    expect(line).not.toContain(secret);
});

test('a failed query is logged with what the database said, and without the values that were bound to it', async () => {
  const h = await createHarness();
  const row = { id: 'emp_1', name: 'کارگاه\n    at رضا', phone: '+98 21 8888' };
  const insert = () =>
    h.deps.database.write(async (tx) => {
      await tx.run(sql`create table if not exists tried (id text primary key, name text, phone text)`);
      for (let i = 0; i < 2; i++)
        await tx.run(sql`insert into tried values (${row.id}, ${row.name}, ${row.phone})`);
    });
  const error: Error = await insert().then(
    () => new Error('was taken twice'),
    (thrown: Error) => thrown,
  );
  await h.close();
  expect(error.message).toContain('رضا');
  const quoting = new Error(`row 7: ${error.message}`);
  for (const thrown of [error, new StorageFull('no room', { cause: error }), quoting]) {
    const lines: string[] = [];
    createLog(
      (line) => lines.push(line),
      () => new Date(),
    ).error('unexpected', { error: thrown });
    const [line = ''] = lines;
    expect(line).toContain('insert into tried values (?, ?, ?)');
    expect(line).toContain('log.test.ts');
    if (thrown !== quoting)
      expect(line).toMatch(/"code":"SQLITE_CONSTRAINT\w*","message":"[^"]*UNIQUE constraint/);
    expect(saidBy(error)).toContain('UNIQUE constraint failed');
    for (const value of ['کارگاه', 'رضا', '8888']) {
      expect(line).not.toContain(value);
      expect(saidBy(thrown)).not.toContain(value);
    }
  }
});
