import fc from 'fast-check';
import { deref, type JsonSchema, type OpenApiDocument } from '../../../src/portals/api/openapi.rules.ts';
import type { AnyRoute } from '../../../src/portals/api/route-facts.ts';
import { garbage, nearTo, oddText, oddTexts, validFor } from './arbitrary.ts';
import { type Call, pathOf, recordOf } from './call.ts';
import { callerNames, type World } from './world.ts';

/** Every record known, by what it is; those of the other organisation among them. */
const idsOf = ({ own, foreign }: World, record: keyof World['own']) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(own[record]) }, fc.constantFrom(foreign[record], 'none_0'));

/** Half a surrogate pair cannot stand in an address. */
const wellFormed = (text: string) => new TextDecoder().decode(new TextEncoder().encode(text));

/** Calls of one operation: right ones, nearly right ones and rubbish, by everyone who could send them. */
export function callsOf(world: World, document: OpenApiDocument, route: AnyRoute): fc.Arbitrary<Call> {
  const operation = document.paths[route.path]?.[route.method];
  if (!operation) throw new Error(`${route.method} ${route.path} is not described`);
  const parameters = operation.parameters.map((given) => deref(document, 'parameters', given));
  const hints = (name: string) => {
    if (name === 'personId') return idsOf(world, 'person');
    if (name === 'opportunityId') return idsOf(world, 'opportunity');
    if (name === 'employerId') return idsOf(world, 'employer');
    return undefined;
  };
  const valid = (schema: JsonSchema) => validFor(document, schema, hints);

  const path = fc
    .record(
      Object.fromEntries(
        parameters
          .filter((one) => one.in === 'path')
          .map(({ name, schema }) => {
            const record = recordOf(route.path, name);
            const right = record ? idsOf(world, record) : valid(schema);
            return [name, fc.oneof({ weight: 6, arbitrary: right }, oddText)];
          }),
      ),
    )
    .map((values) =>
      route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
        const value = wellFormed(String(values[name]));
        // An empty part or dots would be another address.
        return /^\.{0,2}$/.test(value) ? 'x' : encodeURIComponent(value);
      }),
    );

  const inQuery = parameters.filter((one) => one.in === 'query');
  const asked = (names: readonly string[]) =>
    fc.record(
      Object.fromEntries(
        inQuery
          .filter(({ name }) => names.includes(name))
          .map(({ name, schema }) => {
            const right = valid({ type: 'object', properties: { [name]: schema }, required: [name] });
            const one = right.map((made) => (made as Record<string, unknown>)[name]);
            return [name, fc.oneof({ weight: 5, arbitrary: one }, oddText)];
          }),
      ),
    );
  const queryNames = inQuery.map(({ name }) => name);
  const query = fc
    // Mostly few at once: of many, one that is wrong hides all others.
    .oneof(
      { weight: 4, arbitrary: fc.subarray(queryNames, { maxLength: Math.min(2, queryNames.length) }) },
      fc.subarray(queryNames),
    )
    .chain(asked)
    .chain((values) =>
      fc.tuple(
        fc.constant(values),
        fc.constantFrom(
          '',
          '',
          '',
          '',
          '&limit=1&limit=2',
          '&=',
          '&%E0%A4%A',
          '&__proto__[x]=1',
          `&pad=${'x'.repeat(8000)}`,
        ),
      ),
    )
    .map(([values, more]) => {
      const text = Object.entries(values)
        .map(([name, value]) => `${name}=${encodeURIComponent(wellFormed(String(value)))}`)
        .join('&');
      return text === '' && more === '' ? '' : `?${text}${more}`;
    });

  const media = Object.entries(operation.requestBody?.content ?? {})[0];
  const body: fc.Arbitrary<Pick<Call, 'body'> & { type: string }> =
    media === undefined
      ? fc.constantFrom({ body: undefined, type: '' }, { body: '{}', type: 'application/json' })
      : fc.oneof(
          { weight: 4, arbitrary: written(media[0], valid(media[1].schema), media[1].example) },
          { weight: 4, arbitrary: written(media[0], nearTo(valid(media[1].schema)), media[1].example) },
          { weight: 2, arbitrary: written(media[0], garbage, undefined) },
          { weight: 2, arbitrary: broken(media[0]) },
        );
  const ifMatch = fc.constantFrom(
    '"1"',
    '"1"',
    '1',
    '"2"',
    'W/"1"',
    '*',
    '"x"',
    '""',
    '"1","2"',
    '-1',
    `"${'9'.repeat(400)}"`,
  );
  const key = fc.oneof(
    fc.constantFrom('k-1', 'k-2', '', ' ', 'x'.repeat(300), 'a b', '\u00e9', '"'),
    fc.uuid(),
  );
  const headers = fc.record(
    {
      'if-match': ifMatch,
      'idempotency-key': key,
      'accept-language': fc.constantFrom('en', 'fa', 'en;q=0', '*', 'x'.repeat(500), ''),
      'x-forwarded-for': fc.constantFrom('1.2.3.4', "' --"),
      accept: fc.constantFrom('text/html', 'application/xml', '*/*'),
    },
    { requiredKeys: [] },
  );
  const authorization = fc.constantFrom(
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    'Bearer',
    'Bearer ',
    'Basic eDp5',
    `Bearer ${'x'.repeat(3000)}`,
    "Bearer ' OR 1=1 --",
  );
  const method = fc.constantFrom(
    ...Array<string>(20).fill(route.method.toUpperCase()),
    'PUT',
    'OPTIONS',
    'PROPFIND',
    'HEAD',
  );
  return fc
    .record({
      path,
      query,
      body,
      headers,
      authorization,
      method,
      caller: fc.constantFrom(...callerNames, 'officer', 'officer', 'manager'),
      byCookie: fc.constantFrom(false, false, false, true),
    })
    .map(({ path: at, query: wanted, body: sent, headers: given, authorization: odd, ...rest }) => ({
      ...rest,
      path: at + wanted,
      body: sent.body,
      headers: {
        ...(sent.type === '' ? {} : { 'content-type': sent.type }),
        ...given,
        ...(odd === undefined ? {} : { authorization: odd }),
      },
    }));
}

/** What everyone may try first: a record of one's own and of others, with nothing added. Only of calls that read. */
export function plainCalls(world: World, route: AnyRoute): Call[] {
  if (route.method !== 'get') return [];
  return [world.own, world.foreign].flatMap((kept) =>
    callerNames.map((caller) => ({
      method: 'GET',
      caller,
      path: pathOf(route, (name) => {
        const record = recordOf(route.path, name);
        return record ? kept[record] : 'documents';
      }),
    })),
  );
}

/** Every parameter of a query with every odd text; one in `share` of them, another one for each parameter. */
export function oddQueries(route: AnyRoute, share: number): string[] {
  return Object.keys(route.query?.shape ?? {}).flatMap((name, nth) =>
    oddTexts
      .filter((_, index) => (index + nth) % share === 0)
      .map((text) => `?${name}=${encodeURIComponent(wellFormed(text))}`),
  );
}

/** A value as a body of its type; of CSV, cells of it under headings of the example. */
function written(type: string, value: fc.Arbitrary<unknown>, example: unknown) {
  if (type !== 'text/csv') return value.map((one) => ({ body: JSON.stringify(one) ?? 'null', type }));
  const headings = String(example ?? 'kind,title,province,county,vacancies,opensOn').split('\n')[0] ?? '';
  const width = headings.split(',').length;
  const cell = fc.oneof(
    oddText,
    fc.constantFrom('family', 'job', 'بوشهر', 'گناوه', '1', '1369-02-11', 'female', '=1+1'),
  );
  return fc.array(fc.array(cell, { minLength: 1, maxLength: width + 1 }), { maxLength: 4 }).map((rows) => ({
    body: [headings, ...rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))].join(
      '\n',
    ),
    type,
  }));
}

/** What is no body of the type at all. */
function broken(type: string) {
  return fc.constantFrom<Pick<Call, 'body'> & { type: string }>(
    { body: '', type },
    { body: undefined, type },
    { body: '{"a":', type },
    { body: '[]]', type },
    { body: '{"a":1}', type: 'text/plain' },
    { body: '{"a":1}', type: 'application/x-www-form-urlencoded' },
    { body: 'a=1', type: 'multipart/form-data; boundary=x' },
    { body: '{"a":1}', type: `${type}; charset=utf-16` },
    { body: new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), type },
    { body: new Uint8Array([0xef, 0xbb, 0xbf, 0x7b, 0x7d]), type },
    { body: new Uint8Array([0x61, 0x00, 0x62]), type },
    { body: '['.repeat(20_000), type },
    { body: `"${'x'.repeat(200_000)}"`, type },
    { body: '{"__proto__":{"role":"manager"},"constructor":{"prototype":{}}}', type },
  );
}
