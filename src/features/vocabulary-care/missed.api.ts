import * as z from 'zod';
import { listOf, name } from '../../platform/shapes.ts';
import { type ApiReply, type ApiRoute, answered, signedIn } from '../../web/http.ts';
import { answerInput, answerMissed } from './answer-missed.ts';
import { dismissMissed } from './dismiss-missed.ts';
import { listMissed, missedListQuery } from './list-missed.ts';

const missed = z.object({
  id: z.string(),
  query: z.string().describe('As it was counted: folded, without punctuation'),
  count: z.int().describe('How many searched for it in vain, a caller at most once a week; never under 5'),
  lastWeek: z.string().describe('First day of the last week in which somebody did'),
  state: z.enum(['waiting', 'answered', 'dismissed']),
  revision: z.int().describe('For `If-Match`'),
});
const nameable = z.object({ kind: z.enum(['skill', 'occupation']), id: z.string(), label: name });
const nearest = nameable.extend({
  iscoCode: z.string().optional(),
  matchedOn: z.string(),
  score: z.number().min(0).max(1),
});

const withRevision = (value: { readonly revision: number }): ApiReply => ({
  body: value,
  revision: value.revision,
});

/** Words that are searched for in vain, and what headquarters does about them. */
export const missedRoutes: readonly ApiRoute[] = [
  signedIn({
    method: 'get',
    path: '/vocabulary/missed',
    permission: 'reference:write',
    summary: 'What is searched for in vain, the most searched first (national headquarters)',
    description:
      'Queries that found no skill or occupation, or none that fits, counted without anything about who searched. One is listed once five have searched for it; what may tell of a person (four digits or more, an address, more than six words or 60 characters) is never counted.',
    tag: 'vocabulary',
    query: missedListQuery,
    answer: {
      status: 200,
      description: 'A page of them, each with the nearest skills and occupations',
      schema: listOf(missed.extend({ nearest: z.array(nearest) }).meta({ id: 'MissedQuery' })),
    },
    problems: ['invalid', 'unauthenticated', 'forbidden'],
    handle: async ({ deps, actor, query }) => answered(await listMissed(deps, actor, query)),
  }),
  signedIn({
    method: 'post',
    path: '/vocabulary/missed/{id}/answer',
    permission: 'reference:write',
    summary: 'Make it another name of a skill or an occupation; the next query finds it',
    tag: 'vocabulary',
    takes: 'json',
    body: answerInput,
    answer: {
      status: 200,
      description: 'What it was made another name of',
      schema: missed.extend({ answer: nameable, name: z.string() }),
      etag: true,
    },
    problems: ['invalid', 'unauthenticated', 'forbidden', 'not-found', 'conflict', 'stale'],
    handle: async ({ deps, actor, params, ifMatch, body }) =>
      answered(await answerMissed(deps, actor, params.id ?? '', ifMatch, body), withRevision),
  }),
  signedIn({
    method: 'post',
    path: '/vocabulary/missed/{id}/dismiss',
    permission: 'reference:write',
    summary: 'Set it aside for good: it is no trade, and is not counted again',
    tag: 'vocabulary',
    answer: { status: 200, description: 'As it is now', schema: missed, etag: true },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'conflict', 'stale'],
    handle: async ({ deps, actor, params, ifMatch }) =>
      answered(await dismissMissed(deps, actor, params.id ?? '', ifMatch), withRevision),
  }),
];
