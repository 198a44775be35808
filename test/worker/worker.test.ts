import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoPassword } from '../../src/features/demo/demo-accounts.rules.ts';
import { demoId } from '../../src/features/demo/demo-dice.rules.ts';
import type { Database } from '../../src/platform/database.ts';
import { openRemoteDatabase } from '../../src/platform/database.worker.ts';
import { assetVersion } from '../../src/web/render.tsx';
import { builtWorker } from '../support/built-worker.ts';
import { type Sending, send } from '../support/http.ts';
import { jobBody, nationalIdFrom, personBody } from '../support/samples.ts';
import { testSecret } from '../support/secret.ts';
import { openRemoteHouse, type RemoteHouse, type RunningWorker, startWorker } from '../support/worker.ts';

let house: RemoteHouse;
let database: Database;
let worker: RunningWorker;
let officer: string;

const api = (path: string, sending: Sending = {}) => send(`${worker.url}/api/v1${path}`, sending);
const asOfficer = (path: string, sending: Sending = {}) => api(path, { token: officer, ...sending });
const page = (path: string, cookie = '') => send(`${worker.url}${path}`, { headers: { cookie } });
const signIn = async (username: string) =>
  await api('/sessions', { body: { username, password: demoPassword } });
async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 5_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error('it never came to be');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

beforeAll(async () => {
  const [built, opened] = await Promise.all([builtWorker(), openRemoteHouse()]);
  house = opened;
  database = openRemoteDatabase(house.url, { authToken: house.token });
  worker = await startWorker(built, {
    NODE_ENV: 'test',
    DATABASE_URL: house.url,
    ...(house.token === undefined ? {} : { DATABASE_AUTH_TOKEN: house.token }),
    SECRET_KEY: testSecret,
    BASE_URL: 'http://localhost',
  });
  const begun = await signIn('officer.bushehr');
  officer = String(begun.json.token);
});
afterAll(async () => {
  await worker?.close();
  await database?.close();
  await house?.close();
});

describe('what everybody sees', () => {
  test('says that it lives and is ready', async () => {
    expect((await page('/livez')).json).toEqual({ ok: true });
    expect(await page('/readyz')).toMatchObject({ status: 200, json: { ok: true } });
  });

  test('lists work, finds it by a word, shows a notice', async () => {
    const list = await page('/work');
    expect(list.status).toBe(200);
    expect(list.headers.get('content-security-policy')).toContain("script-src 'self'");
    const jobs = await page('/work?kind=job');
    const [, notice] = /href="(\/work\/opp[^"?/]+)/.exec(jobs.text) ?? [];
    expect(notice).toBeDefined();
    expect((await page(`/work?q=${encodeURIComponent('خیاط')}`)).text).toContain('خیاط');
    const shown = await page(notice ?? '');
    expect(shown.status).toBe(200);
    expect(shown.text).toContain('application/ld+json');
  });

  test('gets style sheet, scripts and font from the platform, to be kept, under our headers', async () => {
    for (const [name, type] of [
      [`mehrkar.css?v=${assetVersion}`, 'text/css'],
      ['suggest.js', 'javascript'],
      ['icon.svg', 'image/svg+xml'],
      ['vazirmatn.woff2', 'font/woff2'],
    ] as const) {
      const answer = await fetch(`${worker.url}/assets/${name}`);
      expect(answer.headers.get('content-type'), name).toContain(type);
      expect(answer.headers.get('cache-control'), name).toContain('immutable');
      expect(answer.headers.get('x-content-type-options'), name).toBe('nosniff');
      expect((await answer.arrayBuffer()).byteLength, name).toBeGreaterThan(200);
    }
    expect((await page('/assets/nothing.css')).status).toBe(404);
  });

  test('reads the description, for machines and for people', async () => {
    const described = await page('/api/v1/openapi.json');
    expect(described.json).toMatchObject({ openapi: '3.1.0' });
    const docs = await page('/api/docs');
    expect(docs.status).toBe(200);
    expect(docs.text).toContain('/people/import');
  });

  test('finds skills by their everyday word', async () => {
    const found = await api(`/skills?q=${encodeURIComponent('خیاطی')}`);
    expect(found.json).toMatchObject({ engine: 'embedded' });
    expect((found.json.items as { label: { fa: string } }[])[0]?.label.fa).toContain('خیاطی');
  });

  test('asks about a notice, and the officer finds the ask', async () => {
    const { json: job } = await asOfficer('/opportunities', { body: jobBody({ opensOn: '2026-01-01' }) });
    const asked = await api(`/opportunities/${job.id}/asks`, {
      body: { name: 'مریم', phone: '09121112233', county: 'گناوه' },
    });
    expect(asked.status).toBe(201);
    const found = await asOfficer(`/asks?q=${asked.json.reference}`);
    expect((found.json.items as unknown[]).length).toBe(1);
  });
});

describe('signing in', () => {
  test('by the form: a cookie, and the page of the day', async () => {
    const answer = await fetch(`${worker.url}/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ username: 'officer.bushehr', password: demoPassword }),
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/officer']);
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    const today = await page('/officer', cookie);
    expect(today.status).toBe(200);
    const zahra = await page(`/officer/people/${demoId('person', 'zahra')}`, cookie);
    expect(zahra.status).toBe(200);
    expect(zahra.text).toContain('زهرا');
  });

  test('a form of another site is refused', async () => {
    const answer = await fetch(`${worker.url}/sign-in`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'cross-site' },
      body: new URLSearchParams({ username: 'officer.bushehr', password: demoPassword }),
    });
    expect(answer.status).toBe(403);
  });

  test('a wrong password is 401, and so is no credential', async () => {
    const wrong = await api('/sessions', { body: { username: 'officer.bushehr', password: 'not this one' } });
    expect(wrong.status).toBe(401);
    expect((await api('/me')).status).toBe(401);
  });

  test('a password made here is hashed at its full cost and opens the account', async () => {
    const manager = String((await signIn('manager.bushehr')).json.token);
    const made = await api('/accounts', {
      token: manager,
      body: { username: 'new.officer', role: 'officer', name: { fa: 'کارشناس تازه', en: 'New officer' } },
    });
    expect(made.status).toBe(201);
    const entered = await api('/sessions', {
      body: { username: 'new.officer', password: made.json.oneTimePassword },
    });
    expect(entered.status).toBe(201);
    const blocked = await api('/people', { token: String(entered.json.token) });
    expect(blocked.status).toBe(403);
  });

  test('when a session was last seen is written after the answer', async () => {
    const { json } = await signIn('officer.gilan');
    const token = String(json.token);
    const old = new Date(Date.now() - 3_600_000).toISOString();
    await database.write((tx) =>
      tx.run(sql`update session set last_seen_at = ${old} where account_id =
        (select id from account where username = 'officer.gilan')`),
    );
    expect((await api('/me', { token })).status).toBe(200);
    await until(async () => {
      const [row] = await database.read.all<{ seen: string }>(
        sql`select max(last_seen_at) as seen from session where account_id =
          (select id from account where username = 'officer.gilan')`,
      );
      return (row?.seen ?? '') > old;
    });
  });
});

describe('an officer at work', () => {
  let person: string;
  let job: string;

  test('registers a person; the same again is 409, a wrong body 422, a repeat under its key the first answer', async () => {
    const body = personBody({ skills: [{ skillId: 'sk-152', level: 3, years: 4 }] });
    const sending = { body, headers: { 'idempotency-key': 'once-and-no-more' } };
    const first = await asOfficer('/people', sending);
    expect(first.status).toBe(201);
    person = String(first.json.id);
    const repeat = await asOfficer('/people', sending);
    expect([repeat.status, repeat.json]).toEqual([201, first.json]);
    const again = await asOfficer('/people', { body });
    expect([again.status, again.json.personId]).toEqual([409, person]);
    const wrong = await asOfficer('/people', { body: personBody({ nationalId: '0000000001' }) });
    expect([wrong.status, (wrong.json.errors as { path: string }[])[0]?.path]).toEqual([422, 'nationalId']);
  });

  test('twenty repeats at once under one key have one effect', async () => {
    const sending = { body: personBody(), headers: { 'idempotency-key': 'all-at-once' } };
    const answers = await Promise.all(Array.from({ length: 20 }, () => asOfficer('/people', sending)));
    const made = answers.filter(({ status }) => status === 201);
    expect(new Set(made.map(({ json }) => json.id)).size).toBe(1);
    expect(answers.filter(({ status }) => ![201, 409, 503].includes(status))).toEqual([]);
  });

  test('changes a file only with its revision: 428, 412, 200', async () => {
    const patch = (headers: Record<string, string>) =>
      asOfficer(`/people/${person}`, { method: 'PATCH', body: { needScore: 80 }, headers });
    expect((await patch({})).status).toBe(428);
    expect((await patch({ 'if-match': '"99"' })).status).toBe(412);
    expect((await patch({ 'if-match': '"1"' })).status).toBe(200);
  });

  test('finds what fits, with its counts', async () => {
    const made = await asOfficer('/opportunities', {
      body: jobBody({
        opensOn: '2026-01-01',
        skills: [{ skillId: 'sk-152', level: 2, importance: 'essential' }],
      }),
    });
    job = String(made.json.id);
    const found = await asOfficer(`/people/${person}/matches?kind=job&limit=20`);
    expect(found.status).toBe(200);
    expect((found.json.items as { opportunityId: string }[]).map((one) => one.opportunityId)).toContain(job);
    const candidates = await asOfficer(`/opportunities/${job}/candidates?limit=5`);
    expect(candidates.status).toBe(200);
  });

  test('refers, the person accepts; an illegal move is 409', async () => {
    const referred = await asOfficer('/referrals', { body: { personId: person, opportunityId: job } });
    expect(referred.status).toBe(201);
    const move = (to: string) => asOfficer(`/referrals/${referred.json.id}/transitions`, { body: { to } });
    expect((await move('placed')).status).toBe(409);
    expect((await move('accepted')).json).toMatchObject({ state: 'accepted' });
    expect((await asOfficer('/referrals', { body: { personId: person, opportunityId: job } })).status).toBe(
      409,
    );
  });

  test('may not what the role lacks, and a stranger finds nothing', async () => {
    const auditor = String((await signIn('auditor')).json.token);
    expect((await api('/people', { token: auditor, body: personBody() })).status).toBe(403);
    const gilan = String((await signIn('officer.gilan')).json.token);
    expect((await api(`/people/${person}`, { token: gilan })).status).toBe(404);
  });

  test('takes in a list of 500 people; the same again changes nothing', async () => {
    const lines = Array.from({ length: 500 }, (_, i) =>
      [
        nationalIdFrom(300_000_000 + i),
        `given${i % 70}`,
        `family${i}`,
        'female',
        `19${60 + (i % 40)}-05-1${i % 10}`,
        'بوشهر',
        'گناوه',
        `0912${String(1_000_000 + i)}`,
        i % 6,
        i % 101,
      ].join(','),
    );
    const heading =
      'nationalId,givenName,familyName,sex,birthDate,province,county,phone,household.dependants,needScore';
    const list = `${heading}\n${lines.join('\n')}\n`;
    const trips = () => house.hrana?.roundTrips() ?? 0;
    const before = trips();
    const started = performance.now();
    const first = await asOfficer('/people/import', { body: list });
    const tookMs = Math.round(performance.now() - started);
    expect(first.json).toMatchObject({ created: 500, rejected: [] });
    const taken = trips() - before;
    console.info(`import of 500 people: ${taken} round trips to the database, ${tookMs} ms`);
    // A request on the platform may ask others a thousand times, and a list may be ten times as long.
    expect(taken).toBeLessThan(90);
    const tooLong = await asOfficer('/people/import?dryRun=true', {
      body: list + lines.join('\n').repeat(10),
    });
    expect(tooLong.json.rejected).toMatchObject([{ code: 'list.length' }]);
    expect((await asOfficer('/people/import', { body: list })).json).toMatchObject({
      created: 0,
      unchanged: 500,
    });
  });
});

describe('by the clock', () => {
  test('the cron carries out what is due and writes the head of the audit chain into the log', async () => {
    const past = '2020-01-01T00:00:00.000Z';
    await database.write((tx) =>
      tx.run(sql`insert into idempotent_answer (key, body_digest, status, headers, created_at, expires_at)
        values ('old', 'digest', 201, '{}', ${past}, ${past})`),
    );
    const [before] = await database.read.all<{ n: number }>(sql`select count(*) as n from idempotent_answer`);
    expect(await worker.runCron()).toBe('ok');
    const [after] = await database.read.all<{ n: number }>(sql`select count(*) as n from idempotent_answer`);
    expect((before?.n ?? 0) - (after?.n ?? 0)).toBe(1);
    expect(worker.logged.filter(({ event }) => event === 'due work failed')).toEqual([]);
    expect(worker.logged.find(({ event }) => event === 'audit head')).toMatchObject({
      seq: expect.any(Number),
    });
  });

  test('nothing went wrong unseen', () => {
    expect(worker.logged.filter(({ level }) => level === 'error')).toEqual([]);
    expect(worker.other.filter((line) => /error|exception|hung/i.test(line))).toEqual([]);
  });
});
