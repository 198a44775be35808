import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiRoutes } from '../../src/portals/api/routes.ts';
import { createHarness, type Harness } from '../support/harness.ts';

let h: Harness;
beforeAll(async () => {
  h = await createHarness();
});
afterAll(() => h.close());

interface Description {
  openapi: string;
  paths: Record<
    string,
    Record<
      string,
      { operationId: string; parameters: { name: string }[]; responses: object; requestBody?: object }
    >
  >;
  components: { schemas: object };
}

describe('the description of the API', () => {
  test('is OpenAPI 3.1 and names every route with its parameters and answers', async () => {
    const answer = await h.request().get('/api/v1/openapi.json');
    expect(answer.status).toBe(200);
    const description: Description = answer.body;
    expect(description.openapi).toMatch(/^3\.1/);
    const described = Object.entries(description.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method} ${path}`),
    );
    expect(described.sort()).toEqual(apiRoutes.map(({ method, path }) => `${method} ${path}`).sort());
    const operations = Object.entries(description.paths).flatMap(([path, all]) =>
      Object.values(all).map((operation) => ({ path, ...operation })),
    );
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    for (const { path, parameters, responses } of operations) {
      const names = parameters.map(({ name }) => name);
      for (const [, name] of path.matchAll(/\{(\w+)\}/g)) expect(names).toContain(name);
      expect(Object.keys(responses)).toContain('500');
    }
  });

  test('takes bodies from the schemas that validate', async () => {
    const { body } = await h.request().get('/api/v1/openapi.json');
    const schema = body.paths['/people'].post.requestBody.content['application/json'].schema;
    expect(schema.required).toEqual(
      expect.arrayContaining([
        'kind',
        'nationalId',
        'givenName',
        'familyName',
        'sex',
        'birthDate',
        'province',
        'county',
      ]),
    );
    expect(Object.keys(schema.properties)).toEqual(
      expect.arrayContaining(['caring', 'supervision', 'availability']),
    );
  });

  test('is also a page to read, in both languages', async () => {
    const page = await h.request().get('/api/docs');
    expect(page.status).toBe(200);
    expect(page.text).toContain('/api/v1/people/{id}/matches');
  });
});
