import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examples } from '../../src/portals/api/describe/examples.ts';
import {
  deref,
  type JsonSchema,
  type OpenApiDocument,
  type Operation,
} from '../../src/portals/api/openapi.rules.ts';
import { ifMatchOf, operationName, problemsOf } from '../../src/portals/api/route-facts.ts';
import { apiRoutes } from '../../src/portals/api/routes.ts';
import { takesIdempotencyKey } from '../../src/web/http.ts';
import { problemStatus } from '../../src/web/problem-response.ts';
import { answerChecker } from '../support/described/checker.ts';
import { createHarness, type Harness } from '../support/harness.ts';

let h: Harness;
let document: OpenApiDocument;
beforeAll(async () => {
  h = await createHarness();
  const answer = await h.request().get('/api/v1/openapi.json');
  expect(answer.status).toBe(200);
  document = answer.body;
});
afterAll(() => h.close());

const operationOf = (name: string): Operation | undefined => {
  const [method = '', path = ''] = name.split(' ');
  return document.paths[path]?.[method];
};
const names = (operation: Operation | undefined) =>
  (operation?.parameters ?? []).map((given) => deref(document, 'parameters', given).name);

describe('the description of the API', () => {
  test('is valid OpenAPI 3.1', async () => {
    const checked = await new Validator().validate({ ...document });
    expect(checked.errors ?? []).toEqual([]);
    expect(checked.valid).toBe(true);
    expect(document.openapi).toMatch(/^3\.1/);
  });

  test('has every route that is mounted, and no other', () => {
    const mounted = h.app.routes
      .filter(({ path, method }) => path.startsWith('/api/v1/') && method !== 'ALL')
      .map(({ method, path }) => `${method.toLowerCase()} ${path.slice(7).replaceAll(/:(\w+)/g, '{$1}')}`)
      .filter((name) => name !== 'get /openapi.json');
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method} ${path}`),
    );
    expect([...new Set(mounted)].sort()).toEqual(described.sort());
    expect(described.sort()).toEqual(apiRoutes.map(operationName).sort());
    const ids = described.map((name) => operationOf(name)?.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('leaves nothing of any route unsaid', () => {
    const lacks = apiRoutes.flatMap((route) => {
      const name = operationName(route);
      const { answer } = route;
      return [
        answer.status !== 204 && !answer.schema && !answer.text
          ? `${name} lacks \`schema\` (or \`text\`) of its answer`
          : '',
        route.takes === 'json' && !route.body ? `${name} takes JSON and lacks \`body\`` : '',
        // A POST to a place that people may not all use says so before the body is read.
        route.access === 'signed-in' && !route.permission && !/^\/(me|sessions|account)\b/.test(route.path)
          ? `${name} lacks \`permission\``
          : '',
        problemsOf(route).includes('stale') && !answer.etag
          ? `${name} takes If-Match and answers no \`etag\``
          : '',
        route.method === 'patch' && !ifMatchOf(route)
          ? `${name} is a PATCH without \`precondition-required\``
          : '',
        document.tags.find((tag) => tag.name === route.tag)?.description
          ? ''
          : `${route.tag} (of ${name}) has no words in portals/api/describe/tags.ts`,
      ].filter(Boolean);
    });
    expect(lacks).toEqual([]);
  });

  test('names the headers that calls take', () => {
    for (const route of apiRoutes) {
      const name = operationName(route);
      const given = names(operationOf(name));
      expect(given, name).toContain('Accept-Language');
      expect(given.includes('Idempotency-Key'), `${name}: Idempotency-Key`).toBe(takesIdempotencyKey(route));
      expect(given.includes('If-Match'), `${name}: If-Match`).toBe(ifMatchOf(route) !== undefined);
      for (const [, parameter] of route.path.matchAll(/\{(\w+)\}/g)) expect(given, name).toContain(parameter);
    }
    expect(names(operationOf('post /sessions'))).not.toContain('Idempotency-Key');
    expect(names(operationOf('post /people'))).toContain('Idempotency-Key');
  });

  test('names every status that a refusal has', () => {
    for (const route of apiRoutes) {
      const statuses = Object.keys(operationOf(operationName(route))?.responses ?? {});
      for (const kind of problemsOf(route))
        expect(statuses, `${operationName(route)}: ${kind}`).toContain(String(problemStatus[kind]));
    }
  });

  test('takes bodies from the schemas that validate, and says limits and units', () => {
    const { NewPerson, NewOpportunity } = document.components.schemas;
    expect(NewPerson?.required).toEqual(
      expect.arrayContaining([
        'kind',
        'nationalId',
        'givenName',
        'familyName',
        'sex',
        'birthDate',
        'province',
      ]),
    );
    expect(NewPerson?.properties?.needScore).toMatchObject({
      type: ['integer', 'null'],
      minimum: 0,
      maximum: 100,
    });
    expect(NewPerson?.properties?.givenName).toMatchObject({ minLength: 1, maxLength: 100 });
    expect(NewOpportunity?.additionalProperties).toBe(false);
    expect(document.components.schemas.AmountRial?.description).toContain('rials');
    const limit = operationOf('get /people')?.parameters.map((given) => deref(document, 'parameters', given));
    expect(limit?.find(({ name }) => name === 'limit')?.schema).toMatchObject({ minimum: 1, maximum: 100 });
  });

  test('shows examples that its own schemas take', () => {
    const { faultsOf } = answerChecker(document);
    const shown = Object.entries(examples);
    expect(shown.length).toBeGreaterThan(8);
    for (const [name, example] of shown) {
      const operation = operationOf(name);
      expect(operation, `${name} has an example and is no call`).toBeDefined();
      const hold = (schema: JsonSchema | undefined, value: unknown, part: string) =>
        value === undefined
          ? undefined
          : expect(
              schema ? faultsOf(schema, value, { closed: false }) : ['no schema'],
              `${name} ${part}`,
            ).toEqual([]);
      const bodies = Object.values(operation?.requestBody?.content ?? {});
      hold(bodies[0]?.schema, example?.body, 'body');
      const status = apiRoutes.find((route) => operationName(route) === name)?.answer.status;
      const answer = operation?.responses[String(status)];
      if (answer && 'content' in answer)
        hold(answer.content?.['application/json']?.schema, example?.answer, 'answer');
    }
    for (const route of apiRoutes)
      if (route.takes === 'json' && route.method === 'post' && !route.body?.safeParse({}).success)
        expect(
          examples[operationName(route)]?.body,
          `${operationName(route)} has no example body`,
        ).toBeDefined();
  });

  test('is written by `npm run openapi` as it is served', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mehrkar-openapi-'));
    const file = join(folder, 'v1', 'openapi.json');
    execFileSync(process.execPath, ['--import', 'tsx', 'src/entry/write-openapi.ts', file]);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(document);
    rmSync(folder, { recursive: true });
  });
});
