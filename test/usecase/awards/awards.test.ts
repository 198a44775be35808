import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHarness, type Harness } from '../../support/harness.ts';
import { asUser, create, jobBody, personBody } from '../../support/samples.ts';
import { type Acting, acting, auditOf } from '../referrals/referral-setup.ts';

let h: Harness;
let officer: Awaited<ReturnType<typeof asUser>>;
let doing: Acting;
beforeAll(async () => {
  h = await createHarness(); // 22 November 2026, 1 Azar 1405
  officer = await asUser(h, 'officer.bushehr');
  doing = acting(h, await h.actorOf('officer.bushehr'));
});
afterAll(() => h.close());

const person = async () => (await create(h, 'officer.bushehr', '/people', personBody())).id;
const body = async (more: Record<string, unknown> = {}) => ({
  personId: await person(),
  kind: 'kit',
  amountRial: 450_000_000,
  benefactorRial: 300_000_000,
  approvedOn: '1405-08-10',
  ...more,
});
const award = async (more: Record<string, unknown> = {}) =>
  await create(h, 'officer.bushehr', '/awards', await body(more));
const codes = (answer: { body: { errors?: { path: string; code: string }[] } }) =>
  (answer.body.errors ?? []).map(({ path, code }) => `${path}: ${code}`);

describe('recording an award', () => {
  test("takes its household from the person, goes on record, and stands in the person's file", async () => {
    const made = await award({ fundedOn: '2026-11-05' });
    const [row] = await h.deps.database.read.all<{ household: string; recorded: string; by: string }>(
      sql`select p.household_id as household, a.funded_recorded_at as recorded, a.recorded_by as by
        from award a join person p on p.id = a.person_id where a.id = ${made.id}`,
    );
    expect(made).toMatchObject({
      state: 'funded',
      householdId: row?.household,
      approvedOn: '2026-11-01',
      fundedOn: '2026-11-05',
      deliveredOn: null,
      revision: 1,
    });
    expect(row?.recorded).toBe('2026-11-22T08:00:00.000Z');
    expect(await auditOf(h, made.id)).toEqual(['award.add']);
    expect((await officer.get(`/awards?personId=${String(made.personId)}`)).body).toMatchObject({
      total: 1,
      items: [{ id: made.id }],
    });
  });

  test('refuses a person of another organisation as not found, and says nothing of them', async () => {
    const gilan = await asUser(h, 'officer.gilan');
    const theirs = await body();
    const answer = await gilan.post('/awards', theirs);
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain(theirs.personId);
  });

  test.each([
    [{ benefactorRial: 450_000_001 }, ['benefactorRial: award.share']],
    [{ approvedOn: '2026-11-23' }, ['approvedOn: date.future']],
    [{ deliveredOn: '2026-11-23' }, ['deliveredOn: date.future']],
    [{ deliveredOn: '2026-10-31' }, ['deliveredOn: award.early']],
    [{ fundedOn: '2026-12-01' }, ['fundedOn: date.future']],
    [{ amountRial: 0 }, ['amountRial: number.range']],
    [{ opportunityId: 'opp_none' }, ['opportunityId: award.opportunity']],
    [{ placementId: 'plc_none' }, ['placementId: placement.unknown']],
  ])('refuses %o with words that say how to mend it', async (more, expected) => {
    const answer = await officer.post('/awards', await body(more));
    expect(answer.status).toBe(422);
    expect(codes(answer)).toEqual(expected);
  });

  test('names an opportunity of its own kind alone', async () => {
    const job = await create(h, 'officer.bushehr', '/opportunities', jobBody());
    const answer = await officer.post('/awards', await body({ opportunityId: job.id }));
    expect(codes(answer)).toEqual(['opportunityId: award.opportunity']);
  });

  test('is for those who serve the people: headquarters and auditors see no award by itself', async () => {
    for (const [username, status] of [
      ['hq', 403],
      ['auditor', 403],
      ['benefactor', 403],
    ] as const)
      for (const path of ['/awards', '/awards/awd_x'])
        expect((await (await asUser(h, username)).get(path)).status).toBe(status);
  });
});

describe('a delivery', () => {
  test('is dated between the approval and today, once', async () => {
    const { id } = await award();
    expect(codes(await officer.post(`/awards/${id}/deliver`, { deliveredOn: '2026-10-31' }))).toEqual([
      'deliveredOn: award.early',
    ]);
    expect(codes(await officer.post(`/awards/${id}/deliver`, { deliveredOn: '2026-11-23' }))).toEqual([
      'deliveredOn: date.future',
    ]);
    const done = await officer.post(`/awards/${id}/deliver`, { deliveredOn: '1405-08-25' });
    expect(done.body).toMatchObject({ state: 'delivered', deliveredOn: '2026-11-16', revision: 2 });
    const again = await officer.post(`/awards/${id}/deliver`, { deliveredOn: '2026-11-17' });
    expect(again.status).toBe(409);
    expect(await auditOf(h, id)).toEqual(['award.add', 'award.deliver']);
    const [row] = await h.deps.database.read.all<{ at: string }>(
      sql`select delivery_recorded_at as at from award where id = ${id}`,
    );
    expect(row?.at).toBe('2026-11-22T08:00:00.000Z');
  });

  test("may name the work it led to: one of the person's own", async () => {
    const personId = await doing.person();
    const { placementId } = await doing.referral(personId, await doing.opportunity(), 'placed');
    const stranger = await award();
    expect(
      codes(await officer.post(`/awards/${stranger.id}/deliver`, { deliveredOn: '2026-11-20', placementId })),
    ).toEqual(['placementId: placement.unknown']);
    const own = await award({ personId });
    const done = await officer.post(`/awards/${own.id}/deliver`, { deliveredOn: '2026-11-20', placementId });
    expect(done.body).toMatchObject({ placementId });
  });
});

describe('a change', () => {
  test('needs the version that was seen, and is refused on another', async () => {
    const { id } = await award();
    expect((await officer.patch(`/awards/${id}`, { benefactorRial: 0 })).status).toBe(428);
    expect((await officer.patch(`/awards/${id}`, { benefactorRial: 0 }, 7)).status).toBe(412);
    const done = await officer.patch(`/awards/${id}`, { benefactorRial: 0, fundedOn: '2026-11-20' }, 1);
    expect(done.body).toMatchObject({
      benefactorRial: 0,
      fundedOn: '2026-11-20',
      state: 'funded',
      revision: 2,
    });
    expect(codes(await officer.patch(`/awards/${id}`, { benefactorRial: 450_000_001 }, 2))).toEqual([
      'benefactorRial: award.share',
    ]);
  });

  test('after the delivery touches nothing that figures rest on', async () => {
    const { id } = await award({ deliveredOn: '2026-11-16' });
    for (const patch of [{ amountRial: 1 }, { benefactorRial: 0 }, { approvedOn: '2026-11-02' }])
      expect((await officer.patch(`/awards/${id}`, patch, 1)).status, JSON.stringify(patch)).toBe(409);
    const done = await officer.patch(`/awards/${id}`, { bunchingReason: 'کارگاه دیر رسید' }, 1);
    expect(done.body).toMatchObject({ bunchingReason: 'کارگاه دیر رسید', revision: 2 });
  });

  test('that says what is there already changes nothing and is no line of the record', async () => {
    const { id } = await award();
    expect((await officer.patch(`/awards/${id}`, { amountRial: 450_000_000 }, 1)).body.revision).toBe(1);
    expect(await auditOf(h, id)).toEqual(['award.add']);
  });
});

describe('voiding', () => {
  test('is for good, with a reason of the list', async () => {
    const { id } = await award({ deliveredOn: '2026-11-16' });
    expect((await officer.post(`/awards/${id}/void`, { reason: 'because' })).status).toBe(422);
    const done = await officer.post(`/awards/${id}/void`, { reason: 'not-given' });
    expect(done.body).toMatchObject({ state: 'void', voidReason: 'not-given', revision: 2 });
    for (const [path, sent] of [
      ['void', { reason: 'other' }],
      ['deliver', { deliveredOn: '2026-11-20' }],
    ] as const)
      expect((await officer.post(`/awards/${id}/${path}`, sent)).status).toBe(409);
    expect((await officer.patch(`/awards/${id}`, { bunchingReason: 'x' }, 2)).status).toBe(409);
  });
});

describe('the list', () => {
  test('is of a month by delivery or, before that, by approval; and of a stage', async () => {
    const other = await createHarness();
    try {
      const own = await asUser(other, 'officer.bushehr');
      const add = async (more: object) =>
        (
          await create(other, 'officer.bushehr', '/awards', {
            ...(await body()),
            personId: (await create(other, 'officer.bushehr', '/people', personBody())).id,
            ...more,
          })
        ).id;
      const mehr = await add({ approvedOn: '2026-10-01' });
      const aban = await add({ approvedOn: '2026-10-01', deliveredOn: '2026-11-21' });
      const azar = await add({ approvedOn: '2026-10-01', fundedOn: '2026-10-02', deliveredOn: '2026-11-22' });
      const ids = async (query: string) =>
        (await own.get(`/awards?${query}`)).body.items.map(({ id }: { id: string }) => id);
      expect(await ids('month=1405-07')).toEqual([mehr]);
      expect(await ids('month=1405-08')).toEqual([aban]);
      expect(await ids(`month=${encodeURIComponent('۱۴۰۵-۰۹')}`)).toEqual([azar]);
      expect(await ids('')).toEqual([azar, aban, mehr]);
      expect(await ids('state=approved')).toEqual([mehr]);
      expect(await ids('state=delivered')).toEqual([azar, aban]);
      const first = (await own.get('/awards?limit=2')).body;
      expect(first.total).toBe(3);
      expect(await ids(`limit=2&cursor=${first.nextCursor}`)).toEqual([mehr]);
      expect((await own.get('/awards?month=1405-13')).status).toBe(422);
      expect((await (await asUser(other, 'officer.gilan')).get('/awards')).body.total).toBe(0);
    } finally {
      await other.close();
    }
  });
});

describe('why so many at the end of a month', () => {
  test('is written on each of them, and refused where there is none', async () => {
    expect((await officer.post('/awards/bunching', { month: '1405-01', reason: 'x' })).status).toBe(404);
    const late = await award({ deliveredOn: '2026-11-21' });
    const early = await award({ deliveredOn: '2026-11-14' });
    const told = await officer.post('/awards/bunching', { month: '1405-08', reason: 'پایان کار کارگاه' });
    expect(told.status).toBe(200);
    expect((await officer.get(`/awards/${late.id}`)).body.bunchingReason).toBe('پایان کار کارگاه');
    expect((await officer.get(`/awards/${early.id}`)).body.bunchingReason).toBeNull();
    expect(await auditOf(h, late.id)).toEqual(['award.add', 'award.edit']);
  });
});
