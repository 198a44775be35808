import * as z from 'zod';
import { name } from '../../platform/shapes.ts';
import { answered, open, type PublicApiRoute } from '../../web/http.ts';
import { findSkills, skillQuery } from './search-skills.ts';

const hit = z
  .object({
    id: z.string(),
    kind: z.enum(['skill', 'occupation']),
    label: name,
    iscoCode: z.string().optional().describe('ISCO-08, four digits; of occupations'),
    matchedOn: z.string().describe('The label or alternative name that was found'),
    score: z.number().min(0).max(1).describe('1 = the very word'),
  })
  .meta({ id: 'SkillHit' });

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
      schema: z.object({
        items: z.array(hit),
        engine: z.literal('embedded'),
        tookMs: z.number().describe('Milliseconds'),
      }),
    },
    problems: ['invalid'],
    handle: async ({ deps, query, address }) => answered(await findSkills(deps, query, { address })),
  }),
];
