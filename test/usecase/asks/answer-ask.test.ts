import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemActor } from '../../../src/entry/prepare.node.ts';
import { askAbout as ask } from '../../../src/features/asks/ask-about.ts';
import { eraseAsks } from '../../../src/features/asks/erase-asks.ts';
import { faultsOf } from '../../support/chain.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { askAbout, asUser, create, jobBody, personBody } from '../../support/samples.ts';

let h: Harness;
let job: string;
let serial = 0;
beforeAll(async () => {
  h = await createHarness();
  job = (await create(h, 'officer.bushehr', '/opportunities', jobBody())).id;
});
afterAll(() => h.close());

const nextPhone = () => `0935${String(++serial).padStart(7, '0')}`;
const bodyOf = (more: object = {}) => ({ name: 'مریم', phone: nextPhone(), county: 'گناوه', ...more });
const asked = (more: object = {}) => askAbout(h, 'officer.bushehr', job, bodyOf(more));
const officer = () => asUser(h, 'officer.bushehr');
const later = (days: number) => h.setNow(new Date(h.deps.now().getTime() + days * 86_400_000).toISOString());
const countOf = async (id: string) =>
  (await h.deps.database.read.all(sql`select 1 from ask where id = ${id}`)).length;

describe('answering', () => {
  test('an answer is kept with who gave it, once', async () => {
    const id = await asked();
    const { post } = await officer();
    const answer = await post(`/asks/${id}/answer`, { outcome: 'not-interested' });
    expect(answer.body).toMatchObject({ status: 'answered', outcome: 'not-interested', revision: 2 });
    const again = await post(`/asks/${id}/answer`, { outcome: 'registered' });
    expect(again.status).toBe(409);
    expect(again.body.outcome).toBe('not-interested');
    const [row] = await h.deps.database.read.all<{ answered_by: string }>(
      sql`select answered_by from ask where id = ${id}`,
    );
    expect(row?.answered_by).toBe((await h.actorOf('officer.bushehr')).accountId);
  });

  test('who has seen the answer may correct it; who saw an older one is told', async () => {
    const id = await asked();
    const { send } = await officer();
    const answer = (revision: number, outcome: string) =>
      send('post', `/asks/${id}/answer`).set('if-match', `"${revision}"`).send({ outcome });
    expect((await answer(1, 'not-reached')).status).toBe(200);
    expect((await answer(1, 'filled')).status).toBe(412);
    expect((await answer(2, 'filled')).body).toMatchObject({ outcome: 'filled', revision: 3 });
  });

  test('of many answers at once one is kept', async () => {
    const id = await asked();
    const { post } = await officer();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => post(`/asks/${id}/answer`, { outcome: 'not-reached' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(409)]);
  });

  test('the file it led to is of the own organisation, and of an outcome that has one', async () => {
    const own = await create(h, 'officer.bushehr', '/people', personBody());
    const foreign = await create(h, 'officer.gilan', '/people', personBody());
    const id = await asked();
    const { post } = await officer();
    const codeOf = async (body: object) => {
      const { status, body: said } = await post(`/asks/${id}/answer`, body);
      return [status, said.errors?.[0]?.code];
    };
    expect(await codeOf({ outcome: 'registered', personId: foreign.id })).toEqual([422, 'person.unknown']);
    expect(await codeOf({ outcome: 'not-reached', personId: own.id })).toEqual([422, 'person.needless']);
    const answer = await post(`/asks/${id}/answer`, { outcome: 'registered', personId: own.id });
    expect(answer.body).toMatchObject({ status: 'answered', personId: own.id });
    const [note] = await h.deps.database.read.all(
      sql`select person_id, fields from audit_entry where action = 'ask.answer' order by seq desc limit 1`,
    );
    expect(note).toEqual({ person_id: own.id, fields: '["outcome","personId"]' });
  });

  test('does not stand in the way of erasing the file it led to', async () => {
    const { id: personId } = await create(h, 'officer.bushehr', '/people', personBody());
    const id = await asked();
    await (await officer()).post(`/asks/${id}/answer`, { outcome: 'registered', personId });
    await h.deps.database.write(async (tx) => {
      await tx.run(sql`delete from person where id = ${personId}`);
      await tx.run(sql`delete from household where id not in (select household_id from person)`);
    });
    const { body } = await (await officer()).get(`/asks/${id}`);
    expect(body).toMatchObject({ status: 'answered', outcome: 'registered', personId: null });
  });

  test('asked again after a day, an answered one waits again; on the same day it does not', async () => {
    const body = bodyOf();
    const id = await askAbout(h, 'officer.bushehr', job, body);
    await (await officer()).post(`/asks/${id}/answer`, { outcome: 'not-reached' });
    const repeat = () => ask(h.deps, job, body, { address: '10.3.0.1' });
    const first = await repeat();
    const statusOf = async () => (await (await officer()).get(`/asks/${id}`)).body;
    expect(await statusOf()).toMatchObject({ status: 'answered', revision: 2 });
    later(2);
    const second = await repeat();
    expect(await statusOf()).toMatchObject({
      status: 'new',
      outcome: null,
      answeredAt: null,
      revision: 3,
      callBy: second.ok ? second.value.callBy : '',
    });
    expect(second.ok && first.ok && second.value.reference === first.value.reference).toBe(true);
  });
});

describe('lists', () => {
  test('those that wait, the longest first, page by page; a phone or a reference finds its own', async () => {
    const here = (await create(h, 'officer.bushehr', '/opportunities', jobBody())).id;
    const phone = nextPhone();
    const ids: string[] = [];
    for (const body of [bodyOf(), bodyOf({ phone }), bodyOf()]) {
      ids.push(await askAbout(h, 'officer.bushehr', here, body));
      h.setNow(new Date(h.deps.now().getTime() + 60_000).toISOString());
    }
    const { get } = await officer();
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await get(`/asks?status=new&opportunityId=${here}&limit=2${cursor}`);
      expect(body.total).toBe(3);
      seen.push(...body.items.map((one: { id: string }) => one.id));
      cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : '';
    } while (cursor !== '');
    expect(seen).toEqual(ids);
    const found = async (q: string) =>
      (await get(`/asks?q=${encodeURIComponent(q)}`)).body.items.map((one: { id: string }) => one.id);
    expect(await found(`+98${phone.slice(1)}`)).toEqual([ids[1]]);
    const { body } = await get(`/asks/${ids[0]}`);
    expect(await found(body.reference)).toEqual([ids[0]]);
    expect(await found('1234567')).toEqual([]);
    expect(await found('مریم')).toEqual([]);
  });

  test('other organisations have none of it', async () => {
    const id = await asked();
    const gilan = await asUser(h, 'officer.gilan');
    expect((await gilan.get(`/asks/${id}`)).status).toBe(404);
    expect((await gilan.post(`/asks/${id}/answer`, { outcome: 'filled' })).status).toBe(404);
    expect((await gilan.get('/asks')).body).toEqual({ items: [], total: 0 });
  });
});

describe('keeping', () => {
  test('an answered ask is erased after 180 days, an unanswered one after a year, with what can say whose it was', async () => {
    const [answered, waiting] = [await asked(), await asked()];
    await (await officer()).post(`/asks/${answered}/answer`, { outcome: 'filled' });
    await eraseAsks(h.deps, systemActor);
    later(179);
    await eraseAsks(h.deps, systemActor);
    expect(await countOf(answered)).toBe(1);
    later(2);
    expect(await eraseAsks(h.deps, systemActor)).toBeGreaterThan(0);
    expect([await countOf(answered), await countOf(waiting)]).toEqual([0, 1]);
    later(186);
    await eraseAsks(h.deps, systemActor);
    expect(await countOf(waiting)).toBe(0);
    expect(await eraseAsks(h.deps, systemActor)).toBe(0);
    expect(await faultsOf(h.deps.database.read)).toEqual([]);
  });
});

describe('what the database itself refuses', () => {
  const copied = (columns: string) =>
    sql.raw(
      `insert into ask select ${columns} opportunity_id, organisation_id, name_sealed, phone_sealed, phone_index, county, asked_at, call_by, status, outcome, person_id, answered_at, answered_by, more_asked_on, revision from ask limit 1`,
    );
  const run = (statement: ReturnType<typeof copied>) => h.deps.database.write((tx) => tx.run(statement));

  test('a second ask of a phone about an opportunity, a second of a reference, half an answer', async () => {
    await askAbout(h, 'officer.bushehr', await anyJob(), bodyOf());
    await expect(run(copied(`'ask_copy', '1000009',`))).rejects.toThrow();
    await expect(run(sql.raw(`update ask set outcome = 'filled' where status = 'new'`))).rejects.toThrow();
    await expect(run(sql.raw(`update ask set status = 'answered'`))).rejects.toThrow();
    await expect(
      run(sql.raw(`update ask set status = 'answered', outcome = 'x', answered_at = '1'`)),
    ).rejects.toThrow();
    await askAbout(h, 'officer.bushehr', await anyJob(), bodyOf());
    await expect(run(sql.raw(`update ask set reference = '1000009'`))).rejects.toThrow();
  });
});

const anyJob = async () => (await create(h, 'officer.bushehr', '/opportunities', jobBody())).id;
