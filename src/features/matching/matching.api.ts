import * as z from 'zod';
import type { Lang } from '../../kernel/text.ts';
import { title } from '../../platform/shapes.ts';
import { type ApiRoute, answered, signedIn } from '../../web/http.ts';
import { opportunityKinds } from '../opportunities/opportunity-facts.rules.ts';
import { candidatesForOpportunity, candidatesQuery } from './candidates-for-opportunity.ts';
import { judgePair } from './judge-pair.ts';
import { gates, partNames } from './match.rules.ts';
import { matchesForPerson, matchesQuery } from './matches-for-person.ts';
import { sayBlock, sayIn } from './matching.text.ts';
import type { Names } from './names.rules.ts';
import type { Pair } from './pair.rules.ts';

const pairFields = z.object({
  personId: z.string(),
  opportunityId: z.string(),
  kind: z.enum(opportunityKinds),
  title,
  eligible: z.boolean(),
  needsCheck: z.boolean(),
  checks: z.array(z.object({ gate: z.enum(gates), question: z.string() })),
  score: z.number().min(0).max(1).describe('Fit; the parts sum to it'),
  parts: z.array(
    z.object({
      part: z.enum(partNames),
      weight: z.number(),
      value: z.number(),
      because: z.array(z.string()),
    }),
  ),
  blocks: z.array(
    z
      .object({
        gate: z.enum(gates),
        detail: z.string(),
        unlock: z
          .looseObject({ kind: z.string() })
          .nullable()
          .describe('The smallest change that would open this gate; null where nothing would'),
      })
      .meta({ id: 'Block' }),
  ),
  weightsVersion: z.int().describe('Which weights the score was made with'),
});
const pairShape = pairFields.meta({
  id: 'Pair',
  description:
    'A person and an opportunity, judged in full whether blocked or not; sentences in the language of Accept-Language.',
});
const countsShape = z
  .object({
    considered: z.int(),
    eligible: z.int(),
    blockedBy: z
      .partialRecord(z.enum(gates), z.int())
      .describe('Pairs blocked by each gate; one that several block counts under each'),
  })
  .meta({ id: 'MatchCounts', description: 'considered = eligible + blocked' });
const candidateShape = pairFields
  .extend({
    fit: z.number().describe('0–1'),
    need: z.int().nullable().describe('0–100; null = not assessed'),
    order: z.number().describe('Fit and need together; what the list goes by'),
  })
  .meta({ id: 'Candidate' });

/** A pair as the contract has it: flat, its sentences said in one language. */
function pairBody({ judgement, km: _, ...pair }: Pair, lang: Lang, names: Names) {
  const { eligible, checks, score, parts, blocks } = judgement;
  return {
    ...pair,
    eligible,
    needsCheck: checks.length > 0,
    checks: checks.map(({ gate, question }) => ({ gate, question: sayIn(question, lang, names) })),
    score,
    parts: parts.map(({ because, ...part }) => ({
      ...part,
      because: because.map((reason) => sayIn(reason, lang, names)),
    })),
    blocks: blocks.map((block) => sayBlock(block, lang, names)),
  };
}

export const matchingRoutes: readonly ApiRoute[] = [
  signedIn({
    method: 'get',
    path: '/people/{id}/matches',
    permission: 'matching:read',
    summary: "A person's opportunities of one kind, best fit first, with near misses and counts",
    tag: 'matching',
    query: matchesQuery,
    answer: {
      status: 200,
      description: 'Pairs',
      schema: z.object({ items: z.array(pairShape), nearMisses: z.array(pairShape), counts: countsShape }),
    },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'invalid'],
    handle: async ({ deps, actor, params, query, lang }) =>
      answered(
        await matchesForPerson(deps, actor, params.id ?? '', query),
        ({ items, nearMisses, counts, names }) => ({
          body: {
            items: items.map((pair) => pairBody(pair, lang, names)),
            nearMisses: nearMisses.map((pair) => pairBody(pair, lang, names)),
            counts,
          },
        }),
      ),
  }),
  signedIn({
    method: 'get',
    path: '/people/{id}/matches/{opportunityId}',
    permission: 'matching:read',
    summary: 'One pair in full, blocked or not',
    tag: 'matching',
    answer: { status: 200, description: 'The pair', schema: pairShape },
    problems: ['unauthenticated', 'forbidden', 'not-found'],
    handle: async ({ deps, actor, params, lang }) =>
      answered(
        await judgePair(deps, actor, params.id ?? '', params.opportunityId ?? ''),
        ({ pair, names }) => ({
          body: pairBody(pair, lang, names),
        }),
      ),
  }),
  signedIn({
    method: 'get',
    path: '/opportunities/{id}/candidates',
    permission: 'matching:read',
    summary: "The caller's people for an opportunity, by fit and need together",
    tag: 'matching',
    query: candidatesQuery,
    answer: {
      status: 200,
      description: 'Pairs with fit, need and order',
      schema: z.object({
        items: z.array(candidateShape),
        nearMisses: z.array(candidateShape),
        counts: countsShape,
      }),
    },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'invalid'],
    handle: async ({ deps, actor, params, query, lang }) =>
      answered(
        await candidatesForOpportunity(deps, actor, params.id ?? '', query),
        ({ items, nearMisses, counts, names }) => {
          const body = ({ fit, need, order, ...pair }: (typeof items)[number]) => ({
            ...pairBody(pair, lang, names),
            fit,
            need: need ?? null,
            order,
          });
          return { body: { items: items.map(body), nearMisses: nearMisses.map(body), counts } };
        },
      ),
  }),
];
