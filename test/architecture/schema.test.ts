import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, createClient } from '@libsql/client';
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/platform/database.node.ts';

const folder = mkdtempSync(join(tmpdir(), 'mehrkar-schema-'));
const migrated = `file:${join(folder, 'migrated.db')}`;
const declared = `file:${join(folder, 'declared.db')}`;
const schemaFiles = readdirSync('src/schema').sort();

type Snapshot = Awaited<ReturnType<typeof generateSQLiteDrizzleJson>>;

async function declaredSnapshot(): Promise<Snapshot> {
  const modules = await Promise.all(
    schemaFiles.map((name) => import(/* @vite-ignore */ `../../src/schema/${name}`)),
  );
  return await generateSQLiteDrizzleJson(Object.assign({}, ...modules));
}

beforeAll(async () => {
  const database = await openDatabase(migrated);
  await database.migrate('migrations');
  await database.close();
  const empty = await generateSQLiteDrizzleJson({});
  const client = createClient({ url: declared });
  for (const statement of await generateSQLiteMigration(empty, await declaredSnapshot()))
    await client.execute(statement);
  client.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Columns, keys, checks and indexes of every table, as the engine itself tells them; full-text tables are not Drizzle's. */
async function shapeOf(url: string): Promise<Record<string, unknown>> {
  const client = createClient({ url });
  const tables = await rows(
    client,
    `select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '\\_\\_drizzle%' escape '\\' and name not like 'libsql_%' and not exists (select 1 from sqlite_master v where v.sql like 'CREATE VIRTUAL TABLE%' and (sqlite_master.name = v.name or sqlite_master.name like v.name || '\\_%' escape '\\')) order by name`,
  );
  const shape: Record<string, unknown> = {};
  for (const { name } of tables) {
    const columns = await rows(
      client,
      `select name, type, "notnull", dflt_value, pk from pragma_table_info('${name}') order by name`,
    );
    const keys = await rows(
      client,
      `select "table", "from", "to" from pragma_foreign_key_list('${name}') order by "from", "table"`,
    );
    const indexes = [];
    for (const index of await rows(
      client,
      `select name, "unique", partial from pragma_index_list('${name}') where origin = 'c' order by name`,
    ))
      indexes.push({
        ...index,
        on: await rows(client, `select name from pragma_index_info('${index.name}') order by seqno`),
      });
    const [{ sql }] = (await rows(client, `select sql from sqlite_master where name = '${name}'`)) as [
      { sql: string },
    ];
    const checks = [...sql.matchAll(/constraint\s+"(\w+)"\s+check/gi)].map(([, check]) => check).sort();
    shape[String(name)] = { columns, keys, indexes, checks };
  }
  client.close();
  return shape;
}

async function rows(client: Client, sql: string): Promise<Record<string, unknown>[]> {
  return (await client.execute(sql)).rows.map((row) => ({ ...row }));
}

describe('the schema and its migrations', () => {
  test('the newest migration knows everything that is declared', async () => {
    const newest = readdirSync('migrations/meta')
      .filter((name) => name.endsWith('_snapshot.json'))
      .sort()
      .at(-1);
    const known = JSON.parse(readFileSync(join('migrations/meta', newest ?? ''), 'utf8')) as Snapshot;
    const missing = await generateSQLiteMigration(known, await declaredSnapshot());
    expect(missing, 'run: npm run migration -- --name what_changed').toEqual([]);
  });

  test('a database that went through every migration is the one that is declared', async () => {
    const shape = await shapeOf(migrated);
    expect(Object.keys(shape).length).toBeGreaterThan(20);
    expect(shape).toEqual(await shapeOf(declared));
  });
});
