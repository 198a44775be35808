import * as z from 'zod';
import { fail, ok } from '../../kernel/result.ts';
import { fieldError, invalidInput } from '../../platform/parse.ts';
import { type ApiRoute, answered, open, type PublicApiRoute, signedIn } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { tokenShape } from '../accounts/sessions.api.ts';
import { askForCode, askForCodeBody } from './ask-for-code.ts';
import { profilePatch } from './benefactor.input.ts';
import { benefactorKinds } from './benefactor.rules.ts';
import { editProfile } from './edit-profile.ts';
import { useCode, useCodeBody } from './use-code.ts';
import { viewInvitations } from './view-invitations.ts';
import { type OwnProfile, viewProfile } from './view-profile.ts';

const tag = 'benefactors';
const profileShape = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(benefactorKinds),
    phone: z.string(),
    province: z.string().nullable(),
    anonymous: z.boolean(),
    wantsMessages: z.boolean(),
    createdAt: z.iso.datetime(),
    revision: z.int(),
  })
  .meta({ id: 'Benefactor', description: 'Who gives, as they alone see themselves.' });

const bodyOf = ({ accountId: _a, phoneAskedAt: _p, ...profile }: OwnProfile) => profile;
const withRevision = (profile: OwnProfile) => ({ body: bodyOf(profile), revision: profile.revision });

export const benefactorRoutes: readonly (ApiRoute | PublicApiRoute)[] = [
  open({
    method: 'post',
    path: '/codes',
    summary: 'Have a one-time code sent to a mobile number',
    description:
      'Answered the same for every number, whoever has it. The code lasts 3 minutes and five tries, and works with its `codeToken` alone.',
    tag,
    takes: 'json',
    body: askForCodeBody,
    answer: {
      status: 201,
      description: 'A code is on its way',
      schema: z.object({ codeToken: z.string(), expiresAt: z.iso.datetime() }),
    },
    problems: ['invalid', 'malformed', 'unsupported-media', 'too-large', 'too-many', 'conflict'],
    handle: async ({ deps, address, userAgent, body }) =>
      answered(await askForCode(deps, { address, userAgent }, body), (value) => ({
        status: 201,
        body: value,
      })),
  }),
  open({
    method: 'post',
    path: '/sessions/code',
    summary: 'Sign in, or join as a benefactor, by the code that was sent',
    description:
      'A right code of a number that nobody has is answered by a 422 with `needsName: true`: send it again with a `name` within 15 minutes.',
    tag,
    takes: 'json',
    body: useCodeBody,
    answer: { status: 201, description: 'The bearer token and who holds it', schema: tokenShape },
    problems: ['invalid', 'malformed', 'unsupported-media', 'too-large', 'unauthenticated', 'too-many'],
    handle: async ({ deps, address, userAgent, body }) => {
      const used = await useCode(deps, { address, userAgent }, body);
      if (!used.ok) return used;
      if (!used.value.session)
        return fail({ ...invalidInput([fieldError('name', 'required')]), extra: { needsName: true } });
      return ok({ status: 201, body: used.value.session });
    },
  }),
  signedIn({
    method: 'get',
    path: '/me/benefactor',
    permission: 'giving:own',
    summary: 'The own profile of a benefactor',
    tag,
    answer: { status: 200, description: 'The profile', schema: profileShape, etag: true },
    problems: ['unauthenticated', 'forbidden'],
    handle: async ({ deps, actor }) => answered(await viewProfile(deps, actor), withRevision),
  }),
  signedIn({
    method: 'patch',
    path: '/me/benefactor',
    permission: 'giving:own',
    summary: 'Change the own profile',
    tag,
    takes: 'json',
    body: profilePatch,
    answer: { status: 200, description: 'The profile', schema: profileShape, etag: true },
    problems: ['unauthenticated', 'forbidden', 'invalid', 'malformed', 'stale', 'precondition-required'],
    handle: async ({ deps, actor, ifMatch, body }) =>
      answered(await editProfile(deps, actor, ifMatch, body), withRevision),
  }),
  signedIn({
    method: 'get',
    path: '/me/invitations',
    permission: 'giving:own',
    summary: 'A link to invite others with, and how many came',
    tag,
    answer: {
      status: 200,
      description: 'Who came is told to nobody',
      schema: z.object({ link: z.string(), came: z.int() }),
    },
    problems: ['unauthenticated', 'forbidden'],
    handle: async ({ deps, actor }) =>
      answered(await viewInvitations(deps, actor), ({ code, came }) => ({
        body: { link: new URL(paths.invited(code), deps.config.baseUrl).href, came },
      })),
  }),
];
