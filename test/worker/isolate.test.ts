import { build } from 'esbuild';
import { Miniflare } from 'miniflare';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCrypto, sha256 } from '../../src/platform/crypto.ts';
import { childNamed, memoryMbOf } from '../support/processes.ts';
import { testSecret } from '../support/secret.ts';
import { shownDays } from '../support/shown-days.ts';
import { compatibility } from '../support/worker.ts';

/** The service's own crypto and calendar, asked over HTTP from inside workerd. */
const probe = `
  import { createCrypto, sha256 } from './src/platform/crypto.ts';
  import { shownDays } from './test/support/shown-days.ts';
  const crypto = createCrypto(${JSON.stringify(testSecret)});
  export default {
    async fetch(request) {
      const { ask, given } = await request.json();
      const asked = {
        open: () => crypto.open(given.sealed, given.where),
        seal: () => crypto.seal(given.plain, given.where),
        digests: () => [crypto.blindIndex(given), crypto.digest(given), crypto.mac('audit-anchor', given), sha256(given)],
        hash: () => crypto.hashPassword(given),
        verify: () => crypto.verifyPassword(given.password, given.stored),
        verifyMany: () => Promise.all(given.many.map((stored) => crypto.verifyPassword(given.password, stored))),
        days: () => shownDays(),
      }[ask];
      try { return Response.json({ answer: await asked() }); }
      catch (error) { return Response.json({ error: String(error) }); }
    },
  };`;

let mf: Miniflare;
const crypto = createCrypto(testSecret);
async function ask(name: string, given: unknown = null): Promise<{ answer?: unknown; error?: string }> {
  const answer = await mf.dispatchFetch('http://localhost/', {
    method: 'POST',
    body: JSON.stringify({ ask: name, given }),
  });
  return (await answer.json()) as { answer?: unknown; error?: string };
}

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: probe, resolveDir: process.cwd() },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    external: ['node:*'],
  });
  mf = new Miniflare({
    modules: true,
    script: outputFiles[0]?.text ?? '',
    compatibilityDate: compatibility.date,
    compatibilityFlags: [...compatibility.flags],
  });
  await mf.ready;
});
afterAll(() => mf.dispose());

describe('inside an isolate', () => {
  test('what Node sealed is opened, and the other way round; moved or changed it is not', async () => {
    const where = 'person:per_1:national_id';
    const sealed = crypto.seal('۰۰۱۲۳۴۵۶۷۹ زهرا', where);
    expect(await ask('open', { sealed, where })).toEqual({ answer: '۰۰۱۲۳۴۵۶۷۹ زهرا' });
    expect((await ask('open', { sealed, where: 'person:per_2:national_id' })).error).toBeDefined();
    const { answer } = await ask('seal', { plain: 'گناوه', where });
    expect(crypto.open(String(answer), where)).toBe('گناوه');
  });

  test('digests are those of Node', async () => {
    const value = '0012345679';
    expect((await ask('digests', value)).answer).toEqual([
      crypto.blindIndex(value),
      crypto.digest(value),
      crypto.mac('audit-anchor', value),
      sha256(value),
    ]);
  });

  test('passwords of full cost are hashed and checked as on Node, four at once', async () => {
    const password = 'گذرواژهٔ خوب و بلند';
    const { answer: stored } = await ask('hash', password);
    expect(String(stored)).toMatch(/^scrypt\$32768\$8\$3\$/);
    expect(await crypto.verifyPassword(password, String(stored))).toBe(true);
    const ours = await crypto.hashPassword(password);
    expect(await ask('verify', { password, stored: ours })).toEqual({ answer: true });
    expect(await ask('verify', { password: 'not this', stored: ours })).toEqual({ answer: false });
    const pid = childNamed('workerd') ?? 0;
    const before = memoryMbOf(pid).now;
    const many = await ask('verifyMany', { password, many: Array.from({ length: 4 }, () => ours) });
    expect(many.answer).toEqual(Array.from({ length: 4 }, () => true));
    const { now, most } = memoryMbOf(pid);
    console.info(`workerd after four passwords at once: ${now - before} MB more, at most ${most} MB`);
  });

  test('the calendar, numbers and names of days are those of Node', async () => {
    expect((await ask('days')).answer).toEqual(shownDays());
  });
});
