import type { ProblemKind } from '../../../src/kernel/problem.ts';
import type { AnyRoute } from '../../../src/portals/api/route-facts.ts';
import { problemStatus } from '../../../src/web/problem-response.ts';
import { jobBody, nextNationalId, personBody } from '../samples.ts';
import { type Call, send } from './call.ts';
import type { World } from './world.ts';

type Given = Partial<Call> & { readonly json?: unknown };
type Maker = (world: World) => Given | Promise<Given>;

const personCsv = () =>
  `kind,nationalId,givenName,familyName,sex,birthDate,province,county\nfamily,${nextNationalId()},مریم,نو,female,1990-05-01,بوشهر,گناوه\nfamily,1,x,,,,,\n`;
const jobCsv = 'kind,title,province,county,vacancies,opensOn\njob,آشپز,بوشهر,گناوه,1,2026-11-01\njob,,,,,\n';

const idOf = async (world: World, path: string, json: unknown, caller: Call['caller'] = 'officer') => {
  const answer = await send(world, { method: 'POST', path, caller, ...asJson(json) });
  if (answer.status !== 201) throw new Error(`POST ${path}: ${answer.status} ${answer.text}`);
  return String(JSON.parse(answer.text).id);
};
export const asJson = (json: unknown) => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(json),
});
const newPerson = (world: World) => idOf(world, '/people', personBody());
const newJob = (world: World) =>
  idOf(world, '/opportunities', jobBody({ title: { fa: `کار ${nextNationalId()}` } }));
const newReferral = async (world: World) =>
  await idOf(world, '/referrals', { personId: await newPerson(world), opportunityId: await newJob(world) });
const revised = async (path: string, json: unknown): Promise<Given> => ({
  path,
  json,
  headers: { 'if-match': '"1"' },
});

/**
 * How a call is made so that it is carried out, where what the route says is not enough: a GET needs no entry, nor a
 * POST whose example in the description is taken as it stands.
 */
export const succeeding: Readonly<Record<string, Maker>> = {
  'post /sessions': () => ({ caller: 'nobody', json: { username: 'auditor', password: 'mehrkar-demo' } }),
  'post /people': () => ({ json: personBody() }),
  'patch /people/{id}': async (world) => revised(`/people/${await newPerson(world)}`, { needScore: 40 }),
  'post /people/import': () => ({ headers: { 'content-type': 'text/csv' }, body: personCsv() }),
  'post /opportunities/import': () => ({ headers: { 'content-type': 'text/csv' }, body: jobCsv }),
  'patch /opportunities/{id}': async (world) =>
    revised(`/opportunities/${await newJob(world)}`, { vacancies: 3 }),
  'post /opportunities/{id}/close': async (world) => ({
    path: `/opportunities/${await newJob(world)}/close`,
    json: {},
  }),
  'post /referrals': async (world) => ({
    json: { personId: await newPerson(world), opportunityId: await newJob(world) },
  }),
  'post /referrals/{id}/transitions': async (world) => ({
    path: `/referrals/${await newReferral(world)}/transitions`,
    json: { to: 'accepted' },
  }),
  'get /referrals/{id}/letter': async (world) => {
    const id = await newReferral(world);
    await send(world, {
      method: 'POST',
      path: `/referrals/${id}/transitions`,
      caller: 'officer',
      ...asJson({ to: 'accepted' }),
    });
    return { path: `/referrals/${id}/letter` };
  },
  'post /employers': () => ({ json: { name: `کارگاه ${nextNationalId()}` } }),
};

/** Calls that are refused with a kind that nothing general provokes; by route and kind. */
export const refused: Readonly<Record<string, Partial<Record<ProblemKind, Maker>>>> = {
  'get /opportunities': {
    unauthenticated: () => ({ caller: 'nobody', path: '/opportunities?status=all' }),
    forbidden: () => ({ caller: 'benefactor', path: '/opportunities?status=closed' }),
  },
  'post /people': { conflict: (world) => repeated(world, 'POST', '/people', personBody()) },
  'patch /people/{id}': {
    conflict: async (world) => {
      const taken = nextNationalId();
      await idOf(world, '/people', personBody({ nationalId: taken }));
      return await revised(`/people/${await newPerson(world)}`, { nationalId: taken });
    },
  },
  'post /opportunities': {
    conflict: (world) => repeated(world, 'POST', '/opportunities', jobBody({ sourceKey: nextNationalId() })),
  },
  'patch /opportunities/{id}': {
    conflict: async (world) => {
      const sourceKey = nextNationalId();
      await idOf(world, '/opportunities', jobBody({ sourceKey }));
      return await revised(`/opportunities/${await newJob(world)}`, { sourceKey });
    },
  },
  'post /opportunities/{id}/close': {
    conflict: async (world) => {
      const path = `/opportunities/${await newJob(world)}/close`;
      return await repeated(world, 'POST', path, {});
    },
  },
  'post /referrals': {
    conflict: async (world) =>
      repeated(world, 'POST', '/referrals', {
        personId: await newPerson(world),
        opportunityId: await newJob(world),
      }),
  },
  'post /referrals/{id}/transitions': {
    conflict: async (world) => ({
      path: `/referrals/${await newReferral(world)}/transitions`,
      json: { to: 'placed' },
    }),
  },
  'get /referrals/{id}/letter': {
    conflict: async (world) => ({ path: `/referrals/${await newReferral(world)}/letter` }),
  },
  'post /employers': {
    conflict: (world) => repeated(world, 'POST', '/employers', { name: `کارگاه ${nextNationalId()}` }),
  },
  'post /sessions': {
    unauthenticated: () => ({ caller: 'nobody', json: { username: 'auditor', password: 'wrong' } }),
    'too-many': async (world) => {
      const json = { username: 'benefactor', password: 'wrong' };
      for (let tries = 0; tries < 10; tries++)
        await send(world, { method: 'POST', path: '/sessions', caller: 'nobody', ...asJson(json) });
      return { caller: 'nobody', json };
    },
  },
};

async function repeated(world: World, method: string, path: string, json: unknown): Promise<Given> {
  await send(world, { method, path, caller: 'officer', ...asJson(json) });
  return { path, json };
}

/**
 * Refusals that no call can bring about by itself: `busy` and `unexpected` need a fault of the machine (their shape is
 * that of every other problem).
 */
export const isProvoked = (route: AnyRoute, kind: ProblemKind) =>
  problemStatus[kind] < 500 &&
  // Of an `Idempotency-Key` alone: that takes two calls at once, and is held by the tests of writes.
  (kind !== 'conflict' || route.problems.includes('conflict'));
