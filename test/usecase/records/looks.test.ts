import { spawn } from 'node:child_process';
import { and, asc, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { revealNationalId } from '../../../src/features/people/reveal-national-id.ts';
import { viewPerson } from '../../../src/features/people/view-person.ts';
import { auditHash } from '../../../src/features/records/audit-chain.repo.ts';
import { change } from '../../../src/features/records/change.repo.ts';
import { eraseAuditKey } from '../../../src/features/records/erase-audit-key.ts';
import { recordView } from '../../../src/features/records/record-look.repo.ts';
import { verifyChain } from '../../../src/features/records/verify-chain.repo.ts';
import type { Actor } from '../../../src/kernel/actor.ts';
import { ok } from '../../../src/kernel/result.ts';
import type { Database } from '../../../src/platform/database.ts';
import { createLog, type Log } from '../../../src/platform/log.ts';
import { readDatabase } from '../../../src/platform/snapshot.node.ts';
import { auditEntry, auditKey } from '../../../src/schema/records.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { asUser, create, jobBody, personBody } from '../../support/samples.ts';

let h: Harness;
let officer: Actor;
let manager: Actor;
let lines: string[];
let log: Log;
beforeAll(async () => {
  h = await createHarness();
  officer = await h.actorOf('officer.bushehr');
  manager = await h.actorOf('manager.bushehr');
});
afterAll(() => h.close());
beforeEach(() => {
  lines = [];
  log = createLog((line) => lines.push(line), h.deps.now);
});

const newPerson = async () => (await create(h, 'officer.bushehr', '/people', personBody())).id;
const entries = (personId: string, action: 'person.view' | 'person.reveal' | 'person.edit' = 'person.view') =>
  h.deps.database.read
    .select()
    .from(auditEntry)
    .where(and(eq(auditEntry.personId, personId), eq(auditEntry.action, action)))
    .orderBy(asc(auditEntry.seq));

describe('opening the file of a person', () => {
  test('is put on record once an hour for each who does, however it is opened', async () => {
    const id = await newPerson();
    const job = await create(h, 'officer.bushehr', '/opportunities', jobBody());
    const api = await asUser(h, 'officer.bushehr');
    for (const path of ['', '/matches', `/matches/${job.id}`])
      expect((await api.get(`/people/${id}${path}`)).status).toBe(200);
    expect(await entries(id)).toMatchObject([
      { actorId: officer.accountId, organisationId: officer.organisationId, entity: 'person', entityId: id },
    ]);
    expect((await (await asUser(h, 'manager.bushehr')).get(`/people/${id}/matches`)).status).toBe(200);
    expect((await entries(id)).map(({ actorId }) => actorId)).toEqual([officer.accountId, manager.accountId]);

    h.setNow('2026-11-22T09:00:01Z');
    await viewPerson(h.deps, officer, id);
    expect(await entries(id)).toHaveLength(3);
    h.setNow('2026-11-22T08:00:00Z');
  });

  test('by a letter and by the form to change it is put on record too', async () => {
    const [one, other] = [await newPerson(), await newPerson()];
    const job = await create(h, 'officer.bushehr', '/opportunities', jobBody());
    const referral = await create(h, 'officer.bushehr', '/referrals', {
      personId: one,
      opportunityId: job.id,
    });
    const api = await asUser(h, 'officer.bushehr');
    expect((await api.post(`/referrals/${referral.id}/transitions`, { to: 'accepted' })).status).toBe(200);
    expect(await entries(one)).toEqual([]);
    const cookie = `mehrkar=${await h.tokenOf('officer.bushehr')}`;
    expect(
      (await h.request().get(`/officer/referrals/${referral.id}/letter`).set('cookie', cookie)).status,
    ).toBe(200);
    expect((await h.request().get(`/officer/people/${other}/edit`).set('cookie', cookie)).status).toBe(200);
    expect([await entries(one), await entries(other)]).toMatchObject([
      [{ entityId: one }],
      [{ entityId: other }],
    ]);
  });

  test('is put on record again when the clock that dated the last look ran ahead', async () => {
    const id = await newPerson();
    h.setNow('2027-02-22T08:00:00Z');
    await viewPerson(h.deps, officer, id);
    h.setNow('2026-11-22T08:00:00Z');
    await viewPerson(h.deps, officer, id);
    h.setNow('2026-11-22T07:56:00Z');
    await viewPerson(h.deps, officer, id);
    h.setNow('2026-11-22T08:00:00Z');
    expect((await entries(id)).map(({ at }) => at.slice(0, 7))).toEqual(['2027-02', '2026-11']);
  });

  test('of twenty at once leaves one row', async () => {
    const id = await newPerson();
    await Promise.all(Array.from({ length: 20 }, () => viewPerson(h.deps, officer, id)));
    expect(await entries(id)).toHaveLength(1);
  });

  test('that is not found leaves none', async () => {
    const id = await newPerson();
    await viewPerson(h.deps, await h.actorOf('officer.gilan'), id);
    expect(await entries(id)).toEqual([]);
  });

  test('finds out by one read of an index of looks alone', async () => {
    const [main] = await h.deps.database.read.all<{ file: string }>(
      sql`select file from pragma_database_list`,
    );
    // On a connection of its own: libsql leaves an explained statement open, and its connection in the past.
    const { read, close } = readDatabase(main?.file ?? '');
    const plan = await read.all<{ detail: string }>(
      sql`explain query plan select seq from audit_entry where action in ('person.view', 'audit.read') and actor_id = ${'a'} and entity_id = ${'b'} and at > ${'c'} and at < ${'d'} and action = ${'person.view'} limit 1`,
    );
    close();
    expect(plan.map(({ detail }) => detail)).toEqual([expect.stringContaining('audit_looks')]);
  });
});

describe('where nothing can be written', () => {
  test('a file opens while another process holds the database, and the look stands in the log by ids', async () => {
    const id = await newPerson();
    const [main] = await h.deps.database.read.all<{ file: string }>(
      sql`select file from pragma_database_list`,
    );
    const holder = spawn(process.execPath, [
      '--input-type=module',
      '-e',
      `import { createClient } from '@libsql/client';
       const tx = await createClient({ url: 'file:${main?.file}' }).transaction('write');
       await tx.execute("insert into throttle values ('held', 1, 'x')");
       console.log('holding');
       setTimeout(() => tx.commit(), 1500);`,
    ]);
    const released = new Promise((resolve) => holder.once('exit', resolve));
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    expect((await viewPerson({ ...h.deps, log }, officer, id)).ok).toBe(true);
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { event: 'look kept in the log', action: 'person.view', actor: officer.accountId, person: id },
    ]);
    await released;
    await h.deps.database.write(async () => undefined);
    expect(await entries(id)).toHaveLength(1);
  });

  test('a file opens with the disk full, and a national id is not shown without its row', async () => {
    const id = await newPerson();
    // Really full for each write: a connection that met a full disk is given up, and its limit with it.
    const write: Database['write'] = (work) =>
      h.deps.database.write(async (tx) => {
        await tx.run(sql`PRAGMA max_page_count = 1`);
        return await work(tx);
      });
    const deps = { ...h.deps, log, database: { ...h.deps.database, write } };
    for (let i = 0; lines.length === 0 && i < 300; i++) await recordView(deps, officer, `per_full${i}`);
    expect(JSON.parse(lines[0] ?? '{}')).toMatchObject({ event: 'look kept in the log', level: 'warn' });
    expect((await viewPerson(deps, manager, id)).ok).toBe(true);
    let shown = 0;
    const reveal = async () => {
      for (let i = 0; i < 300; i++) {
        await revealNationalId(deps, officer, id);
        shown += 1;
      }
    };
    await expect(reveal()).rejects.toThrow('no room is left');
    expect(await entries(id, 'person.reveal')).toHaveLength(shown);
    await h.deps.database.write((tx) => tx.run(sql`PRAGMA max_page_count = 4294967294`));
    expect((await revealNationalId(h.deps, officer, id)).ok).toBe(true);
  });
});

describe('the key of the digests of a file', () => {
  const note = (personId: string, values: unknown) =>
    change(h.deps, officer, async ({ audit }) => {
      audit({ action: 'person.edit', entity: 'person', entityId: personId, personId, values });
      return ok(undefined);
    });

  test('is its own: equal values of two people cannot be told to be equal, of one they can', async () => {
    await note('per_a', { phone: '09171112233' });
    await note('per_a', { phone: '09171112233' });
    await note('per_b', { phone: '09171112233' });
    const [a] = await entries('per_a', 'person.edit');
    const [, again] = await entries('per_a', 'person.edit');
    const [b] = await entries('per_b', 'person.edit');
    expect(a?.digest).toBe(again?.digest);
    expect(a?.digest).not.toBe(b?.digest);
    expect(a?.digest).not.toBe(h.deps.crypto.digest(JSON.stringify({ phone: '09171112233' })));
  });

  test('once destroyed leaves a chain that verifies and digests that nothing can be recognised by', async () => {
    const values = { familyName: 'x' };
    await note('per_c', values);
    const [kept] = await h.deps.database.read.select().from(auditKey).where(eq(auditKey.personId, 'per_c'));
    const key = h.deps.crypto.open(kept?.keySealed ?? '', 'audit_key:per_c:key_sealed');
    const [row] = await entries('per_c', 'person.edit');
    expect(row?.digest).toBe(h.deps.crypto.digestUnder(key, JSON.stringify(values)));

    expect(await eraseAuditKey(h.deps, officer, 'per_c')).toEqual(ok(true));
    expect(await eraseAuditKey(h.deps, officer, 'per_c')).toEqual(ok(false));
    const [gone] = await h.deps.database.read.select().from(auditKey).where(eq(auditKey.personId, 'per_c'));
    expect(gone).toMatchObject({ keySealed: null, destroyedAt: h.deps.now().toISOString() });
    await note('per_c', values);
    expect((await entries('per_c', 'person.edit')).map(({ digest }) => digest)).toEqual([row?.digest, null]);
    expect((await verifyChain(h.deps.database.read)).faults).toEqual([]);
  });

  test('is not needed by rows of nobody: they hash as they did before files were named', async () => {
    const before = {
      seq: 7,
      at: '2026-11-01T00:00:00.000Z',
      actorId: 'system:start',
      organisationId: null,
      action: 'reference.load',
      entity: 'reference',
      entityId: 'v1',
      fields: [],
      digest: null,
      previousHash: 'p',
    };
    expect(auditHash({ ...before, personId: null })).toBe(auditHash(before));
    expect(auditHash(before)).toBe('SVDrhyr7sGFC_fZjVf7CqX4TwgFESctXA6F1shqMbX8');
    expect(auditHash({ ...before, personId: 'per_1' })).not.toBe(auditHash(before));
  });
});
