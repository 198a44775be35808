import * as z from 'zod';
import { listOf, name, title } from '../../platform/shapes.ts';
import { type ApiRoute, answered, open, type PublicApiRoute, signedIn } from '../../web/http.ts';
import { answerAsk } from './answer-ask.ts';
import { answerInput, askBody, asksQuery } from './ask.input.ts';
import { askLimits, askOutcomes, askStatuses, keptDays, workingDaysToCall } from './ask.rules.ts';
import { askAbout } from './ask-about.ts';
import type { AskView } from './ask-view.rules.ts';
import { listAsks } from './list-asks.ts';
import { viewAsk } from './view-ask.ts';

const receiptShape = z
  .object({
    reference: z.string().describe('Six digits and a check digit, to say on the phone'),
    opportunityTitle: name,
    organisation: name.describe('Who will call'),
    organisationPhone: z.string().nullable(),
    callBy: z.string().describe('The last day on which they call'),
    bring: z.array(name).describe('Papers to have at hand'),
  })
  .meta({ id: 'AskReceipt' });

const askShape = z
  .object({
    id: z.string(),
    reference: z.string(),
    opportunityId: z.string(),
    title,
    name: z.string(),
    phone: z.string(),
    county: z.string(),
    countyCode: z.string(),
    askedAt: z.string(),
    callBy: z.string(),
    overdue: z.boolean().describe('Still waiting after `callBy`'),
    status: z.enum(askStatuses),
    outcome: z.enum(askOutcomes).nullable(),
    personId: z.string().nullable().describe('Whose file it led to'),
    answeredAt: z.string().nullable(),
    moreAskedOn: z
      .string()
      .nullable()
      .describe('The day on which more was asked with this phone than is written down; ask what about'),
    revision: z.int(),
  })
  .meta({ id: 'Ask', description: 'Somebody asked about an opportunity and waits for a call.' });

const bodyOf = ({ countyLabel: _, ...ask }: AskView) => ask;
const withRevision = (ask: AskView) => ({ body: bodyOf(ask), revision: ask.revision });

export const askRoutes: readonly (ApiRoute | PublicApiRoute)[] = [
  open({
    method: 'post',
    path: '/opportunities/{id}/asks',
    summary: 'Ask about an opportunity that is open today: somebody will call',
    description: `Without signing in. Once per phone and opportunity: a repeat is answered as a first would be, with the first's reference, and nothing in an answer says whether a phone is known; while the first waits, the county of the repeat takes the place of its own. Called within ${workingDaysToCall} working days. At most ${askLimits.address.most} asks an hour from one address; beyond that 429 with Retry-After.`,
    tag: 'asks',
    takes: 'json',
    body: askBody,
    answer: { status: 201, description: 'What happens next', schema: receiptShape },
    // The last two for staff who ask with the cookie of their session.
    problems: ['not-found', 'conflict', 'invalid', 'too-many', 'cross-site', 'password-change-required'],
    handle: async ({ deps, params, body, address }) =>
      answered(await askAbout(deps, params.id ?? '', body, { address }), (receipt) => ({
        status: 201,
        body: receipt,
      })),
  }),
  signedIn({
    method: 'get',
    path: '/asks',
    permission: 'asks:read',
    summary: 'Who asked and is to be called by the organisation; with `status=new` the longest waiting first',
    description: `Erased ${keptDays.answered} days after they were answered, or ${keptDays.unanswered} days after they were asked.`,
    tag: 'asks',
    query: asksQuery,
    answer: { status: 200, description: 'A page of asks', schema: listOf(askShape) },
    problems: ['unauthenticated', 'forbidden', 'invalid'],
    handle: async ({ deps, actor, query }) =>
      answered(await listAsks(deps, actor, query), ({ items, ...page }) => ({
        body: { items: items.map(bodyOf), ...page },
      })),
  }),
  signedIn({
    method: 'get',
    path: '/asks/{id}',
    permission: 'asks:read',
    summary: 'One ask',
    tag: 'asks',
    answer: { status: 200, description: 'The ask', schema: askShape, etag: true },
    problems: ['unauthenticated', 'forbidden', 'not-found'],
    handle: async ({ deps, actor, params }) =>
      answered(await viewAsk(deps, actor, params.id ?? ''), withRevision),
  }),
  signedIn({
    method: 'post',
    path: '/asks/{id}/answer',
    permission: 'asks:write',
    summary: 'Write what came of the call',
    description:
      'An ask is answered once. With If-Match, which says that the answer was seen, it is corrected; without, a second answer is a conflict.',
    tag: 'asks',
    takes: 'json',
    body: answerInput,
    answer: { status: 200, description: 'The answered ask', schema: askShape, etag: true },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'invalid', 'conflict', 'stale'],
    handle: async ({ deps, actor, params, body, ifMatch }) =>
      answered(await answerAsk(deps, actor, params.id ?? '', body, ifMatch), withRevision),
  }),
];
