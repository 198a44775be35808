import type { OpenApiDocument } from '../portals/api/openapi.rules.ts';

let made: Promise<OpenApiDocument> | undefined;

/** The description of the API, made of the routes when it is first asked for and kept: it cannot be older than they. */
export function describedApi(): Promise<OpenApiDocument> {
  made ??= describe();
  return made;
}

async function describe(): Promise<OpenApiDocument> {
  const [{ describeApi }, { apiRoutes }] = await Promise.all([
    import('../portals/api/describe/describe-api.ts'),
    import('../portals/api/routes.ts'),
  ]);
  return describeApi(apiRoutes);
}
