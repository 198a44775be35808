import * as z from 'zod';
import { answered, open, type PublicApiRoute } from '../../web/http.ts';
import { findSkills, skillQuery } from './search-skills.ts';

const hit = z.object({
  id: z.string(),
  kind: z.enum(['skill', 'occupation']),
  label: z.object({ fa: z.string(), en: z.string() }),
  iscoCode: z.string().optional(),
  matchedOn: z.string(),
  score: z.number(),
});

export const skillRoutes: readonly PublicApiRoute[] = [
  open({
    method: 'get',
    path: '/skills',
    summary: 'Skills and occupations by label or alternative name, folded',
    tag: 'vocabulary',
    query: skillQuery,
    answer: {
      status: 200,
      description: 'Best first',
      schema: z.object({ items: z.array(hit), engine: z.literal('embedded'), tookMs: z.number() }),
    },
    problems: ['invalid'],
    handle: async ({ deps, query }) => answered(await findSkills(deps, query)),
  }),
];
