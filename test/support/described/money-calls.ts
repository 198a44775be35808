import type { ProblemKind } from '../../../src/kernel/problem.ts';
import { kitBody, plantCause } from '../giving-samples.ts';
import { ibanOf } from '../ibans.ts';
import { type Call, send } from './call.ts';
import type { World } from './world.ts';

type Given = Partial<Call> & { readonly json?: unknown };
type Maker = (world: World) => Given | Promise<Given>;

const caller = 'manager';
const made = async (
  world: World,
  path: string,
  json: unknown,
  by: Call['caller'] = caller,
): Promise<string> => {
  const answer = await send(world, {
    method: 'POST',
    path,
    caller: by,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(json),
  });
  if (answer.status >= 300) throw new Error(`POST ${path}: ${answer.status} ${answer.text}`);
  return String(JSON.parse(answer.text).id);
};
let numbers = 0;
const next = () => {
  numbers += 1;
  return numbers;
};
const bank = async (world: World) =>
  await made(world, '/ledger/bank-accounts', { bank: 'ملی', iban: ibanOf(90_000 + next()) });
const pledgeBody = (more: object = {}) => ({
  benefactor: { phone: `0914${String(1_000_000 + next())}`, name: 'مریم نیکو' },
  kind: 'money',
  amountRial: 50_000_000,
  ...more,
});
const pledge = async (world: World, more: object = {}) =>
  await made(world, '/pledges/entered', pledgeBody(more));
const hours = { kind: 'coach-hours', amountRial: null, quantity: 10 };
const receiptBody = async (world: World, more: object = {}) => ({
  bankAccountId: await bank(world),
  receivedOn: '2026-11-20',
  amountRial: 50_000_000,
  reference: `W${next()}`,
  ...more,
});
const receipt = async (world: World, more: object = {}) =>
  await made(world, '/receipts', await receiptBody(world, more));
const matched = async (world: World) => await receipt(world, { pledgeId: await pledge(world) });
const noticeBody = () => ({ reference: `N${next()}`, amountRial: 50_000_000, paidOn: '2026-11-20' });
const kitPledge = async (world: World) => {
  const opportunityId = await made(world, '/opportunities', kitBody(), 'officer');
  return await pledge(world, { kind: 'kit', amountRial: 400_000_000, opportunityId });
};
const inKind = { valueRial: 420_000_000, serials: ['SN-1'] };
const reason = { reason: 'پرداخت اشتباه' };
const csv = 'date,credit (rial),reference\n2026-11-01,1000000,C1\nx,1,C2\n';
const listOfBank = async (world: World): Promise<Given> => ({
  caller,
  path: `/receipts/import?bankAccountId=${await bank(world)}`,
  headers: { 'content-type': 'text/csv' },
  body: csv,
});

/** How calls of money that came, and of pledges as staff keep them, are carried out. */
export const moneySucceeding: Readonly<Record<string, Maker>> = {
  'get /receipts/import/template.csv': () => ({ caller }),
  'post /receipts/import': listOfBank,
  'get /receipts/import/{id}': async (world) => {
    const { path = '', headers, body } = await listOfBank(world);
    const given = await send(world, { method: 'POST', path, caller, headers, body });
    return { caller, path: `/receipts/import/${JSON.parse(given.text).id}` };
  },
  'post /receipts': async (world) => ({ caller, json: await receiptBody(world) }),
  'get /receipts': async (world) => {
    await matched(world);
    return { caller };
  },
  'get /receipts/{id}': async (world) => {
    await pledge(world);
    return { caller, path: `/receipts/${await receipt(world)}` };
  },
  'post /receipts/{id}/match': async (world) => ({
    caller,
    path: `/receipts/${await receipt(world)}/match`,
    json: { pledgeId: await pledge(world) },
  }),
  'post /receipts/{id}/undo': async (world) => ({
    caller,
    path: `/receipts/${await matched(world)}/undo`,
    json: reason,
  }),
  'post /receipts/{id}/return': async (world) => ({
    caller,
    path: `/receipts/${await receipt(world)}/return`,
    json: reason,
  }),
  'post /receipts/{id}/refund': async (world) => ({
    caller,
    path: `/receipts/${await matched(world)}/refund`,
    json: { ...reason, amountRial: 1_000 },
  }),
  'post /pledges/{id}/notices': async (world) => ({
    caller,
    path: `/pledges/${await pledge(world)}/notices`,
    json: noticeBody(),
  }),
  'get /payment-notices': async (world) => {
    await made(world, `/pledges/${await pledge(world)}/notices`, noticeBody());
    return { caller };
  },
  'post /payment-notices/{id}/dismiss': async (world) => ({
    caller,
    path: `/payment-notices/${await made(world, `/pledges/${await pledge(world)}/notices`, noticeBody())}/dismiss`,
  }),
  'get /benefactors': async (world) => {
    await pledge(world);
    return { caller };
  },
  'get /benefactors/{id}': async (world) => {
    const entered = await made(world, '/pledges/entered', pledgeBody());
    const found = await send(world, { method: 'GET', path: `/pledges/${entered}`, caller });
    return { caller, path: `/benefactors/${JSON.parse(found.text).benefactor.id}` };
  },
  'get /pledges': async (world) => {
    await pledge(world);
    return { caller };
  },
  'post /pledges/entered': () => ({ caller, json: pledgeBody() }),
  'get /pledges/{id}': async (world) => {
    const id = await pledge(world);
    await receipt(world, { pledgeId: id });
    return { caller, path: `/pledges/${id}` };
  },
  'post /pledges/{id}/events': async (world) => ({
    caller,
    path: `/pledges/${await pledge(world, hours)}/events`,
    json: { event: 'given', quantity: 4 },
  }),
  'post /pledges/{id}/in-kind': async (world) => ({
    caller,
    path: `/pledges/${await kitPledge(world)}/in-kind`,
    json: inKind,
  }),
};

/** How they are refused, where what the route says is not enough. */
export const moneyRefused: Readonly<Record<string, Partial<Record<ProblemKind, Maker>>>> = {
  'post /receipts/import': {
    invalid: () => ({ caller, headers: { 'content-type': 'text/csv' }, body: 'a,b\n1,2\n' }),
  },
  'post /receipts': {
    conflict: async (world) => {
      const json = await receiptBody(world);
      await made(world, '/receipts', json);
      return { caller, json: { ...json, amountRial: 1 } };
    },
  },
  'post /receipts/{id}/match': {
    conflict: async (world) => ({
      caller,
      path: `/receipts/${await matched(world)}/match`,
      json: { pledgeId: await pledge(world) },
    }),
    stale: async (world) => ({
      caller,
      path: `/receipts/${await receipt(world)}/match`,
      json: { pledgeId: await pledge(world) },
      headers: { 'if-match': '"9"' },
    }),
  },
  'post /receipts/{id}/undo': {
    conflict: async (world) => ({ caller, path: `/receipts/${await receipt(world)}/undo`, json: reason }),
    stale: async (world) => ({
      caller,
      path: `/receipts/${await matched(world)}/undo`,
      json: reason,
      headers: { 'if-match': '"9"' },
    }),
  },
  'post /receipts/{id}/return': {
    conflict: async (world) => ({ caller, path: `/receipts/${await matched(world)}/return`, json: reason }),
    stale: async (world) => ({
      caller,
      path: `/receipts/${await receipt(world)}/return`,
      json: reason,
      headers: { 'if-match': '"9"' },
    }),
  },
  'post /receipts/{id}/refund': {
    conflict: async (world) => ({
      caller,
      path: `/receipts/${await receipt(world)}/refund`,
      json: { ...reason, amountRial: 1_000 },
    }),
    stale: async (world) => ({
      caller,
      path: `/receipts/${await matched(world)}/refund`,
      json: { ...reason, amountRial: 1_000 },
      headers: { 'if-match': '"9"' },
    }),
  },
  'post /pledges/{id}/notices': {
    forbidden: async (world) => ({
      caller: 'officer',
      path: `/pledges/${await pledge(world)}/notices`,
      json: noticeBody(),
    }),
    'not-found': () => ({ caller, path: '/pledges/plg_none/notices', json: noticeBody() }),
    conflict: async (world) => ({
      caller,
      path: `/pledges/${await pledge(world, hours)}/notices`,
      json: noticeBody(),
    }),
  },
  'get /benefactors': {
    forbidden: () => ({ caller: 'officer' }),
    invalid: () => ({ caller, path: '/benefactors?limit=0' }),
  },
  'get /benefactors/{id}': {
    forbidden: () => ({ caller: 'officer', path: '/benefactors/bnf_none' }),
    'not-found': () => ({ caller, path: '/benefactors/bnf_none' }),
  },
  'get /pledges': {
    forbidden: () => ({ caller: 'officer' }),
    invalid: () => ({ caller, path: '/pledges?limit=0' }),
  },
  'get /pledges/{id}': {
    forbidden: () => ({ caller: 'officer', path: '/pledges/plg_none' }),
    'not-found': () => ({ caller, path: '/pledges/plg_none' }),
  },
  'post /pledges/entered': {
    conflict: async (world) => {
      const causeId = await plantCause(world.h, { slots: 1, slotRial: 100_000_000 });
      const json = pledgeBody({ earmark: 'cause', causeId, amountRial: 100_000_000 });
      await made(world, '/pledges/entered', json);
      return { caller, json };
    },
  },
  'post /pledges/{id}/events': {
    conflict: async (world) => ({
      caller,
      path: `/pledges/${await pledge(world)}/events`,
      json: { event: 'given', quantity: 1 },
    }),
    stale: async (world) => ({
      caller,
      path: `/pledges/${await pledge(world, hours)}/events`,
      json: { event: 'given', quantity: 1 },
      headers: { 'if-match': '"9"' },
    }),
  },
  'post /pledges/{id}/in-kind': {
    conflict: async (world) => ({ caller, path: `/pledges/${await pledge(world)}/in-kind`, json: inKind }),
    stale: async (world) => ({
      caller,
      path: `/pledges/${await kitPledge(world)}/in-kind`,
      json: inKind,
      headers: { 'if-match': '"9"' },
    }),
  },
};
