import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  addBenefactor,
  benefactorOfAccount,
  findBenefactor,
} from '../../../src/features/benefactors/benefactors.repo.ts';
import { addDemoAccounts } from '../../../src/features/demo/add-demo-accounts.ts';
import { queueMessage } from '../../../src/features/messages/messages.repo.ts';
import { change } from '../../../src/features/records/change.repo.ts';
import { ok } from '../../../src/kernel/result.ts';
import { createHarness, type Harness } from '../../support/harness.ts';

let house: Harness;
beforeAll(async () => {
  house = await createHarness();
});
afterAll(() => house.close());

async function add(facts: Parameters<typeof addBenefactor>[2]) {
  const added = await change(house.deps, await house.actorOf('manager.bushehr'), async ({ tx, audit }) => {
    const one = await addBenefactor(tx, house.deps, facts);
    audit({ action: 'benefactor.join', entity: 'benefactor', entityId: one.id });
    return ok(one);
  });
  if (!added.ok) throw new Error(added.problem.kind);
  return added.value;
}

test('the demo account of a benefactor is one', async () => {
  const { accountId, name } = await house.actorOf('benefactor');
  expect(await benefactorOfAccount(house.deps.database.read, accountId)).toMatchObject({ name: name.fa });
});

test('and becomes one where the demo is older than benefactors are', async () => {
  const old = await createHarness();
  await old.deps.database.write(async (tx) => void (await tx.run('delete from benefactor')));
  const { accountId } = await old.actorOf('benefactor');
  for (let start = 0; start < 2; start++)
    await addDemoAccounts(old.deps, { accountId: 'system:start', organisationId: null });
  expect(await benefactorOfAccount(old.deps.database.read, accountId)).toBeDefined();
  await old.close();
});

test('a number that is known stays whose it is', async () => {
  const first = await add({ phone: '09121110001', name: 'مریم' });
  const again = await add({ phone: '09121110001', name: 'کس دیگر', kind: 'company' });
  expect(again).toEqual(first);
  expect(await findBenefactor(house.deps.database.read, first.id)).toEqual(first);
});

test('neither number nor text of a message stands in the database in clear, and nothing is told twice', async () => {
  const { id } = await add({ phone: '09121110002', name: 'زهرا' });
  const tell = () =>
    change(house.deps, { accountId: 'system:test', organisationId: null }, async ({ tx, audit }) => {
      await queueMessage(tx, house.deps, {
        benefactorId: id,
        kind: 'news',
        text: { fa: 'خبری خوش', en: 'good news' },
        onceKey: 'news:1',
      });
      audit({ action: 'sponsorship.tell', entity: 'benefactor', entityId: id });
      return ok(undefined);
    });
  await tell();
  await tell();
  const { rows } = await house.deps.database.read.run('select * from message');
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toMatch(/09121110002|خبری/);
  const benefactors = await house.deps.database.read.run('select * from benefactor');
  expect(JSON.stringify(benefactors.rows)).not.toContain('0912111');
});
