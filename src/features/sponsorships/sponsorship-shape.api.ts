import * as z from 'zod';
import { title } from '../../platform/shapes.ts';
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
export const lineShape = z
  .object({ ...fields, waiting: z.enum(waits).nullable(), dueOn: day })
  .meta({ id: 'SponsorshipLine' });
export const sponsorshipShape = z
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
export const queuedLine = ({ quoteUntil: _q, ...queued }: QueuedSponsorship) => lineOf(queued);
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

export function sponsorshipBody({ shares, quotes, unit, events, visits, ...record }: SponsorshipWhole) {
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
