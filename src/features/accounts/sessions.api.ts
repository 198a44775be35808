import * as z from 'zod';
import { organisationKinds, roles } from '../../kernel/actor.ts';
import { ok } from '../../kernel/result.ts';
import { name } from '../../platform/shapes.ts';
import { type ApiRoute, answered, open, type PublicApiRoute, signedIn } from '../../web/http.ts';
import { endOtherSessions, endOwnSession, listOwnSessions } from './own-sessions.ts';
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

export const tokenShape = z.object({ token: z.string(), expiresAt: z.iso.datetime(), actor: actorShape });

export const sessionShape = z.object({
  id: z.string(),
  agent: z.string().nullable(),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime(),
});

export const sessionRoutes: readonly (ApiRoute | PublicApiRoute)[] = [
  open({
    method: 'post',
    path: '/sessions',
    summary: 'Sign in with user name and password, and a code where the account has a second factor',
    tag: 'sessions',
    takes: 'json',
    body: signInBody,
    answer: {
      status: 201,
      description:
        'The bearer token and who holds it. A 401 whose problem says `secondFactor: "totp"` had a right password and lacks a right code.',
      schema: tokenShape,
    },
    problems: ['invalid', 'malformed', 'unsupported-media', 'too-large', 'unauthenticated', 'too-many'],
    handle: async ({ deps, address, userAgent, body }) =>
      answered(await signIn(deps, { address, userAgent }, body), (value) => ({ status: 201, body: value })),
  }),
  signedIn({
    method: 'get',
    path: '/sessions',
    summary: 'Where one is signed in now; `current` is the session that asks',
    tag: 'sessions',
    answer: {
      status: 200,
      description: 'Sessions, the one seen last first',
      schema: z.object({ items: z.array(sessionShape.extend({ current: z.boolean() })) }),
    },
    problems: ['unauthenticated'],
    handle: async ({ deps, actor, sessionToken }) =>
      answered(await listOwnSessions(deps, actor, sessionToken ?? ''), (items) => ({ body: { items } })),
  }),
  signedIn({
    method: 'delete',
    path: '/sessions',
    summary: 'End every other session of one’s own',
    tag: 'sessions',
    answer: { status: 204, description: 'Only the session that asks is left' },
    problems: ['unauthenticated'],
    handle: async ({ deps, actor, sessionToken }) =>
      answered(await endOtherSessions(deps, actor, sessionToken ?? ''), () => ({ status: 204 })),
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
    method: 'delete',
    path: '/sessions/{id}',
    summary: 'End one session of one’s own',
    tag: 'sessions',
    answer: { status: 204, description: 'Its token is worth nothing from now on' },
    problems: ['unauthenticated', 'not-found'],
    handle: async ({ deps, actor, params }) =>
      answered(await endOwnSession(deps, actor, params.id ?? ''), () => ({ status: 204 })),
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
