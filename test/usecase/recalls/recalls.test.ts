import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemActor } from '../../../src/entry/system-actor.ts';
import { drawDueRecalls, drawRecalls } from '../../../src/features/recalls/draw-recalls.ts';
import { recallError } from '../../../src/features/recalls/recall-error.repo.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { plantInWork } from '../../support/in-work.ts';
import { asUser, create, personBody } from '../../support/samples.ts';
import { auditOf, rowsOf, statusOf } from '../referrals/referral-setup.ts';
import { addWork, day, fileOf, organisationOf, plant } from '../targets/target-setup.ts';

let h: Harness;
let officer: Awaited<ReturnType<typeof asUser>>;
let organisationId: string;
beforeEach(async () => {
  h = await createHarness(); // 22 November 2026: autumn of 1405
  officer = await asUser(h, 'officer.bushehr');
  organisationId = await organisationOf(h, 'officer.bushehr');
});
afterEach(() => h.close());

/** People of Bushehr at work since 1 September, counted as such. */
async function inWork(count: number): Promise<readonly string[]> {
  const people: string[] = [];
  for (let i = 0; i < count; i++) {
    const { id } = await create(h, 'officer.bushehr', '/people', personBody({ phone: '09171234567' }));
    await addWork(h, await fileOf(h, id), { startedOn: '2026-09-01' });
    people.push(id);
  }
  await plant(h, async (tx) => {
    await tx.run(
      sql`update person set status = 'placed', status_reason = 'found-work' where id in (select value from json_each(${JSON.stringify(people)}))`,
    );
  });
  await plant(h, async (tx) => await plantInWork(tx, organisationId, people));
  return people;
}
const draw = async () => await drawRecalls(h.deps, await h.actorOf('manager.bushehr'));
const waiting = async () =>
  (await officer.get('/recalls?show=waiting')).body.items as { id: string; personId: string }[];
async function oneRecall(): Promise<{ id: string; personId: string }> {
  await inWork(1);
  await draw();
  const [one] = await waiting();
  if (!one) throw new Error('nobody was drawn');
  return one;
}
const checksOf = async (personId: string) =>
  await rowsOf<{ result: string; source: string; evidence: string | null; on: string }>(
    h,
    sql`select result, source, evidence, checked_on as "on" from placement_check where person_id = ${personId}`,
  );
const workOf = async (personId: string) =>
  (
    await rowsOf<{ ended: string | null; reason: string | null }>(
      h,
      sql`select ended_on as ended, end_reason as reason from placement where person_id = ${personId}`,
    )
  )[0];

describe('the draw', () => {
  test('takes those in work, at most once a quarter, and goes on record for each', async () => {
    const people = await inWork(3);
    const done = await draw();
    expect(done).toMatchObject({ ok: true, value: { quarter: '1405-3', inWork: 3, drawn: 3 } });
    const listed = await waiting();
    expect(listed.map(({ personId }) => personId).sort()).toEqual([...people].sort());
    expect(await auditOf(h, listed[0]?.id ?? '')).toEqual(['recall.draw']);
    expect(await draw()).toMatchObject({ ok: false, problem: { kind: 'conflict' } });
    h.setNow('2026-12-22T08:00:00Z'); // winter begins
    expect(await draw()).toMatchObject({ ok: true, value: { quarter: '1405-4' } });
  });

  test('is for managers, and refused where nobody is in work', async () => {
    expect(await drawRecalls(h.deps, await h.actorOf('officer.bushehr'))).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    expect(await draw()).toMatchObject({ problem: { kind: 'conflict' } });
  });

  test('happens by itself once a quarter; repeating it is harmless', async () => {
    await inWork(2);
    expect(await drawDueRecalls(h.deps, systemActor)).toBe(2);
    expect(await drawDueRecalls(h.deps, systemActor)).toBe(0);
  });
});

describe('an answer', () => {
  test('that confirms is a check of the work, found by re-call', async () => {
    const { id, personId } = await oneRecall();
    const done = await officer.post(`/recalls/${id}/answer`, { result: 'confirmed', weeklyHours: 30 });
    expect(done.body).toMatchObject({ result: 'confirmed', answeredOn: '2026-11-22' });
    expect(await checksOf(personId)).toEqual([
      { result: 'working', source: 'recall', evidence: 'call', on: '2026-11-22' },
    ]);
    expect(
      (
        await officer.post(`/recalls/${id}/answer`, {
          result: 'denied',
          endedOn: '2026-11-01',
          endReason: 'pay',
        })
      ).status,
    ).toBe(409);
    expect(await workOf(personId)).toEqual({ ended: null, reason: null });
  });

  test('that denies ends the work on the day that was said, and the search goes on', async () => {
    const { id, personId } = await oneRecall();
    const refused = await officer.post(`/recalls/${id}/answer`, { result: 'denied' });
    expect(refused.body.errors.map(({ path }: { path: string }) => path)).toEqual(['endedOn', 'endReason']);
    for (const endedOn of ['2026-08-31', '2026-11-23'])
      expect(
        (await officer.post(`/recalls/${id}/answer`, { result: 'denied', endedOn, endReason: 'pay' })).status,
      ).toBe(422);
    await officer.post(`/recalls/${id}/answer`, {
      result: 'denied',
      endedOn: '1405-07-10',
      endReason: 'pay',
    });
    expect(await workOf(personId)).toEqual({ ended: '2026-10-02', reason: 'pay' });
    expect(await checksOf(personId)).toEqual([
      { result: 'ended', source: 'recall', evidence: 'call', on: '2026-11-22' },
    ]);
    expect((await statusOf(h, personId))?.status).toBe('seeking');
  });

  test('that reached nobody says nothing, and may be given again', async () => {
    const { id, personId } = await oneRecall();
    await officer.post(`/recalls/${id}/answer`, { result: 'not-reached' });
    expect(await checksOf(personId)).toEqual([
      { result: 'not-reached', source: 'recall', evidence: null, on: '2026-11-22' },
    ]);
    expect((await waiting()).map((one) => one.id)).toEqual([id]);
    h.setNow('2026-11-24T08:00:00Z');
    officer = await asUser(h, 'officer.bushehr');
    expect((await officer.post(`/recalls/${id}/answer`, { result: 'confirmed' })).status).toBe(200);
    expect(await waiting()).toEqual([]);
  });

  test('is for the own people alone', async () => {
    const { id } = await oneRecall();
    const gilan = await asUser(h, 'officer.gilan');
    expect((await gilan.get(`/recalls/${id}`)).status).toBe(404);
    expect((await gilan.post(`/recalls/${id}/answer`, { result: 'confirmed' })).status).toBe(404);
    expect((await gilan.get('/recalls')).body.total).toBe(0);
  });
});

test('whoever wrote the last check is told that somebody else should call', async () => {
  const { id, personId } = await oneRecall();
  expect((await officer.get(`/recalls/${id}`)).body).toMatchObject({
    knownByCaller: false,
    phone: '09171234567',
  });
  const { accountId } = await h.actorOf('officer.bushehr');
  await plant(h, async (tx) => {
    await tx.run(sql`insert into placement_check (id, organisation_id, placement_id, person_id, checked_on, result, evidence,
        source, recorded_at, recorded_by)
      select 'chk_x', ${organisationId}, id, ${personId}, '2026-10-01', 'working', 'call', 'check', '2026-10-01T08:00:00.000Z', ${accountId}
      from placement where person_id = ${personId}`);
  });
  expect((await officer.get(`/recalls/${id}`)).body.knownByCaller).toBe(true);
  const manager = await asUser(h, 'manager.bushehr');
  expect((await manager.get(`/recalls/${id}`)).body.knownByCaller).toBe(false);
});

test('the error rate is told with its numerator and denominator, as of a day and as known', async () => {
  await inWork(4);
  await draw();
  const [a, b, c] = await waiting();
  await officer.post(`/recalls/${a?.id}/answer`, { result: 'confirmed' });
  await officer.post(`/recalls/${b?.id}/answer`, {
    result: 'denied',
    endedOn: '2026-10-01',
    endReason: 'pay',
  });
  await officer.post(`/recalls/${c?.id}/answer`, { result: 'not-reached' });
  const view = async (asOf: string, knownAt?: string) =>
    await recallError(
      h.deps.database.read,
      { kind: 'organisation', organisationId },
      { asOf: day(asOf), knownAt },
    );
  expect(await view('2026-11-22')).toMatchObject({
    quarter: '1405-3',
    drawn: 4,
    confirmed: 1,
    denied: 1,
    notReached: 1,
    waiting: 1,
    error: { numerator: 1, denominator: 2, value: 0.5 },
  });
  expect(await view('2026-11-21')).toMatchObject({ drawn: 4, waiting: 4, error: { value: null } });
  expect(await view('2026-11-22', '2026-11-22T07:59:59.000Z')).toMatchObject({ drawn: 0 });
  // While nobody of the next quarter was reached, this one's stands.
  expect(await view('2026-12-25')).toMatchObject({ quarter: '1405-3', error: { denominator: 2 } });
  expect((await officer.get('/recalls')).body.error).toMatchObject({ drawn: 4, error: { numerator: 1 } });
});
