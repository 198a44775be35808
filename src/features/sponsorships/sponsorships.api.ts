import * as z from 'zod';
import { listOf } from '../../platform/shapes.ts';
import { changeRoute } from '../../web/change-route.ts';
import { type ApiRoute, answered, signedIn } from '../../web/http.ts';
import { approveSponsorship } from './approve-sponsorship.ts';
import { decideSponsorshipAsSecond } from './decide-as-second.ts';
import { quoteSponsorship, refuseSponsorship, setPayers } from './decide-sponsorship.ts';
import { proposeSponsorship } from './propose-sponsorship.ts';
import { recordSponsorshipEvent } from './record-event.ts';
import {
  eventInput,
  payersInput,
  quoteInput,
  refusalInput,
  secondDecisionInput,
  sponsorshipInput,
  sponsorshipsQuery,
} from './sponsorship.input.ts';
import { sponsorshipStates } from './sponsorship.rules.ts';
import type { SponsorshipWhole } from './sponsorship-record.rules.ts';
import { lineShape, queuedLine, sponsorshipBody, sponsorshipShape } from './sponsorship-shape.api.ts';
import { listSponsorships, viewSponsorship } from './view-sponsorship.ts';

const withRevision = (one: SponsorshipWhole) => ({ body: sponsorshipBody(one), revision: one.revision });
const answer = (description: string) =>
  ({ status: 200, description, schema: sponsorshipShape, etag: true }) as const;
const ofOne = ['unauthenticated', 'forbidden', 'not-found', 'conflict', 'stale'] as const;

/** A step of one sponsorship, answered by how it stands then. */
const step = (
  at: string,
  of: Omit<Parameters<typeof changeRoute<SponsorshipWhole>>[0], 'path' | 'tag' | 'schema' | 'shown'>,
): ApiRoute =>
  changeRoute({
    ...of,
    path: `/sponsorships/{id}/${at}`,
    tag: 'sponsorships',
    schema: sponsorshipShape,
    shown: sponsorshipBody,
  });

export const sponsorshipRoutes: readonly ApiRoute[] = [
  signedIn({
    method: 'post',
    path: '/sponsorships',
    permission: 'sponsorships:write',
    summary: 'Propose a kit for a household, with who would pay it',
    description:
      'Funds are found by the order of the house: the cause’s own places first, the whole from one giver, the fewest givers, the oldest pledge. A blocked pair is refused with its `blocks`, a kit nobody can pay with `missingRial`.',
    tag: 'sponsorships',
    takes: 'json',
    body: sponsorshipInput,
    answer: {
      status: 201,
      description: 'The proposal',
      schema: sponsorshipShape,
      etag: true,
      location: true,
    },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'invalid', 'malformed', 'conflict'],
    handle: async ({ deps, actor, body, lang }) =>
      answered(await proposeSponsorship(deps, actor, body, lang), (one) => ({
        status: 201,
        ...withRevision(one),
        location: `/api/v1/sponsorships/${one.id}`,
      })),
  }),
  signedIn({
    method: 'get',
    path: '/sponsorships',
    permission: 'sponsorships:read',
    summary: 'Sponsorships of the organisation, what is due first, first',
    tag: 'sponsorships',
    query: sponsorshipsQuery,
    answer: { status: 200, description: 'A page', schema: listOf(lineShape) },
    problems: ['unauthenticated', 'forbidden', 'invalid'],
    handle: async ({ deps, actor, query }) =>
      answered(await listSponsorships(deps, actor, query), ({ items, ...page }) => ({
        body: { items: items.map(queuedLine), ...page },
      })),
  }),
  signedIn({
    method: 'get',
    path: '/sponsorships/{id}',
    permission: 'sponsorships:read',
    summary: 'One sponsorship with everything that happened to it',
    tag: 'sponsorships',
    answer: answer('The sponsorship'),
    problems: ['unauthenticated', 'forbidden', 'not-found'],
    handle: async ({ deps, actor, params }) =>
      answered(await viewSponsorship(deps, actor, params.id ?? ''), ({ sponsorship }) =>
        withRevision(sponsorship),
      ),
  }),
  signedIn({
    method: 'post',
    path: '/sponsorships/{id}/approve',
    permission: 'sponsorships:approve',
    summary: 'Approve what another person proposed: the money is set aside',
    tag: 'sponsorships',
    answer: answer('Allocated; a kit of the stock stands purchased at once'),
    problems: ofOne,
    handle: async ({ deps, actor, params, ifMatch, lang }) =>
      answered(await approveSponsorship(deps, actor, params.id ?? '', ifMatch, lang), withRevision),
  }),
  step('refuse', {
    permission: 'sponsorships:approve',
    summary: 'Refuse a proposal',
    body: refusalInput,
    stands: 'Cancelled',
    does: refuseSponsorship,
  }),
  step('payers', {
    permission: 'sponsorships:approve',
    summary: 'Set who pays a proposal; another manager approves it then',
    body: payersInput,
    stands: 'The proposal',
    does: setPayers,
  }),
  step('quotes', {
    permission: 'sponsorships:write',
    summary: 'Record what a seller asks, and until when',
    body: quoteInput,
    stands: 'The sponsorship with its quotes',
    does: quoteSponsorship,
  }),
  step('events', {
    permission: 'sponsorships:write',
    summary: 'Write down what happened: bought, delivered, visited, earning, ended …',
    description:
      'No step is skipped: 409 with `next`. Dearer than what is set aside: 409 with `missingRial`. `topped-up`, `cancelled` and `undone` take a manager; `cancelled` another person than who asked for it, `undone` another than who recorded the step.',
    body: eventInput,
    stands: 'The sponsorship as it stands now',
    does: recordSponsorshipEvent,
  }),
  signedIn({
    method: 'post',
    path: '/sponsorships/{id}/second-decision',
    permission: 'requests:second',
    summary: 'Decide from above, where the organisation has no other manager than the one who asked',
    description:
      'A proposal, or the withdrawal of an approval; a council its province’s, the national office any; 404 for every other. The answer names nobody. If-Match is honoured when sent.',
    tag: 'sponsorships',
    takes: 'json',
    body: secondDecisionInput,
    answer: {
      status: 200,
      description: 'How it stands now',
      schema: z
        .object({ id: z.string(), state: z.enum(sponsorshipStates), revision: z.int() })
        .meta({ id: 'SecondDecided' }),
      etag: true,
    },
    problems: [...ofOne, 'invalid', 'malformed'],
    handle: async ({ deps, actor, params, body, ifMatch, lang }) =>
      answered(
        await decideSponsorshipAsSecond(deps, actor, params.id ?? '', ifMatch, body, lang),
        (decided) => ({ body: decided, revision: decided.revision }),
      ),
  }),
];
