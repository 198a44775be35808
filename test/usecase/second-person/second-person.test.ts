import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askReversal } from '../../../src/features/ledger/ask-reversal.ts';
import { decideLedgerRequestAsSecond } from '../../../src/features/ledger/decide-as-second.ts';
import { decideLedgerRequest } from '../../../src/features/ledger/decide-request.ts';
import { enterOpening } from '../../../src/features/ledger/own-funds.ts';
import { viewRequest } from '../../../src/features/ledger/view-requests.ts';
import { askRefund } from '../../../src/features/money-in/ask-refund.ts';
import { recordReceipt } from '../../../src/features/money-in/record-receipt.ts';
import { listSecondRequests } from '../../../src/features/second-person/list-second-requests.ts';
import { decideSponsorshipAsSecond } from '../../../src/features/sponsorships/decide-as-second.ts';
import { recordSponsorshipEvent } from '../../../src/features/sponsorships/record-event.ts';
import { viewSponsorship } from '../../../src/features/sponsorships/view-sponsorship.ts';
import type { Actor } from '../../../src/kernel/actor.ts';
import type { Result } from '../../../src/kernel/result.ts';
import { organisation } from '../../../src/schema/organisations.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { ibanOf } from '../../support/ibans.ts';
import { managerOf, plantBankAccount, plantPledge } from '../../support/money.ts';
import { asUser } from '../../support/samples.ts';
import { plantSponsorship } from '../../support/sponsorship-samples.ts';

let h: Harness;
let nation: Actor;
/** The only one in Gilan who is a manager. */
let alone: Actor;
let gilanCouncil: Actor;
let otherCouncil: Actor;
beforeAll(async () => {
  h = await createHarness(); // 22 November 2026, 1 Azar 1405
  nation = await h.actorOf('hq');
  alone = await managerOf(h, 'gilan');
  await h.deps.database.write(async (tx) => {
    for (const province of ['gilan', 'bushehr'])
      await tx
        .insert(organisation)
        .values({ id: `council-${province}`, kind: 'province-council', fa: 'شورا', en: 'Council', province });
  });
  const council = (province: string): Actor => ({
    ...nation,
    organisationId: `council-${province}`,
    organisationKind: 'province-council',
  });
  gilanCouncil = council('gilan');
  otherCouncil = council('bushehr');
});
afterAll(() => h.close());

const done = async <T>(work: Promise<Result<T>>): Promise<T> => {
  const result = await work;
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};
let ibans = 0;
const bank = () => plantBankAccount(h, 'gilan', ibanOf(400 + ++ibans));
const reversal = async () => {
  const bankAccountId = await bank();
  const { entryId } = await done(
    enterOpening(h.deps, alone, {
      bankAccountId,
      fund: 'general',
      amountRial: 7_000,
      postedOn: '2026-11-01',
    }),
  );
  return await done(askReversal(h.deps, alone, entryId, { reason: 'دو بار ثبت شد' }));
};
const waiting = async (actor: Actor) => (await done(listSecondRequests(h.deps, actor))).map(({ id }) => id);
const decide = (id: string, actor: Actor) =>
  decideLedgerRequestAsSecond(h.deps, actor, id, undefined, { confirm: true });

describe('the books of an association with one manager', () => {
  test('a reversal is decided above it, by its council or the national office, once, and it sees by whom', async () => {
    const one = await reversal();
    expect((await done(viewRequest(h.deps, alone, one.id))).hasOther).toBe(false);
    expect(await decideLedgerRequest(h.deps, alone, one.id, undefined, { confirm: true })).toMatchObject({
      problem: { kind: 'conflict' },
    });
    expect(await waiting(nation)).toContain(one.id);
    expect(await waiting(gilanCouncil)).toContain(one.id);
    expect(await waiting(otherCouncil)).not.toContain(one.id);
    expect(await decide(one.id, otherCouncil)).toMatchObject({ problem: { kind: 'not-found' } });
    expect(await done(decide(one.id, gilanCouncil))).toMatchObject({ state: 'confirmed' });
    expect(await decide(one.id, nation)).toMatchObject({ problem: { kind: 'conflict' } });
    const two = await reversal();
    await done(decide(two.id, nation));
    const { request } = await done(viewRequest(h.deps, alone, two.id));
    expect(request).toMatchObject({ state: 'confirmed', decidedBy: nation.accountId });
    expect(request.decidedFrom?.fa).toBe(
      (await h.deps.database.read.get<{ fa: string }>(sql`select fa from organisation where id = 'org-hq'`))
        ?.fa,
    );
    // On record in the association's own log, under the name of who decided.
    const row = await h.deps.database.read.get<{ organisation: string; actor: string }>(
      sql`select organisation_id as organisation, actor_id as actor from audit_entry where action = 'ledger.reverse' order by seq desc limit 1`,
    );
    expect(row).toEqual({ organisation: alone.organisationId, actor: nation.accountId });
  });

  test('nobody above decides where there is a second manager, and nobody beside headquarters at all', async () => {
    const one = await reversal();
    await h.deps.database.write((tx) =>
      tx.run(sql`update account set organisation_id = 'org-assoc-gilan' where username = 'manager2.bushehr'`),
    );
    expect(await waiting(nation)).not.toContain(one.id);
    expect(await decide(one.id, nation)).toMatchObject({ problem: { kind: 'not-found' } });
    await h.deps.database.write((tx) =>
      tx.run(sql`update account set disabled_at = '2026-11-01' where username = 'manager2.bushehr'`),
    );
    expect(await waiting(nation)).toContain(one.id);
    await h.deps.database.write((tx) =>
      tx.run(
        sql`update account set disabled_at = null, organisation_id = 'org-assoc-bushehr' where username = 'manager2.bushehr'`,
      ),
    );
    for (const username of ['manager.bushehr', 'officer.bushehr', 'auditor', 'benefactor']) {
      const actor = await h.actorOf(username);
      expect(await listSecondRequests(h.deps, actor)).toMatchObject({ problem: { kind: 'forbidden' } });
      expect(await decide(one.id, actor)).toMatchObject({ problem: { kind: 'forbidden' } });
    }
    const bushehr = await h.actorOf('manager.bushehr');
    expect(await decideLedgerRequest(h.deps, bushehr, one.id, undefined, { confirm: true })).toMatchObject({
      problem: { kind: 'not-found' },
    });
    await done(decide(one.id, nation));
  });

  test('a refund shows what goes back and nothing of whose it is', async () => {
    await bank();
    const pledge = await plantPledge(h, 'gilan', { amountRial: 9_000_000 });
    const bankAccountId = await bank();
    const receipt = await done(
      recordReceipt(h.deps, alone, {
        receivedOn: '2026-11-20',
        amountRial: 9_000_000,
        reference: '990001',
        payer: 'مریم نیکو',
        pledgeId: pledge.id,
        bankAccountId,
      }),
    );
    const asked = await done(
      askRefund(h.deps, alone, receipt.id, undefined, { amountRial: 4_000_000, reason: 'به خواست خودشان' }),
    );
    const all = await done(listSecondRequests(h.deps, nation));
    const shown = all.find(({ id }) => id === asked.id);
    expect(shown).toMatchObject({
      kind: 'refund',
      refund: { amountRial: 4_000_000, receivedRial: 9_000_000 },
    });
    expect(JSON.stringify(all)).not.toMatch(/مریم|نیکو|0912|plg_|bnf_/);
    await done(decide(asked.id, gilanCouncil));
  });
});

describe('a kit of an association with one manager', () => {
  test('is approved, and its withdrawal confirmed, above it; no name of the family or of who gives reaches there', async () => {
    const family = { givenName: 'پروانه', familyName: 'یگانه‌نشان' };
    const { id } = await plantSponsorship(h, 'proposed', 'officer.gilan', family);
    const mine = await plantSponsorship(h, 'proposed');
    const hq = await asUser(h, 'hq');
    const list = await hq.get('/second-person/requests');
    expect(list.status).toBe(200);
    expect(list.text).not.toMatch(/پروانه|یگانه|per_|hsh_|0912|fnd_/);
    expect(list.body.items.find((one: { id: string }) => one.id === id)).toMatchObject({
      kind: 'approval',
      kit: { priceRial: 450_000_000, payers: [{ source: 'association' }, { source: 'benefactor' }] },
    });
    expect(list.body.items.map((one: { id: string }) => one.id)).not.toContain(mine.id);
    expect((await hq.post(`/sponsorships/${mine.id}/second-decision`, { confirm: true })).status).toBe(404);
    expect((await hq.post(`/sponsorships/${id}/second-decision`, { confirm: false })).status).toBe(422);
    const approved = await hq.post(`/sponsorships/${id}/second-decision`, { confirm: true });
    expect(approved.status).toBe(200);
    expect(Object.keys(approved.body).sort()).toEqual(['id', 'revision', 'state']);
    expect(approved.body.state).toBe('allocated');
    // Nothing beside that decision is opened.
    for (const path of [
      `/sponsorships/${id}`,
      '/sponsorships',
      '/people',
      '/receipts',
      '/ledger/trial-balance',
    ])
      expect([path, (await hq.get(path)).status]).toEqual([path, 403]);
    expect((await hq.post(`/sponsorships/${id}/events`, { event: 'cancelled' })).status).toBe(403);
    expect((await hq.post(`/sponsorships/${id}/second-decision`, { confirm: true })).status).toBe(404);

    await done(
      recordSponsorshipEvent(h.deps, alone, id, undefined, { event: 'cancel-asked', reason: 'رفتند' }),
    );
    expect((await done(viewSponsorship(h.deps, alone, id))).hasOther).toBe(false);
    expect(await recordSponsorshipEvent(h.deps, alone, id, undefined, { event: 'cancelled' })).toMatchObject({
      problem: { kind: 'conflict' },
    });
    const decided = await done(
      decideSponsorshipAsSecond(h.deps, gilanCouncil, id, undefined, { confirm: true }, 'fa'),
    );
    expect(decided.state).toBe('cancelled');
    const { events } = (await done(viewSponsorship(h.deps, alone, id))).sponsorship;
    expect(events.map(({ event, details }) => [event, details.secondFrom])).toEqual([
      ['proposed', undefined],
      ['approved', 'org-hq'],
      ['cancel-asked', undefined],
      ['cancelled', 'council-gilan'],
    ]);
  });
});
