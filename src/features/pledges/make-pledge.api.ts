import * as z from 'zod';
import { name } from '../../platform/shapes.ts';
import { type ApiRoute, answered, signedIn } from '../../web/http.ts';
import { makePledge } from './make-pledge.ts';
import { pledgeInput } from './pledge.input.ts';
import { cadences, earmarkKinds, fallbacks, intentions, pledgeKinds, pledgeStates } from './pledge.rules.ts';
import type { PledgeView } from './pledge-view.ts';
import { withdrawPledge } from './withdraw-pledge.ts';

export const pledgeShape = z
  .object({
    id: z.string(),
    kind: z.enum(pledgeKinds),
    cadence: z.enum(cadences),
    state: z.enum(pledgeStates),
    amountRial: z.int().nullable(),
    quantity: z.int().nullable(),
    description: z.string().nullable(),
    opportunityId: z.string().nullable(),
    intention: z.enum(intentions),
    earmark: z.enum(earmarkKinds),
    earmarkRef: z.string().nullable(),
    causeId: z.string().nullable(),
    slots: z.int().min(0).describe('Families of the cause that it stands for; 0 = toward one'),
    campaignId: z.string().nullable(),
    fallback: z.enum(fallbacks),
    paymentReference: z.string().describe('Twelve digits to write with the payment'),
    organisation: name.extend({ id: z.string() }).meta({ id: undefined }),
    payTo: z
      .object({ bank: z.string(), iban: z.string(), card: z.string().nullable() })
      .nullable()
      .describe('Where to pay; null where there is no account yet, or no money in it'),
    startsOn: z.string(),
    months: z.int().nullable(),
    withdrawnAt: z.string().nullable(),
    createdAt: z.string(),
    revision: z.int(),
  })
  .meta({ id: 'Pledge', description: "A benefactor's own pledge." });

const withRevision = (pledge: PledgeView) => ({ body: pledge, revision: pledge.revision });

export const makePledgeRoutes: readonly ApiRoute[] = [
  signedIn({
    method: 'post',
    path: '/pledges',
    permission: 'giving:own',
    summary: 'Pledge money, a kit, or what money cannot buy',
    description:
      'Money that covers whole families of a cause holds their places for seven days. 409 where they are taken, with `openSlots` and `next`, up to three other open causes, the nearest first.',
    tag: 'pledges',
    takes: 'json',
    body: pledgeInput,
    answer: { status: 201, description: 'The pledge, and how to pay it', schema: pledgeShape, etag: true },
    problems: ['unauthenticated', 'forbidden', 'invalid', 'malformed', 'conflict'],
    handle: async ({ deps, actor, body }) =>
      answered(await makePledge(deps, actor, body), (pledge) => ({ status: 201, ...withRevision(pledge) })),
  }),
  signedIn({
    method: 'post',
    path: '/pledges/{id}/withdraw',
    permission: 'giving:own',
    summary: 'Take a pledge back before any of its money came, or stop a monthly one',
    tag: 'pledges',
    answer: { status: 200, description: 'The withdrawn pledge', schema: pledgeShape, etag: true },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'conflict', 'stale'],
    handle: async ({ deps, actor, params, ifMatch }) =>
      answered(await withdrawPledge(deps, actor, params.id ?? '', ifMatch), withRevision),
  }),
];
