import * as z from 'zod';
import { listOf, title } from '../../platform/shapes.ts';
import { type ApiRoute, answered, signedIn } from '../../web/http.ts';
import { approveSponsorship } from './approve-sponsorship.ts';
import { quoteSponsorship, refuseSponsorship, setPayers } from './decide-sponsorship.ts';
import { proposeSponsorship } from './propose-sponsorship.ts';
import { recordSponsorshipEvent } from './record-event.ts';
import {
  eventInput,
  payersInput,
  quoteInput,
  refusalInput,
  sponsorshipInput,
  sponsorshipsQuery,
} from './sponsorship.input.ts';
import {
  kitUnitStates,
  shareKinds,
  sponsorshipEnds,
  sponsorshipEvents,
  sponsorshipStates,
  visitFindings,
} from './sponsorship.rules.ts';
import type {
  QueuedSponsorship,
  ShareRecord,
  SponsorshipRecord,
  SponsorshipWhole,
} from './sponsorship-record.rules.ts';
import { listSponsorships, viewSponsorship } from './view-sponsorship.ts';
import { waits } from './waiting.rules.ts';

const day = z.string().nullable();
const fields = {
  id: z.string(),
  personId: z.string(),
  personName: z.object({ given: z.string(), family: z.string() }),
  householdId: z.string(),
  opportunityId: z.string(),
  title,
  causeId: z.string().nullable(),
  state: z.enum(sponsorshipStates),
  end: z.enum(sponsorshipEnds).nullable(),
  priceRial: z.int().describe('Asked until it is bought, then paid'),
  contingencyRial: z.int().describe('Beside it, for repair, restocking and theft'),
  trustMonths: z.int(),
  approvedOn: day,
  purchasedOn: day,
  deliveredOn: day,
  coachedOn: day,
  earningOn: day,
  endedOn: day,
  titlePassedOn: day,
  awardId: z.string().nullable(),
  placementId: z.string().nullable(),
  kitFrom: z.string().nullable().describe('The sponsorship that the kit came back from'),
  revision: z.int(),
};
const lineShape = z
  .object({ ...fields, waiting: z.enum(waits).nullable(), dueOn: day })
  .meta({ id: 'SponsorshipLine' });
const sponsorshipShape = z
  .object({
    ...fields,
    shares: z.array(
      z.object({
        fundId: z.string(),
        pledgeId: z.string().nullable(),
        kind: z.enum(shareKinds),
        source: z.string(),
        amountRial: z.int(),
        contingencyRial: z.int(),
        released: z.boolean().describe('Went back to its fund'),
      }),
    ),
    quotes: z.array(
      z.object({
        id: z.string(),
        supplier: z.string(),
        priceRial: z.int(),
        quotedOn: z.string(),
        expiresOn: z.string(),
        note: z.string().nullable(),
      }),
    ),
    unit: z
      .object({
        id: z.string(),
        state: z.enum(kitUnitStates),
        supplier: z.string().nullable(),
        invoice: z.string().nullable(),
        serials: z.array(z.string()),
        boughtOn: z.string(),
        costRial: z.int(),
      })
      .nullable(),
    events: z.array(
      z.object({
        id: z.string(),
        event: z.enum(sponsorshipEvents),
        happenedOn: z.string(),
        entryId: z.string().nullable(),
        undoes: z.string().nullable(),
        recordedAt: z.string(),
      }),
    ),
    visits: z.array(
      z.object({
        id: z.string(),
        dueOn: z.string(),
        doneOn: day,
        finding: z.enum(visitFindings).nullable(),
        monthlyIncomeRial: z.int().nullable(),
        cancelled: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Sponsorship', description: "A household's kit, what pays it and what happened to it." });

function lineOf(record: SponsorshipRecord) {
  const {
    organisationId: _o,
    proposedBy: _p,
    proposedAt: _a,
    approvedBy: _b,
    disclosure: _d,
    ...line
  } = record;
  return line;
}
const queuedLine = ({ quoteUntil: _q, ...queued }: QueuedSponsorship) => lineOf(queued);
const shareOf = ({
  fundId,
  pledgeId,
  kind,
  source,
  amountRial,
  contingencyRial,
  releasedAt,
}: ShareRecord) => ({
  fundId,
  pledgeId,
  kind,
  source,
  amountRial,
  contingencyRial,
  released: releasedAt !== null,
});

function bodyOf({ shares, quotes, unit, events, visits, ...record }: SponsorshipWhole) {
  return {
    ...lineOf(record),
    shares: shares.map(shareOf),
    quotes,
    unit: unit && {
      id: unit.id,
      state: unit.state,
      supplier: unit.supplier,
      invoice: unit.invoice,
      serials: unit.serials,
      boughtOn: unit.boughtOn,
      costRial: unit.costRial,
    },
    events: events.map(({ id, event, happenedOn, entryId, undoes, recordedAt }) => ({
      id,
      event,
      happenedOn,
      entryId,
      undoes,
      recordedAt,
    })),
    visits: visits.map(({ sponsorshipId: _s, note: _n, cancelledAt, ...visit }) => ({
      ...visit,
      cancelled: cancelledAt !== null,
    })),
  };
}
const withRevision = (one: SponsorshipWhole) => ({ body: bodyOf(one), revision: one.revision });
const answer = (description: string) =>
  ({ status: 200, description, schema: sponsorshipShape, etag: true }) as const;
const ofOne = ['unauthenticated', 'forbidden', 'not-found', 'conflict', 'stale'] as const;

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
  signedIn({
    method: 'post',
    path: '/sponsorships/{id}/refuse',
    permission: 'sponsorships:approve',
    summary: 'Refuse a proposal',
    tag: 'sponsorships',
    takes: 'json',
    body: refusalInput,
    answer: answer('Cancelled'),
    problems: [...ofOne, 'invalid', 'malformed'],
    handle: async ({ deps, actor, params, body, ifMatch }) =>
      answered(await refuseSponsorship(deps, actor, params.id ?? '', ifMatch, body), withRevision),
  }),
  signedIn({
    method: 'post',
    path: '/sponsorships/{id}/payers',
    permission: 'sponsorships:approve',
    summary: 'Set who pays a proposal; another manager approves it then',
    tag: 'sponsorships',
    takes: 'json',
    body: payersInput,
    answer: answer('The proposal'),
    problems: [...ofOne, 'invalid', 'malformed'],
    handle: async ({ deps, actor, params, body, ifMatch }) =>
      answered(await setPayers(deps, actor, params.id ?? '', ifMatch, body), withRevision),
  }),
  signedIn({
    method: 'post',
    path: '/sponsorships/{id}/quotes',
    permission: 'sponsorships:write',
    summary: 'Record what a seller asks, and until when',
    tag: 'sponsorships',
    takes: 'json',
    body: quoteInput,
    answer: answer('The sponsorship with its quotes'),
    problems: [...ofOne, 'invalid', 'malformed'],
    handle: async ({ deps, actor, params, body, ifMatch }) =>
      answered(await quoteSponsorship(deps, actor, params.id ?? '', ifMatch, body), withRevision),
  }),
  signedIn({
    method: 'post',
    path: '/sponsorships/{id}/events',
    permission: 'sponsorships:write',
    summary: 'Write down what happened: bought, delivered, visited, earning, ended …',
    description:
      'No step is skipped: 409 with `next`. Dearer than what is set aside: 409 with `missingRial`. `topped-up`, `cancelled` and `undone` take a manager, `undone` another person than who recorded the step.',
    tag: 'sponsorships',
    takes: 'json',
    body: eventInput,
    answer: answer('The sponsorship as it stands now'),
    problems: [...ofOne, 'invalid', 'malformed'],
    handle: async ({ deps, actor, params, body, ifMatch }) =>
      answered(await recordSponsorshipEvent(deps, actor, params.id ?? '', ifMatch, body), withRevision),
  }),
];
