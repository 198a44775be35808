import * as z from 'zod';
import { organisationKinds, roles } from '../../kernel/actor.ts';
import { ok } from '../../kernel/result.ts';
import { name } from '../../platform/shapes.ts';
import { type ApiRoute, answered, open, type PublicApiRoute, signedIn } from '../../web/http.ts';
import { signIn, signInBody } from './sign-in.ts';
import { signOut } from './sign-out.ts';

const actorShape = z
  .object({
    accountId: z.string(),
    username: z.string(),
    name,
    role: z.enum(roles),
    organisationId: z.string().nullable(),
    organisationKind: z.enum(organisationKinds).nullable(),
  })
  .meta({
    id: 'Actor',
    description: 'Who is signed in. The organisation is null for those who belong to none.',
  });

export const sessionRoutes: readonly (ApiRoute | PublicApiRoute)[] = [
  open({
    method: 'post',
    path: '/sessions',
    summary: 'Sign in with user name and password',
    tag: 'sessions',
    takes: 'json',
    body: signInBody,
    answer: {
      status: 201,
      description: 'The bearer token and who holds it',
      schema: z.object({ token: z.string(), expiresAt: z.iso.datetime(), actor: actorShape }),
    },
    problems: ['invalid', 'unauthenticated', 'too-many'],
    handle: async ({ deps, address, body }) =>
      answered(await signIn(deps, address, body), (value) => ({ status: 201, body: value })),
  }),
  signedIn({
    method: 'delete',
    path: '/sessions/current',
    summary: 'Sign out',
    tag: 'sessions',
    answer: { status: 204, description: 'The token is worth nothing from now on' },
    problems: ['unauthenticated'],
    handle: async ({ deps, actor, sessionToken }) =>
      answered(await signOut(deps, actor, sessionToken ?? ''), () => ({ status: 204 })),
  }),
  signedIn({
    method: 'get',
    path: '/me',
    summary: 'Who is signed in',
    tag: 'sessions',
    answer: { status: 200, description: 'The actor', schema: z.object({ actor: actorShape }) },
    problems: ['unauthenticated'],
    handle: async ({ actor }) => ok({ body: { actor } }),
  }),
];
