import * as z from 'zod';
import { type ApiRoute, answered, signedIn } from '../../web/http.ts';
import { changePassword, changePasswordBody } from './change-password.ts';
import { confirmSecondFactor } from './confirm-second-factor.ts';
import { endSecondFactor, passwordAndCodeBody, renewRecoveryCodes } from './recovery-codes.ts';
import { tokenShape } from './sessions.api.ts';
import { codeBody } from './sign-in.ts';
import { passwordBody, startSecondFactor } from './start-second-factor.ts';

const tag = 'own account';
const problems = [
  'unauthenticated',
  'invalid',
  'malformed',
  'unsupported-media',
  'too-large',
  'conflict',
  'too-many',
] as const;
const codesShape = z.object({ recoveryCodes: z.array(z.string()) });

export const ownAccountRoutes: readonly ApiRoute[] = [
  signedIn({
    method: 'post',
    keyless: true,
    path: '/me/password',
    summary: 'Change one’s own password; every other session ends and this one goes on under a new token',
    tag,
    takes: 'json',
    body: changePasswordBody,
    answer: {
      status: 200,
      description: 'The new token; the one that asked is worth nothing',
      schema: tokenShape,
    },
    problems,
    handle: async ({ deps, actor, address, userAgent, sessionToken, body }) =>
      answered(await changePassword(deps, actor, { address, userAgent }, sessionToken ?? '', body)),
  }),
  signedIn({
    method: 'post',
    keyless: true,
    path: '/me/second-factor',
    summary: 'Make a secret for an authenticator app; it counts once a first code has confirmed it',
    tag,
    takes: 'json',
    body: passwordBody,
    answer: {
      status: 201,
      description: 'The secret in base32 and as an otpauth address, this once',
      schema: z.object({ secret: z.string(), address: z.string() }),
    },
    problems,
    handle: async ({ deps, actor, body }) =>
      answered(await startSecondFactor(deps, actor, body), (value) => ({ status: 201, body: value })),
  }),
  signedIn({
    method: 'post',
    keyless: true,
    path: '/me/second-factor/confirm',
    summary: 'Turn the second factor on by a first code; every other session ends',
    tag,
    takes: 'json',
    body: codeBody,
    answer: { status: 200, description: 'Ten recovery codes, this once', schema: codesShape },
    problems,
    handle: async ({ deps, actor, sessionToken, body }) =>
      answered(await confirmSecondFactor(deps, actor, sessionToken ?? '', body)),
  }),
  signedIn({
    method: 'post',
    keyless: true,
    path: '/me/second-factor/recovery-codes',
    summary: 'Replace the recovery codes',
    tag,
    takes: 'json',
    body: passwordAndCodeBody,
    answer: { status: 200, description: 'Ten new recovery codes, this once', schema: codesShape },
    problems,
    handle: async ({ deps, actor, body }) => answered(await renewRecoveryCodes(deps, actor, body)),
  }),
  signedIn({
    method: 'post',
    keyless: true,
    path: '/me/second-factor/off',
    summary: 'Turn the second factor off, with the password and a code',
    tag,
    takes: 'json',
    body: passwordAndCodeBody,
    answer: { status: 204, description: 'It is off' },
    problems,
    handle: async ({ deps, actor, body }) =>
      answered(await endSecondFactor(deps, actor, body), () => ({ status: 204 })),
  }),
];
