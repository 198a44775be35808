import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { rotateBackups } from '../../src/entry/backup.node.ts';
import { backupText } from '../../src/entry/backup.text.ts';
import { CommandRefused } from '../../src/entry/command.ts';
import { restoreBackup } from '../../src/entry/restore.node.ts';
import { demoPassword } from '../../src/features/demo/demo-accounts.rules.ts';
import { manifestOf, readManifest } from '../../src/platform/backup-manifest.node.ts';
import type { BackupManifest } from '../../src/platform/backup-manifest.ts';
import { createCrypto } from '../../src/platform/crypto.ts';
import { inspectDatabase } from '../../src/platform/snapshot.node.ts';
import { mehrkarApart as mehrkar } from '../support/command.ts';
import { personBody } from '../support/samples.ts';
import { startServer } from '../support/server.ts';

const secret = 'a-secret-key-for-tests-only-0123456789';
const folder = mkdtempSync(join(tmpdir(), 'mehrkar-backup-'));
const at = (name: string) => join(folder, name);
const env = (database = 'house.db') => ({
  DATABASE_URL: `file:${at(database)}`,
  SECRET_KEY: secret,
  DEMO: '0',
});
const byHand = at('by-hand.db');
let server: Awaited<ReturnType<typeof startServer>>;
/** Acknowledged before the copy began. */
let before: readonly string[];

beforeAll(async () => {
  copyFileSync(inject('templateDatabase'), at('house.db'));
  ofTheFuture(at('scheduled'));
  server = await startServer({ ...env(), BACKUP_DIR: at('scheduled') });
}, 120_000);
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What a restored database holds: all that the backup does, but nobody is signed in. */
const signedOut = (manifest: BackupManifest | undefined) => ({
  ...manifest?.counts,
  session: 0,
  sign_in_step: 0,
});

/** As a server leaves it whose clock ran ahead for a while. */
function ofTheFuture(place: string): void {
  const file = join(place, 'mehrkar-20990101T000000Z.db');
  mkdirSync(place, { recursive: true });
  writeFileSync(file, 'made later');
  const manifest: BackupManifest = {
    format: 'mehrkar-backup/1',
    madeAt: '2099-01-01T00:00:00.000Z',
    version: '0',
    migrations: 1,
    bytes: 10,
    sha256: '0'.repeat(64),
    counts: {},
    auditHead: { seq: 0, hash: '' },
    keyMark: null,
  };
  writeFileSync(manifestOf(file), JSON.stringify(manifest));
}

async function signIn(url: string) {
  const answer = await fetch(`${url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'officer.bushehr', password: demoPassword }),
  });
  const { token } = (await answer.json()) as { token: string };
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return (path: string, body?: object) =>
    fetch(`${url}/api/v1${path}`, {
      headers,
      ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
    });
}

describe('a backup of the running program under write load', () => {
  test('is made, verified, and restores to a database that is whole and serves', async () => {
    const call = await signIn(server.url);
    const acknowledged: string[] = [];
    let going = true;
    const writer = async () => {
      while (going) {
        const answer = await call('/people', personBody());
        expect(answer.status).toBe(201);
        acknowledged.push(((await answer.json()) as { id: string }).id);
      }
    };
    const writers = [writer(), writer(), writer()];
    while (acknowledged.length < 30) await new Promise((resolve) => setTimeout(resolve, 20));
    before = [...acknowledged];
    const made = await mehrkar(env(), 'backup', byHand);
    const during = acknowledged.length - before.length;
    going = false;
    await Promise.all(writers);
    expect(made).toMatchObject({ code: 0, out: expect.stringContaining('Verified') });
    expect(made.err).toContain('SECRET_KEY');
    expect(during).toBeGreaterThan(0);

    const manifest = await readManifest(byHand);
    expect(manifest?.counts.person).toBeGreaterThanOrEqual(before.length);
    for (const file of [byHand, manifestOf(byHand)]) expect(statSync(file).mode & 0o777).toBe(0o600);

    const restored = await mehrkar(env('restored.db'), 'restore', byHand);
    expect(restored).toMatchObject({ code: 0, out: expect.stringContaining('Verified') });
    const seen = await inspectDatabase(at('restored.db'));
    expect(manifest?.counts.session).toBeGreaterThan(0);
    expect(restored.out).toContain('everybody signs in again');
    expect(seen).toMatchObject({ faults: [], counts: signedOut(manifest) });
    expect(await mehrkar(env('restored.db'), 'verify-audit')).toMatchObject({ code: 0 });

    const second = await startServer(env('restored.db'));
    const ask = await signIn(second.url);
    for (const id of before) expect((await ask(`/people/${id}`)).status).toBe(200);
    const list = (await (await ask('/people')).json()) as { total: number };
    expect(list.total).toBe(manifest?.counts.person);
    expect((await ask('/people', personBody())).status).toBe(201);
    expect(await second.stop()).toBe(0);
    // What came after the backup stands on its chain, and the heads that were written down at start and stop fit.
    const after = await mehrkar(env('restored.db'), 'verify-audit');
    expect(after).toMatchObject({ code: 0, out: expect.stringContaining('Whole') });
    expect(after.err).toMatch(/[3-9] heads written down/);
  }, 120_000);

  test('is made on the schedule by the server itself, although one is there that a clock that ran ahead has dated', async () => {
    while (!server.output().includes('"event":"backup made"'))
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect(server.output()).not.toContain('backup failed');
    const made = readdirSync(at('scheduled')).filter((name) => name.endsWith('.manifest.json'));
    expect(made).toHaveLength(2);
    expect(server.output().match(/backup of the future left out/g)).toHaveLength(1);
  }, 120_000);
});

describe('a restore', () => {
  const options = { replace: false, otherKey: false, crypto: createCrypto(secret), now: new Date() };
  const refusal = async (file: string, target: string, more: Partial<typeof options> = {}) => {
    try {
      await restoreBackup(file, target, { ...options, ...more });
    } catch (error) {
      if (error instanceof CommandRefused) return error.text;
      throw error;
    }
    return undefined;
  };
  const copy = (name: string) => {
    copyFileSync(byHand, at(name));
    copyFileSync(manifestOf(byHand), manifestOf(at(name)));
    return at(name);
  };

  test('refuses a backup that was cut, changed, or never finished', async () => {
    const cut = copy('cut.db');
    truncateSync(cut, statSync(cut).size - 4096);
    expect(await refusal(cut, at('new.db'))).toEqual(backupText.otherBytes(cut));
    const changed = copy('changed.db');
    const bytes = readFileSync(changed);
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    writeFileSync(changed, bytes);
    expect(await refusal(changed, at('new.db'))).toEqual(backupText.otherBytes(changed));
    const unfinished = copy('unfinished.db');
    rmSync(manifestOf(unfinished));
    expect(await refusal(unfinished, at('new.db'))).toEqual(backupText.noManifest(unfinished));
    appendFileSync(manifestOf(unfinished), '{"format":"mehrkar-backup/1"');
    expect(await refusal(unfinished, at('new.db'))).toEqual(backupText.noManifest(unfinished));
    expect(readdirSync(folder).filter((name) => name.startsWith('new.db'))).toEqual([]);
  });

  test('refuses a database that is in use, whatever it is told, and one that is there', async () => {
    expect(await refusal(byHand, at('house.db'), { replace: true })).toEqual(
      backupText.inUse(at('house.db')),
    );
    const there = at('restored.db');
    expect(await refusal(byHand, there)).toEqual(backupText.targetExists(there));
  });

  test('puts what is there aside when told to, and changes nothing of it', async () => {
    const there = at('restored.db');
    const { counts } = await inspectDatabase(there);
    const { keptAside } = await restoreBackup(byHand, there, { ...options, replace: true });
    expect((await inspectDatabase(keptAside[0] ?? '')).counts).toEqual(counts);
    expect((await inspectDatabase(there)).counts).toEqual(signedOut(await readManifest(byHand)));
  });

  test('is not changed by the log of a database that is gone, which is kept', async () => {
    const there = at('gone.db');
    // A log full of pages, as it stands beside a database that is in use.
    copyFileSync(at('house.db-wal'), `${there}-wal`);
    const log = readFileSync(`${there}-wal`);
    expect(log.length).toBeGreaterThan(4096);
    writeFileSync(`${there}-journal`, 'left');
    const { keptAside } = await restoreBackup(byHand, there, options);
    expect(keptAside.map((path) => path.replace(/^.*\dZ/, ''))).toEqual(['-wal', '-journal']);
    expect(readFileSync(keptAside[0] ?? '').equals(log)).toBe(true);
    expect(await inspectDatabase(there)).toMatchObject({
      faults: [],
      counts: signedOut(await readManifest(byHand)),
    });
  });

  test('notices the wrong key before anything is changed, and says what to do', async () => {
    const other = { crypto: createCrypto('another-secret-key-for-tests-0123456789') };
    expect(await refusal(byHand, at('new.db'), other)).toEqual(backupText.otherKey);
    expect(readdirSync(folder).filter((name) => name.startsWith('new.db'))).toEqual([]);
    expect(
      await restoreBackup(byHand, at('other-key.db'), { ...options, ...other, otherKey: true }),
    ).toMatchObject({
      key: 'other',
    });
  });
});

test('only the latest backups of a folder are kept, with their manifests', async () => {
  const many = mkdtempSync(join(folder, 'many-'));
  for (const day of ['01', '02', '03', '04']) {
    const file = join(many, `mehrkar-202611${day}T000000Z.db`);
    copyFileSync(byHand, file);
    copyFileSync(manifestOf(byHand), manifestOf(file));
  }
  writeFileSync(join(many, 'mehrkar-20261105T000000Z.db'), 'never finished');
  writeFileSync(join(many, 'notes.txt'), 'not ours');
  ofTheFuture(many);
  expect(await rotateBackups(many, 2, new Date())).toHaveLength(2);
  expect(readdirSync(many).sort()).toEqual([
    'mehrkar-20261103T000000Z.db',
    'mehrkar-20261103T000000Z.db.manifest.json',
    'mehrkar-20261104T000000Z.db',
    'mehrkar-20261104T000000Z.db.manifest.json',
    'mehrkar-20261105T000000Z.db',
    'mehrkar-20990101T000000Z.db',
    'mehrkar-20990101T000000Z.db.manifest.json',
    'notes.txt',
  ]);
});
