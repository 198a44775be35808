import * as z from 'zod';
import { name } from '../../platform/shapes.ts';
import { type ApiRoute, answered, open, type PublicApiRoute, signedIn } from '../../web/http.ts';
import { engineNames } from '../search/engine.rules.ts';
import { readTypedSkills, skillsTextInput } from './read-skills-text.ts';
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
        engine: z.enum(engineNames).describe('Who answered'),
        tookMs: z.number().describe('Milliseconds'),
      }),
    },
    problems: ['invalid'],
    handle: async ({ deps, query, address }) => answered(await findSkills(deps, query, { address })),
  }),
];

const namedSkill = z.object({ skillId: z.string(), label: name }).meta({ id: 'NamedSkill' });

/** Beside the public ones: they read what is typed about a person. */
export const skillTextRoutes: readonly ApiRoute[] = [
  // Not in an address: what is typed there would stand in logs.
  signedIn({
    method: 'post',
    path: '/skills/read',
    permission: 'opportunities:staff',
    summary: 'Skills understood from what was typed in one’s own words, to be confirmed; writes nothing',
    tag: 'vocabulary',
    takes: 'json',
    keyless: true,
    body: skillsTextInput,
    answer: {
      status: 200,
      description: 'In the order they were typed',
      schema: z.object({
        skills: z.array(
          namedSkill.extend({
            typed: z.string().describe('What was typed of it, level and time included'),
            level: z.int().min(1).max(4).describe('A guess: 2 where nothing was said'),
            years: z.number().nullable().describe('null where nothing was said'),
            confidence: z.number().min(0).max(1).describe('1 = the very name; below 0.9 a guess'),
            alternatives: z.array(namedSkill).describe('What else may be meant, best first'),
          }),
        ),
        notUnderstood: z
          .array(z.object({ text: z.string(), suggestions: z.array(namedSkill) }))
          .describe('As it was typed, with the nearest skills'),
        notTaken: z.array(z.string()).describe('Said not to be there'),
        aside: z.array(z.string()).describe('Said of all, or of no skill'),
      }),
    },
    problems: ['invalid', 'malformed', 'unauthenticated', 'forbidden', 'too-large', 'unsupported-media'],
    handle: async ({ deps, actor, body }) => answered(await readTypedSkills(deps, actor, body)),
  }),
];
