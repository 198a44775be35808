import * as z from 'zod';
import { name } from '../../platform/shapes.ts';
import { type ApiRoute, answered, signedIn } from '../../web/http.ts';
import { effects } from '../ledger/statement.rules.ts';
import {
  cadences,
  dueStates,
  earmarkKinds,
  fallbacks,
  intentions,
  pledgeKinds,
  pledgeStates,
} from '../pledges/pledge.rules.ts';
import { giftEnds, giftSteps } from './gift.rules.ts';
import type { Gift } from './gift-record.rules.ts';
import { impactQuery, ownStatementQuery } from './gifts.input.ts';
import { incomeBands } from './income-band.rules.ts';
import { viewImpact } from './view-gifts.ts';
import { viewOwnStatement } from './view-own-statement.ts';

const text = name.meta({ id: undefined });
const month = z.string();
const money = z
  .object({
    receivedRial: z.int(),
    returnedRial: z.int(),
    movedRial: z.int().describe('From other funds less to them, such as the reserve for repairs'),
    usedRial: z.int(),
    setAsideRial: z.int(),
    waitingRial: z.int().describe('What a price could tell whom it reached stands here too'),
  })
  .meta({
    id: 'GiftMoney',
    description: 'Received + moved − returned = used + set aside + waiting, in rials.',
  });

const livelihood = z
  .object({
    told: z
      .object({
        place: z.enum(['county', 'province', 'country']),
        province: z.string().nullable(),
        county: z.string().nullable(),
        trade: z.string().nullable().describe('Unit group or sector of ISCO-08'),
        householdSize: z.enum(['1-2', '3-4', '5+']).nullable(),
      })
      .describe('As far as five families or more could be meant'),
    shareRial: z.int().nullable().describe('Null where the price could tell more than is told'),
    steps: z.array(
      z.object({
        step: z.enum(giftSteps),
        state: z.enum(['done', 'to-come', 'stopped']),
        month: month.nullable().describe('Jalali; of a step to come, when it may be looked for'),
      }),
    ),
    income: z.enum(incomeBands).nullable().describe('Millions of tomans a month at the first income'),
    restocked: z.array(month),
    titlePassed: month.nullable(),
    ended: z
      .object({
        end: z.enum(giftEnds),
        month,
        fallback: z.enum(fallbacks).nullable(),
        wentOn: month.nullable(),
      })
      .nullable(),
  })
  .meta({
    id: 'Livelihood',
    description:
      'What a gift started, by months, naming nobody; not listed where fewer than five families could be meant.',
  });

export const giftShape = z
  .object({
    pledgeId: z.string(),
    kind: z.enum(pledgeKinds),
    cadence: z.enum(cadences),
    state: z.enum(pledgeStates),
    amountRial: z.int().nullable(),
    quantity: z.int().nullable(),
    description: z.string().nullable(),
    intention: z.enum(intentions),
    earmark: z.enum(earmarkKinds),
    fallback: z.enum(fallbacks),
    purpose: text.nullable(),
    organisation: name.extend({ id: z.string() }).meta({ id: undefined }),
    paymentReference: z.string(),
    createdAt: z.string(),
    money: money.nullable(),
    dues: z.array(z.object({ month, amountRial: z.int(), receivedRial: z.int(), state: z.enum(dueStates) })),
    receipts: z.array(
      z.object({
        id: z.string(),
        number: z.string(),
        receivedOn: z.string(),
        amountRial: z.int(),
        returnedRial: z.int().describe('Of it: went back to who gave it'),
      }),
    ),
    given: z.array(z.object({ quantity: z.int(), on: z.string() })),
    livelihoods: z.array(livelihood),
  })
  .meta({ id: 'Gift', description: 'A pledge of one’s own and what became of it.' });

function giftBody({ pledge, ...rest }: Gift) {
  const { id, kind, cadence, state, amountRial, quantity, description, intention } = pledge;
  const { earmark, fallback, paymentReference, createdAt } = pledge;
  const own = { kind, cadence, state, amountRial, quantity, description, intention, earmark, fallback };
  return { pledgeId: id, ...own, paymentReference, createdAt, ...rest };
}

export const giftRoutes: readonly ApiRoute[] = [
  signedIn({
    method: 'get',
    path: '/me/impact',
    permission: 'giving:own',
    summary: 'What the own gifts became: bought, delivered, earning',
    tag: 'pledges',
    query: impactQuery,
    answer: {
      status: 200,
      description: 'Gifts, the latest first',
      schema: z.object({
        items: z.array(giftShape),
        total: z.int(),
        nextCursor: z.string().optional(),
        money,
        families: z.int(),
      }),
    },
    problems: ['unauthenticated', 'forbidden', 'invalid'],
    handle: async ({ deps, actor, query }) =>
      answered(await viewImpact(deps, actor, query), ({ items, ...rest }) => ({
        body: { items: items.map(giftBody), ...rest },
      })),
  }),
  signedIn({
    method: 'get',
    path: '/me/statement',
    permission: 'giving:own',
    summary: 'The own giving of a Jalali year, to the rial',
    description:
      'Opening + given + moved − returned − used = left, of which a part is set aside. Own payments by day, all else by month. What a price could tell whom it reached stands in what is left.',
    tag: 'pledges',
    query: ownStatementQuery,
    answer: {
      status: 200,
      description: 'The statement',
      schema: z.object({
        year: z.int(),
        from: z.string(),
        to: z.string(),
        name: z.string(),
        organisations: z.array(text),
        openingRial: z.int(),
        givenRial: z.int(),
        movedRial: z.int(),
        returnedRial: z.int(),
        usedRial: z.int(),
        leftRial: z.int(),
        setAsideRial: z.int(),
        lines: z.array(
          z.object({
            month,
            day: z.string().nullable(),
            effect: z.enum(effects),
            amountRial: z.int(),
            pledgeId: z.string(),
            paymentReference: z.string(),
            receiptId: z.string().nullable(),
            receiptNumber: z.string().nullable(),
          }),
        ),
        years: z.array(z.int()),
      }),
    },
    problems: ['unauthenticated', 'forbidden', 'invalid'],
    handle: async ({ deps, actor, query }) => answered(await viewOwnStatement(deps, actor, query)),
  }),
];
