import type { Lang } from '../../kernel/text.ts';
import { docsText } from './docs.text.ts';
import { curlOf } from './docs-curl.rules.ts';
import { typeOf } from './docs-fields.rules.ts';
import { FieldLine, Fields, Said } from './docs-fields.tsx';
import { deref, nameOf, type OpenApiDocument, type Operation } from './openapi.rules.ts';

interface Props {
  readonly document: OpenApiDocument;
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
  readonly lang: Lang;
}

/** One call: what it does, takes and answers. */
export function OperationCard({ document, method, path, operation, lang }: Props) {
  // What every call takes is said once, at the top.
  const parameters = operation.parameters
    .map((given) => deref(document, 'parameters', given))
    .filter(({ name }) => name !== 'Accept-Language');
  const [bodyType, body] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  const word = docsText.parts;
  return (
    <article id={operation.operationId} class="call">
      <h3 dir="ltr">
        <code>
          {method.toUpperCase()} {path}
        </code>
      </h3>
      <div dir="ltr" lang="en">
        <p>
          <Said text={operation.summary} />.
          {operation.description ? <Said text={` ${operation.description}`} /> : null}
        </p>
      </div>
      {parameters.length === 0 ? null : (
        <>
          <h4>{word.parameters[lang]}</h4>
          <dl class="fields" dir="ltr" lang="en">
            {parameters.map(({ name, in: where, required, description, schema }) => (
              <FieldLine
                name={name}
                required={required}
                type={{ ...typeOf(schema), words: `${where}, ${typeOf(schema).words}` }}
                description={said(description, schema.default)}
              />
            ))}
          </dl>
        </>
      )}
      {body === undefined ? null : (
        <>
          <h4>
            {word.body[lang]} <code dir="ltr">{bodyType}</code>
          </h4>
          <div dir="ltr" lang="en">
            <Fields schema={body.schema} />
          </div>
        </>
      )}
      <h4>{word.answers[lang]}</h4>
      <ul dir="ltr" lang="en">
        {Object.entries(operation.responses).map(([status, given]) => (
          <li>
            <AnswerLine status={status} given={given} />
          </li>
        ))}
      </ul>
      <h4>{word.example[lang]}</h4>
      <pre dir="ltr" tabindex={0}>
        <code>{curlOf(document, { method, path }, operation)}</code>
      </pre>
    </article>
  );
}

function said(description: string | undefined, standard: unknown): string | undefined {
  const otherwise = standard === undefined ? undefined : `\`${String(standard)}\` where not sent.`;
  return [description, otherwise].filter(Boolean).join(' ') || undefined;
}

function AnswerLine(props: { status: string; given: Operation['responses'][string] }) {
  const { status, given } = props;
  if ('$ref' in given) {
    const kinds = nameOf(given.$ref).split('.');
    return (
      <>
        <code>{status}</code>{' '}
        {kinds.map((kind, index) => (
          <>
            {index > 0 ? ', ' : ''}
            <a href={`/api/docs#problem-${kind}`}>{kind}</a>
          </>
        ))}
      </>
    );
  }
  const headers = Object.keys(given.headers ?? {}).filter((name) => name !== 'X-Request-Id');
  const [type, media] = Object.entries(given.content ?? {})[0] ?? [];
  return (
    <>
      <code>{status}</code> <Said text={given.description} />.
      {headers.length > 0 ? ` ${headers.join(', ')}.` : ''}
      {type !== undefined && type !== 'application/json' ? <code> {type}</code> : null}
      {type === 'application/json' && media ? <Fields schema={media.schema} /> : null}
    </>
  );
}
