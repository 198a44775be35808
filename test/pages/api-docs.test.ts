import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiRoutes } from '../../src/portals/api/routes.ts';
import { createHarness, type Harness } from '../support/harness.ts';

let h: Harness;
beforeAll(async () => {
  h = await createHarness();
});
afterAll(() => h.close());

const page = (lang: string, path = '/api/docs') => h.request().get(path).set('cookie', `lang=${lang}`);
const shapes = '/api/docs/shapes';

describe('the readable page of the API', () => {
  test.each([
    ['fa', 'rtl', 'فهرست'],
    ['en', 'ltr', 'Contents'],
  ])('has its frame in %s, every call with an anchor, and no script', async (lang, direction, contents) => {
    const answer = await page(lang);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-language']).toBe(lang);
    expect(answer.text).toContain(`<html lang="${lang}" dir="${direction}">`);
    expect(answer.text).toContain(contents);
    expect(answer.text).not.toMatch(/<script|\sstyle=|\son\w+=|src="http|\[object /);
    for (const { method, path } of apiRoutes)
      expect(answer.text, `${method} ${path}`).toContain(`${method.toUpperCase()} ${path}`);
  });

  test('leads nowhere that is not there', async () => {
    const { text } = await page('fa');
    const shown = (await page('fa', shapes)).text;
    const told = [...(text + shown).matchAll(/href="\/api\/docs\/shapes#([^"]+)"/g)].map(([, id]) => id);
    expect(told.length).toBeGreaterThan(30);
    expect([...new Set(told)].filter((id) => !shown.includes(` id="${id}"`))).toEqual([]);
    const anchors = new Set([...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id));
    const asked = [...text.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(asked.length).toBeGreaterThan(90);
    expect([...new Set(asked)].filter((id) => !anchors.has(id))).toEqual([]);
    const ids = [...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('says types, limits, what is required, every refusal, and a call to copy', async () => {
    const { text } = await page('en');
    const call = text.slice(text.indexOf('id="patchPeopleId"'), text.indexOf('id="postPeopleIdReveal"'));
    expect(call).toContain('If-Match');
    expect(call).toContain('href="/api/docs/shapes#PersonChange"');
    expect(call).toContain('href="#problem-precondition-required"');
    expect(call).toMatch(/curl -X PATCH/);
    const shown = (await page('en', shapes)).text;
    const shape = shown.slice(shown.indexOf('id="NewPerson"'));
    expect(shape).toMatch(/<code>needScore<\/code><\/dt><dd>whole number, 0–100 or null/);
    expect(shape).toMatch(/<code>givenName<\/code><b> \*<\/b><\/dt><dd>text, 1–100 characters/);
    expect(shape).toContain('<code>household.dependants</code>');
  });

  test.each(['/api/docs', shapes])('%s is light: page, style and font together under 80 KB', async (path) => {
    const { text } = await page('fa', path);
    const packed = gzipSync(text).byteLength;
    expect(packed).toBeLessThan(24 * 1024);
  });
});
