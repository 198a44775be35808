import type { OpenApiDocument, Operation } from '../openapi.rules.ts';
import type { AnyRoute } from '../route-facts.ts';
import { describeOperation } from './describe-operation.ts';
import { sharedHeaders, sharedParameters } from './headers.ts';
import { info } from './info.ts';
import { problemAnswers } from './problems.ts';
import { schemaMaker } from './schemas.ts';
import { tagDescriptions } from './tags.ts';

/**
 * OpenAPI 3.1 of the routes, made of the very schemas that validate. Nothing that `app.ts` imports may import this: a
 * Worker carries none of it (decision 0020).
 */
export function describeApi(routes: readonly AnyRoute[]): OpenApiDocument {
  const maker = schemaMaker();
  const problems = problemAnswers(maker);
  const described: Record<string, Record<string, Operation>> = {};
  for (const route of routes) {
    const operations = described[route.path] ?? {};
    described[route.path] = operations;
    operations[route.method] = describeOperation(route, maker, problems);
  }
  const tags = [...new Set(routes.map(({ tag }) => tag))];
  const { schemas, rest } = maker.settle({ paths: described, responses: problems.responses });
  return {
    openapi: '3.1.0',
    info: { ...info, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/api/v1' }],
    tags: tags.map((name) => ({ name, description: tagDescriptions[name] ?? '' })),
    paths: rest.paths,
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'The token that POST /sessions answers. Opaque; ends at `expiresAt` or at sign-out.',
        },
      },
      parameters: sharedParameters,
      headers: sharedHeaders,
      responses: rest.responses,
      schemas,
    },
  };
}
