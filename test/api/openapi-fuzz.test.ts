import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describedApi } from '../../src/entry/described-api.node.ts';
import type { OpenApiDocument } from '../../src/portals/api/openapi.rules.ts';
import { type AnyRoute, operationName } from '../../src/portals/api/route-facts.ts';
import { apiRoutes } from '../../src/portals/api/routes.ts';
import { type Call, send } from '../support/described/call.ts';
import { type AnswerChecker, answerChecker, type Received } from '../support/described/checker.ts';
import { callsOf, oddQueries, plainCalls } from '../support/described/requests.ts';
import {
  type Caller,
  foreignEmployer,
  foreignMarks,
  twoOrganisations,
  type World,
} from '../support/described/world.ts';

const deep = process.env.MEHRKAR_DEEP === '1';
/** Calls a route. Where each ends its session and a new one costs a password, a third of them. */
const runsOf = (name: string) => (deep ? 1500 : 30) / (name === 'delete /sessions/current' ? 3 : 1);
const seed = Number(process.env.MEHRKAR_SEED ?? 1405);

const outcomes = new Map<number, number>();
let world: World;
let document: OpenApiDocument;
let checker: AnswerChecker;
beforeAll(async () => {
  world = await twoOrganisations();
  document = await describedApi();
  checker = answerChecker(document);
});
afterAll(() => world.h.close());

const staff: readonly Caller[] = ['officer', 'manager', 'socialWorker'];

/** What of the other organisation stands in an answer; what the call itself brought along does not count. */
function foreignIn({ text }: Received, call: Call): string[] {
  const sent = `${call.path} ${String(call.body ?? '')}`;
  const marks = [
    ...foreignMarks,
    ...world.secrets,
    ...(staff.includes(call.caller) ? [] : [foreignEmployer]),
  ];
  return marks.filter((mark) => text.includes(mark) && !sent.includes(mark));
}

/** Makes a call and holds its answer against the description and against what may be seen. */
async function hold(name: string, route: AnyRoute, call: Call): Promise<void> {
  const received = await send(world, call);
  outcomes.set(received.status, (outcomes.get(received.status) ?? 0) + 1);
  const known = call.method === route.method.toUpperCase();
  const operation = known ? document.paths[route.path]?.[route.method] : undefined;
  // An answer to HEAD is that of GET without its body: there is nothing to hold.
  const faults = call.method === 'HEAD' ? [] : checker.check(operation, received);
  expect(
    [...faults, ...foreignIn(received, call).map((mark) => `shows ${mark} of the other organisation`)],
    `${name} as ${call.caller} ${call.path} → ${received.status} ${received.text.slice(0, 300)}`,
  ).toEqual([]);
  expect(received.status).toBeLessThan(500);
}

/** Signing in is throttled, so it comes last. */
const ordered = [...apiRoutes].sort(
  (a, b) => Number(a.path.startsWith('/sessions')) - Number(b.path.startsWith('/sessions')),
);

describe('whatever is sent', () => {
  test.each(ordered.map((route) => [operationName(route), route] as const))(
    '%s answers as described and gives away nothing',
    async (name, route) => {
      const examples = plainCalls(world, route).map((call): [Call] => [call]);
      await fc.assert(
        fc.asyncProperty(callsOf(world, document, route), (call) => hold(name, route, call)),
        { numRuns: runsOf(name) + examples.length, examples, seed, endOnFailure: !deep },
      );
      if (route.method !== 'get') return;
      const own = examples[0]?.[0].path ?? '';
      const caller = route.path === '/people/duplicates' ? 'headquarters' : 'officer';
      for (const query of oddQueries(route, deep ? 1 : 4))
        await hold(name, route, { method: 'GET', caller, path: `${own}${query}` });
    },
    deep ? 1_200_000 : 60_000,
  );

  test('some was carried out and some refused in every way, so that the above says something', () => {
    for (const status of [200, 201, 401, 403, 404, 405, 409, 412, 415, 422, 428])
      expect(
        outcomes.get(status) ?? 0,
        `answers with ${status}: ${JSON.stringify([...outcomes])}`,
      ).toBeGreaterThan(0);
  });
});
