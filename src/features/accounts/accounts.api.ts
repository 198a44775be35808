import * as z from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { roles } from '../../kernel/actor.ts';
import type { Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { type ApiRoute, answered, signedIn } from '../../web/http.ts';
import { createAccount, newAccountBody } from './create-account.ts';
import { type AccountView, accountsQuery, listAccounts, viewAccount } from './list-accounts.ts';
import {
  disableAccount,
  enableAccount,
  endSessionsOf,
  removeSecondFactor,
  unlockAccount,
} from './look-after-account.ts';
import { resetPassword } from './reset-password.ts';
import { sessionShape } from './sessions.api.ts';

const instant = z.iso.datetime().nullable();
const text = z.object({ fa: z.string(), en: z.string() });

const accountShape = z.object({
  id: z.string(),
  username: z.string(),
  name: text,
  role: z.enum(roles),
  organisationId: z.string().nullable(),
  organisation: text.nullable(),
  createdAt: z.iso.datetime(),
  disabledAt: instant,
  passwordChangedAt: instant,
  mustChangePassword: z.boolean(),
  secondFactorSince: instant,
  revision: z.int(),
  locked: z.boolean(),
  mayReset: z.boolean(),
});

const tag = 'accounts';
const permission = 'accounts:manage';
const problems = ['unauthenticated', 'forbidden', 'not-found', 'conflict', 'stale'] as const;

type Act = (deps: Deps, actor: Actor, id: string, ifMatch?: string) => Promise<Result<AccountView>>;

const act = (name: string, summary: string, run: Act): ApiRoute =>
  signedIn({
    method: 'post',
    path: `/accounts/{id}/${name}`,
    summary,
    tag,
    permission,
    answer: { status: 200, description: 'The account as it is now', schema: accountShape, etag: true },
    problems,
    handle: async ({ deps, actor, params, ifMatch }) =>
      answered(await run(deps, actor, params.id ?? '', ifMatch), (value) => ({
        body: value,
        revision: value.revision,
      })),
  });

export const accountRoutes: readonly ApiRoute[] = [
  signedIn({
    method: 'get',
    path: '/accounts',
    summary:
      'Accounts of one’s own organisation; for headquarters, the managers of the organisations in its view',
    tag,
    permission,
    query: accountsQuery,
    answer: {
      status: 200,
      description: 'Accounts by user name',
      schema: z.object({
        items: z.array(accountShape),
        total: z.int(),
        nextCursor: z.string().optional(),
      }),
    },
    problems: ['unauthenticated', 'forbidden', 'invalid'],
    handle: async ({ deps, actor, query }) => answered(await listAccounts(deps, actor, query)),
  }),
  signedIn({
    method: 'post',
    keyless: true,
    path: '/accounts',
    summary: 'Make an account; a manager makes officers and social workers, headquarters makes managers',
    tag,
    permission,
    takes: 'json',
    body: newAccountBody,
    answer: {
      status: 201,
      description: 'The account and its one-time password, which is shown this once',
      schema: z.object({
        id: z.string(),
        username: z.string(),
        role: z.enum(roles),
        organisationId: z.string().nullable(),
        oneTimePassword: z.string(),
      }),
      location: true,
    },
    problems: [
      'unauthenticated',
      'forbidden',
      'invalid',
      'malformed',
      'unsupported-media',
      'too-large',
      'conflict',
    ],
    handle: async ({ deps, actor, body }) =>
      answered(await createAccount(deps, actor, body), (value) => ({
        status: 201,
        body: value,
        location: `/api/v1/accounts/${value.id}`,
      })),
  }),
  signedIn({
    method: 'get',
    path: '/accounts/{id}',
    summary: 'One account and its sessions',
    tag,
    permission,
    answer: {
      status: 200,
      description: 'The account',
      schema: accountShape.extend({ sessions: z.array(sessionShape) }),
      etag: true,
    },
    problems: ['unauthenticated', 'forbidden', 'not-found'],
    handle: async ({ deps, actor, params }) =>
      answered(await viewAccount(deps, actor, params.id ?? ''), (value) => ({
        body: value,
        revision: value.revision,
      })),
  }),
  act('disable', 'Close an account; its sessions end at once', disableAccount),
  act('enable', 'Open a closed account again', enableAccount),
  act('unlock', 'Let somebody in again who tried too often', unlockAccount),
  act(
    'remove-second-factor',
    'Take the second factor off for somebody who lost it; their sessions end',
    removeSecondFactor,
  ),
  signedIn({
    method: 'post',
    keyless: true,
    path: '/accounts/{id}/reset-password',
    summary: 'Make a one-time password for somebody; their sessions end',
    tag,
    permission,
    answer: {
      status: 200,
      description: 'The one-time password, which is shown this once',
      schema: z.object({ username: z.string(), oneTimePassword: z.string() }),
      etag: true,
    },
    problems,
    handle: async ({ deps, actor, params, ifMatch }) =>
      answered(
        await resetPassword(deps, actor, params.id ?? '', ifMatch),
        ({ account, oneTimePassword }) => ({
          body: { username: account.username, oneTimePassword },
          revision: account.revision,
        }),
      ),
  }),
  signedIn({
    method: 'delete',
    path: '/accounts/{id}/sessions',
    summary: 'End every session of somebody one looks after',
    tag,
    permission,
    answer: { status: 204, description: 'None of their tokens is worth anything from now on' },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'conflict'],
    handle: async ({ deps, actor, params }) =>
      answered(await endSessionsOf(deps, actor, params.id ?? '', 'all'), () => ({ status: 204 })),
  }),
  signedIn({
    method: 'delete',
    path: '/accounts/{id}/sessions/{sessionId}',
    summary: 'End one session of somebody one looks after',
    tag,
    permission,
    answer: { status: 204, description: 'Its token is worth nothing from now on' },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'conflict'],
    handle: async ({ deps, actor, params }) =>
      answered(await endSessionsOf(deps, actor, params.id ?? '', params.sessionId ?? ''), () => ({
        status: 204,
      })),
  }),
];
