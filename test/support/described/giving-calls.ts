import type { ProblemKind } from '../../../src/kernel/problem.ts';
import { kitBody, plantCause, plantWaiting } from '../giving-samples.ts';
import { type Call, send } from './call.ts';
import type { World } from './world.ts';

type Given = Partial<Call> & { readonly json?: unknown };
type Maker = (world: World) => Given | Promise<Given>;

const seen = { 'if-match': '"1"' };
const gift = { kind: 'money', amountRial: 50_000_000 };
let slugs = 0;
const campaign = () => ({
  slug: `campaign-${++slugs}`,
  title: { fa: 'همراهی' },
  story: { fa: 'با هم برای کار.' },
  startsOn: '2026-11-01',
  endsOn: '2027-05-26',
});

async function made(world: World, caller: Call['caller'], path: string, json: unknown): Promise<string> {
  const answer = await send(world, {
    method: 'POST',
    path,
    caller,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(json),
  });
  if (answer.status !== 201) throw new Error(`POST ${path}: ${answer.status} ${answer.text}`);
  return String(JSON.parse(answer.text).id);
}
const newPledge = (world: World) => made(world, 'benefactor', '/pledges', gift);
const newCampaign = (world: World) => made(world, 'manager', '/campaigns', campaign());
const ofCause = async (world: World, rest: string, json: unknown): Promise<Given> => ({
  caller: 'officer',
  path: `/causes/${await plantCause(world.h)}${rest}`,
  json,
});
const ofCampaign = async (world: World, rest: string, json?: unknown): Promise<Given> => ({
  caller: 'manager',
  path: `/campaigns/${await newCampaign(world)}${rest}`,
  ...(json === undefined ? {} : { json }),
});
/** The same call a second time. */
async function twice(world: World, given: Given): Promise<Given> {
  await send(world, {
    method: 'POST',
    path: given.path ?? '',
    caller: given.caller ?? 'officer',
    ...(given.json === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(given.json) }),
  });
  return given;
}

/** How calls about causes, campaigns and own pledges are carried out. */
export const givingSucceeding: Readonly<Record<string, Maker>> = {
  'get /causes/{id}': async (world) => ({ caller: 'nobody', path: `/causes/${await plantCause(world.h)}` }),
  'post /causes': async (world) => ({ caller: 'officer', json: await causeBody(world) }),
  'patch /causes/{id}': async (world) => ({ ...(await ofCause(world, '', { addSlots: 1 })), headers: seen }),
  'post /causes/{id}/close': (world) => ofCause(world, '/close', { reason: 'funded' }),
  'post /campaigns': () => ({ caller: 'manager', json: campaign() }),
  'patch /campaigns/{id}': async (world) => ({
    ...(await ofCampaign(world, '', { goalFamilies: 20 })),
    headers: seen,
  }),
  'post /campaigns/{id}/close': (world) => ofCampaign(world, '/close'),
  'post /pledges': () => ({ caller: 'benefactor', json: gift }),
  'post /pledges/{id}/withdraw': async (world) => ({
    caller: 'benefactor',
    path: `/pledges/${await newPledge(world)}/withdraw`,
  }),
};

/** A kit that six of Ganaveh could be meant by. */
async function causeBody(world: World) {
  await plantWaiting(world.h, 6);
  const opportunityId = await made(world, 'officer', '/opportunities', kitBody());
  return { opportunityId, slots: 1, need: { fa: 'سال‌هاست خیاطی می‌داند. با یک چرخ از خانه می‌دوزد.' } };
}

export const givingRefused: Readonly<Record<string, Partial<Record<ProblemKind, Maker>>>> = {
  'get /causes/{id}': { 'not-found': () => ({ caller: 'nobody', path: '/causes/cau_none' }) },
  'post /causes': {
    conflict: async (world) => {
      const opportunityId = await made(world, 'officer', '/opportunities', kitBody({ iscoCode: null }));
      return { caller: 'officer', json: { opportunityId, slots: 1, need: { fa: 'کار می‌داند.' } } };
    },
  },
  'patch /causes/{id}': {
    conflict: async (world) => {
      const closed = await twice(world, await ofCause(world, '/close', { reason: 'funded' }));
      return {
        caller: 'officer',
        path: (closed.path ?? '').replace('/close', ''),
        json: { addSlots: 1 },
        headers: { 'if-match': '"2"' },
      };
    },
  },
  'post /causes/{id}/close': {
    conflict: async (world) => await twice(world, await ofCause(world, '/close', { reason: 'funded' })),
  },
  'patch /campaigns/{id}': {
    conflict: async (world) => {
      const closed = await twice(world, await ofCampaign(world, '/close'));
      return {
        caller: 'manager',
        path: (closed.path ?? '').replace('/close', ''),
        json: { goalFamilies: 20 },
        headers: { 'if-match': '"2"' },
      };
    },
  },
  'post /campaigns/{id}/close': {
    conflict: async (world) => await twice(world, await ofCampaign(world, '/close')),
  },
  'post /pledges': {
    conflict: async (world) => {
      const causeId = await plantCause(world.h, { slots: 1, slotRial: 50_000_000 });
      const json = { ...gift, earmark: 'cause', causeId };
      return await twice(world, { caller: 'benefactor', path: '/pledges', json });
    },
  },
  'post /pledges/{id}/withdraw': {
    conflict: async (world) =>
      await twice(world, {
        caller: 'benefactor',
        path: `/pledges/${await newPledge(world)}/withdraw`,
      }),
  },
};
