import type { Lang } from '../../kernel/text.ts';
import type { ApiRoute, PublicApiRoute } from '../../web/http.ts';
import { renderDocument } from '../../web/render.tsx';
import { docsText } from './docs.text.ts';

/** A readable page of the description, made on the server and served by us. */
export function docsPage(routes: readonly (ApiRoute | PublicApiRoute)[], lang: Lang): Response {
  const tags = [...new Set(routes.map((route) => route.tag))];
  return renderDocument({
    lang,
    title: docsText.title[lang],
    actor: null,
    here: '/api/docs',
    body: (
      <>
        <h1>{docsText.title[lang]}</h1>
        <p>
          {docsText.lead[lang]} <a href="/api/v1/openapi.json">openapi.json</a>
        </p>
        {tags.map((tag) => (
          <section class="card">
            <h2 dir="ltr">{tag}</h2>
            <dl class="routes" dir="ltr">
              {routes
                .filter((route) => route.tag === tag)
                .map((route) => (
                  <>
                    <dt>
                      <code>
                        {route.method.toUpperCase()} /api/v1{route.path}
                      </code>
                    </dt>
                    <dd>
                      {route.summary}. → {route.answer.status}
                      {route.access === 'public' ? '' : ' · Bearer'}
                    </dd>
                  </>
                ))}
            </dl>
          </section>
        ))}
      </>
    ),
  });
}
