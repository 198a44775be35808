import * as z from 'zod';
import type { Lang } from '../../kernel/text.ts';
import { parse } from '../../platform/parse.ts';
import { listOf } from '../../platform/shapes.ts';
import { changeRoute } from '../../web/change-route.ts';
import { type ApiRoute, answered, signedIn } from '../../web/http.ts';
import { requestBody, requestShape } from '../ledger/ledger-shapes.api.ts';
import { askRefund } from './ask-refund.ts';
import { bankFileTemplate, importBankFile } from './import-bank-file.ts';
import { listReceipts } from './list-receipts.ts';
import { matchReceipt } from './match-receipt.ts';
import {
  importQuery,
  matchInput,
  receiptInput,
  receiptsQuery,
  refundInput,
  returnInput,
  undoInput,
} from './receipt.input.ts';
import type { ReceiptRow } from './receipt-record.rules.ts';
import { receiptBody, receiptShape, receiptViewBody, receiptViewShape } from './receipt-shape.api.ts';
import { recordReceipt } from './record-receipt.ts';
import type { BankFileReport } from './report-bank-file.ts';
import { returnReceipt } from './return-receipt.ts';
import { undoMatch } from './undo-match.ts';
import { viewBankFile } from './view-bank-file.ts';
import { viewReceipt } from './view-receipt.ts';

const templateQuery = z.object({ lang: z.enum(['fa', 'en']).optional() });

const reportShape = z
  .object({
    dryRun: z.boolean(),
    id: z.string().nullable().describe('Of the list, as it is kept; null where nothing of it is'),
    bankAccountId: z.string(),
    rows: z.int(),
    waiting: z.int().describe('Rows that land by themselves: ask again for this list'),
    matched: z.int(),
    unmatched: z.int(),
    repeated: z.int().describe('Stood here before; a repeat posts nothing'),
    passedOver: z.int().describe('Money that went out'),
    rejectedRows: z.int(),
    receivedRial: z.int(),
    rejected: z.array(
      z.object({
        row: z.int().describe('Number of the CSV record; the header is 1, empty records count'),
        field: z.string(),
        code: z.string(),
        message: z.string(),
      }),
    ),
    items: z
      .array(
        z.object({
          row: z.int(),
          outcome: z.enum(['matched', 'unmatched', 'repeated']),
          receivedOn: z.string(),
          amountRial: z.int(),
          reference: z.string(),
          receiptId: z.string().nullable(),
          pledgeId: z.string().nullable(),
        }),
      )
      .describe('The first 500 rows of money that came'),
    unknownHeaders: z.array(z.string()),
  })
  .meta({ id: 'BankFileReport' });

const reportBody = ({ rejected, ...report }: BankFileReport, lang: Lang) => ({
  ...report,
  rejected: rejected.map((one) => ({ ...one, message: one.message[lang] })),
});

const decision = (
  at: string,
  of: Pick<Parameters<typeof changeRoute<ReceiptRow>>[0], 'summary' | 'body' | 'does'>,
): ApiRoute =>
  changeRoute({
    ...of,
    path: `/receipts/{id}/${at}`,
    permission: 'receipts:write',
    tag: 'receipts',
    stands: 'The receipt as it stands now',
    schema: receiptShape,
    shown: receiptBody,
  });

const deciding = [
  'unauthenticated',
  'forbidden',
  'not-found',
  'invalid',
  'malformed',
  'conflict',
  'stale',
] as const;

export const receiptRoutes: readonly ApiRoute[] = [
  signedIn({
    method: 'get',
    path: '/receipts/import/template.csv',
    permission: 'receipts:write',
    summary: "An empty bank's list with its headings",
    tag: 'receipts',
    query: templateQuery,
    answer: { status: 200, description: 'CSV, UTF-8 with BOM', text: 'text/csv' },
    problems: ['invalid', 'unauthenticated', 'forbidden'],
    handle: async ({ actor, query }) => {
      const asked = parse(templateQuery, query);
      if (!asked.ok) return asked;
      return answered(bankFileTemplate(actor, asked.value.lang ?? 'fa'), (content) => ({
        text: { type: 'text/csv; charset=utf-8', content, fileName: 'mehrkar-bank.csv' },
      }));
    },
  }),
  signedIn({
    method: 'post',
    path: '/receipts/import',
    permission: 'receipts:write',
    summary: "Read a bank's list: each payment is received once and matched by reference",
    description:
      'The row in which a file was cut off (no line end follows it) is refused. Money that went out is passed over. The list is kept before its first row lands: cut off anywhere, it goes on by itself, and the same list again joins it.',
    tag: 'receipts',
    takes: 'csv',
    query: importQuery,
    answer: { status: 200, description: 'What became of each row', schema: reportShape },
    problems: ['invalid', 'unauthenticated', 'forbidden', 'too-large', 'unsupported-media'],
    handle: async ({ deps, actor, body, query, lang }) => {
      const asked = parse(importQuery, query);
      if (!asked.ok) return asked;
      return answered(await importBankFile(deps, actor, String(body), asked.value), (report) => ({
        body: reportBody(report, lang),
      }));
    },
  }),
  signedIn({
    method: 'get',
    path: '/receipts/import/{id}',
    permission: 'receipts:write',
    summary: "How far a bank's list is, and what became of its rows so far",
    tag: 'receipts',
    answer: { status: 200, description: 'What became of each row', schema: reportShape },
    problems: ['unauthenticated', 'forbidden', 'not-found'],
    handle: async ({ deps, actor, params, lang }) =>
      answered(await viewBankFile(deps, actor, params.id ?? ''), ({ report }) => ({
        body: reportBody(report, lang),
      })),
  }),
  signedIn({
    method: 'post',
    path: '/receipts',
    permission: 'receipts:write',
    summary: 'Enter money that came; the same payment again answers the receipt that stands',
    tag: 'receipts',
    takes: 'json',
    body: receiptInput,
    answer: {
      status: 201,
      description: 'The receipt',
      schema: receiptShape.extend({ repeated: z.boolean() }).meta({ id: 'RecordedReceipt' }),
      etag: true,
      location: true,
    },
    problems: ['unauthenticated', 'forbidden', 'invalid', 'malformed', 'conflict'],
    handle: async ({ deps, actor, body }) =>
      answered(await recordReceipt(deps, actor, body), ({ repeated, ...row }) => ({
        status: 201,
        body: { ...receiptBody(row), repeated },
        revision: row.revision,
        location: `/api/v1/receipts/${row.id}`,
      })),
  }),
  signedIn({
    method: 'get',
    path: '/receipts',
    permission: 'receipts:write',
    summary: "The organisation's receipts, the latest first",
    tag: 'receipts',
    query: receiptsQuery,
    answer: { status: 200, description: 'A page of receipts', schema: listOf(receiptShape) },
    problems: ['unauthenticated', 'forbidden', 'invalid'],
    handle: async ({ deps, actor, query }) =>
      answered(await listReceipts(deps, actor, query), ({ items, ...page }) => ({
        body: { items: items.map(receiptBody), ...page },
      })),
  }),
  signedIn({
    method: 'get',
    path: '/receipts/{id}',
    permission: 'receipts:write',
    summary: 'One receipt, with what was posted and, while unmatched, for which pledges it may be',
    tag: 'receipts',
    answer: { status: 200, description: 'The receipt', schema: receiptViewShape, etag: true },
    problems: ['unauthenticated', 'forbidden', 'not-found'],
    handle: async ({ deps, actor, params }) =>
      answered(await viewReceipt(deps, actor, params.id ?? ''), (view) => ({
        body: receiptViewBody(view),
        revision: view.receipt.revision,
      })),
  }),
  decision('match', {
    summary: 'Decide for which pledge unmatched money is; If-Match is honoured when sent',
    body: matchInput,
    does: matchReceipt,
  }),
  decision('undo', {
    summary:
      'Take a wrong match back, while nothing of that money is allocated; If-Match is honoured when sent',
    body: undoInput,
    does: undoMatch,
  }),
  decision('return', {
    summary: 'Record that unmatched money was sent back, and why; If-Match is honoured when sent',
    body: returnInput,
    does: returnReceipt,
  }),
  signedIn({
    method: 'post',
    path: '/receipts/{id}/refund',
    permission: 'receipts:write',
    summary: 'Ask for money of a pledge to go back, in part or whole; another manager confirms the request',
    description:
      'No more than its fund has left to allocate: 409 with `leftRial`. What the bank takes is paid by the association’s own fund, or by the gift where its intention allows. If-Match is honoured when sent.',
    tag: 'receipts',
    takes: 'json',
    body: refundInput,
    answer: { status: 201, description: 'The request', schema: requestShape, etag: true },
    problems: deciding,
    handle: async ({ deps, actor, params, body, ifMatch }) =>
      answered(await askRefund(deps, actor, params.id ?? '', ifMatch, body), (request) => ({
        status: 201,
        body: requestBody(request),
        revision: request.revision,
      })),
  }),
];
