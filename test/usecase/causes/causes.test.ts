import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { judgeCauses } from '../../../src/features/causes/judge-causes.ts';
import { kitBody, plantCause, plantWaiting } from '../../support/giving-samples.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { asUser, create } from '../../support/samples.ts';

const system = { accountId: 'system:test', organisationId: null };
const need = { fa: 'سال‌هاست خیاطی می‌داند. با یک چرخ از خانه می‌دوزد.', en: null };
let h: Harness;
let officer: Awaited<ReturnType<typeof asUser>>;
let kit: string;
beforeAll(async () => {
  h = await createHarness(); // 22 November 2026, 1 Azar 1405
  officer = await asUser(h, 'officer.bushehr');
  kit = (await create(h, 'officer.bushehr', '/opportunities', kitBody())).id;
});
afterAll(() => h.close());

const codes = (answer: { body: { errors?: { path: string; code: string }[] } }) =>
  (answer.body.errors ?? []).map(({ path, code }) => `${path}: ${code}`);
const publish = async (more: object = {}) =>
  await officer.post('/causes', { opportunityId: kit, slots: 2, need, ...more });
const shown = async () =>
  ((await h.request().get('/api/v1/causes?limit=100')).body.items as { id: string }[]).map(({ id }) => id);

describe('publishing a cause', () => {
  test('is refused while fewer than five could be meant', async () => {
    await plantWaiting(h, 4);
    expect((await publish()).status).toBe(409);
  });

  test('tells it as widely as five need, with what it costs to the rial, and nothing else', async () => {
    await plantWaiting(h, 2);
    const made = await publish();
    expect(made.status).toBe(201);
    const open = (await h.request().get(`/api/v1/causes/${made.body.id}`)).body;
    expect(open).toMatchObject({
      title: { fa: 'بستهٔ سری‌دوزی' },
      slotRial: 472_500_000,
      slots: 2,
      openSlots: 2,
      fundedPercent: 0,
      verifiedOn: '2026-11-22',
    });
    const sum = (open.budget as { rial: number }[]).reduce((total, { rial }) => total + rial, 0);
    expect(sum).toBe(open.slotRial);
    expect(Object.keys(open).sort()).toEqual([
      'budget',
      'campaign',
      'closesOn',
      'fundedPercent',
      'id',
      'need',
      'openSlots',
      'organisation',
      'place',
      'slotRial',
      'slots',
      'title',
      'trade',
      'verifiedOn',
    ]);
  });

  test.each([
    [{ need: { fa: 'تماس بگیرید: ۰۹۱۲ ۳۴۵ ۶۷۸۹' } }, 'need.fa: words.number'],
    [{ need: { fa: 'کد ملی ۰۰۱۲۳۴۵۶۷۹ دارد' } }, 'need.fa: words.number'],
    [{ need: { fa: 'ببینید example.ir' } }, 'need.fa: words.link'],
    [{ need: { fa: 'خانوادهٔ یک زندانی است' } }, 'need.fa: words.unsaid'],
    [{ title: { fa: 'چرخ برای خانم کریمی' } }, 'title.fa: words.name'],
    [{ need: { fa: 'زهرا خیاط است.' } }, 'need.fa: words.name'],
    [{ verifiedOn: '2026-11-23' }, 'verifiedOn: date.future'],
    [{ opportunityId: 'opp_none' }, 'opportunityId: opportunity.unknown'],
  ])('refuses words that find, link or shame: %j', async (more, code) => {
    const answer = await publish(more);
    expect(answer.status).toBe(422);
    expect(codes(answer)).toContain(code);
  });

  test('takes what only looked like a name once somebody has looked', async () => {
    expect((await publish({ need: { fa: 'زهرا خیاط است.' }, namesChecked: true })).status).toBe(201);
  });
});

describe('an open cause', () => {
  test('is changed at the revision that was seen, and makes room for more; closing takes it off', async () => {
    const { body } = await publish();
    const path = `/causes/${body.id}`;
    expect((await officer.patch(path, { addSlots: 1 })).status).toBe(428);
    const more = await officer.patch(path, { addSlots: 3, budget: [{ line: 0, state: 'bought' }] }, 1);
    expect(more.body).toMatchObject({ slots: 5, revision: 2, budget: [{ state: 'bought' }, {}, {}] });
    expect((await officer.patch(path, { addSlots: 1 }, 1)).status).toBe(412);
    const gilan = await asUser(h, 'officer.gilan');
    expect((await gilan.patch(path, { addSlots: 1 }, 2)).status).toBe(404);
    expect((await officer.post(`${path}/close`, { reason: 'need-changed' })).body.closedReason).toBe(
      'need-changed',
    );
    expect((await h.request().get(`/api/v1${path}`)).status).toBe(404);
    expect((await officer.patch(path, { addSlots: 1 }, 3)).status).toBe(409);
  });

  test('is found by province and trade, page after page', async () => {
    const here = await plantCause(h, { trade: '7212', province: 'gilan', officer: 'officer.gilan' });
    await plantCause(h, { trade: '9999', province: 'gilan', officer: 'officer.gilan' });
    const ids = async (query: string) => {
      const { body } = await h.request().get(`/api/v1/causes?${query}`);
      return [body.total, body.items.map(({ id }: { id: string }) => id)];
    };
    expect(await ids('province=gilan&trade=72')).toEqual([1, [here]]);
    const first = (await h.request().get('/api/v1/causes?province=gilan&limit=1')).body;
    const second = (await h.request().get(`/api/v1/causes?province=gilan&limit=1&cursor=${first.nextCursor}`))
      .body;
    expect(first.items[0].id).not.toBe(second.items[0].id);
    expect(second.nextCursor).toBeUndefined();
  });
});

test('a cause that fewer than five could be meant by hides when the month turns, not before', async () => {
  const { body } = await publish();
  await h.deps.database.write(async (tx) => {
    await tx.run(sql`update person set status = 'placed', status_reason = 'work' where status = 'seeking'`);
  });
  expect(await judgeCauses(h.deps, system), 'within the month nothing moves').toBe(0);
  expect(await shown()).toContain(body.id);
  h.setNow('2026-12-22T08:00:00Z'); // 1 Dey
  expect(await judgeCauses(h.deps, system)).toBeGreaterThan(0);
  expect(await shown()).not.toContain(body.id);
  expect((await h.request().get(`/api/v1/causes/${body.id}`)).status).toBe(404);
  await h.deps.database.write(async (tx) => {
    await tx.run(sql`update person set status = 'seeking', status_reason = null where status = 'placed'`);
  });
  expect(await judgeCauses(h.deps, system)).toBe(0);
  h.setNow('2027-01-21T08:00:00Z'); // 1 Bahman
  await judgeCauses(h.deps, system);
  expect(await shown()).toContain(body.id);
});
