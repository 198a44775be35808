import * as z from 'zod';
import { listOf, title } from '../../platform/shapes.ts';
import { type ApiRoute, answered, signedIn } from '../../web/http.ts';
import { awardKinds } from '../placements/placement.rules.ts';
import {
  awardInput,
  awardPatch,
  awardsQuery,
  bunchingInput,
  deliveryInput,
  voidInput,
} from './award.input.ts';
import { type AwardRecord, awardStateOf, awardStates, voidReasons } from './award.rules.ts';
import { deliverAward } from './deliver-award.ts';
import { editAward } from './edit-award.ts';
import { explainBunching } from './explain-bunching.ts';
import { listAwards } from './list-awards.ts';
import { recordAward } from './record-award.ts';
import { viewAward } from './view-award.ts';
import { voidAward } from './void-award.ts';

const awardShape = z
  .object({
    id: z.string(),
    personId: z.string(),
    personName: z.object({ given: z.string(), family: z.string() }),
    householdId: z.string(),
    kind: z.enum(awardKinds),
    state: z.enum(awardStates),
    opportunityId: z.string().nullable(),
    title: title.nullable(),
    placementId: z.string().nullable(),
    amountRial: z.int(),
    benefactorRial: z.int(),
    approvedOn: z.string(),
    fundedOn: z.string().nullable(),
    deliveredOn: z.string().nullable(),
    bunchingReason: z.string().nullable(),
    voidReason: z.enum(voidReasons).nullable(),
    recordedAt: z.string(),
    revision: z.int(),
  })
  .meta({ id: 'Award', description: 'A kit handed over or a loan paid out to a household, and who paid.' });

const bodyOf = ({ organisationId: _o, voidedAt: _v, ...award }: AwardRecord) => ({
  ...award,
  state: awardStateOf({ ...award, voidedAt: _v }),
});
const withRevision = (award: AwardRecord) => ({ body: bodyOf(award), revision: award.revision });

export const awardRoutes: readonly ApiRoute[] = [
  signedIn({
    method: 'post',
    path: '/awards',
    permission: 'awards:write',
    summary: 'Record a kit or a loan of a household, with who paid how much of it',
    description:
      'It counts for the quota of the month it was delivered in where benefactors paid at least half and no organisation gave the family such an award in the 12 Jalali months before.',
    tag: 'awards',
    takes: 'json',
    body: awardInput,
    answer: { status: 201, description: 'The award', schema: awardShape, etag: true, location: true },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'invalid', 'malformed'],
    handle: async ({ deps, actor, body }) =>
      answered(await recordAward(deps, actor, body), (award) => ({
        status: 201,
        ...withRevision(award),
        location: `/api/v1/awards/${award.id}`,
      })),
  }),
  signedIn({
    method: 'get',
    path: '/awards',
    permission: 'placements:read',
    summary: "The organisation's awards, the latest first",
    tag: 'awards',
    query: awardsQuery,
    answer: { status: 200, description: 'A page of awards', schema: listOf(awardShape) },
    problems: ['unauthenticated', 'forbidden', 'invalid'],
    handle: async ({ deps, actor, query }) =>
      answered(await listAwards(deps, actor, query), ({ items, ...page }) => ({
        body: { items: items.map(bodyOf), ...page },
      })),
  }),
  signedIn({
    method: 'post',
    path: '/awards/bunching',
    permission: 'awards:write',
    summary: 'Say why so many deliveries of a month came in its last seven days',
    tag: 'awards',
    takes: 'json',
    body: bunchingInput,
    answer: {
      status: 200,
      description: 'Of how many deliveries it is told',
      schema: z.object({ month: z.string(), deliveries: z.int() }),
    },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'invalid', 'malformed'],
    handle: async ({ deps, actor, body }) => answered(await explainBunching(deps, actor, body)),
  }),
  signedIn({
    method: 'get',
    path: '/awards/{id}',
    permission: 'placements:read',
    summary: 'One award',
    tag: 'awards',
    answer: { status: 200, description: 'The award', schema: awardShape, etag: true },
    problems: ['unauthenticated', 'forbidden', 'not-found'],
    handle: async ({ deps, actor, params }) =>
      answered(await viewAward(deps, actor, params.id ?? ''), withRevision),
  }),
  signedIn({
    method: 'patch',
    path: '/awards/{id}',
    permission: 'awards:write',
    summary: 'Change an award: before its delivery anything but whose it is; after it what it led to',
    tag: 'awards',
    takes: 'json',
    body: awardPatch,
    answer: { status: 200, description: 'The award as it stands now', schema: awardShape, etag: true },
    problems: [
      'unauthenticated',
      'forbidden',
      'not-found',
      'invalid',
      'malformed',
      'conflict',
      'stale',
      'precondition-required',
    ],
    handle: async ({ deps, actor, params, body, ifMatch }) =>
      answered(await editAward(deps, actor, params.id ?? '', ifMatch, body), withRevision),
  }),
  signedIn({
    method: 'post',
    path: '/awards/{id}/deliver',
    permission: 'awards:write',
    summary: 'Record the hand-over or the payment; If-Match is honoured when sent',
    tag: 'awards',
    takes: 'json',
    body: deliveryInput,
    answer: { status: 200, description: 'The delivered award', schema: awardShape, etag: true },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'invalid', 'malformed', 'conflict', 'stale'],
    handle: async ({ deps, actor, params, body, ifMatch }) =>
      answered(await deliverAward(deps, actor, params.id ?? '', ifMatch, body), withRevision),
  }),
  signedIn({
    method: 'post',
    path: '/awards/{id}/void',
    permission: 'awards:write',
    summary: 'Say that an award never was; If-Match is honoured when sent',
    description: 'For good. Figures known from now on leave it out; those known before keep it.',
    tag: 'awards',
    takes: 'json',
    body: voidInput,
    answer: { status: 200, description: 'The void award', schema: awardShape, etag: true },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'invalid', 'malformed', 'conflict', 'stale'],
    handle: async ({ deps, actor, params, body, ifMatch }) =>
      answered(await voidAward(deps, actor, params.id ?? '', ifMatch, body), withRevision),
  }),
];
