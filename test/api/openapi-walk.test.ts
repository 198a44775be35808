import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describedApi } from '../../src/entry/described-api.node.ts';
import type { ProblemKind } from '../../src/kernel/problem.ts';
import { examples } from '../../src/portals/api/describe/examples.ts';
import type { OpenApiDocument } from '../../src/portals/api/openapi.rules.ts';
import { type AnyRoute, operationName, problemsOf } from '../../src/portals/api/route-facts.ts';
import { apiRoutes } from '../../src/portals/api/routes.ts';
import { problemStatus } from '../../src/web/problem-response.ts';
import { type Call, pathOf, recordOf, send } from '../support/described/call.ts';
import { type AnswerChecker, answerChecker, type Received } from '../support/described/checker.ts';
import { asJson, heldElsewhere, isProvoked, refused, succeeding } from '../support/described/walk-calls.ts';
import { type Caller, callerNames, twoOrganisations, type World } from '../support/described/world.ts';

let world: World;
let document: OpenApiDocument;
let checker: AnswerChecker;
beforeAll(async () => {
  world = await twoOrganisations();
  document = await describedApi();
  checker = answerChecker(document);
});
afterAll(() => world.h.close());

const staff: readonly Caller[] = [
  'officer',
  'manager',
  'headquarters',
  'auditor',
  'socialWorker',
  'benefactor',
];
/** As whom each call was carried out. */
const fit = new Map<string, Caller>();
const operationOf = (route: AnyRoute) => document.paths[route.path]?.[route.method];
const shown = ({ status, text }: Received) => `${status} ${text.slice(0, 400)}`;

type Made = Partial<Call> & { json?: unknown };
/** The call that ought to be carried out, as officer unless said otherwise. */
async function good(route: AnyRoute, more: Made = {}): Promise<Call> {
  return callOf(route, await succeeding[operationName(route)]?.(world), more);
}

/** The same to be refused: it changes nothing, so what it is about is set up once for all its refusals. */
async function doomed(route: AnyRoute, more: Made = {}): Promise<Call> {
  const name = operationName(route);
  const made = aboutToFail.get(name) ?? Promise.resolve(succeeding[name]?.(world));
  aboutToFail.set(name, made);
  return callOf(route, await made, more);
}
const aboutToFail = new Map<string, Promise<Made | undefined>>();

function callOf(route: AnyRoute, made: Made | undefined, more: Made): Call {
  const example = examples[operationName(route)]?.body;
  const fallback = route.takes === 'json' ? (example ?? {}) : undefined;
  const { json = made?.json ?? (made?.body === undefined ? fallback : undefined), ...rest } = {
    ...made,
    ...more,
  };
  return {
    method: route.method.toUpperCase(),
    path: pathOf(route, (name) => ownId(route, name)),
    caller: fit.get(operationName(route)) ?? 'officer',
    ...(json === undefined ? {} : asJson(json)),
    ...rest,
    headers: {
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...made?.headers,
      ...more.headers,
    },
  };
}

function ownId(route: AnyRoute, name: string): string {
  const record = recordOf(route.path, name);
  if (record !== undefined) return world.own[record];
  const first = document.paths[route.path]?.[route.method]?.parameters.find(
    (given) => 'name' in given && given.name === name,
  );
  return first && 'schema' in first ? String(first.schema.enum?.[0] ?? 'none') : 'none';
}

/** Makes a call and holds its answer against the description. */
async function heard(route: AnyRoute, call: Call): Promise<Received> {
  const received = await send(world, call);
  const faults = checker.check(operationOf(route), received);
  expect(faults, `${operationName(route)} as ${call.caller} → ${shown(received)}`).toEqual([]);
  return received;
}

const kindOf = ({ text }: Received) => String(JSON.parse(text).type).replace('/problems/', '') as ProblemKind;

/** Calls that bring about a kind on any route of the right sort. */
const general: Readonly<Partial<Record<ProblemKind, (route: AnyRoute) => Promise<Call[]>>>> = {
  unauthenticated: async (route) => [
    await doomed(route, { caller: 'nobody' }),
    await doomed(route, { caller: 'stranger' }),
  ],
  forbidden: async (route) =>
    await Promise.all(callerNames.slice(0, 6).map((caller) => doomed(route, { caller }))),
  'cross-site': async (route) => [await doomed(route, { caller: 'officer', byCookie: true })],
  'not-found': async (route) => [
    {
      ...(await doomed(route)),
      path: pathOf(route, (name) => (recordOf(route.path, name) ? 'none' : 'none')),
    },
    await doomed(route, { json: { personId: world.foreign.person, opportunityId: world.own.opportunity } }),
  ],
  invalid: async (route) => [
    await doomed(route, { json: { unheardOf: 1 } }),
    { ...(await doomed(route)), path: `${(await doomed(route)).path}?${badQuery(route)}` },
    await doomed(route, { headers: { 'idempotency-key': 'x'.repeat(2000) } }),
  ],
  malformed: async (route) => [{ ...(await doomed(route)), body: '{"a":' }],
  'too-large': async (route) => [
    { ...(await doomed(route)), body: ' '.repeat((route.takes === 'csv' ? 20 : 1) * 1024 * 1024 + 1) },
  ],
  'unsupported-media': async (route) => [
    {
      ...(await doomed(route)),
      headers: { 'content-type': 'application/xml', 'if-match': '"1"' },
      body: '<a/>',
    },
  ],
  stale: async (route) => [await good(route, { headers: { 'if-match': '"987654"' } })],
  'precondition-required': async (route) => {
    const { headers, ...call } = await good(route);
    const { 'if-match': _, ...rest } = headers ?? {};
    return [{ ...call, headers: rest }];
  },
};

/** Every parameter of the query with a value that it cannot have. */
const badQuery = (route: AnyRoute) =>
  Object.keys(route.query?.shape ?? {})
    .map((name) => `${name}=${encodeURIComponent('\u0001'.repeat(300))}`)
    .join('&');

describe.each(apiRoutes.map((route) => [operationName(route), route] as const))('%s', (name, route) => {
  const isHeldElsewhere = heldElsewhere.includes(name);
  test.skipIf(isHeldElsewhere)('is carried out and answers as described', async () => {
    const tried: string[] = [];
    for (const caller of route.access === 'public' ? [...staff, 'nobody' as const] : staff) {
      const call = await good(route, succeeding[name] ? {} : { caller });
      const received = await heard(route, call);
      if (received.status === route.answer.status) {
        fit.set(name, call.caller);
        return;
      }
      tried.push(`${call.caller}: ${shown(received)}`);
    }
    expect.fail(
      `no call of ${name} is carried out: put one in test/support/described/walk-calls.ts (succeeding), or a body in examples.json\n${tried.join('\n')}`,
    );
  });

  const kinds = problemsOf(route).filter((kind) => isProvoked(route, kind));
  test.each(isHeldElsewhere ? kinds.filter((kind) => kind === 'unauthenticated') : kinds)(
    'refuses with %s as described',
    async (kind) => {
      const own = refused[name]?.[kind];
      const calls = own ? [await good(route, await own(world))] : ((await general[kind]?.(route)) ?? []);
      const got: string[] = [];
      for (const call of calls) {
        const received = await heard(route, call);
        if (received.status === problemStatus[kind] && kindOf(received) === kind) return;
        got.push(`${call.caller}: ${shown(received)}`);
      }
      expect.fail(
        `${name} describes ${kind} (${problemStatus[kind]}) and no call provokes it: take it out of \`problems\`, or put a call in test/support/described/walk-calls.ts (refused)\n${got.join('\n')}`,
      );
    },
  );
});

test('addresses and methods that there are not answer problems too', async () => {
  for (const call of [
    { method: 'GET', path: '/nothing' },
    { method: 'PUT', path: '/people' },
    { method: 'PROPFIND', path: '/people/x' },
    { method: 'POST', path: '/people/x/y/z' },
  ]) {
    const received = await send(world, { ...call, caller: 'officer' });
    const faults = checker.check(undefined, received);
    expect(faults, `${call.method} ${call.path} → ${shown(received)}`).toEqual([]);
  }
});
