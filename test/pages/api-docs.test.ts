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
const laterShapes = '/api/docs/shapes/m-z';

/** Every page of calls that the contents lead to. */
async function tagPages(lang: string): Promise<readonly string[]> {
  const { text } = await page(lang);
  const found = new Set([...text.matchAll(/href="(\/api\/docs\/[\w-]+)[#"]/g)].map(([, path = '']) => path));
  found.delete(shapes);
  found.delete(laterShapes);
  return [...found];
}

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
    const paths = ['/api/docs', shapes, laterShapes, ...(await tagPages('fa'))];
    expect(paths.length).toBeGreaterThan(12);
    const texts = new Map<string, string>();
    for (const path of paths) texts.set(path, (await page('fa', path)).text);
    const anchors = new Map(
      [...texts].map(([path, text]) => [path, [...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)]),
    );
    let asked = 0;
    for (const [path, text] of texts) {
      const ids = anchors.get(path) ?? [];
      expect(new Set(ids).size, path).toBe(ids.length);
      for (const [, to = '', id] of text.matchAll(/href="(\/api\/docs[\w/-]*|)#([^"]+)"/g)) {
        expect(anchors.get(to || path), `${path} leads to ${to}#${id}`).toContain(id);
        asked += 1;
      }
    }
    expect(asked).toBeGreaterThan(300);
    expect((await page('fa', '/api/docs/nothing')).status).toBe(404);
  });

  test('tells every call on the page of its tag, and on that alone', async () => {
    const texts = [];
    for (const path of await tagPages('en')) texts.push((await page('en', path)).text);
    for (const { method, path } of apiRoutes)
      expect(
        texts.filter((text) => text.includes(`<code>${method.toUpperCase()} ${path}</code></h3>`)),
        `${method} ${path}`,
      ).toHaveLength(1);
  });

  test('says types, limits, what is required, every refusal, and a call to copy', async () => {
    const { text } = await page('en', '/api/docs/people');
    const call = text.slice(text.indexOf('id="patchPeopleId"'), text.indexOf('id="postPeopleIdReveal"'));
    expect(call).toContain('If-Match');
    expect(call).toContain('href="/api/docs/shapes/m-z#PersonChange"');
    expect(call).toContain('href="/api/docs#problem-precondition-required"');
    expect(call).toMatch(/curl -X PATCH/);
    const shown = (await page('en', laterShapes)).text;
    const shape = shown.slice(shown.indexOf('id="NewPerson"'));
    expect(shape).toMatch(/<code>needScore<\/code><\/dt><dd>whole number, 0–100 or null/);
    expect(shape).toMatch(/<code>givenName<\/code><b> \*<\/b><\/dt><dd>text, 1–100 characters/);
    expect(shape).toContain('<code>household.dependants</code>');
  });

  test('is light: each page, style and font together under 80 KB', async () => {
    for (const path of ['/api/docs', shapes, laterShapes, ...(await tagPages('fa'))]) {
      const { text } = await page('fa', path);
      // All calls on one page were 20 KB, and there are many more to come: each tag has its own.
      const most = path.startsWith(shapes) ? 24 : 14;
      expect(gzipSync(text).byteLength / 1024, path).toBeLessThan(most);
    }
  });
});
