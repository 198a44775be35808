import * as z from 'zod';
import { type ApiRoute, answered, signedIn } from '../../web/http.ts';
import { askForCodeBody } from './ask-for-code.ts';
import { askForPhoneCode, changeOwnPhone, changePhoneBody } from './change-own-phone.ts';

const taking = ['invalid', 'malformed', 'unsupported-media', 'too-large'] as const;

export const ownPhoneApiRoutes: readonly ApiRoute[] = [
  signedIn({
    method: 'post',
    path: '/me/benefactor/phone-codes',
    permission: 'giving:own',
    keyless: true,
    summary: 'Have a code sent to the number one would rather have',
    description: 'As `POST /codes`; the code is of no use for signing in.',
    tag: 'benefactors',
    takes: 'json',
    body: askForCodeBody,
    answer: {
      status: 201,
      description: 'A code is on its way',
      schema: z.object({ codeToken: z.string(), expiresAt: z.iso.datetime() }),
    },
    problems: [...taking, 'unauthenticated', 'forbidden', 'too-many', 'conflict'],
    handle: async ({ deps, actor, address, userAgent, body }) =>
      answered(await askForPhoneCode(deps, actor, { address, userAgent }, body), (value) => ({
        status: 201,
        body: value,
      })),
  }),
  signedIn({
    method: 'post',
    path: '/me/benefactor/phone',
    permission: 'giving:own',
    keyless: true,
    summary: 'Sign in with another number from now on, by the code that came to it',
    description:
      'The old number is told, and every other session ends. A number that somebody has is refused (409).',
    tag: 'benefactors',
    takes: 'json',
    body: changePhoneBody,
    answer: { status: 204, description: 'The number is changed' },
    problems: [...taking, 'unauthenticated', 'forbidden', 'too-many', 'conflict'],
    handle: async ({ deps, actor, sessionToken, body }) =>
      answered(await changeOwnPhone(deps, actor, sessionToken, body), () => ({
        status: 204,
      })),
  }),
];
