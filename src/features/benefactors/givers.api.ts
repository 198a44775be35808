import * as z from 'zod';
import { listOf } from '../../platform/shapes.ts';
import { type ApiRoute, answered, signedIn } from '../../web/http.ts';
import { benefactorKinds } from './benefactor.rules.ts';
import { giversQuery } from './giver.input.ts';
import { listGivers } from './list-givers.ts';
import { type GiverDetail, viewGiver } from './view-giver.ts';

const rowShape = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(benefactorKinds),
    anonymous: z.boolean().describe('Named to nobody but the staff who keep accounts'),
    since: z.iso.date().describe('Of the first pledge to the organisation'),
    pledges: z.int(),
    openPledges: z.int().describe('Not kept in full yet'),
    receivedRial: z.int().describe('Money that came for pledges to the organisation'),
    lastGiftOn: z.iso.date().nullable().describe('The last day on which something came or was done'),
  })
  .meta({ id: 'Giver', description: 'A benefactor as one organisation knows them.' });

const detailShape = rowShape
  .extend({
    province: z.string().nullable(),
    wantsMessages: z.boolean(),
    invited: z.int().describe('How many joined by their invitation; who they are is told to nobody'),
    receipts: z.array(
      z.object({
        id: z.string(),
        number: z.string(),
        pledgeId: z.string(),
        receivedOn: z.iso.date(),
        amountRial: z.int(),
      }),
    ),
  })
  .meta({ id: 'GiverDetail', description: 'A benefactor of the organisation, with what came of theirs.' });

const detailBody = ({ phone: _p, phoneRequest: _r, ...shown }: GiverDetail) => shown;

export const giverRoutes: readonly ApiRoute[] = [
  signedIn({
    method: 'get',
    path: '/benefactors',
    permission: 'pledges:read',
    summary: 'Benefactors who pledged to the organisation',
    description: 'Who pledged last first; those who are searched for, the nearest name first.',
    tag: 'benefactors',
    query: giversQuery,
    answer: { status: 200, description: 'Benefactors', schema: listOf(rowShape) },
    problems: ['unauthenticated', 'forbidden', 'invalid'],
    handle: async ({ deps, actor, query }) =>
      answered(await listGivers(deps, actor, query), (body) => ({ body })),
  }),
  signedIn({
    method: 'get',
    path: '/benefactors/{id}',
    permission: 'pledges:read',
    summary: 'A benefactor of the organisation',
    tag: 'benefactors',
    answer: { status: 200, description: 'The benefactor', schema: detailShape },
    problems: ['unauthenticated', 'forbidden', 'not-found'],
    handle: async ({ deps, actor, params }) =>
      answered(await viewGiver(deps, actor, params.id ?? ''), (value) => ({ body: detailBody(value) })),
  }),
];
