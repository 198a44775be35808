import * as z from 'zod';
import { type ApiRoute, answered, signedIn } from '../../web/http.ts';
import { announcePayment } from './announce-payment.ts';
import { dismissNotice, listOpenNotices } from './dismiss-notice.ts';
import { noticeInput } from './receipt.input.ts';

const noticeShape = z
  .object({
    id: z.string(),
    pledgeId: z.string(),
    reference: z.string(),
    amountRial: z.int(),
    paidOn: z.string(),
    receiptId: z.string().nullable().describe('Once its money came'),
    createdAt: z.string(),
  })
  .meta({ id: 'PaymentNotice', description: "A benefactor's word that they have paid." });

const bodyOf = <N extends { dismissedAt: string | null }>({ dismissedAt: _d, ...notice }: N) => notice;

export const noticeRoutes: readonly ApiRoute[] = [
  signedIn({
    method: 'post',
    path: '/pledges/{id}/notices',
    permission: 'pledges:shared',
    summary: 'Say that a pledge was paid, with the number that the bank gave',
    description:
      'A benefactor of their own pledge, a manager of one of the organisation. Matched when the bank row comes, or at once where it has.',
    tag: 'receipts',
    takes: 'json',
    body: noticeInput,
    answer: { status: 201, description: 'The notice', schema: noticeShape },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'invalid', 'malformed', 'conflict'],
    handle: async ({ deps, actor, params, body }) =>
      answered(await announcePayment(deps, actor, params.id ?? '', body), (notice) => ({
        status: 201,
        body: bodyOf(notice),
      })),
  }),
  signedIn({
    method: 'get',
    path: '/payment-notices',
    permission: 'receipts:write',
    summary: 'Payments that were announced and have not come, the oldest first; at most 100',
    tag: 'receipts',
    answer: {
      status: 200,
      description: 'Open notices',
      schema: z.object({ items: z.array(noticeShape.extend({ benefactorName: z.string() })) }),
    },
    problems: ['unauthenticated', 'forbidden'],
    handle: async ({ deps, actor }) =>
      answered(await listOpenNotices(deps, actor), (items) => ({ body: { items: items.map(bodyOf) } })),
  }),
  signedIn({
    method: 'post',
    path: '/payment-notices/{id}/dismiss',
    permission: 'receipts:write',
    summary: 'Put an open notice aside whose money did not come',
    tag: 'receipts',
    answer: { status: 200, description: 'Which one', schema: z.object({ id: z.string() }) },
    problems: ['unauthenticated', 'forbidden', 'not-found'],
    handle: async ({ deps, actor, params }) => answered(await dismissNotice(deps, actor, params.id ?? '')),
  }),
];
