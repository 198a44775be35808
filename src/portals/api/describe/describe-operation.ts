import { rolesWith } from '../../../kernel/actor.ts';
import { takesIdempotencyKey } from '../../../web/http.ts';
import type { Answer, JsonSchema, Media, Operation, Parameter, Reference } from '../openapi.rules.ts';
import { type AnyRoute, ifMatchOf, operationName, problemsOf } from '../route-facts.ts';
import { examples } from './examples.ts';
import type { problemAnswers } from './problems.ts';
import type { SchemaMaker } from './schemas.ts';

/** One route as an OpenAPI operation. */
export function describeOperation(
  route: AnyRoute,
  maker: SchemaMaker,
  { answersFor }: Pick<ReturnType<typeof problemAnswers>, 'answersFor'>,
): Operation {
  const example = examples[operationName(route)];
  return {
    operationId: operationId(route),
    summary: route.summary,
    description: [route.description, whoMay(route)].filter(Boolean).join(' '),
    tags: [route.tag],
    // An empty requirement beside the token: anyone may call, whoever is signed in sees more.
    security: route.access === 'public' ? [{}, { bearer: [] }] : [{ bearer: [] }],
    parameters: parametersOf(route, maker),
    ...bodyOf(route, maker, example?.body),
    responses: {
      [String(route.answer.status)]: answerOf(route, maker, example?.answer),
      ...answersFor(problemsOf(route)),
    },
  };
}

function operationId({ method, path }: AnyRoute): string {
  const words = path.replaceAll(/[{}]/g, '').split(/[/.-]+/);
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function whoMay({ access, permission }: AnyRoute): string {
  if (access === 'public') return 'Anyone may call.';
  return permission === undefined
    ? 'Everyone who is signed in.'
    : `Roles: ${rolesWith(permission).join(', ')}.`;
}

function parametersOf(route: AnyRoute, maker: SchemaMaker): readonly (Parameter | Reference)[] {
  const ofPath = route.params ? (maker.schemaOf(route.params, 'input').properties ?? {}) : {};
  const path = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']): Parameter => {
    const { description, ...schema } = ofPath[name] ?? { type: 'string', description: 'Opaque id.' };
    return { name, in: 'path', required: true, description, schema };
  });
  const ofQuery = route.query ? maker.schemaOf(route.query, 'input') : {};
  const query = Object.entries(ofQuery.properties ?? {}).map(
    ([name, { description, ...schema }]): Parameter => ({
      name,
      in: 'query',
      required: ofQuery.required?.includes(name) ?? false,
      ...(description === undefined ? {} : { description }),
      schema,
    }),
  );
  const shared = (name: string): Reference => ({ $ref: `#/components/parameters/${name}` });
  const ifMatch = ifMatchOf(route);
  return [
    ...path,
    ...query,
    ...(ifMatch === undefined
      ? []
      : [shared(ifMatch === 'required' ? 'IfMatchRequired' : 'IfMatchHonoured')]),
    ...(takesIdempotencyKey(route) ? [shared('IdempotencyKey')] : []),
    shared('AcceptLanguage'),
  ];
}

function bodyOf(route: AnyRoute, maker: SchemaMaker, example: unknown): Pick<Operation, 'requestBody'> {
  const withExample = (schema: JsonSchema): Media => ({
    schema,
    ...(example === undefined ? {} : { example }),
  });
  if (route.takes === 'csv') {
    const schema = { type: 'string', description: 'UTF-8, the first record are the headings' };
    return { requestBody: { required: true, content: { 'text/csv': withExample(schema) } } };
  }
  if (route.takes !== 'json' || route.body === undefined) return {};
  const schema = maker.schemaOf(route.body, 'input');
  // A body whose fields may all be left out may be left out itself.
  const required = !route.body.safeParse({}).success;
  return { requestBody: { required, content: { 'application/json': withExample(schema) } } };
}

function answerOf(route: AnyRoute, maker: SchemaMaker, example: unknown): Answer {
  const { answer } = route;
  const header = (name: string): Reference => ({ $ref: `#/components/headers/${name}` });
  const content: Record<string, Media> = {};
  if (answer.text !== undefined) content[answer.text] = { schema: { type: 'string' } };
  else if (answer.schema !== undefined)
    content['application/json'] = {
      schema: maker.schemaOf(answer.schema, 'output'),
      ...(example === undefined ? {} : { example }),
    };
  return {
    description: answer.description,
    headers: {
      'X-Request-Id': header('RequestId'),
      ...(answer.etag ? { ETag: header(answer.etag === true ? 'ETag' : 'ETagSometimes') } : {}),
      ...(answer.location ? { Location: header('Location') } : {}),
      ...(takesIdempotencyKey(route) ? { 'Idempotent-Replayed': header('IdempotentReplayed') } : {}),
      ...(answer.text ? { 'Content-Disposition': header('ContentDisposition') } : {}),
    },
    ...(Object.keys(content).length === 0 ? {} : { content }),
  };
}
