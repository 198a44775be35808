import * as z from 'zod';
import { name, title } from '../../platform/shapes.ts';
import { type ApiRoute, answered, signedIn } from '../../web/http.ts';
import { accountKinds, entryKinds, fundPurposes, fundSources } from '../ledger/ledger.rules.ts';
import { feePayers } from '../ledger/request.rules.ts';
import { intentions } from '../pledges/pledge.rules.ts';
import { shareKinds } from '../sponsorships/sponsorship.rules.ts';
import { listSecondRequests } from './list-second-requests.ts';
import { secondKinds } from './second-request.rules.ts';

const secondShape = z
  .object({
    id: z
      .string()
      .describe('Of the sponsorship (`approval`, `withdrawal`), else of the request of the ledger'),
    kind: z.enum(secondKinds),
    organisationId: z.string(),
    organisation: name,
    askedAt: z.string(),
    askedByName: name,
    reason: z.string().nullable(),
    revision: z.int(),
    kit: z
      .object({
        title,
        priceRial: z.int(),
        contingencyRial: z.int(),
        trustMonths: z.int(),
        fromStock: z.boolean(),
        payers: z.array(
          z.object({
            source: z.enum(fundSources),
            kind: z.enum(shareKinds),
            amountRial: z.int(),
            contingencyRial: z.int(),
          }),
        ),
        quotes: z.array(z.object({ supplier: z.string(), priceRial: z.int(), expiresOn: z.string() })),
      })
      .nullable(),
    entry: z
      .object({
        kind: z.enum(entryKinds as [string, ...string[]]),
        postedOn: z.string(),
        lines: z.array(
          z.object({
            kind: z.enum(accountKinds),
            purpose: z.enum(fundPurposes).nullable(),
            amountRial: z.int(),
          }),
        ),
      })
      .nullable(),
    year: z.int().nullable(),
    refund: z
      .object({
        amountRial: z.int(),
        feeRial: z.int(),
        feeFrom: z.enum(feePayers),
        receivedOn: z.string(),
        receivedRial: z.int(),
        intention: z.enum(intentions),
      })
      .nullable(),
  })
  .meta({
    id: 'SecondRequest',
    description:
      'What one person of an association asked and nobody else there may decide; names no family and no giver.',
  });

/** What waits for somebody above an association that has one manager. */
export const secondPersonRoutes: readonly ApiRoute[] = [
  signedIn({
    method: 'get',
    path: '/second-person/requests',
    permission: 'requests:second',
    summary: 'What waits for a second person in associations that have no other manager than who asked',
    description:
      'A council sees its province’s, the national office all. Decided by `POST /ledger/requests/{id}/second-decision` or `POST /sponsorships/{id}/second-decision`.',
    tag: 'ledger',
    answer: {
      status: 200,
      description: 'The oldest first, a hundred at most',
      schema: z.object({ items: z.array(secondShape) }),
    },
    problems: ['unauthenticated', 'forbidden'],
    handle: async ({ deps, actor }) =>
      answered(await listSecondRequests(deps, actor), (items) => ({ body: { items } })),
  }),
];
