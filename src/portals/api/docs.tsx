import type { Lang } from '../../kernel/text.ts';
import { renderDocument } from '../../web/render.tsx';
import { docsText } from './docs.text.ts';
import { Fields, laterShapesPath, Said, shapesPath, shapesPathOf, tagPath } from './docs-fields.tsx';
import { OperationCard } from './docs-operation.tsx';
import type { OpenApiDocument } from './openapi.rules.ts';

function callsOf(document: OpenApiDocument, tag: string) {
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([, operation]) => operation.tags.includes(tag))
      .map(([method, operation]) => ({ path, method, operation })),
  );
}

/** The description as pages to read, this one with their contents: made on the server, served by us, no script. */
export function docsPage(document: OpenApiDocument, lang: Lang): Response {
  return renderDocument({
    lang,
    title: docsText.title[lang],
    actor: null,
    here: '/api/docs',
    body: (
      <div class="docs">
        <h1>{docsText.title[lang]}</h1>
        <p>
          {docsText.lead[lang]} <a href="/api/v1/openapi.json">openapi.json</a>
        </p>
        <nav class="card" id="contents" aria-label={docsText.contents[lang]}>
          <h2>{docsText.contents[lang]}</h2>
          <ul>
            <li>
              <a href="#everywhere">{docsText.everywhere[lang]}</a>
            </li>
            {document.tags.map(({ name }) => (
              <li>
                <a href={tagPath(name)}>{name}</a>
                <ul class="plain" dir="ltr">
                  {callsOf(document, name).map(({ path, method, operation }) => (
                    <li id={operation.operationId}>
                      <a href={`${tagPath(name)}#${operation.operationId}`}>
                        <code>
                          {method.toUpperCase()} {path}
                        </code>
                      </a>
                    </li>
                  ))}
                </ul>
              </li>
            ))}
            <li>
              <a href={shapesPath}>{docsText.shapes[lang]}</a>
            </li>
            <li>
              <a href="#problems">{docsText.problems[lang]}</a>
            </li>
          </ul>
        </nav>
        <section class="card" id="everywhere">
          <h2>{docsText.everywhere[lang]}</h2>
          <div dir="ltr" lang="en">
            {document.info.description.split('\n\n').map((part) => (
              <p>
                <Said text={part} />
              </p>
            ))}
            <p>
              <code>Accept-Language</code>:{' '}
              <Said text={document.components.parameters.AcceptLanguage?.description ?? ''} />
            </p>
          </div>
          <p>{docsText.starred[lang]}</p>
        </section>
        <Problems document={document} lang={lang} />
      </div>
    ),
  });
}

/** The calls of one tag; undefined where there is no such page. */
export function tagPage(document: OpenApiDocument, lang: Lang, path: string): Response | undefined {
  const tag = document.tags.find(({ name }) => tagPath(name) === path);
  if (tag === undefined) return undefined;
  return renderDocument({
    lang,
    title: `${docsText.title[lang]} · ${tag.name}`,
    actor: null,
    here: path,
    body: (
      <div class="docs">
        <h1>
          {docsText.title[lang]} · <bdi>{tag.name}</bdi>
        </h1>
        <p>
          <a href="/api/docs">{docsText.toContents[lang]}</a>
        </p>
        <section class="card">
          <h2 dir="ltr">{tag.name}</h2>
          <p dir="ltr" lang="en">
            <Said text={tag.description} />
          </p>
          {callsOf(document, tag.name).map((call) => (
            <OperationCard document={document} lang={lang} {...call} />
          ))}
          <p>
            <a href="/api/docs">{docsText.toContents[lang]}</a>
          </p>
        </section>
      </div>
    ),
  });
}

const shapesOf = (document: OpenApiDocument, here: string) =>
  Object.entries(document.components.schemas).filter(([name]) => shapesPathOf(name) === here);

/** What the shapes that calls take and answer hold, on a page of their own: together the two would be too heavy. */
export function shapesPage(document: OpenApiDocument, lang: Lang, here: string): Response {
  return renderDocument({
    lang,
    title: docsText.shapes[lang],
    actor: null,
    here,
    body: (
      <div class="docs">
        <h1>{docsText.shapes[lang]}</h1>
        <p>
          <a href="/api/docs">{docsText.title[lang]}</a>
          {' · '}
          {here === shapesPath ? (
            <a href={laterShapesPath}>{docsText.laterShapes[lang]}</a>
          ) : (
            <a href={shapesPath}>{docsText.earlierShapes[lang]}</a>
          )}
        </p>
        <section class="card" id="shapes">
          {shapesOf(document, here).map(([name, schema]) => (
            <article id={name} dir="ltr" lang="en">
              <h2>{name}</h2>
              {schema.description && schema.properties ? (
                <p>
                  <Said text={schema.description} />
                </p>
              ) : null}
              <Fields schema={schema} />
            </article>
          ))}
        </section>
      </div>
    ),
  });
}

/** Each kind of problem once, under the status it answers. */
function Problems({ document, lang }: { document: OpenApiDocument; lang: Lang }) {
  const { responses } = document.components;
  const single = new Map<string, string>();
  for (const [name, { description }] of Object.entries(responses))
    for (const kind of name.split('.')) {
      const own = description.split(/(?=`[a-z-]+`: )/).find((part) => part.startsWith(`\`${kind}\`: `));
      if (own) single.set(kind, own.trim());
    }
  return (
    <section class="card" id="problems">
      <h2>{docsText.problems[lang]}</h2>
      <ul dir="ltr" lang="en">
        {[...single].map(([kind, words]) => (
          <li id={`problem-${kind}`}>
            <Said text={words} />
          </li>
        ))}
      </ul>
    </section>
  );
}
