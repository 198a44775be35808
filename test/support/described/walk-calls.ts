import { sql } from 'drizzle-orm';
import { addRecalls } from '../../../src/features/recalls/recalls.repo.ts';
import { change } from '../../../src/features/records/change.repo.ts';
import { countMissed } from '../../../src/features/vocabulary-care/missed-counter.repo.ts';
import type { ProblemKind } from '../../../src/kernel/problem.ts';
import { ok } from '../../../src/kernel/result.ts';
import type { Tx } from '../../../src/platform/database.ts';
import { type AnyRoute, operationName } from '../../../src/portals/api/route-facts.ts';
import { problemStatus } from '../../../src/web/problem-response.ts';
import { plantInWork } from '../in-work.ts';
import { askAbout, asUser, jobBody, nextNationalId, personBody } from '../samples.ts';
import { plantSponsorship, proposalBody } from '../sponsorship-samples.ts';
import { type Call, send } from './call.ts';
import { givingRefused, givingSucceeding } from './giving-calls.ts';
import { ledgerRefused, ledgerSucceeding } from './ledger-calls.ts';
import { moneyRefused, moneySucceeding } from './money-calls.ts';
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
const quoteBody = {
  supplier: 'بازار چرخ',
  priceRial: 440_000_000,
  quotedOn: '2026-11-20',
  expiresOn: '2026-12-20',
};
const newPerson = (world: World) => idOf(world, '/people', personBody());
const newJob = (world: World) =>
  idOf(world, '/opportunities', jobBody({ title: { fa: `کار ${nextNationalId()}` } }));
const newReferral = async (world: World) =>
  await idOf(world, '/referrals', { personId: await newPerson(world), opportunityId: await newJob(world) });
const awardBody = (personId: string) => ({
  personId,
  kind: 'kit',
  amountRial: 450_000_000,
  benefactorRial: 300_000_000,
  approvedOn: '2026-11-01',
});
const newAward = async (world: World, more: object = {}) =>
  await idOf(world, '/awards', { ...awardBody(await newPerson(world)), ...more });
const newPlacement = async (world: World, more: object = {}) =>
  await idOf(world, '/placements', { ...workBody(await newPerson(world)), ...more });
const workBody = (personId: string) => ({
  personId,
  origin: 'own',
  startedOn: '2026-10-01',
  evidence: 'call',
});
const checkBody = { checkedOn: '2026-11-20', result: 'working', evidence: 'call' };
/** A placement with a check of it. */
async function newCheck(world: World): Promise<string> {
  const placement = await newPlacement(world);
  const answer = await send(world, {
    method: 'POST',
    path: `/placements/${placement}/checks`,
    caller: 'officer',
    ...asJson(checkBody),
  });
  return `/placements/${placement}/checks/${JSON.parse(answer.text).checkId}/corrections`;
}
const newVisit = async (world: World) =>
  await idOf(world, `/placements/${await newPlacement(world)}/visits`, { plannedOn: '2026-11-25' });
const endBody = { endedOn: '2026-11-20', reason: 'pay' };
/** Somebody of Bushehr who is counted in work, as a draw would find them. */
async function countedInWork(world: World): Promise<void> {
  const personId = await newPerson(world);
  await written(world, async (tx, organisationId) => await plantInWork(tx, organisationId, [personId]));
}
async function newRecall(world: World): Promise<string> {
  const personId = await newPerson(world);
  const id = world.h.deps.newId('recall');
  const drawnAt = '2026-07-01T08:00:00.000Z';
  await written(world, async (tx, organisationId) =>
    addRecalls(tx, [{ id, organisationId, personId, quarter: '1405-2', drawnAt }]),
  );
  return id;
}
async function written(world: World, work: (tx: Tx, organisationId: string) => Promise<void>): Promise<void> {
  const actor = await world.h.actorOf('manager.bushehr');
  await change(world.h.deps, actor, async ({ tx, nothingChanged }) => {
    await work(tx, String(actor.organisationId));
    nothingChanged();
    return ok(undefined);
  });
}
const askBody = () => ({ name: 'مریم', phone: `09${nextNationalId().slice(0, 9)}`, county: 'گناوه' });
const newAsk = async (world: World) =>
  await askAbout(world.h, 'officer.bushehr', await newJob(world), askBody());
const revised = async (path: string, json: unknown): Promise<Given> => ({
  path,
  json,
  headers: { 'if-match': '"1"' },
});

/** A number that nobody has yet. */
let mobiles = 0;
const nextMobile = () => `0915${String(1_000_000 + ++mobiles)}`;
/** What somebody new joins with. */
async function codeOf(world: World) {
  const json = { phone: nextMobile() };
  const { text } = await send(world, { method: 'POST', path: '/codes', caller: 'nobody', ...asJson(json) });
  const message = (await world.h.sentMessages()).at(-1);
  return {
    codeToken: JSON.parse(text).codeToken,
    code: /\d{6}/.exec(message?.text ?? '')?.[0],
    name: 'نیکوکار تازه',
  };
}
const revisionOf = async (world: World, caller: Call['caller'], path: string) =>
  (await send(world, { method: 'GET', path, caller })).headers.get('etag') ?? '';

/**
 * How a call is made so that it is carried out, where what the route says is not enough: a GET needs no entry, nor a
 * POST whose example in the description is taken as it stands.
 */
export const succeeding: Readonly<Record<string, Maker>> = {
  ...ledgerSucceeding,
  ...moneySucceeding,
  ...givingSucceeding,
  'post /sessions': () => ({ caller: 'nobody', json: { username: 'auditor', password: 'mehrkar-demo' } }),
  'post /codes': () => ({ caller: 'nobody', json: { phone: nextMobile() } }),
  'post /sessions/code': async (world) => ({ caller: 'nobody', json: await codeOf(world) }),
  'patch /me/benefactor': async (world) => ({
    caller: 'benefactor',
    json: { wantsMessages: false },
    headers: { 'if-match': await revisionOf(world, 'benefactor', '/me/benefactor') },
  }),
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
  'post /sponsorships': async (world) => ({ json: (await proposalBody(world.h)).body }),
  'post /sponsorships/{id}/approve': async (world) => ({
    caller: 'manager',
    path: `/sponsorships/${(await plantSponsorship(world.h)).id}/approve`,
  }),
  'post /sponsorships/{id}/refuse': async (world) => ({
    caller: 'manager',
    path: `/sponsorships/${(await plantSponsorship(world.h)).id}/refuse`,
    json: { reason: 'نه' },
  }),
  'post /sponsorships/{id}/payers': async (world) => {
    const { id, fundId } = await plantSponsorship(world.h);
    return {
      caller: 'manager',
      path: `/sponsorships/${id}/payers`,
      json: { payers: [{ fundId, amountRial: 450_000_000 }] },
    };
  },
  'post /sponsorships/{id}/quotes': async (world) => ({
    path: `/sponsorships/${(await plantSponsorship(world.h)).id}/quotes`,
    json: quoteBody,
  }),
  'post /sponsorships/{id}/second-decision': async (world) => ({
    caller: 'headquarters',
    path: `/sponsorships/${(await plantSponsorship(world.h, 'proposed', 'officer.gilan')).id}/second-decision`,
    json: { confirm: true },
  }),
  'post /sponsorships/{id}/events': async (world) => ({
    path: `/sponsorships/${(await plantSponsorship(world.h, 'purchased')).id}/events`,
    json: { event: 'delivered', proof: 'signed-paper' },
  }),
  'post /awards': async (world) => ({ json: awardBody(await newPerson(world)) }),
  'patch /awards/{id}': async (world) =>
    revised(`/awards/${await newAward(world)}`, { benefactorRial: 200_000_000 }),
  'post /awards/{id}/deliver': async (world) => ({
    path: `/awards/${await newAward(world)}/deliver`,
    json: { deliveredOn: '2026-11-10' },
  }),
  'post /awards/{id}/void': async (world) => ({
    path: `/awards/${await newAward(world)}/void`,
    json: { reason: 'entered-wrong' },
  }),
  'post /awards/bunching': async (world) => {
    await newAward(world, { deliveredOn: '2026-11-20' });
    return { json: { month: '1405-08', reason: 'پایان کار کارگاه' } };
  },
  'post /placements': async (world) => ({ json: workBody(await newPerson(world)) }),
  'patch /placements/{id}': async (world) =>
    revised(`/placements/${await newPlacement(world)}`, { weeklyHours: 30 }),
  'post /placements/{id}/end': async (world) => ({
    path: `/placements/${await newPlacement(world)}/end`,
    json: endBody,
  }),
  'post /placements/{id}/reopen': async (world) => {
    const id = await newPlacement(world);
    await send(world, {
      method: 'POST',
      path: `/placements/${id}/end`,
      caller: 'officer',
      ...asJson(endBody),
    });
    return { path: `/placements/${id}/reopen` };
  },
  'post /placements/{id}/checks': async (world) => ({
    path: `/placements/${await newPlacement(world)}/checks`,
    json: checkBody,
  }),
  'post /placements/{id}/checks/{checkId}/corrections': async (world) => ({
    path: await newCheck(world),
    json: { result: 'void' },
  }),
  'post /placements/{id}/visits': async (world) => ({
    path: `/placements/${await newPlacement(world)}/visits`,
    json: { plannedOn: '2026-11-25' },
  }),
  'post /visits/{id}/done': async (world) => ({
    path: `/visits/${await newVisit(world)}/done`,
    json: { doneOn: '2026-11-22', outcome: 'well' },
  }),
  'post /visits/{id}/cancel': async (world) => ({ path: `/visits/${await newVisit(world)}/cancel` }),
  'post /recalls/draw': async (world) => {
    await countedInWork(world);
    return { caller: 'manager' };
  },
  'get /recalls/{id}': async (world) => ({ path: `/recalls/${await newRecall(world)}` }),
  'post /recalls/{id}/answer': async (world) => ({
    path: `/recalls/${await newRecall(world)}/answer`,
    json: { result: 'confirmed', answeredOn: '2026-11-22' },
  }),
  'post /opportunities/{id}/asks': () => ({ caller: 'nobody', json: askBody() }),
  'post /asks/{id}/answer': async (world) => ({
    path: `/asks/${await newAsk(world)}/answer`,
    json: { outcome: 'not-interested' },
  }),
  'post /employers': () => ({ json: { name: `کارگاه ${nextNationalId()}` } }),
  'post /accounts': () => ({ caller: 'manager', json: accountBody() }),
  'get /accounts/{id}': async (world) => ofAccount(await knownAccount(world), ''),
  'post /accounts/{id}/disable': async (world) => ofAccount(await knownAccount(world), '/disable'),
  'post /accounts/{id}/enable': async (world) => ofAccount(await knownAccount(world), '/enable'),
  'post /accounts/{id}/unlock': async (world) => ofAccount(await knownAccount(world), '/unlock'),
  'post /accounts/{id}/reset-password': async (world) =>
    ofAccount(await newAccount(world), '/reset-password'),
  'delete /accounts/{id}/sessions': async (world) => ofAccount(await knownAccount(world), '/sessions'),
  'delete /sessions/{id}': async (world) => {
    await send(world, { method: 'POST', caller: 'nobody', path: '/sessions', ...asJson(officerSignsIn) });
    const { text } = await send(world, { method: 'GET', caller: 'officer', path: '/sessions' });
    const other = (JSON.parse(text).items as { id: string; current: boolean }[]).find((one) => !one.current);
    return { path: `/sessions/${other?.id}` };
  },
  'get /reference/{catalogue}/list.csv': () => ({ path: '/reference/permits/list.csv' }),
  'post /reference/{catalogue}/import': () => ({
    caller: 'headquarters',
    path: '/reference/permits/import?dryRun=1',
    headers: { 'content-type': 'text/csv' },
    body: 'code,fa,en\nx,,\n',
  }),
  'get /targets/people': () => ({ path: '/targets/people?state=in-work' }),
  'get /vocabulary/missed': () => ({ caller: 'headquarters' }),
  'post /vocabulary/missed/{id}/answer': async (world) => await ofMissed(world, 'answer'),
  'post /vocabulary/missed/{id}/dismiss': async (world) => await ofMissed(world, 'dismiss'),
};

/** The id of a query that five have searched for in vain; each time another one. */
async function newMissed(world: World): Promise<string> {
  const query = `بی نام ${[...nextNationalId()].map((digit) => 'ابپتثجچحخد'[Number(digit)]).join('')}`;
  for (let n = 0; n < 9; n++) countMissed(world.h.deps, query, { address: `10.1.0.${n}` });
  const { text } = await send(world, {
    method: 'GET',
    caller: 'headquarters',
    path: '/vocabulary/missed?limit=100',
  });
  const items = JSON.parse(text).items as { id: string; query: string }[];
  return String(items.find((one) => one.query === query)?.id);
}
const ofMissed = async (world: World, act: string): Promise<Given> => ({
  caller: 'headquarters',
  path: `/vocabulary/missed/${await newMissed(world)}/${act}`,
});

const officerSignsIn = { username: 'officer.bushehr', password: 'mehrkar-demo' };
interface MadeAccount {
  readonly id: string;
  readonly username: string;
  readonly oneTimePassword: string;
}

const accountBody = () => ({
  username: `walker.n${nextNationalId()}`,
  name: { fa: 'کارشناس نو', en: 'New officer' },
  role: 'officer',
});
async function newAccount(world: World): Promise<MadeAccount> {
  const answer = await send(world, {
    method: 'POST',
    path: '/accounts',
    caller: 'manager',
    ...asJson(accountBody()),
  });
  if (answer.status !== 201) throw new Error(`POST /accounts: ${answer.status} ${answer.text}`);
  return JSON.parse(answer.text);
}
/** One account serves every call that leaves it there: making one costs a slow hash. */
const known = new WeakMap<World, Promise<MadeAccount>>();
function knownAccount(world: World): Promise<MadeAccount> {
  const made = known.get(world) ?? newAccount(world);
  known.set(world, made);
  return made;
}
async function tokenOf(world: World, { username, oneTimePassword }: MadeAccount): Promise<string> {
  const json = asJson({ username, password: oneTimePassword });
  const { text } = await send(world, { method: 'POST', path: '/sessions', caller: 'nobody', ...json });
  return JSON.parse(text).token;
}
const ofAccount = ({ id }: MadeAccount, rest: string): Given => ({
  caller: 'manager',
  path: `/accounts/${id}${rest}`,
});
/** Somebody whose password another person made: nothing but choosing an own one is open to them. */
async function asNewcomer(world: World, json: (made: MadeAccount) => unknown): Promise<Given> {
  const made = await newAccount(world);
  const headers = { authorization: `Bearer ${await tokenOf(world, made)}` };
  return { caller: 'nobody', headers, json: json(made) };
}

/** Calls that are refused with a kind that nothing general provokes; by route and kind. */
export const refused: Readonly<Record<string, Partial<Record<ProblemKind, Maker>>>> = {
  ...ledgerRefused,
  ...moneyRefused,
  ...givingRefused,
  'get /opportunities': {
    unauthenticated: () => ({ caller: 'nobody', path: '/opportunities?status=all' }),
    forbidden: () => ({ caller: 'benefactor', path: '/opportunities?status=closed' }),
  },
  'get /people': {
    'password-change-required': async (world) => {
      const { headers } = await asNewcomer(world, () => undefined);
      return { caller: 'nobody', ...(headers ? { headers } : {}) };
    },
  },
  'get /transparency': {
    invalid: () => ({ caller: 'nobody', path: '/transparency?month=1405-13' }),
    'not-found': () => ({ caller: 'nobody', path: '/transparency?month=1390-01' }),
  },
  'get /me/statement': { invalid: () => ({ caller: 'benefactor', path: '/me/statement?year=12' }) },
  'get /me/impact': { invalid: () => ({ caller: 'benefactor', path: '/me/impact?limit=0' }) },
  'get /targets': { 'not-found': () => ({ path: '/targets?organisationId=none' }) },
  'get /targets/nearest': {
    'not-found': () => ({ path: '/targets/nearest?organisationId=none' }),
    invalid: () => ({ path: '/targets/nearest?each=0' }),
  },
  'post /accounts': {
    conflict: async (world) => {
      const { username } = await newAccount(world);
      return { caller: 'manager', json: { ...accountBody(), username } };
    },
  },
  'post /accounts/{id}/disable': {
    conflict: async (world) => {
      const { text } = await send(world, { method: 'GET', caller: 'manager', path: '/me' });
      return { caller: 'manager', path: `/accounts/${JSON.parse(text).actor.accountId}/disable` };
    },
  },
  'post /vocabulary/missed/{id}/answer': {
    conflict: async (world) => ({
      ...(await ofMissed(world, 'answer')),
      json: { kind: 'skill', id: 'sk-152', name: 'کفاشی' },
    }),
  },
  'post /vocabulary/missed/{id}/dismiss': {
    conflict: async (world) => {
      const dismiss = await ofMissed(world, 'dismiss');
      await send(world, { method: 'POST', caller: 'headquarters', path: dismiss.path ?? '' });
      return dismiss;
    },
  },
  'get /audit': {
    'not-found': (world) => ({ caller: 'manager', path: `/audit?personId=${world.foreign.person}` }),
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
  'post /placements': {
    'not-found': (world) => ({ json: workBody(world.foreign.person) }),
    conflict: async (world) =>
      repeated(world, 'POST', '/placements', {
        ...workBody(await newPerson(world)),
        opportunityId: await newJob(world),
      }),
  },
  'post /placements/{id}/end': {
    conflict: async (world) =>
      repeated(world, 'POST', `/placements/${await newPlacement(world)}/end`, endBody),
  },
  'post /placements/{id}/reopen': {
    conflict: async (world) => ({ path: `/placements/${await newPlacement(world)}/reopen` }),
  },
  'post /placements/{id}/checks': {
    conflict: async (world) =>
      repeated(world, 'POST', `/placements/${await newPlacement(world)}/checks`, {
        ...checkBody,
        result: 'ended',
        endedOn: '2026-11-19',
        endReason: 'pay',
      }),
  },
  'post /placements/{id}/checks/{checkId}/corrections': {
    conflict: async (world) => repeated(world, 'POST', await newCheck(world), { result: 'void' }),
  },
  'post /placements/{id}/visits': {
    conflict: async (world) =>
      repeated(world, 'POST', `/placements/${await newPlacement(world)}/visits`, {
        plannedOn: '2026-11-25',
      }),
  },
  'post /visits/{id}/done': {
    conflict: async (world) =>
      repeated(world, 'POST', `/visits/${await newVisit(world)}/done`, {
        doneOn: '2026-11-22',
        outcome: 'well',
      }),
  },
  'post /visits/{id}/cancel': {
    conflict: async (world) => repeated(world, 'POST', `/visits/${await newVisit(world)}/cancel`, {}),
  },
  'get /referrals/{id}/letter': {
    conflict: async (world) => ({ path: `/referrals/${await newReferral(world)}/letter` }),
  },
  'post /opportunities/{id}/asks': {
    conflict: async (world) => {
      const id = await newJob(world);
      await send(world, {
        method: 'POST',
        path: `/opportunities/${id}/close`,
        caller: 'officer',
        ...asJson({}),
      });
      return { caller: 'nobody', path: `/opportunities/${id}/asks`, json: askBody() };
    },
  },
  'post /sponsorships': {
    'not-found': async (world) => ({
      json: { ...(await proposalBody(world.h)).body, personId: world.foreign.person },
    }),
    conflict: async (world) => repeated(world, 'POST', '/sponsorships', (await proposalBody(world.h)).body),
  },
  'post /sponsorships/{id}/approve': {
    conflict: async (world) => ({
      caller: 'manager',
      path: `/sponsorships/${(await plantSponsorship(world.h, 'allocated')).id}/approve`,
    }),
  },
  'post /sponsorships/{id}/refuse': {
    conflict: async (world) => ({
      caller: 'manager',
      path: `/sponsorships/${(await plantSponsorship(world.h, 'allocated')).id}/refuse`,
      json: { reason: 'نه' },
    }),
  },
  'post /sponsorships/{id}/payers': {
    conflict: async (world) => {
      const { id, fundId } = await plantSponsorship(world.h, 'allocated');
      return {
        caller: 'manager',
        path: `/sponsorships/${id}/payers`,
        json: { payers: [{ fundId, amountRial: 450_000_000 }] },
      };
    },
  },
  'post /sponsorships/{id}/quotes': {
    conflict: async (world) => ({
      path: `/sponsorships/${(await plantSponsorship(world.h, 'purchased')).id}/quotes`,
      json: quoteBody,
    }),
  },
  'post /sponsorships/{id}/second-decision': {
    // Bushehr has managers of its own.
    'not-found': async (world) => ({
      caller: 'headquarters',
      path: `/sponsorships/${(await plantSponsorship(world.h)).id}/second-decision`,
      json: { confirm: true },
    }),
    stale: async (world) => ({
      caller: 'headquarters',
      path: `/sponsorships/${(await plantSponsorship(world.h, 'proposed', 'officer.gilan')).id}/second-decision`,
      json: { confirm: true },
      headers: { 'if-match': '"9"' },
    }),
    conflict: async (world) => {
      const { h } = world;
      const { id } = await plantSponsorship(h, 'proposed', 'officer.gilan');
      // The kit is no longer offered when it is to be approved.
      const row = await h.deps.database.read.get<{ kit: string }>(
        sql`select opportunity_id as kit from sponsorship where id = ${id}`,
      );
      await (await asUser(h, 'officer.gilan')).post(`/opportunities/${row?.kit}/close`, {});
      return { caller: 'headquarters', path: `/sponsorships/${id}/second-decision`, json: { confirm: true } };
    },
  },
  'post /sponsorships/{id}/events': {
    conflict: async (world) => ({
      path: `/sponsorships/${(await plantSponsorship(world.h)).id}/events`,
      json: { event: 'delivered', proof: 'signed-paper' },
    }),
  },
  'post /awards': { 'not-found': (world) => ({ json: awardBody(world.foreign.person) }) },
  'patch /awards/{id}': {
    conflict: async (world) =>
      await revised(`/awards/${await newAward(world, { deliveredOn: '2026-11-10' })}`, { amountRial: 1 }),
  },
  'post /awards/{id}/deliver': {
    conflict: async (world) => ({
      path: `/awards/${await newAward(world, { deliveredOn: '2026-11-10' })}/deliver`,
      json: { deliveredOn: '2026-11-10' },
    }),
  },
  'post /awards/{id}/void': {
    conflict: async (world) =>
      repeated(world, 'POST', `/awards/${await newAward(world)}/void`, { reason: 'other' }),
  },
  'post /awards/bunching': {
    'not-found': () => ({ json: { month: '1400-01', reason: 'x' } }),
  },
  'post /recalls/draw': {
    conflict: async (world) => {
      await countedInWork(world);
      await send(world, { method: 'POST', path: '/recalls/draw', caller: 'manager' });
      return { caller: 'manager' };
    },
  },
  'post /recalls/{id}/answer': {
    conflict: async (world) =>
      repeated(world, 'POST', `/recalls/${await newRecall(world)}/answer`, { result: 'confirmed' }),
  },
  'post /asks/{id}/answer': {
    conflict: async (world) =>
      repeated(world, 'POST', `/asks/${await newAsk(world)}/answer`, { outcome: 'not-reached' }),
  },
  'post /employers': {
    conflict: (world) => repeated(world, 'POST', '/employers', { name: `کارگاه ${nextNationalId()}` }),
  },
  'post /codes': {
    'too-many': async (world) => {
      const json = { phone: nextMobile() };
      await send(world, { method: 'POST', path: '/codes', caller: 'nobody', ...asJson(json) });
      return { caller: 'nobody', json };
    },
  },
  'post /sessions/code': {
    unauthenticated: async (world) => ({
      caller: 'nobody',
      json: { ...(await codeOf(world)), code: '000000x' },
    }),
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

const everywhere: readonly ProblemKind[] = ['too-many', 'password-change-required'];

/**
 * Refusals that no call can bring about by itself: `busy` and `unexpected` need a fault of the machine (their shape is
 * that of every other problem).
 */
export const isProvoked = (route: AnyRoute, kind: ProblemKind) =>
  problemStatus[kind] < 500 &&
  // Every caller is held to a pace, every new password must be changed: asked of the calls that have a case of it here.
  (!everywhere.includes(kind) || refused[operationName(route)]?.[kind] !== undefined) &&
  // Where no gateway carries messages: a setting, held by `codes.test.ts`.
  (kind !== 'conflict' || operationName(route) !== 'post /codes') &&
  // Of an `Idempotency-Key` alone: that takes two calls at once, and is held by the tests of writes.
  (kind !== 'conflict' || route.problems.includes('conflict')) &&
  // A conflict of accounts is one rule for all that is done to them: nobody does it to himself.
  (kind !== 'conflict' ||
    !route.path.startsWith('/accounts/{id}/') ||
    refused[operationName(route)]?.conflict !== undefined);

/**
 * Calls that need a code of this very minute, or the password of somebody made for the purpose: what they do is held by
 * `second-factor.test.ts`, `accounts.test.ts` and `phone-change.test.ts`, so here they are only asked by those who may not.
 */
export const heldElsewhere: readonly string[] = [
  'post /search-server/reindex',
  'post /me/password',
  'post /me/benefactor/phone',
  'post /me/benefactor/phone-codes',
  'post /me/second-factor',
  'post /me/second-factor/confirm',
  'post /me/second-factor/recovery-codes',
  'post /me/second-factor/off',
  'post /accounts/{id}/remove-second-factor',
  'delete /accounts/{id}/sessions/{sessionId}',
];
