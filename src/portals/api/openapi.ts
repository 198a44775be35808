import * as z from 'zod';
import { type ProblemKind, problemKinds } from '../../kernel/problem.ts';
import { type ApiRoute, type PublicApiRoute, takesIdempotencyKey } from '../../web/http.ts';
import { problemTitles } from '../../web/problem.text.ts';
import { problemStatus } from '../../web/problem-response.ts';

const problemShape = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
  requestId: z.string(),
});

/** What every route may answer. */
const anywhere: readonly ProblemKind[] = ['unexpected', 'busy', 'too-many', 'password-change-required'];

/** OpenAPI 3.1 of the routes, made from the schemas that validate. */
export function describeApi(routes: readonly (ApiRoute | PublicApiRoute)[]) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const operations = paths[route.path] ?? {};
    paths[route.path] = operations;
    operations[route.method] = operation(route);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Mehrkar', version: '1', description: 'Employment and entrepreneurship service.' },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: { ...schemaOf(problemShape, 'output'), additionalProperties: true } },
    },
  };
}

/** On every POST of a signed-in actor. */
const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Your own key of this request (a UUID). Repeats within 24 h get the first answer again, with `Idempotent-Replayed: true`; the same key with other content answers 422, while the first is still at work 409.',
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7E]+$' },
};

function operation(route: ApiRoute | PublicApiRoute) {
  const pathParameters = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const responses: Record<string, unknown> = {
    [route.answer.status]: {
      description: route.answer.description,
      ...(route.answer.schema
        ? { content: { 'application/json': { schema: schemaOf(route.answer.schema, 'output') } } }
        : {}),
    },
  };
  const byStatus = new Map<number, string[]>();
  for (const kind of problemKinds.filter(
    (k) =>
      route.problems.includes(k) ||
      anywhere.includes(k) ||
      k === 'storage-full' ||
      ((k === 'conflict' || k === 'invalid') && takesIdempotencyKey(route)),
  ))
    byStatus.set(problemStatus[kind], [...(byStatus.get(problemStatus[kind]) ?? []), problemTitles.en[kind]]);
  for (const [status, titles] of byStatus)
    responses[status] = {
      description: titles.join(' '),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    };
  return {
    summary: route.summary,
    tags: [route.tag],
    operationId: `${route.method}${route.path.replaceAll(/[{}]/g, '').replaceAll(/[/.-]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    ...(route.access === 'public' ? {} : { security: [{ bearer: [] }] }),
    parameters: [
      ...pathParameters,
      ...(route.query ? queryParameters(route.query) : []),
      ...(takesIdempotencyKey(route) ? [idempotencyKey] : []),
    ],
    ...(route.takes === 'json' && route.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(route.body, 'input') } },
          },
        }
      : {}),
    ...(route.takes === 'csv'
      ? { requestBody: { required: true, content: { 'text/csv': { schema: { type: 'string' } } } } }
      : {}),
    responses,
  };
}

function queryParameters(query: z.ZodObject) {
  const schema = schemaOf(query, 'input') as { properties?: Record<string, unknown>; required?: string[] };
  return Object.entries(schema.properties ?? {}).map(([name, inner]) => ({
    name,
    in: 'query',
    required: schema.required?.includes(name) ?? false,
    schema: inner,
  }));
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  });
  return rest;
}
