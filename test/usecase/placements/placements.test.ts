import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addFoundPlacement } from '../../../src/features/placements/add-placement.ts';
import { editPlacement } from '../../../src/features/placements/edit-placement.ts';
import { endPlacement } from '../../../src/features/placements/end-placement.ts';
import { reopenPlacement } from '../../../src/features/placements/reopen-placement.ts';
import { listPlacements } from '../../../src/features/placements/view-placement.ts';
import { viewWork } from '../../../src/features/placements/view-work.ts';
import { moveReferral } from '../../../src/features/referrals/move-referral.ts';
import { viewReferral } from '../../../src/features/referrals/view-referral.ts';
import type { Actor } from '../../../src/kernel/actor.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { faultsOf } from '../opportunities/bodies.ts';
import { type Acting, acting, auditOf, done, problemOf, rowsOf } from '../referrals/referral-setup.ts';
import { standing, workBody, working } from './placement-setup.ts';

let h: Harness;
let bushehr: Actor;
let officer: Acting;
let work: ReturnType<typeof working>;
beforeAll(async () => {
  h = await createHarness();
  bushehr = await h.actorOf('officer.bushehr');
  officer = acting(h, bushehr);
  work = working(h, bushehr);
});
afterAll(() => h.close());

const placed = async (id: string) =>
  work.see(String(done(await viewReferral(h.deps, bushehr, id)).placementId));
const weekdays = ['sat', 'sun', 'mon', 'tue', 'wed'];

describe('placed from a referral', () => {
  test('hours and income are taken from the opportunity, and a kit is an own business', async () => {
    const job = await officer.opportunity({
      hours: [{ days: weekdays, from: '08:00', to: '15:30' }],
      monthlyIncomeRial: 120_000_000,
      iscoCode: '7531',
      documents: [],
    });
    const one = await officer.person();
    expect(await placed((await officer.referral(one, job, 'placed')).id)).toMatchObject({
      origin: 'referral',
      isWork: true,
      weeklyHours: 37.5,
      monthlyIncomeRial: 120_000_000,
      iscoCode: '7531',
      startedOn: '2026-12-01',
      evidence: 'call',
      endedOn: null,
    });
    const kit = await officer.opportunity({
      kind: 'kit',
      employer: undefined,
      workplace: 'home',
      kit: { priceRial: 450_000_000, items: [], monthlyIncomeRial: 90_000_000, buyers: [] },
    });
    const other = await officer.person();
    expect(await placed((await officer.referral(other, kit, 'placed')).id)).toMatchObject({
      origin: 'kit',
      isWork: true,
      weeklyHours: null,
    });
    expect(await standing(h, other)).toMatchObject({ status: 'placed', reason: 'own-business' });
  });

  test('the officer may say how it is instead, and of no other move', async () => {
    const { id } = await officer.referral(
      await officer.person(),
      await officer.opportunity({ monthlyIncomeRial: 1 }),
      'offered',
    );
    const told = { startedOn: '2026-11-20', weeklyHours: 12, monthlyIncomeRial: null, evidence: 'employer' };
    expect(
      faultsOf(await moveReferral(h.deps, bushehr, id, { to: 'refused', ...told }, { lang: 'en' })),
    ).toContain('startedOn placed.only');
    done(
      await moveReferral(
        h.deps,
        bushehr,
        id,
        { to: 'placed', ...told, expectedEndOn: '2027-02-01' },
        { lang: 'en' },
      ),
    );
    expect(await placed(id)).toMatchObject({ ...told, expectedEndOn: '2027-02-01' });
  });

  test('a training is no work: it is asked about never, and the search goes on', async () => {
    const training = await officer.opportunity({
      kind: 'training',
      employer: undefined,
    });
    const one = await officer.person();
    const seat = await placed((await officer.referral(one, training, 'placed')).id);
    expect(seat).toMatchObject({ isWork: false, followUp: null });
    expect((await standing(h, one))?.status).toBe('seeking');
    expect(
      problemOf(
        await work.tryCheck(seat.id, { checkedOn: '2026-11-22', result: 'working', evidence: 'call' }),
      ).kind,
    ).toBe('conflict');
  });
});

describe('work found otherwise', () => {
  test('ends the search, withdraws what is under way, and is on record', async () => {
    const one = await officer.person();
    const open = await officer.referral(one, await officer.opportunity(), 'sent');
    const made = await work.begin(one, { iscoCode: '7531' });
    expect(made).toMatchObject({ origin: 'own', evidence: 'employer', endedOn: null });
    expect(await standing(h, one)).toMatchObject({ status: 'placed', reason: 'own-work' });
    expect(done(await viewReferral(h.deps, bushehr, open.id))).toMatchObject({
      state: 'withdrawn',
      reason: 'found-work',
    });
    expect(await auditOf(h, made.id)).toEqual(['placement.add']);
  });

  test('work that somebody had when they came does not end the search', async () => {
    const one = await officer.person();
    const open = await officer.referral(one, await officer.opportunity(), 'sent');
    await work.begin(one, { origin: 'at-intake', weeklyHours: 8, startedOn: '2024-03-01' });
    expect((await standing(h, one))?.status).toBe('seeking');
    expect(done(await viewReferral(h.deps, bushehr, open.id)).state).toBe('sent');
  });

  test('several works may stand at once, one of each opportunity, as many as there are vacancies', async () => {
    const one = await officer.person();
    const opportunityId = await officer.opportunity({ vacancies: 1 });
    const first = await work.begin(one, { opportunityId });
    expect(
      problemOf(await addFoundPlacement(h.deps, bushehr, workBody(one, { opportunityId }))),
    ).toMatchObject({ kind: 'conflict', extra: { placementId: first.id } });
    await work.begin(one);
    expect(done(await listPlacements(h.deps, bushehr, { personId: one, live: 'true' })).total).toBe(2);
    const other = await officer.person();
    expect(problemOf(await addFoundPlacement(h.deps, bushehr, workBody(other, { opportunityId }))).kind).toBe(
      'conflict',
    );
    expect((await standing(h, other))?.status).toBe('seeking');
  });

  test.each([
    [{ origin: 'referral' }, ['opportunityId required']],
    [{ opportunityId: 'opp_nothing' }, ['opportunityId opportunity.unknown']],
    [{ iscoCode: '9999' }, ['iscoCode occupation.unknown']],
    [{ startedOn: '2028-01-01' }, ['startedOn date.too-late']],
    [{ startedOn: '1991-01-01' }, ['startedOn date.too-early']],
    [{ expectedEndOn: '2026-08-01' }, ['expectedEndOn end.before-start']],
    [{ evidence: undefined }, ['evidence choice.unknown']],
    [{ weeklyHours: 113 }, ['weeklyHours number.range']],
  ])('refuses %o', async (more, faults) => {
    const one = await officer.person();
    expect(faultsOf(await addFoundPlacement(h.deps, bushehr, workBody(one, more)))).toEqual(faults);
  });

  test('refuses who is not in scope and who has left', async () => {
    const gilan = await h.actorOf('officer.gilan');
    const one = await officer.person();
    expect(problemOf(await addFoundPlacement(h.deps, gilan, workBody(one))).kind).toBe('not-found');
    await h.deps.database.write(async (tx) => {
      await tx.run(sql`update person set status = 'left', status_reason = 'moved' where id = ${one}`);
    });
    expect(problemOf(await addFoundPlacement(h.deps, bushehr, workBody(one))).kind).toBe('conflict');
  });
});

describe('an end', () => {
  test('of the last live work begins the search again from that day, and the trade is known', async () => {
    const one = await officer.person();
    const two = await work.begin(one, { iscoCode: '7531', startedOn: '2025-06-01' });
    const { id } = await work.begin(one, { startedOn: '2026-08-01' });
    await work.end(two.id, '2026-11-10', 'season-over');
    expect((await standing(h, one))?.status).toBe('placed');
    await work.end(id, '2026-11-05', 'pay');
    expect(await standing(h, one)).toMatchObject({
      status: 'seeking',
      reason: null,
      // The last day of any of the two.
      since: '2026-11-10',
      experience: JSON.stringify([{ iscoCode: '7531', years: 1.5 }]),
    });
  });

  test('leaves somebody who is paused as they are', async () => {
    const one = await officer.person();
    const { id } = await work.begin(one);
    await h.deps.database.write(async (tx) => {
      await tx.run(sql`update person set status = 'paused', status_reason = 'health' where id = ${one}`);
    });
    await work.end(id, '2026-11-10', 'health');
    expect((await standing(h, one))?.status).toBe('paused');
  });

  test.each(['died', 'returned-to-custody', 'moved'])(
    'by %s means that the person has left, with all their work',
    async (reason) => {
      const one = await officer.person();
      const first = await work.begin(one);
      const second = await work.begin(one, { startedOn: '2026-11-15' });
      await work.end(first.id, '2026-11-10', reason);
      expect(await standing(h, one)).toMatchObject({ status: 'left', reason, since: '2026-11-10' });
      expect(await work.see(second.id)).toMatchObject({ endedOn: '2026-11-15', endReason: reason });
    },
  );

  test('by mistake says that it never was: no experience, the search as it stood', async () => {
    const one = await officer.person();
    const before = await standing(h, one);
    const { id } = await work.begin(one, { iscoCode: '7531' });
    done(await endPlacement(h.deps, bushehr, id, { reason: 'mistake' }));
    expect(await standing(h, one)).toEqual(before);
    expect(done(await viewWork(h.deps, bushehr, one)).learnt).toEqual([]);
  });

  test('is refused in the future, before the start, after a check that found it standing, and twice', async () => {
    const { id } = await work.begin(await officer.person());
    await work.check(id, { checkedOn: '2026-10-01', result: 'working' });
    const end = (endedOn: string) => endPlacement(h.deps, bushehr, id, { endedOn, reason: 'pay' });
    expect(faultsOf(await end('2026-11-23'))).toEqual(['endedOn date.future']);
    expect(faultsOf(await end('2026-08-31'))).toEqual(['endedOn end.before-start']);
    expect(faultsOf(await end('2026-09-30'))).toEqual(['endedOn end.before-check']);
    expect(faultsOf(await endPlacement(h.deps, bushehr, id, { reason: 'pay' }))).toEqual([
      'endedOn required',
    ]);
    done(await end('2026-10-01'));
    expect(problemOf(await end('2026-10-01'))).toMatchObject({
      kind: 'conflict',
      extra: { endedOn: '2026-10-01' },
    });
  });

  test('of two officers at once is written once', async () => {
    const { id } = await work.begin(await officer.person());
    const manager = await h.actorOf('manager.bushehr');
    const results = await Promise.all(
      [bushehr, manager].map((actor) =>
        endPlacement(h.deps, actor, id, { endedOn: '2026-11-20', reason: 'pay' }),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await auditOf(h, id)).filter((action) => action === 'placement.end')).toHaveLength(1);
  });

  test('teaches: a way that was too long suggests a shorter one, until it is followed', async () => {
    const one = await officer.person({ near: { lat: 29.58, lng: 50.52 } });
    const opportunityId = await officer.opportunity({ near: { lat: 29.26, lng: 51.22 } });
    const { id } = await work.begin(one, { opportunityId, iscoCode: '7531' });
    await work.end(id, '2026-11-20', 'too-far');
    const { learnt } = done(await viewWork(h.deps, bushehr, one));
    expect(learnt).toEqual([
      { code: 'commute', field: 'availability.maxCommuteKm', value: expect.any(Number) },
      { code: 'skills', field: 'skills', value: null },
      // The end itself has put the trade there.
      { code: 'experience', field: 'experience', value: 0.5 },
    ]);
    expect(learnt[0]?.value).toBeGreaterThan(40);
    await h.deps.database.write(async (tx) => {
      await tx.run(sql`update person set max_commute_km = 10 where id = ${one}`);
    });
    expect(done(await viewWork(h.deps, bushehr, one)).learnt.map(({ code }) => code)).not.toContain(
      'commute',
    );
  });
});

describe('an end that is taken back', () => {
  test('puts everything where it was', async () => {
    const one = await officer.person();
    const { id } = await work.begin(one);
    await work.check(id, {
      checkedOn: '2026-11-20',
      result: 'ended',
      endedOn: '2026-11-18',
      endReason: 'died',
    });
    expect((await standing(h, one))?.status).toBe('left');
    const again = done(await reopenPlacement(h.deps, bushehr, id));
    expect(again).toMatchObject({ endedOn: null, endReason: null });
    expect(again.checks.map(({ result }) => result)).toEqual(expect.arrayContaining(['void', 'ended']));
    expect(again.followUp?.nextDueOn).toBe('2026-10-01');
    expect(await standing(h, one)).toMatchObject({ status: 'placed', since: '2026-11-18' });
    expect(problemOf(await reopenPlacement(h.deps, bushehr, id)).kind).toBe('conflict');
  });

  test('is refused where somebody else has the vacancy by now', async () => {
    const opportunityId = await officer.opportunity({ vacancies: 1 });
    const { id } = await work.begin(await officer.person(), { opportunityId });
    await work.end(id, '2026-11-20', 'pay');
    await work.begin(await officer.person(), { opportunityId });
    expect(problemOf(await reopenPlacement(h.deps, bushehr, id)).kind).toBe('conflict');
    expect((await work.see(id)).endedOn).toBe('2026-11-20');
  });
});

describe('a correction of the start', () => {
  test('needs the revision, moves it, and is held to the checks', async () => {
    const { id, revision } = await work.begin(await officer.person());
    await work.check(id, { checkedOn: '2026-10-05', result: 'working' });
    const edit = (body: object, ifMatch?: string) => editPlacement(h.deps, bushehr, id, body, ifMatch);
    expect(problemOf(await edit({ weeklyHours: 30 })).kind).toBe('precondition-required');
    expect(problemOf(await edit({ weeklyHours: 30 }, '77')).kind).toBe('stale');
    expect(faultsOf(await edit({ startedOn: '2026-10-06' }, String(revision)))).toEqual([
      'startedOn start.after-check',
    ]);
    const after = done(
      await edit({ startedOn: '2026-09-10', weeklyHours: null, evidence: 'insurance' }, String(revision)),
    );
    expect(after).toMatchObject({
      startedOn: '2026-09-10',
      weeklyHours: null,
      monthlyIncomeRial: 150_000_000,
      evidence: 'insurance',
      revision: revision + 1,
    });
    const [row] = await rowsOf<{ fields: string }>(
      h,
      sql`select fields from audit_entry where entity_id = ${id} and action = 'placement.edit'`,
    );
    expect(JSON.parse(row?.fields ?? '')).toEqual(['startedOn', 'weeklyHours', 'evidence']);
  });
});
