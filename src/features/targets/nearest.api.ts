import * as z from 'zod';
import { problem } from '../../kernel/problem.ts';
import { fail } from '../../kernel/result.ts';
import type { Lang } from '../../kernel/text.ts';
import { type ApiRoute, answered, signedIn } from '../../web/http.ts';
import { sayBlock } from '../matching/matching.text.ts';
import { outcomeStates } from '../outcomes/outcome.rules.ts';
import { date, localised, share } from './figure-shapes.api.ts';
import { nearestWays } from './nearest.rules.ts';
import { type NearestToWork, nearestToWork } from './nearest.ts';

const nearestQuery = z.object({
  organisationId: z.string().max(60).optional().describe('The own organisation; any other is not found.'),
  each: z.coerce.number().int().min(1).max(50).default(8).describe('Of each way at most so many people.'),
});

const shape = z
  .object({
    asOf: date,
    population: z.int(),
    worth: share.describe('What each of them would move the employment rate by'),
    found: z.partialRecord(z.enum(nearestWays), z.int()).describe('Found among those looked at, by way'),
    matched: z
      .object({ people: z.int(), of: z.int() })
      .describe('Of so many without work and without an open referral so many were matched, by need'),
    items: z.array(
      z.object({
        personId: z.string(),
        name: z.string(),
        state: z.enum(outcomeStates),
        needScore: z.int().nullable(),
        effect: share,
        from: date.describe('The first day on which it counts'),
        unlock: z
          .looseObject({ way: z.enum(nearestWays) })
          .describe('The one thing that would do it, with the work, referral or opportunity it is about'),
        title: localised.extend({ en: z.string().nullable() }).nullable().describe("The opportunity's"),
      }),
    ),
  })
  .meta({ id: 'NearestToWork' });

function told({ opportunities, names, items, ...rest }: NearestToWork, lang: Lang) {
  return {
    ...rest,
    items: items.map(({ name, unlock, ...item }) => ({
      ...item,
      name: `${name.givenName} ${name.familyName}`,
      unlock: unlock.way === 'open' ? { ...unlock, block: sayBlock(unlock.block, lang, names) } : unlock,
      title: 'opportunityId' in unlock ? (opportunities.get(unlock.opportunityId)?.title ?? null) : null,
    })),
  };
}

/** Whom to turn to first on the way to the first promise. */
export const nearestRoutes: readonly ApiRoute[] = [
  signedIn({
    method: 'get',
    path: '/targets/nearest',
    permission: 'people:read',
    summary:
      'The people of the organisation nearest to being counted in work, and the one thing that would do it',
    tag: 'targets',
    query: nearestQuery,
    answer: { status: 200, description: 'Surest and soonest first', schema: shape },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'invalid'],
    handle: async ({ deps, actor, query: { organisationId, ...query }, lang }) =>
      answered(
        organisationId === undefined || organisationId === actor.organisationId
          ? await nearestToWork(deps, actor, query)
          : fail(problem('not-found')),
        (found) => ({ body: told(found, lang) }),
      ),
  }),
];
