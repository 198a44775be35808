import { askReversal } from '../../../src/features/ledger/ask-reversal.ts';
import { enterOpening } from '../../../src/features/ledger/own-funds.ts';
import { closeYear } from '../../../src/features/ledger/requests.repo.ts';
import type { ProblemKind } from '../../../src/kernel/problem.ts';
import { ibanOf } from '../ibans.ts';
import { managerOf, plantBankAccount } from '../money.ts';
import { type Call, send } from './call.ts';
import type { World } from './world.ts';

type Given = Partial<Call> & { readonly json?: unknown };
type Maker = (world: World) => Given | Promise<Given>;

const caller = 'manager';
const post = async (world: World, path: string, json: unknown): Promise<Record<string, unknown>> => {
  const answer = await send(world, {
    method: 'POST',
    path,
    caller,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(json),
  });
  if (answer.status >= 300) throw new Error(`POST ${path}: ${answer.status} ${answer.text}`);
  return JSON.parse(answer.text);
};
let ibans = 0;
const bankBody = () => ({ bank: 'ملی', iban: ibanOf(700 + ++ibans) });
const bank = async (world: World) => String((await post(world, '/ledger/bank-accounts', bankBody())).id);
const openingBody = async (world: World, more: object = {}) => ({
  bankAccountId: await bank(world),
  fund: 'general',
  amountRial: 1_000_000,
  postedOn: '2026-11-01',
  ...more,
});
const opening = async (world: World, more: object = {}) =>
  String((await post(world, '/ledger/openings', await openingBody(world, more))).entryId);
const lineBody = { name: 'اعتبار استان', amountRial: 5_000, allottedOn: '2026-11-01' };
const line = async (world: World) => String((await post(world, '/ledger/credit-lines', lineBody)).id);
const reason = { reason: 'مبلغ اشتباه بود' };
const request = async (world: World) =>
  String((await post(world, `/ledger/entries/${await opening(world)}/reversal`, reason)).id);
let planted = 0;
/** Asked by the one who is alone in Gilan, so that nobody there can decide. */
const requestOfOne = async ({ h }: World) => {
  const alone = await managerOf(h, 'gilan');
  planted += 1;
  const bankAccountId = await plantBankAccount(h, 'gilan', ibanOf(900 + planted));
  const made = await enterOpening(h.deps, alone, {
    bankAccountId,
    fund: 'general',
    amountRial: 5_000,
    postedOn: '2026-11-01',
  });
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  const asked = await askReversal(h.deps, alone, made.value.entryId, reason);
  if (!asked.ok) throw new Error(JSON.stringify(asked.problem));
  return asked.value.id;
};
const transferBody = {
  from: 'general',
  to: 'contingency',
  amountRial: 10,
  postedOn: '2026-11-02',
  ...reason,
};
const closed = async (world: World) => {
  const id = await bank(world);
  await post(world, `/ledger/bank-accounts/${id}/close`, undefined);
  return id;
};

/** How calls of the books are carried out. */
export const ledgerSucceeding: Readonly<Record<string, Maker>> = {
  'get /ledger/trial-balance': () => ({ caller }),
  'get /ledger/entries': () => ({ caller }),
  'get /ledger/entries/{id}': async (world) => ({ caller, path: `/ledger/entries/${await opening(world)}` }),
  'get /ledger/statements': async (world) => ({
    caller,
    path: `/ledger/statements?fundId=${await line(world)}`,
  }),
  'get /ledger/funds': () => ({ caller }),
  'get /ledger/funds/{id}': async (world) => ({ caller, path: `/ledger/funds/${await line(world)}` }),
  'get /ledger/bank-accounts': () => ({ caller }),
  'get /ledger/requests': () => ({ caller }),
  'get /ledger/years': () => ({ caller }),
  'post /ledger/bank-accounts': () => ({ caller, json: bankBody() }),
  'patch /ledger/bank-accounts/{id}': async (world) => ({
    caller,
    path: `/ledger/bank-accounts/${await bank(world)}`,
    json: { bank: 'ملت' },
    headers: { 'if-match': '"1"' },
  }),
  'post /ledger/bank-accounts/{id}/close': async (world) => ({
    caller,
    path: `/ledger/bank-accounts/${await bank(world)}/close`,
  }),
  'post /ledger/openings': async (world) => ({ caller, json: await openingBody(world) }),
  'post /ledger/transfers': async (world) => {
    await opening(world);
    return { caller, json: transferBody };
  },
  'post /ledger/credit-lines': () => ({ caller, json: lineBody }),
  'post /ledger/credit-lines/{id}/moves': async (world) => ({
    caller,
    path: `/ledger/credit-lines/${await line(world)}/moves`,
    json: { act: 'allot', amountRial: 10, postedOn: '2026-11-03' },
  }),
  'post /ledger/entries/{id}/reversal': async (world) => ({
    caller,
    path: `/ledger/entries/${await opening(world)}/reversal`,
    json: reason,
  }),
  'post /ledger/years/{year}/closing': async (world) => {
    // The year before must have been begun, and be asked for once.
    await opening(world, { postedOn: '2025-11-01' });
    return { caller, path: '/ledger/years/1404/closing' };
  },
  'post /ledger/requests/{id}/decision': async (world) => ({
    caller,
    path: `/ledger/requests/${await request(world)}/decision`,
    json: { confirm: false },
  }),
  'post /ledger/requests/{id}/second-decision': async (world) => ({
    caller: 'headquarters',
    path: `/ledger/requests/${await requestOfOne(world)}/second-decision`,
    json: { confirm: true },
  }),
  'get /second-person/requests': async (world) => {
    await requestOfOne(world);
    return { caller: 'headquarters' };
  },
};

const none =
  (path: string): Maker =>
  () => ({ caller, path });
const otherBooks =
  (path: string): Maker =>
  () => ({
    caller,
    path: `${path}?organisationId=org_none`,
  });

/** Refusals of the books that nothing general provokes. */
export const ledgerRefused: Readonly<Record<string, Partial<Record<ProblemKind, Maker>>>> = {
  'get /ledger/trial-balance': { 'not-found': otherBooks('/ledger/trial-balance') },
  'get /ledger/entries': { 'not-found': otherBooks('/ledger/entries') },
  'get /ledger/funds': { 'not-found': otherBooks('/ledger/funds') },
  'get /ledger/bank-accounts': {
    'not-found': otherBooks('/ledger/bank-accounts'),
    invalid: () => ({ caller: 'auditor', path: '/ledger/bank-accounts' }),
  },
  'get /ledger/requests': {
    'not-found': otherBooks('/ledger/requests'),
    invalid: () => ({ caller: 'auditor', path: '/ledger/requests' }),
  },
  'get /ledger/years': {
    'not-found': otherBooks('/ledger/years'),
    invalid: () => ({ caller: 'auditor', path: '/ledger/years' }),
  },
  'get /ledger/statements': { 'not-found': none('/ledger/statements?fundId=fnd_none') },
  'patch /ledger/bank-accounts/{id}': {
    conflict: async (world) => ({
      caller,
      path: `/ledger/bank-accounts/${await closed(world)}`,
      json: { bank: 'ملت' },
      headers: { 'if-match': '"2"' },
    }),
  },
  'post /ledger/bank-accounts/{id}/close': {
    conflict: async (world) => ({ caller, path: `/ledger/bank-accounts/${await closed(world)}/close` }),
  },
  'post /ledger/openings': {
    conflict: async (world) => {
      const json = await openingBody(world);
      await post(world, '/ledger/openings', json);
      return { caller, json };
    },
  },
  'post /ledger/transfers': { conflict: () => ({ caller, json: { ...transferBody, to: 'general' } }) },
  'post /ledger/credit-lines': {
    // A year that is closed takes nothing more.
    conflict: async (world) => {
      await closeLongAgo(world);
      return { caller, json: { ...lineBody, allottedOn: '1395/01/05' } };
    },
  },
  'post /ledger/credit-lines/{id}/moves': {
    conflict: async (world) => ({
      caller,
      path: `/ledger/credit-lines/${await line(world)}/moves`,
      json: { act: 'withdraw', amountRial: 999_999, postedOn: '2026-11-03' },
    }),
  },
  'post /ledger/entries/{id}/reversal': {
    conflict: async (world) => {
      const id = await opening(world);
      await post(world, `/ledger/entries/${id}/reversal`, reason);
      return { caller, path: `/ledger/entries/${id}/reversal`, json: reason };
    },
  },
  'post /ledger/years/{year}/closing': {
    conflict: none('/ledger/years/1405/closing'),
    invalid: none('/ledger/years/14/closing'),
  },
  'post /ledger/requests/{id}/second-decision': {
    'not-found': async (world) => ({
      caller: 'headquarters',
      path: `/ledger/requests/${await request(world)}/second-decision`,
      json: { confirm: true },
    }),
    conflict: async (world) => {
      const path = `/ledger/requests/${await requestOfOne(world)}/second-decision`;
      const again = {
        method: 'POST',
        path,
        caller: 'headquarters',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ confirm: false }),
      } as const;
      await send(world, again);
      return again;
    },
    stale: async (world) => ({
      caller: 'headquarters',
      path: `/ledger/requests/${await requestOfOne(world)}/second-decision`,
      json: { confirm: true },
      headers: { 'if-match': '"9"' },
    }),
    invalid: async (world) => ({
      caller: 'headquarters',
      path: `/ledger/requests/${await requestOfOne(world)}/second-decision`,
      json: {},
    }),
  },
  'post /ledger/requests/{id}/decision': {
    conflict: async (world) => ({
      caller,
      path: `/ledger/requests/${await request(world)}/decision`,
      json: { confirm: true },
    }),
  },
};

/** The books of the year 1395, closed as two managers close it. */
async function closeLongAgo(world: World): Promise<void> {
  const { h } = world;
  const [one, two] = [await h.actorOf('manager.bushehr'), await h.actorOf('manager2.bushehr')];
  await h.deps.database.write(async (tx) => {
    await closeYear(tx, {
      organisationId: one.organisationId ?? '',
      year: 1395,
      closedThrough: '2017-03-20',
      closedAt: '2017-04-01T08:00:00.000Z',
      closedBy: one.accountId,
      confirmedBy: two.accountId,
    });
  });
}
