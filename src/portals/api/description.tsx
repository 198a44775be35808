import type { Context, Hono } from 'hono';
import type { AppEnv } from '../../app.ts';
import type { Lang } from '../../kernel/text.ts';
import { docsPage, shapesPage, tagPage } from './docs.tsx';
import { laterShapesPath, shapesPath } from './docs-fields.tsx';
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
  const read = async (
    c: Context<AppEnv>,
    render: (document: OpenApiDocument, lang: Lang) => Response | undefined,
  ) => {
    const { lang } = c.var;
    const key = `${c.req.path} ${lang}`;
    const made = pages.get(key) ?? (await render(await openApi(), lang)?.text());
    if (made === undefined) return c.notFound();
    pages.set(key, made);
    c.header('content-language', lang);
    c.header('vary', 'Accept-Language, Cookie');
    return c.body(made, 200, { 'content-type': 'text/html; charset=utf-8' });
  };
  app.get('/api/docs', (c) => read(c, docsPage));
  for (const path of [shapesPath, laterShapesPath])
    app.get(path, (c) => read(c, (document, lang) => shapesPage(document, lang, path)));
  app.get('/api/docs/:tag', (c) => read(c, (document, lang) => tagPage(document, lang, c.req.path)));
}
