import * as z from 'zod';
import { listOf, name, title } from '../../platform/shapes.ts';
import { type ApiRoute, answered, signedIn } from '../../web/http.ts';
import { opportunityKinds } from '../opportunities/opportunity-facts.rules.ts';
import { listReferrals } from './list-referrals.ts';
import { moveReferral } from './move-referral.ts';
import { proposeReferral } from './propose-referral.ts';
import { moveInput, proposalInput, referralsQuery } from './referral.input.ts';
import { movesFrom, referralStates } from './referral.rules.ts';
import { referralLetter } from './referral-letter.ts';
import type { ReferralRecord, ReferralWithHistory } from './referral-record.rules.ts';
import { viewReferral } from './view-referral.ts';

const state = z.enum(referralStates).meta({ id: 'ReferralState' });
const referralFields = z.object({
  id: z.string(),
  personId: z.string(),
  personName: z.object({ given: z.string(), family: z.string() }),
  opportunityId: z.string(),
  kind: z.enum(opportunityKinds),
  title,
  state,
  reason: z.string().nullable(),
  allowed: z.array(state).describe('The states it can be moved to from here'),
  score: z.number().min(0).max(1).describe('Fit at the time of proposing'),
  weightsVersion: z.int(),
  consentedAt: z.string().nullable(),
  placementId: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  revision: z.int(),
});
const referralShape = referralFields.meta({ id: 'Referral' });
const withHistory = referralFields
  .extend({
    history: z.array(
      z.object({
        seq: z.int(),
        from: state.nullable(),
        to: state,
        reason: z.string().nullable(),
        at: z.string(),
        actor: z.object({ id: z.string(), name }).nullable().describe('Null = the system itself'),
      }),
    ),
  })
  .meta({ id: 'ReferralWithHistory', description: 'A referral and every step it took.' });
const letterShape = z
  .object({
    referralId: z.string(),
    number: z.string(),
    date: z.string(),
    kind: z.enum(opportunityKinds),
    office: z.string(),
    to: z.object({ name: z.string(), contact: z.string().nullable() }).nullable(),
    person: z.object({
      title: z.string(),
      givenName: z.string(),
      familyName: z.string(),
      fatherName: z.string().nullable(),
      maskedNationalId: z.string(),
    }),
    opportunity: z.object({
      title: z.string(),
      place: z.string(),
      hours: z.string(),
      startOn: z.string().nullable(),
    }),
    skills: z.array(z.string()),
    officer: z.string().nullable(),
  })
  .meta({ id: 'Letter', description: 'A letter of introduction as it is printed; says nothing of prison.' });

/** A referral flat, with the moves that are open to it. */
function bodyOf<R extends ReferralRecord | ReferralWithHistory>({ organisationId: _, ...referral }: R) {
  return { ...referral, allowed: movesFrom(referral.state) };
}

export const referralRoutes: readonly ApiRoute[] = [
  signedIn({
    method: 'post',
    path: '/referrals',
    permission: 'referrals:write',
    summary: 'Propose an opportunity to a person; a blocked pair answers 409 with its blocks',
    tag: 'referrals',
    takes: 'json',
    body: proposalInput,
    answer: {
      status: 201,
      description: 'The referral, in `proposed`',
      schema: withHistory,
      etag: true,
      location: true,
    },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'invalid', 'malformed', 'conflict'],
    handle: async ({ deps, actor, body, lang }) =>
      answered(await proposeReferral(deps, actor, body, lang), (referral) => ({
        status: 201,
        body: bodyOf(referral),
        revision: referral.revision,
        location: `/api/v1/referrals/${referral.id}`,
      })),
  }),
  signedIn({
    method: 'get',
    path: '/referrals',
    permission: 'referrals:read',
    summary: "The organisation's referrals, the latest moved first",
    tag: 'referrals',
    query: referralsQuery,
    answer: {
      status: 200,
      description: 'A page of referrals',
      schema: listOf(referralShape),
    },
    problems: ['unauthenticated', 'forbidden', 'invalid'],
    handle: async ({ deps, actor, query }) =>
      answered(await listReferrals(deps, actor, query), ({ items, ...page }) => ({
        body: { items: items.map(bodyOf), ...page },
      })),
  }),
  signedIn({
    method: 'get',
    path: '/referrals/{id}',
    permission: 'referrals:read',
    summary: 'One referral with its history',
    tag: 'referrals',
    answer: { status: 200, description: 'The referral', schema: withHistory, etag: true },
    problems: ['unauthenticated', 'forbidden', 'not-found'],
    handle: async ({ deps, actor, params }) =>
      answered(await viewReferral(deps, actor, params.id ?? ''), (referral) => ({
        body: bodyOf(referral),
        revision: referral.revision,
      })),
  }),
  signedIn({
    method: 'post',
    path: '/referrals/{id}/transitions',
    permission: 'referrals:write',
    summary: 'Move a referral one step; If-Match is honoured when sent',
    tag: 'referrals',
    takes: 'json',
    body: moveInput,
    answer: { status: 200, description: 'The referral after the move', schema: withHistory, etag: true },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'invalid', 'malformed', 'conflict', 'stale'],
    handle: async ({ deps, actor, params, body, ifMatch, lang }) =>
      answered(
        await moveReferral(deps, actor, params.id ?? '', body, { lang, revision: ifMatch }),
        (referral) => ({ body: bodyOf(referral), revision: referral.revision }),
      ),
  }),
  signedIn({
    method: 'get',
    path: '/referrals/{id}/letter',
    permission: 'referrals:read',
    summary: 'What the letter of introduction says, from the consent of the person on',
    tag: 'referrals',
    answer: { status: 200, description: 'The letter, in one language', schema: letterShape },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'conflict'],
    handle: async ({ deps, actor, params, lang }) =>
      answered(await referralLetter(deps, actor, params.id ?? '', lang)),
  }),
];
