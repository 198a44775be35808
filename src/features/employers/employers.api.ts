import * as z from 'zod';
import { listOf } from '../../platform/shapes.ts';
import { type ApiRoute, answered, signedIn } from '../../web/http.ts';
import { employerInput } from './employer.input.ts';
import { employersQuery, listEmployers } from './list-employers.ts';
import { registerEmployer } from './register-employer.ts';

const employerShape = z
  .object({
    id: z.string(),
    name: z.string(),
    contact: z.string().nullable(),
    phone: z.string().nullable(),
    address: z.string().nullable(),
    openOpportunities: z.int().describe('How many of its opportunities are open today'),
    placementsKept: z.int().describe('How many works there go on, or lasted 90 days or more'),
    complaints: z.int().describe('How many works there ended because wages were not paid'),
    revision: z.int(),
  })
  .meta({ id: 'Employer', description: 'Null = not known. Never public.' });

export const employerRoutes: readonly ApiRoute[] = [
  signedIn({
    method: 'get',
    path: '/employers',
    permission: 'employers:read',
    summary: 'Employers that the organisation keeps, by name',
    tag: 'employers',
    query: employersQuery,
    answer: {
      status: 200,
      description: 'A page of them; never public',
      schema: listOf(employerShape),
    },
    problems: ['unauthenticated', 'forbidden', 'invalid'],
    handle: async ({ deps, actor, query }) => answered(await listEmployers(deps, actor, query)),
  }),
  signedIn({
    method: 'post',
    path: '/employers',
    permission: 'employers:write',
    summary: 'Put an employer on file',
    tag: 'employers',
    takes: 'json',
    body: employerInput,
    answer: { status: 201, description: 'The employer', schema: employerShape, etag: true },
    problems: ['unauthenticated', 'forbidden', 'conflict', 'invalid'],
    handle: async ({ deps, actor, body }) =>
      answered(await registerEmployer(deps, actor, body), (value) => ({
        status: 201,
        body: value,
        revision: value.revision,
      })),
  }),
];
