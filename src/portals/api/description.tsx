import type { Hono } from 'hono';
import type { AppEnv } from '../../app.ts';
import { docsPage, shapesPage } from './docs.tsx';
import { shapesPath } from './docs-fields.tsx';
import type { OpenApiDocument } from './openapi.rules.ts';

/** The description for machines at `/api/v1/openapi.json` and for people at `/api/docs`; both are the same for everyone. */
export function mountDescription(app: Hono<AppEnv>, openApi: () => Promise<OpenApiDocument>): void {
  // Only what is there whole is kept: on a Worker a request that is cut off would leave others waiting for it.
  const pages = new Map<string, string>();
  let text: string | undefined;
  app.get('/api/v1/openapi.json', async (c) => {
    text ??= JSON.stringify(await openApi());
    c.header('cache-control', 'public, max-age=300');
    return c.body(text, 200, { 'content-type': 'application/json; charset=utf-8' });
  });
  for (const [path, render] of [
    ['/api/docs', docsPage],
    [shapesPath, shapesPage],
  ] as const)
    app.get(path, async (c) => {
      const { lang } = c.var;
      const key = `${path} ${lang}`;
      const made = pages.get(key) ?? (await render(await openApi(), lang).text());
      pages.set(key, made);
      c.header('content-language', lang);
      c.header('vary', 'Accept-Language, Cookie');
      return c.body(made, 200, { 'content-type': 'text/html; charset=utf-8' });
    });
}
