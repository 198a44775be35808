import { Agent, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHarness, type Harness } from '../support/harness.ts';
import { listen } from '../support/http.ts';

const megabyte = 1024 * 1024;
/** Who says that the connection closes may find it closed before the answer is read. */
const agent = new Agent({ keepAlive: true });
let h: Harness;
let web: Awaited<ReturnType<typeof listen>>;
let officer: string;
beforeAll(async () => {
  h = await createHarness();
  web = await listen(h);
  officer = await h.tokenOf('officer.bushehr');
});
afterAll(async () => {
  agent.destroy();
  await web.close();
  await h.close();
});

interface Sent {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  /** Bytes that were handed over before the answer came. */
  readonly sent: number;
}

/** Sends a body in chunks, its length untold: `whole`, or spaces that never come to an end (no more are sent after 64 MB). */
function inChunks(path: string, headers: Record<string, string>, whole?: Buffer): Promise<Sent> {
  return new Promise((resolve, reject) => {
    let sent = 0;
    const out = request(`${web.url}${path}`, { method: 'POST', headers, agent });
    out.once('error', reject);
    out.once('response', (answer) => {
      const texts: Buffer[] = [];
      answer.on('data', (part: Buffer) => texts.push(part));
      answer.once('end', () => {
        out.removeAllListeners('error').on('error', () => {});
        out.destroy();
        const type = answer.headers['content-type'] ?? '';
        resolve({ status: answer.statusCode ?? 0, type, text: Buffer.concat(texts).toString(), sent });
      });
    });
    if (whole) {
      out.write(whole.subarray(0, 100_000));
      out.end(whole.subarray(100_000));
      return;
    }
    const spaces = Buffer.alloc(8 * 1024, ' ');
    const more = () => {
      while (!out.destroyed && sent < 64 * megabyte) {
        sent += spaces.length;
        if (!out.write(spaces)) break;
      }
    };
    out.on('drain', more);
    more();
  });
}

const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const csv = { 'content-type': 'text/csv' };
const bearer = () => ({ authorization: `Bearer ${officer}` });
const cookie = () => ({ cookie: `mehrkar=${officer}; lang=en`, 'sec-fetch-site': 'same-origin' });

describe('a body that never ends', () => {
  /** What stands in buffers of the system between us, above the limit. */
  const onTheWay = 16 * megabyte;
  test.each([
    ['/api/v1/sessions', () => json, '۱۶ کیلوبایت', 0],
    ['/sign-in', () => form, '۱۶ کیلوبایت', 0],
    ['/sign-in', () => ({ ...form, cookie: 'lang=en' }), '16 KB', 0],
    ['/sign-in/code', () => ({ ...form, cookie: 'lang=en' }), '16 KB', 0],
    ['/api/v1/people', () => ({ ...json, ...bearer(), 'accept-language': 'en' }), '1 MB', 1],
    ['/officer/people/new', () => ({ ...form, ...cookie() }), '1 MB', 1],
    ['/api/v1/people/import', () => ({ ...csv, ...bearer(), 'accept-language': 'en' }), '20 MB', 20],
    ['/officer/people/import', () => ({ ...form, ...cookie() }), '20 MB', 20],
  ])('to %s is answered 413 with the limit, and read no further', async (path, headers, said, limitMb) => {
    const answer = await inChunks(path, headers());
    expect(answer.status).toBe(413);
    expect(answer.type).toContain(path.startsWith('/api/') ? 'application/problem+json' : 'text/html');
    expect(answer.text).toContain(said);
    expect(answer.sent).toBeLessThan(limitMb * megabyte + onTheWay);
  });
});

describe('a list of the largest size', () => {
  const row = 'family,0012345679,Maryam,Dashti,female,1990-05-01,Bushehr,';
  const head = `kind,nationalId,givenName,familyName,sex,birthDate,province,county,remark\n${row}گناوه,`;
  const list = (bytes: number) =>
    Buffer.concat([Buffer.from(head), Buffer.alloc(bytes - Buffer.byteLength(head), 'x')]);

  test('is taken in chunks and by the page, and one byte more is not', async () => {
    const headers = { ...csv, ...bearer() };
    const path = '/api/v1/people/import?dryRun=1';
    const largest = list(20 * megabyte);
    const taken = await inChunks(path, headers, largest);
    expect(taken.status).toBe(200);
    expect(JSON.parse(taken.text)).toMatchObject({ created: 1, rejected: [] });
    expect((await inChunks(path, headers, list(20 * megabyte + 1))).status).toBe(413);

    const upload = new FormData();
    upload.set('do', 'check');
    upload.set('file', new Blob([largest]), 'list.csv');
    const page = await fetch(`${web.url}/officer/people/import`, {
      method: 'POST',
      headers: cookie(),
      body: upload,
    });
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<strong>1</strong>');
  });
});
