import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeOpportunity } from '../../../src/features/opportunities/close-opportunity.ts';
import { editOpportunity } from '../../../src/features/opportunities/edit-opportunity.ts';
import { viewOpportunity } from '../../../src/features/opportunities/view-opportunity.ts';
import { addReferral } from '../../../src/features/referrals/referrals.repo.ts';
import { opportunity } from '../../../src/schema/opportunities.ts';
import { auditEntry } from '../../../src/schema/records.ts';
import { referral, referralEvent } from '../../../src/schema/referrals.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import {
  addPerson,
  addPlacement,
  faultsOf,
  jobBody,
  loanBody,
  problemOf,
  published,
  secretEmployer,
  valueIn,
} from './bodies.ts';

let h: Harness;
beforeAll(async () => {
  h = await createHarness();
});
afterAll(() => h.close());

const edit = async (id: string, ifMatch: string | undefined, patch: unknown, username = 'officer.bushehr') =>
  await editOpportunity(h.deps, await h.actorOf(username), id, ifMatch, patch);
const close = async (id: string, body: unknown = {}, username = 'officer.bushehr') =>
  await closeOpportunity(h.deps, await h.actorOf(username), id, undefined, body);

describe('changing an opportunity', () => {
  test('changes what is given, leaves the rest, removes what is null', async () => {
    const before = await published(h, jobBody());
    const after = valueIn(
      await edit(before.id, '1', { vacancies: 5, closesOn: null, title: { en: 'Tailor' } }),
    );
    expect(after).toEqual({
      ...before,
      vacancies: 5,
      closesOn: null,
      title: { fa: 'خیاط صنعتی', en: 'Tailor' },
      revision: 2,
    });
  });

  test('a change that changes nothing leaves the revision and no audit row', async () => {
    const { id } = await published(h, jobBody());
    const last = async () =>
      (await h.deps.database.read.select().from(auditEntry).orderBy(desc(auditEntry.seq)).limit(1))[0]?.seq;
    const seq = await last();
    expect(valueIn(await edit(id, '1', { vacancies: 3, province: 'bushehr' })).revision).toBe(1);
    expect(await last()).toBe(seq);
  });

  test('is judged by the rules of a new one', async () => {
    const { id } = await published(h, jobBody());
    expect(faultsOf(await edit(id, '1', { opensOn: '2027-02-01' }))).toEqual(['closesOn date.order']);
    expect(faultsOf(await edit(id, '1', { sex: 'female' }))).toEqual(['sex field.unknown']);
    expect(faultsOf(await edit(id, '1', { vacancies: null }))).toEqual(['vacancies required']);
    expect(faultsOf(await edit(id, '1', { kind: 'kit' }))).toEqual(['kit kind.terms']);
    const programme = await published(h, loanBody());
    expect(faultsOf(await edit(programme.id, '1', { loan: { feePercent: 5 } }))).toEqual([
      'loan.feePercent number.range',
    ]);
    expect(valueIn(await edit(programme.id, '1', { loan: { guarantors: 2 } })).loan).toMatchObject({
      guarantors: 2,
      termMonths: 30,
    });
  });

  test('an empty place is no way to the whole country; null is', async () => {
    const { id } = await published(h, jobBody());
    expect(faultsOf(await edit(id, '1', { province: '', county: null }))).toEqual(['province place.unknown']);
    expect(faultsOf(await edit(id, '1', { county: '\u200b' }))).toEqual(['county place.unknown']);
    expect(valueIn(await edit(id, '1', { province: null }))).toMatchObject({ province: null, county: null });
  });

  test('without a version it is refused, on an old one it is stale, and nothing is written', async () => {
    const { id } = await published(h, jobBody());
    expect(problemOf(await edit(id, undefined, { vacancies: 4 })).kind).toBe('precondition-required');
    valueIn(await edit(id, '1', { vacancies: 4 }));
    expect(problemOf(await edit(id, '1', { vacancies: 7 })).kind).toBe('stale');
    const [row] = await h.deps.database.read.select().from(opportunity).where(eq(opportunity.id, id));
    expect(row).toMatchObject({ vacancies: 4, revision: 2 });
  });

  test('fewer vacancies than are taken are refused; as many are not', async () => {
    const { id } = await published(h, jobBody({ vacancies: 4 }));
    await addPlacement(h, id);
    await addPlacement(h, id);
    expect(faultsOf(await edit(id, '1', { vacancies: 1 }))).toEqual(['vacancies vacancies.held']);
    expect(valueIn(await edit(id, '1', { vacancies: 2 }))).toMatchObject({ vacancies: 2, held: 2 });
  });

  test('the database itself refuses fewer vacancies than are taken', async () => {
    const { id } = await published(h, jobBody({ vacancies: 2 }));
    await addPlacement(h, id);
    await addPlacement(h, id);
    const lower = h.deps.database.write(async (tx) => {
      await tx.update(opportunity).set({ vacancies: 1 }).where(eq(opportunity.id, id));
    });
    await expect(lower).rejects.toThrow(
      expect.objectContaining({
        cause: expect.objectContaining({ message: expect.stringContaining('vacancies are held') }),
      }),
    );
  });

  test("another organisation's and an unknown id are not found, whatever else is wrong", async () => {
    const { id } = await published(h, jobBody());
    for (const [other, username] of [
      [id, 'officer.gilan'],
      ['opp_none', 'officer.bushehr'],
    ] as const) {
      expect(problemOf(await edit(other, undefined, { sex: 'x' }, username)).kind).toBe('not-found');
      expect(problemOf(await close(other, {}, username)).kind).toBe('not-found');
    }
  });

  test('another employer does not come with the telephone of the one before', async () => {
    const { id } = await published(h, jobBody());
    const same = valueIn(await edit(id, '1', { employer: { phone: '07733000011' } }));
    expect(same.employer).toMatchObject({ ...secretEmployer, phone: '07733000011' });
    const other = valueIn(await edit(id, '2', { employer: { name: 'دیگری' } }));
    expect(other.employer).toMatchObject({ name: 'دیگری', phone: null, contact: null });
    expect(valueIn(await edit(id, '3', { employer: null })).employer).toBeNull();
  });

  test("an income taken from the kit follows the kit's", async () => {
    const kit = { priceRial: 450_000_000, monthlyIncomeRial: 90_000_000 };
    const { id } = await published(h, jobBody({ kind: 'kit', kit, monthlyIncomeRial: null }));
    expect(valueIn(await edit(id, '1', { kit: { monthlyIncomeRial: 95_000_000 } })).monthlyIncomeRial).toBe(
      95_000_000,
    );
  });
});

describe('closing an opportunity', () => {
  test('is for good, with a reason of the list or other', async () => {
    const { id } = await published(h, jobBody());
    expect(valueIn(await close(id))).toMatchObject({ status: 'closed', closedReason: 'other', revision: 2 });
    expect(problemOf(await close(id)).kind).toBe('conflict');
    expect(problemOf(await edit(id, '2', { vacancies: 9 })).kind).toBe('conflict');
    const another = await published(h, jobBody());
    expect(faultsOf(await close(another.id, { reason: 'bored' }))).toEqual(['reason reason.unknown']);
    expect(valueIn(await close(another.id, { reason: 'filled' })).closedReason).toBe('filled');
  });

  test('withdraws its open referrals of every organisation, with their history', async () => {
    const { id } = await published(h, jobBody());
    const made: string[] = [];
    for (const organisationId of ['org-assoc-bushehr', 'org-assoc-gilan']) {
      const personId = await addPerson(h, organisationId);
      const referralId = h.deps.newId('referral');
      made.push(referralId);
      await h.deps.database.write((tx) =>
        addReferral(
          tx,
          { organisationId },
          {
            id: referralId,
            eventId: h.deps.newId('referralEvent'),
            personId,
            opportunityId: id,
            score: 0.5,
            weightsVersion: 1,
            actorId: null,
            at: h.deps.now().toISOString(),
          },
        ),
      );
    }
    valueIn(await close(id, { reason: 'filled' }));
    const rows = await h.deps.database.read.select().from(referral).where(eq(referral.opportunityId, id));
    expect(rows.map(({ state, reason }) => [state, reason])).toEqual([
      ['withdrawn', 'opportunity-closed'],
      ['withdrawn', 'opportunity-closed'],
    ]);
    const events = await h.deps.database.read
      .select()
      .from(referralEvent)
      .where(eq(referralEvent.to, 'withdrawn'));
    expect(events.map(({ referralId }) => referralId).sort()).toEqual(made.sort());
    const audited = await h.deps.database.read
      .select()
      .from(auditEntry)
      .where(eq(auditEntry.action, 'referral.withdraw'));
    expect(audited.map(({ entityId }) => entityId).sort()).toEqual(made.sort());
  });

  test('only its own organisation still sees it', async () => {
    const { id } = await published(h, jobBody());
    valueIn(await close(id));
    expect(valueIn(await viewOpportunity(h.deps, await h.actorOf('manager.bushehr'), id))).toMatchObject({
      status: 'closed',
    });
    for (const actor of [null, await h.actorOf('officer.gilan'), await h.actorOf('hq')])
      expect(problemOf(await viewOpportunity(h.deps, actor, id)).kind).toBe('not-found');
  });
});
