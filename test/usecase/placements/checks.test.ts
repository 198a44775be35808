import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { correctCheck } from '../../../src/features/placements/correct-check.ts';
import { listChecks, viewQueue } from '../../../src/features/placements/list-checks.ts';
import { warningsOfRecord } from '../../../src/features/placements/view-work.ts';
import { cancelVisit, doVisit, planVisit } from '../../../src/features/placements/visit-placement.ts';
import type { Actor } from '../../../src/kernel/actor.ts';
import { mustLocalDate } from '../../../src/kernel/calendar.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { faultsOf } from '../opportunities/bodies.ts';
import { type Acting, acting, auditOf, done, problemOf } from '../referrals/referral-setup.ts';
import { standing, working } from './placement-setup.ts';

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

const today = '2026-11-22';
const begun = async (more?: Record<string, unknown>) => await work.begin(await officer.person(), more);
const correct = (placementId: string, checkId: string, body: unknown) =>
  correctCheck(h.deps, bushehr, { placementId, checkId }, body);
const dueOf = async (id: string) => (await work.see(id)).followUp?.nextDueOn;

describe('a check', () => {
  test('that finds somebody at work answers what is due, up to 7 days early', async () => {
    const { id } = await begun();
    expect(await dueOf(id)).toBe('2026-10-01');
    await work.check(id, { checkedOn: '2026-09-23', result: 'working' });
    expect(await dueOf(id)).toBe('2026-10-01');
    const { placement, checkId } = await work.check(id, {
      checkedOn: '2026-09-24',
      result: 'working',
      evidence: 'insurance',
      weeklyHours: 30,
      monthlyIncomeRial: 90_000_000,
    });
    expect(placement.followUp).toMatchObject({
      nextDueOn: '2026-11-30',
      evidenceOn: '2026-09-24',
      evidence: 'insurance',
      weeklyHours: 30,
      hoursBefore: 40,
      monthlyIncomeRial: 90_000_000,
      incomeBefore: 150_000_000,
      incomeOn: '2026-09-24',
    });
    expect(await auditOf(h, checkId)).toEqual(['check.add']);
  });

  test('that reached nobody says nothing: it stays due, and tries are counted until somebody answers', async () => {
    const { id } = await begun();
    await work.check(id, { checkedOn: '2026-10-02', result: 'not-reached' });
    await work.check(id, { checkedOn: '2026-10-05', result: 'not-reached' });
    expect((await work.see(id)).followUp).toMatchObject({
      nextDueOn: '2026-10-01',
      tries: 2,
      triedOn: '2026-10-05',
    });
    await work.check(id, { checkedOn: '2026-10-06', result: 'working' });
    expect((await work.see(id)).followUp).toMatchObject({ nextDueOn: '2026-11-30', tries: 0 });
  });

  test('that found it over ends it; nothing is due of it any more', async () => {
    const { id, personId } = await begun();
    const { placement } = await work.check(id, {
      checkedOn: '2026-11-20',
      result: 'ended',
      endedOn: '2026-11-10',
      endReason: 'season-over',
    });
    expect(placement).toMatchObject({ endedOn: '2026-11-10', endReason: 'season-over', followUp: null });
    expect(await standing(h, personId)).toMatchObject({ status: 'seeking', since: '2026-11-10' });
    expect(
      problemOf(
        await work.tryCheck(id, {
          checkedOn: today,
          result: 'ended',
          evidence: 'call',
          endedOn: '2026-11-20',
          endReason: 'pay',
        }),
      ),
    ).toMatchObject({ kind: 'conflict', extra: { endedOn: '2026-11-10' } });
    expect(
      faultsOf(await work.tryCheck(id, { checkedOn: '2026-11-11', result: 'working', evidence: 'call' })),
    ).toEqual(['checkedOn check.after-end']);
    await work.check(id, { checkedOn: '2026-11-09', result: 'working' });
  });

  test('known last days of seasonal work are asked about too', async () => {
    const { id } = await begun({ expectedEndOn: '2026-09-20' });
    expect(await dueOf(id)).toBe('2026-09-20');
    await work.check(id, { checkedOn: '2026-09-21', result: 'working' });
    expect(await dueOf(id)).toBe('2026-10-01');
  });

  test.each([
    [{ checkedOn: '2026-11-23', result: 'working', evidence: 'call' }, ['checkedOn date.future']],
    [{ checkedOn: '2026-08-31', result: 'working', evidence: 'call' }, ['checkedOn check.before-start']],
    [{ checkedOn: today, result: 'working' }, ['evidence required']],
    [{ checkedOn: today, result: 'not-reached', evidence: 'call' }, ['evidence evidence.needless']],
    [{ checkedOn: today, result: 'not-reached', weeklyHours: 3 }, ['weeklyHours evidence.needless']],
    [{ checkedOn: today, result: 'working', evidence: 'call', endedOn: today }, ['endedOn end.needless']],
    [{ checkedOn: today, result: 'ended', evidence: 'call' }, ['endedOn required', 'endReason required']],
    [
      { checkedOn: '2026-11-01', result: 'ended', evidence: 'call', endedOn: today, endReason: 'pay' },
      ['endedOn end.after-check'],
    ],
    [
      { checkedOn: today, result: 'ended', evidence: 'call', endedOn: '2026-08-01', endReason: 'pay' },
      ['endedOn end.before-start'],
    ],
  ])('refuses %o', async (body, faults) => {
    const { id } = await begun();
    expect(faultsOf(await work.tryCheck(id, body))).toEqual(faults);
    expect((await work.see(id)).checks).toEqual([]);
  });

  test('of two officers who both found it over is written once', async () => {
    const { id } = await begun();
    const body = {
      checkedOn: today,
      result: 'ended',
      evidence: 'call',
      endedOn: '2026-11-20',
      endReason: 'pay',
    };
    const results = await Promise.all([work.tryCheck(id, body), work.tryCheck(id, body)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await work.see(id)).checks).toHaveLength(1);
  });
});

describe('a correction', () => {
  test('takes the place of the check, and both stay to be seen', async () => {
    const { id } = await begun();
    const { checkId } = await work.check(id, { checkedOn: '2026-10-01', result: 'working' });
    const { placement, checkId: second } = done(
      await correct(id, checkId, { checkedOn: '2026-10-01', result: 'not-reached' }),
    );
    const byId = new Map(placement.checks.map((one) => [one.id, one]));
    expect(byId.get(second)).toMatchObject({ corrects: checkId, correctedBy: null });
    expect(byId.get(checkId)).toMatchObject({ corrects: null, correctedBy: second });
    expect(placement.followUp).toMatchObject({ nextDueOn: '2026-10-01', tries: 1 });
    expect(problemOf(await correct(id, checkId, { result: 'void' }))).toMatchObject({
      kind: 'conflict',
      extra: { checkId: second },
    });
    const withdrawn = done(await correct(id, second, { result: 'void' }));
    expect(withdrawn.placement.followUp).toMatchObject({ tries: 0 });
    expect(problemOf(await correct(id, withdrawn.checkId, { result: 'void' })).kind).toBe('conflict');
    expect(problemOf(await correct(id, 'chk_nothing', { result: 'void' })).kind).toBe('not-found');
  });

  test('of the check that ended the work lets it go on, or end on another day', async () => {
    const { id, personId } = await begun();
    const { checkId } = await work.check(id, {
      checkedOn: '2026-11-20',
      result: 'ended',
      endedOn: '2026-11-10',
      endReason: 'pay',
    });
    const moved = done(
      await correct(id, checkId, {
        checkedOn: '2026-11-20',
        result: 'ended',
        evidence: 'call',
        endedOn: '2026-11-15',
        endReason: 'hours',
      }),
    );
    expect(moved.placement).toMatchObject({ endedOn: '2026-11-15', endReason: 'hours' });
    expect(await standing(h, personId)).toMatchObject({ status: 'seeking', since: '2026-11-15' });
    const back = done(await correct(id, moved.checkId, { result: 'void' }));
    expect(back.placement).toMatchObject({ endedOn: null });
    expect((await standing(h, personId))?.status).toBe('placed');
  });

  test('of one check by twenty at once is made once', async () => {
    const { id } = await begun();
    const { checkId } = await work.check(id, { checkedOn: '2026-10-01', result: 'working' });
    const results = await Promise.all(
      Array.from({ length: 20 }, () => correct(id, checkId, { result: 'void' })),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe('a visit', () => {
  const plan = (id: string, plannedOn = today) => planVisit(h.deps, bushehr, id, { plannedOn });

  test('that met somebody is a check by the strength of a visit, and answers the warnings before it', async () => {
    const { id } = await begun();
    for (const checkedOn of ['2026-11-01', '2026-11-03'])
      await work.check(id, { checkedOn, result: 'not-reached' });
    const before = await work.see(id);
    const told = (one: typeof before) =>
      warningsOfRecord(one, one.visits, mustLocalDate(today)).map(({ kind }) => kind);
    expect(told(before)).toEqual(['overdue', 'not-reached']);
    const visit = done(await plan(id));
    expect(problemOf(await plan(id))).toMatchObject({ kind: 'conflict', extra: { visitId: visit.id } });
    done(await doVisit(h.deps, bushehr, visit.id, { doneOn: today, outcome: 'needs-help', weeklyHours: 10 }));
    const after = await work.see(id);
    expect(after.checks[0]).toMatchObject({ result: 'working', evidence: 'visit', source: 'visit' });
    expect(after.followUp).toMatchObject({ evidence: 'visit', weeklyHours: 10 });
    expect(told(after)).toEqual([]);
    expect(problemOf(await doVisit(h.deps, bushehr, visit.id, { doneOn: today, outcome: 'well' })).kind).toBe(
      'conflict',
    );
  });

  test('that found nobody answers nothing and counts as a try', async () => {
    const { id } = await begun();
    const visit = done(await plan(id));
    done(await doVisit(h.deps, bushehr, visit.id, { doneOn: today, outcome: 'not-found' }));
    const after = await work.see(id);
    expect(after.followUp).toMatchObject({ tries: 1, nextDueOn: '2026-10-01' });
    expect(warningsOfRecord(after, after.visits, mustLocalDate(today)).map(({ kind }) => kind)).toEqual([
      'overdue',
    ]);
  });

  test('that found the work over ends it; an end cancels what was planned', async () => {
    const { id } = await begun();
    const visit = done(await plan(id));
    expect(faultsOf(await doVisit(h.deps, bushehr, visit.id, { doneOn: today, outcome: 'ended' }))).toEqual([
      'endedOn required',
      'endReason required',
    ]);
    done(
      await doVisit(h.deps, bushehr, visit.id, {
        doneOn: today,
        outcome: 'ended',
        endedOn: '2026-11-21',
        endReason: 'business-closed',
      }),
    );
    expect(await work.see(id)).toMatchObject({ endedOn: '2026-11-21' });
    expect(problemOf(await plan(id)).kind).toBe('conflict');
    const other = await begun();
    const planned = done(await plan(other.id, '2026-12-01'));
    await work.end(other.id, '2026-11-20', 'pay');
    expect((await work.see(other.id)).visits[0]).toMatchObject({
      id: planned.id,
      cancelledAt: expect.any(String),
    });
    expect(problemOf(await cancelVisit(h.deps, bushehr, planned.id)).kind).toBe('conflict');
  });

  test('is planned once, whoever asks at the same time', async () => {
    const { id } = await begun();
    const results = await Promise.all(Array.from({ length: 20 }, () => plan(id)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe('the queue', () => {
  test('has what is due by a day, the longest first, page by page, and nobody who has left or is elsewhere', async () => {
    const care = await h.actorOf('officer.gilan');
    const gilan = acting(h, care);
    const there = working(h, care);
    const ids: string[] = [];
    for (const startedOn of ['2026-10-24', '2026-09-01', '2026-10-10', '2026-08-01', '2026-10-23'])
      ids.push(
        (await there.begin(await gilan.person({ province: 'گیلان', county: 'رشت' }), { startedOn })).id,
      );
    const gone = await there.begin(await gilan.person({ province: 'گیلان', county: 'رشت' }));
    await h.deps.database.write(async (tx) => {
      await tx.run(
        sql`update person set status = 'left', status_reason = 'moved' where id = ${gone.personId}`,
      );
    });
    const list = async (query: object) => done(await listChecks(h.deps, care, query));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { items, total, nextCursor } = await list({ limit: '2', ...(cursor ? { cursor } : {}) });
      expect(total).toBe(4);
      seen.push(...items.map(({ placementId }) => placementId));
      cursor = nextCursor;
    } while (cursor);
    // Due on 31 August, 1 October, 9 and 22 November; the one of 23 November is not due yet.
    expect(seen).toEqual([ids[3], ids[1], ids[2], ids[4]]);
    expect((await list({ overdue: 'true' })).total).toBe(3);
    expect((await list({ due: '2026-11-23' })).total).toBe(5);
    const queue = done(await viewQueue(h.deps, care, { show: 'unknown', limit: 20 }));
    expect(queue.counts).toEqual({ due: 4, overdue: 3, soonUnknown: 0, unknown: 2 });
    expect(queue.items.map(({ placementId }) => placementId)).toEqual([ids[3], ids[1]]);
    expect(queue.warned).toBe(2);
    await there.check(String(ids[3]), { checkedOn: '2026-11-20', result: 'working' });
    expect((await list({})).items.map(({ placementId }) => placementId)).toEqual([ids[1], ids[2], ids[4]]);
  });
});
