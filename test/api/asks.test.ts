import { afterAll, beforeAll, expect, test } from 'vitest';
import { askLimits } from '../../src/features/asks/ask.rules.ts';
import { createHarness, type Harness } from '../support/harness.ts';
import { asUser, create, jobBody, personBody } from '../support/samples.ts';

let h: Harness;
const officer = 'officer.bushehr';
beforeAll(async () => {
  h = await createHarness();
});
afterAll(() => h.close());

const newJob = async () => (await create(h, officer, '/opportunities', jobBody())).id;
const ask = (job: string, body: object) => h.request().post(`/api/v1/opportunities/${job}/asks`).send(body);
const body = (phone: string) => ({ name: 'مریم', phone, county: 'گناوه' });

test('first, repeat, a client of ours, a stranger: status, headers and shape are the same', async () => {
  const job = await newJob();
  await create(h, officer, '/people', personBody({ phone: '09121111111' }));
  const answers = [];
  for (const phone of ['09121111111', '۰۹۱۲۱۱۱۱۱۱۱', '09122222222', '+989122222222'])
    answers.push(await ask(job, body(phone)));
  const said = answers.map(({ status, headers, body: { reference, ...rest } }) => {
    const { date: _, 'x-request-id': __, ...others } = headers;
    return { status, others, rest, digits: reference.length };
  });
  expect(said.every((one) => one.status === 201)).toBe(true);
  for (const one of said) expect(one).toEqual(said[0]);
  const references = answers.map((answer) => answer.body.reference);
  expect(references[1]).toBe(references[0]);
  expect(references[3]).toBe(references[2]);
  expect(references[2]).not.toBe(references[0]);
  expect((await (await asUser(h, officer)).get('/asks')).body.total).toBe(2);
});

test('a phone is never refused, whatever was asked with it; an address is told when to come back, in the header and in words', async () => {
  const jobs = await Promise.all(Array.from({ length: askLimits.phone.most + 2 }, newJob));
  for (const job of jobs) expect((await ask(job, body('09123333333'))).status).toBe(201);
  const job = await newJob();
  let refused = await ask(job, body('09123333333'));
  for (let n = 0; refused.status === 201; n++) {
    expect(n).toBeLessThan(askLimits.address.most);
    refused = await ask(job, body('09123333333'));
  }
  expect(refused.status).toBe(429);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect(refused.body.detail).toContain('دقیقهٔ دیگر');
});

test('asks are for case workers alone', async () => {
  for (const username of ['hq', 'auditor', 'benefactor'])
    expect((await (await asUser(h, username)).get('/asks')).status).toBe(403);
  expect((await h.request().get('/api/v1/asks')).status).toBe(401);
});
