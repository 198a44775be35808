import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runTyped } from '../../src/entry/run-typed.ts';
import { demoPassword } from '../../src/features/demo/demo-accounts.rules.ts';
import { copyDemo } from '../support/demo-template.ts';
import { type Hrana, startHrana } from '../support/hrana.ts';
import { type Sending, send } from '../support/http.ts';
import { jobBody, personBody } from '../support/samples.ts';
import { testSecret } from '../support/secret.ts';
import { startServer } from '../support/server.ts';

/** As compose.yaml runs it: the program on Node, its database on a server beside it. */
describe('the program with its database on a server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mehrkar-over-http-'));
  let hrana: Hrana;
  let server: Awaited<ReturnType<typeof startServer>>;
  const settings = () => ({
    DATABASE_URL: hrana.url,
    DATABASE_AUTH_TOKEN: 'let me in',
    SECRET_KEY: testSecret,
  });

  beforeAll(async () => {
    await copyDemo(join(folder, 'test.db'));
    hrana = await startHrana(join(folder, 'test.db'), { token: 'let me in' });
    server = await startServer({ ...settings(), DEMO: 'small', AUDIT_ANCHOR_FILE: join(folder, 'heads') });
  });
  afterAll(async () => {
    expect(await server?.stop()).toBe(0);
    await hrana?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const typed = async (command: string) => {
    const said: string[] = [];
    const say = (line: string) => void said.push(line);
    const env = { ...settings(), AUDIT_ANCHOR_FILE: join(folder, 'heads') };
    const words = [...command.split(' '), '--lang', 'en'];
    const code = await runTyped(words, { env, out: say, err: say, progress: () => {} });
    return { code, said: said.join('\n') };
  };

  test('registers, matches and refers', async () => {
    const api = (path: string, sending: Sending = {}) => send(`${server.url}/api/v1${path}`, sending);
    const begun = await api('/sessions', { body: { username: 'officer.bushehr', password: demoPassword } });
    const token = String(begun.json.token);
    const person = await api('/people', { token, body: personBody() });
    const job = await api('/opportunities', { token, body: jobBody({ opensOn: '2026-01-01' }) });
    const found = await api(`/people/${person.json.id}/matches/${job.json.id}`, { token });
    expect(found.json).toMatchObject({ eligible: true });
    const referred = await api('/referrals', {
      token,
      body: { personId: person.json.id, opportunityId: job.json.id },
    });
    expect(referred.status).toBe(201);
  });

  test('its audit chain is walked over HTTP', async () => {
    const { code, said } = await typed('verify-audit');
    expect([code, said], said).toEqual([0, expect.stringContaining('Whole:')]);
  });

  test('what the server does not do for it is said, with what to do instead', async () => {
    // Ours hands out no log to be copied from; see served-backup.test.ts for one that does.
    for (const [command, how] of [
      ['backup', /handed out no copy.*by its own means/s],
      ['restore some.db', /--to file:PATH/],
    ] as const) {
      const { code, said } = await typed(command);
      expect(code, command).toBe(1);
      expect(said, command).toMatch(how);
    }
  });
});
