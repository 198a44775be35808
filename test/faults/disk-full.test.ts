import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsOf } from '../support/chain.ts';
import { lookInto, prepareFolder } from '../support/folder.ts';
import { createHarness, type Harness } from '../support/harness.ts';
import { type HttpAnswer, type Sending, send } from '../support/http.ts';
import { asUser, personBody } from '../support/samples.ts';
import { startServer } from '../support/server.ts';
import { smallDisk } from '../support/small-disk.ts';

const account = { username: 'officer.bushehr', password: 'mehrkar-demo' };
const isFull = (
  status: number,
  headers: { get(name: string): string | null },
  body: Record<string, unknown>,
) => {
  expect(status).toBe(503);
  expect(headers.get('retry-after')).toBe('60');
  expect(body).toMatchObject({ type: '/problems/storage-full', status: 503 });
  expect(body.detail).toMatch(/دیسک سرور پر است/);
};

const disk = smallDisk(16);
// Where nothing can be mounted the limit of the database itself stands in, below; it runs everywhere.
describe.skipIf(disk === undefined)('on a disk that is really full', () => {
  if (disk === undefined) return;
  let server: Awaited<ReturnType<typeof startServer>>;
  let token: string;
  const api = (path: string, sending: Sending = {}) =>
    send(`${server.url}/api/v1${path}`, { token, ...sending });
  beforeAll(async () => {
    prepareFolder(disk.folder);
    server = await startServer({ DEMO: '0' }, { folder: disk.folder });
    token = String((await send(`${server.url}/api/v1/sessions`, { body: account })).json.token);
  }, 120_000);
  afterAll(async () => {
    await server.stop();
    disk.remove();
  });

  test('writes say so, reads go on, and with room again it goes on by itself', async () => {
    const kept: string[] = [];
    const register = async (sending: Sending = {}): Promise<HttpAnswer> => {
      const answer = await api('/people', { body: personBody(), ...sending });
      if (answer.status === 201) kept.push(String(answer.json.id));
      return answer;
    };
    expect((await register()).status).toBe(201);
    disk.fill();
    // The log is written over from its start again and again, so the first writes still find room in it.
    let refused = await register();
    for (let i = 0; refused.status === 201 && i < 3_000; i++) refused = await register();
    isFull(refused.status, refused.headers, refused.json);

    const list = await api('/people?limit=1');
    expect([list.status, list.json.total]).toEqual([200, kept.length]);
    expect((await api(`/people/${kept.at(-1)}`)).status).toBe(200);
    expect((await api(`/people/${kept[0]}/matches`)).status).toBe(200);
    expect((await send(`${server.url}/readyz`)).status).toBe(200);
    const cookie = `mehrkar=${token}`;
    for (const page of ['/officer', '/officer/people', `/officer/people/${kept[0]}`]) {
      const seen = await fetch(`${server.url}${page}`, { headers: { cookie } });
      expect(seen.status, page).toBe(200);
      await seen.text();
    }
    const keyed = { body: personBody(), headers: { 'idempotency-key': 'on-a-full-disk' } };
    const keyedAnswer = await register(keyed);
    isFull(keyedAnswer.status, keyedAnswer.headers, keyedAnswer.json);
    const signIn = await send(`${server.url}/api/v1/sessions`, { body: account });
    isFull(signIn.status, signIn.headers, signIn.json);
    const form = await fetch(`${server.url}/sign-in`, {
      method: 'POST',
      body: new URLSearchParams(account),
      redirect: 'manual',
    });
    expect(form.status).toBe(503);
    expect(await form.text()).toContain('دیسک سرور پر است');

    disk.makeRoom();
    const again = await register(keyed);
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([201, null]);
    expect((await register()).status).toBe(201);
    expect((await send(`${server.url}/api/v1/sessions`, { body: account })).status).toBe(201);
    expect((await api('/people?limit=1')).json.total).toBe(kept.length);
    expect(server.output()).not.toMatch(/"unexpected"/);
    expect(await lookInto(disk.folder, faultsOf)).toEqual([]);
  }, 120_000);
});

describe('a database at the end of its room', () => {
  let h: Harness;
  beforeAll(async () => {
    h = await createHarness();
  });
  afterAll(() => h.close());

  test('refuses a write whole, and takes the next one when there is room', async () => {
    const officer = await asUser(h, account.username);
    expect((await officer.post('/people', personBody())).status).toBe(201);
    const [size] = await h.deps.database.read.all<{ page_count: number }>(sql`pragma page_count`);
    const limit = (size?.page_count ?? 0) + 1;
    await h.deps.database.write((tx) => tx.all(sql.raw(`pragma max_page_count = ${limit}`)));
    let total = 1;
    let refused = await officer.post('/people', personBody());
    for (; refused.status === 201 && total < 500; total++)
      refused = await officer.post('/people', personBody());
    isFull(
      refused.status,
      new Headers({ 'retry-after': String(refused.headers['retry-after']) }),
      refused.body,
    );
    expect((await officer.get('/people')).body.total).toBe(total);
    expect((await officer.post('/people', personBody())).status).toBe(201);
    expect(await faultsOf(h.deps.database.read)).toEqual([]);
  });
});
