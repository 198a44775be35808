import * as z from 'zod';
import { listOf, title } from '../../platform/shapes.ts';
import { changeRoute } from '../../web/change-route.ts';
import { type ApiRoute, answered, signedIn } from '../../web/http.ts';
import { standingShape } from '../money-in/receipt-shape.api.ts';
import { newsKinds, sponsorshipStates } from '../sponsorships/sponsorship.rules.ts';
import { enterPledge } from './enter-pledge.ts';
import { listPledges } from './list-pledges.ts';
import {
  cadences,
  earmarkKinds,
  fallbacks,
  intentions,
  pledgeEvents,
  pledgeKinds,
  pledgeStates,
} from './pledge.rules.ts';
import type { PledgeRow } from './pledge-row.rules.ts';
import { enteredPledgeInput, inKindInput, pledgeEventInput, pledgesQuery } from './pledge-staff.input.ts';
import { recordPledgeEvent } from './record-pledge-event.ts';
import { takeInKind } from './take-in-kind.ts';
import { type PledgeDetail, viewPledge } from './view-pledge.ts';

const rowShape = z
  .object({
    id: z.string(),
    kind: z.enum(pledgeKinds),
    cadence: z.enum(cadences),
    state: z.enum(pledgeStates),
    amountRial: z.int().nullable(),
    quantity: z.int().nullable(),
    description: z.string().nullable(),
    intention: z.enum(intentions),
    earmark: z.enum(earmarkKinds),
    earmarkRef: z.string().nullable(),
    opportunityId: z.string().nullable(),
    opportunityTitle: title.nullable(),
    causeId: z.string().nullable(),
    causeTitle: title.nullable(),
    campaignId: z.string().nullable(),
    campaignTitle: title.nullable(),
    fallback: z.enum(fallbacks),
    paymentReference: z.string(),
    startsOn: z.string(),
    months: z.int().nullable(),
    receivedRial: z.int().describe('Money matched to it'),
    given: z.int().describe('Places, hours or pieces given so far'),
    benefactor: z.object({ id: z.string(), name: z.string(), anonymous: z.boolean() }),
    organisation: z.object({ id: z.string(), fa: z.string(), en: z.string() }),
    withdrawnAt: z.string().nullable(),
    createdAt: z.string(),
    revision: z.int(),
  })
  .meta({ id: 'PledgeRow', description: 'A pledge, and what came of it.' });

const detailShape = rowShape
  .extend({
    standing: standingShape,
    receipts: z.array(
      z.object({ id: z.string(), number: z.string(), receivedOn: z.string(), amountRial: z.int() }),
    ),
    notices: z.array(
      z.object({
        id: z.string(),
        reference: z.string(),
        amountRial: z.int(),
        paidOn: z.string(),
        receiptId: z.string().nullable(),
        dismissedAt: z.string().nullable(),
      }),
    ),
    events: z.array(
      z.object({
        event: z.enum(pledgeEvents),
        quantity: z.int().nullable(),
        note: z.string().nullable(),
        happenedOn: z.string(),
      }),
    ),
    slots: z.int(),
    news: z.array(z.object({ kind: z.enum(newsKinds), month: z.string() })),
    shares: z
      .array(
        z.object({
          sponsorshipId: z.string(),
          state: z.enum(sponsorshipStates),
          amountRial: z.int(),
          released: z.boolean(),
        }),
      )
      .nullable()
      .describe('Which sponsorships it pays; null for benefactors'),
  })
  .meta({ id: 'PledgeDetail' });

const detailBody = ({ pledge, standing, receipts, notices, events, slots, news, shares }: PledgeDetail) => ({
  ...rowBody(pledge),
  standing: { ...standing, dues: standing.dues.map(({ pledgeId: _p, ...due }) => due) },
  receipts: receipts.map(({ id, number, receivedOn, amountRial }) => ({
    id,
    number,
    receivedOn,
    amountRial,
  })),
  notices: notices.map(({ pledgeId: _p, createdAt: _c, ...notice }) => notice),
  events: events.map(({ event, quantity, note, happenedOn }) => ({ event, quantity, note, happenedOn })),
  slots,
  news,
  shares,
});
const rowBody = ({ organisationId: _o, benefactorId: _b, ...row }: PledgeRow) => row;
const changed = (row: PledgeRow) => ({ body: rowBody(row), revision: row.revision });
const change = (
  at: string,
  of: Pick<Parameters<typeof changeRoute<PledgeRow>>[0], 'summary' | 'description' | 'body' | 'does'>,
): ApiRoute =>
  changeRoute({
    ...of,
    path: `/pledges/{id}/${at}`,
    permission: 'pledges:write',
    tag: 'pledges',
    stands: 'The pledge as it stands now',
    schema: rowShape,
    shown: rowBody,
  });

/** Pledges as staff keep them; what is read is shared with benefactors, who make their own in `pledges.api.ts`. */
export const staffPledgeRoutes: readonly ApiRoute[] = [
  signedIn({
    method: 'get',
    path: '/pledges',
    permission: 'pledges:shared',
    summary: "Pledges, the latest first: a benefactor's own, or for a manager those of the organisation",
    tag: 'pledges',
    query: pledgesQuery,
    answer: { status: 200, description: 'A page of pledges', schema: listOf(rowShape) },
    problems: ['unauthenticated', 'forbidden', 'invalid'],
    handle: async ({ deps, actor, query }) =>
      answered(await listPledges(deps, actor, query), ({ items, ...page }) => ({
        body: { items: items.map(rowBody), ...page },
      })),
  }),
  signedIn({
    method: 'post',
    path: '/pledges/entered',
    permission: 'pledges:write',
    summary: 'Enter a pledge that somebody made by phone or at the counter',
    tag: 'pledges',
    takes: 'json',
    body: enteredPledgeInput,
    answer: { status: 201, description: 'The pledge', schema: rowShape, etag: true, location: true },
    problems: ['unauthenticated', 'forbidden', 'invalid', 'malformed', 'conflict'],
    handle: async ({ deps, actor, body }) =>
      answered(await enterPledge(deps, actor, body), (row) => ({
        status: 201,
        ...changed(row),
        location: `/api/v1/pledges/${row.id}`,
      })),
  }),
  signedIn({
    method: 'get',
    path: '/pledges/{id}',
    permission: 'pledges:shared',
    summary: 'One pledge with its dues, receipts and what became of it',
    tag: 'pledges',
    answer: { status: 200, description: 'The pledge', schema: detailShape, etag: true },
    problems: ['unauthenticated', 'forbidden', 'not-found'],
    handle: async ({ deps, actor, params }) =>
      answered(await viewPledge(deps, actor, params.id ?? ''), (detail) => ({
        body: detailBody(detail),
        revision: detail.pledge.revision,
      })),
  }),
  change('events', {
    summary:
      'Record what became of a pledge: confirmed, given in part or whole, withdrawn for its benefactor',
    description: 'If-Match is honoured when sent. Money and kits are fulfilled by what is received.',
    body: pledgeEventInput,
    does: recordPledgeEvent,
  }),
  change('in-kind', {
    summary: 'Record that a promised kit came: its value and serial numbers; each is given once',
    body: inKindInput,
    does: takeInKind,
  }),
];
