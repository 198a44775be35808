import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { heldSession } from '../../src/features/accounts/hold-session.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { paces } from '../../src/web/rate-limit.ts';
import { createHarness, type Harness } from '../support/harness.ts';

let h: Harness;
beforeAll(async () => {
  h = await createHarness({ env: { RATE_LIMIT: '1' } });
});
afterAll(() => h.close());

describe('the pace of callers', () => {
  test('is held by address where nobody is signed in, and by account where somebody is', async () => {
    const token = await h.tokenOf('officer.bushehr');
    const send = (bearer?: string) => {
      const request = h.request().post('/api/v1/people/import?dryRun=true').set('content-type', 'text/csv');
      return bearer ? request.set('authorization', `Bearer ${bearer}`).send('a') : request.send('a');
    };
    for (let i = 0; i < paces.import.burst; i++) expect((await send()).status).toBe(401);
    const held = await send();
    expect(held.status).toBe(429);
    expect(held.headers['retry-after']).toBe('10');
    expect(held.headers['content-type']).toContain('application/problem+json');
    expect((await send(token)).status).not.toBe(429);
    expect((await h.request().get('/api/v1/opportunities?limit=1')).status).toBe(200);
    const page = await h.request().post('/officer/people/import').set('content-type', 'text/plain').send('a');
    expect(page.status).toBe(429);
    expect(page.headers['content-type']).toContain('text/html');
    h.setNow('2026-11-22T08:00:10Z');
    expect((await send()).status).toBe(401);
    h.setNow('2026-11-22T08:00:00Z');
  });
});

describe('when a session was last seen', () => {
  const seen = async () =>
    (await h.deps.database.read.all<{ at: string }>(sql`select max(last_seen_at) as at from session`))[0]?.at;
  const at = (iso: string): Deps => ({ ...h.deps, now: () => new Date(iso) });

  test('is kept to five minutes, and a database that cannot be written fails no look', async () => {
    const token = await h.tokenOf('officer.bushehr');
    await heldSession(at('2026-11-22T08:04:59Z'), token);
    await h.deps.database.write(async () => undefined);
    expect(await seen()).toBe('2026-11-22T08:00:00.000Z');
    await heldSession(at('2026-11-22T08:05:00Z'), token);
    // Writes are in one queue: this one is behind the one that notes it.
    await h.deps.database.write(async () => undefined);
    expect(await seen()).toBe('2026-11-22T08:05:00.000Z');

    const warnings: string[] = [];
    const broken: Deps = {
      ...at('2026-11-22T08:30:00Z'),
      database: { ...h.deps.database, write: () => Promise.reject(new Error('disk full')) },
      log: { ...h.deps.log, warn: (event) => void warnings.push(event) },
    };
    expect((await heldSession(broken, token))?.actor.username).toBe('officer.bushehr');
    await heldSession(broken, token);
    await new Promise((resolve) => setImmediate(resolve));
    expect(warnings).toEqual(['last seen not noted']);
  });
});
