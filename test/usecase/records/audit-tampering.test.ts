import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { auditHash, chainHead } from '../../../src/features/records/audit-chain.repo.ts';
import { change } from '../../../src/features/records/change.repo.ts';
import { verifyChain } from '../../../src/features/records/verify-chain.repo.ts';
import type { Anchor } from '../../../src/features/records/verify-chain.rules.ts';
import { ok } from '../../../src/kernel/result.ts';
import type { Tx } from '../../../src/platform/database.ts';
import { auditEntry } from '../../../src/schema/records.ts';
import { createHarness, type Harness } from '../../support/harness.ts';

let h: Harness;
let anchors: Anchor[];
/** Undoes what a test did to the table, so that each tampers with a whole chain. */
let whole: (typeof auditEntry.$inferSelect)[];
const system = { accountId: 'system:test', organisationId: 'org-assoc-bushehr' };

beforeAll(async () => {
  h = await createHarness();
  for (let i = 0; i < 5; i++)
    await change(h.deps, system, async ({ audit }) => {
      audit({
        action: 'person.edit',
        entity: 'person',
        entityId: `per_${i}`,
        personId: `per_${i}`,
        fields: ['familyName'],
        values: { i },
      });
      return ok(undefined);
    });
  anchors = [await chainHead(h.deps.database.read)];
  for (let i = 0; i < 3; i++)
    await change(h.deps, system, async ({ audit }) => {
      audit({ action: 'session.try', entity: 'throttle', entityId: String(i) });
      return ok(undefined);
    });
  whole = await h.deps.database.read.select().from(auditEntry);
  // Whoever tampers removes the guards first.
  await tamper(async (tx) => {
    await tx.run(sql`drop trigger audit_entry_no_update`);
    await tx.run(sql`drop trigger audit_entry_no_delete`);
  });
});
afterAll(() => h.close());
beforeEach(async () => {
  await tamper(async (tx) => {
    await tx.run(sql`delete from audit_entry`);
    for (let i = 0; i < whole.length; i += 200) await tx.insert(auditEntry).values(whole.slice(i, i + 200));
  });
});

const tamper = (work: (tx: Tx) => Promise<unknown>) => h.deps.database.write(work);
const faults = async () => (await verifyChain(h.deps.database.read, { anchors })).faults;
/** The last anchored row: a file's, with every column filled. */
const at = () => anchors[0]?.seq ?? 0;

describe('a chain that somebody tampered with', () => {
  test('is whole before, and says that its guards are gone', async () => {
    const report = await verifyChain(h.deps.database.read, { anchors });
    expect(report).toMatchObject({ rows: whole.length, faultCount: 0, faults: [] });
    expect(report.missingGuards).toEqual(['audit_entry_no_update', 'audit_entry_no_delete']);
  });

  test.each([
    ['at', '2020-01-01T00:00:00.000Z'],
    ['actor_id', 'acc_other'],
    ['organisation_id', null],
    ['action', 'person.view'],
    ['entity', 'placement'],
    ['entity_id', 'per_other'],
    ['person_id', 'per_other'],
    ['person_id', null],
    ['fields', '["givenName"]'],
    ['fields', 'no list'],
    ['digest', 'other'],
    ['digest', null],
  ])('names the row whose %s was changed to %s', async (column, value) => {
    await tamper((tx) =>
      tx.run(sql`update audit_entry set ${sql.identifier(column)} = ${value} where seq = ${at()}`),
    );
    expect(await faults()).toEqual([{ seq: at(), kind: 'hash' }]);
  });

  test('names a row whose own or previous hash was changed', async () => {
    const seq = at() - 1;
    await tamper((tx) => tx.run(sql`update audit_entry set hash = 'other' where seq = ${seq}`));
    expect(await faults()).toEqual([
      { seq, kind: 'hash' },
      { seq: seq + 1, kind: 'link' },
    ]);
    await tamper((tx) =>
      tx.run(
        sql`update audit_entry set hash = ${whole[seq - 1]?.hash}, previous_hash = 'x' where seq = ${seq}`,
      ),
    );
    expect(await faults()).toEqual([
      { seq, kind: 'link' },
      { seq, kind: 'hash' },
    ]);
  });

  test('names a row that was added to a file, on a row of nobody', async () => {
    await tamper((tx) => tx.run(sql`update audit_entry set person_id = 'per_1' where seq = ${at() + 1}`));
    expect(await faults()).toEqual([{ seq: at() + 1, kind: 'hash' }]);
  });

  test('names what is missing where rows were deleted', async () => {
    await tamper((tx) => tx.run(sql`delete from audit_entry where seq in (${at() - 2}, ${at() - 3})`));
    expect(await faults()).toEqual([
      { seq: at() - 1, kind: 'gap', from: at() - 3 },
      { seq: at() - 1, kind: 'link' },
    ]);
    await tamper((tx) => tx.run(sql`delete from audit_entry where seq = 1`));
    expect((await faults())[0]).toEqual({ seq: 2, kind: 'gap', from: 1 });
  });

  test('names both of two rows that changed places, and the one after', async () => {
    const [a, b] = [at() - 2, at() - 1];
    await tamper(async (tx) => {
      await tx.run(sql`update audit_entry set seq = -1 where seq = ${a}`);
      await tx.run(sql`update audit_entry set seq = ${a} where seq = ${b}`);
      await tx.run(sql`update audit_entry set seq = ${b} where seq = -1`);
    });
    expect(await faults()).toEqual([
      { seq: a, kind: 'link' },
      { seq: a, kind: 'hash' },
      { seq: b, kind: 'link' },
      { seq: b, kind: 'hash' },
      { seq: b + 1, kind: 'link' },
    ]);
  });

  test('is found cut at its tail by the head that was written down', async () => {
    await tamper((tx) => tx.run(sql`delete from audit_entry where seq >= ${at() - 1}`));
    expect(await faults()).toEqual([{ seq: at(), kind: 'tail', from: at() - 1 }]);
  });

  test('is found rewritten, with every hash in order, by the head that was written down', async () => {
    await tamper(async (tx) => {
      let previousHash = 'start';
      for (const row of whole) {
        const changed = { ...row, previousHash, actorId: row.seq === 3 ? 'acc_other' : row.actorId };
        const hash = auditHash(changed);
        previousHash = hash;
        await tx.run(
          sql`update audit_entry set actor_id = ${changed.actorId}, previous_hash = ${changed.previousHash}, hash = ${hash} where seq = ${row.seq}`,
        );
      }
    });
    expect((await verifyChain(h.deps.database.read)).faultCount).toBe(0);
    expect(await faults()).toEqual([{ seq: at(), kind: 'anchor' }]);
  });
});
