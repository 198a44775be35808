import * as z from 'zod';
import { listOf, name, title } from '../../platform/shapes.ts';
import { type ApiRoute, answered, signedIn } from '../../web/http.ts';
import { recallResults } from '../placements/placement.rules.ts';
import { answerRecall } from './answer-recall.ts';
import { drawRecalls } from './draw-recalls.ts';
import { listRecalls, type RecallToCall, viewRecall } from './list-recalls.ts';
import { recallAnswerInput, recallsQuery } from './recall.input.ts';
import { leastRecalled, type RecallRecord, recalledShare } from './recall.rules.ts';

const recallFields = z.object({
  id: z.string(),
  quarter: z.string(),
  personId: z.string(),
  personName: z.object({ given: z.string(), family: z.string() }),
  placementId: z.string().nullable(),
  workTitle: title.nullable(),
  workStartedOn: z.string().nullable(),
  drawnAt: z.string(),
  result: z.enum(recallResults).nullable(),
  answeredOn: z.string().nullable(),
  answeredAt: z.string().nullable(),
});
const recallShape = recallFields.meta({
  id: 'Recall',
  description: 'Somebody counted in work, called again.',
});
const toCall = recallFields
  .extend({
    phone: z.string().nullable(),
    knownByCaller: z
      .boolean()
      .describe('Whoever asks wrote down what was last known of the work; somebody else should call'),
  })
  .meta({ id: 'RecallToCall' });
const errorShape = z
  .object({
    quarter: z.string(),
    drawn: z.int(),
    confirmed: z.int(),
    denied: z.int(),
    notReached: z.int(),
    waiting: z.int(),
    error: z.object({ numerator: z.int(), denominator: z.int(), value: z.number().nullable() }),
    definition: name,
  })
  .meta({ id: 'RecallError', description: 'Denied of those reached.' });

const bodyOf = (recall: RecallRecord | RecallToCall) => {
  const { organisationId: _o, answeredBy: _b, lastKnownBy: _k, ...body } = recall;
  return body;
};

export const recallRoutes: readonly ApiRoute[] = [
  signedIn({
    method: 'get',
    path: '/recalls',
    permission: 'placements:read',
    summary: 'Whom the organisation calls again in a quarter, those not called yet first',
    tag: 'recalls',
    query: recallsQuery,
    answer: {
      status: 200,
      description: 'A page of re-calls, with the error rate of the quarter so far',
      schema: listOf(recallShape).extend({
        quarter: z.string(),
        quarters: z.array(z.string()),
        error: errorShape,
      }),
    },
    problems: ['unauthenticated', 'forbidden', 'invalid'],
    handle: async ({ deps, actor, query }) =>
      answered(await listRecalls(deps, actor, query), ({ items, ...page }) => ({
        body: { items: items.map(bodyOf), ...page },
      })),
  }),
  signedIn({
    method: 'post',
    path: '/recalls/draw',
    permission: 'recalls:draw',
    summary: 'Draw who is called again this quarter, by chance alone',
    description: `At least ${leastRecalled} of those counted in work and at least ${recalledShare * 100} %, all where there are fewer; once a quarter. Drawn by itself too.`,
    tag: 'recalls',
    answer: {
      status: 201,
      description: 'How many were drawn of how many',
      schema: z.object({ quarter: z.string(), inWork: z.int(), drawn: z.int() }),
    },
    problems: ['unauthenticated', 'forbidden', 'conflict'],
    handle: async ({ deps, actor }) =>
      answered(await drawRecalls(deps, actor), (draw) => ({ status: 201, body: draw })),
  }),
  signedIn({
    method: 'get',
    path: '/recalls/{id}',
    permission: 'placements:read',
    summary: 'One re-call with the number to call; it is put on record that it was looked at',
    tag: 'recalls',
    answer: { status: 200, description: 'The re-call', schema: toCall },
    problems: ['unauthenticated', 'forbidden', 'not-found'],
    handle: async ({ deps, actor, params }) =>
      answered(await viewRecall(deps, actor, params.id ?? ''), (recall) => ({ body: bodyOf(recall) })),
  }),
  signedIn({
    method: 'post',
    path: '/recalls/{id}/answer',
    permission: 'placements:write',
    summary: 'Write what came of a re-call; a work that is denied ends',
    description:
      'It is written down as a check of the work too. Confirmed and denied are final; who was not reached may be answered again.',
    tag: 'recalls',
    takes: 'json',
    body: recallAnswerInput,
    answer: { status: 200, description: 'The answered re-call', schema: recallShape },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'invalid', 'malformed', 'conflict'],
    handle: async ({ deps, actor, params, body }) =>
      answered(await answerRecall(deps, actor, params.id ?? '', body), (recall) => ({
        body: bodyOf(recall),
      })),
  }),
];
