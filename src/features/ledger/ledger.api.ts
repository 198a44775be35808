import * as z from 'zod';
import { listOf } from '../../platform/shapes.ts';
import { type ApiRoute, answered, signedIn } from '../../web/http.ts';
import {
  entriesQuery,
  fundsQuery,
  organisationQuery,
  statementQuery,
  trialBalanceQuery,
} from './ledger.input.ts';
import {
  bankAccountShape,
  entryShape,
  entryWithLinesShape,
  fundShape,
  requestBody,
  requestShape,
  statementShape,
  trialBalanceShape,
  yearShape,
} from './ledger-shapes.api.ts';
import { listBankAccounts } from './list-bank-accounts.ts';
import { viewEntries, viewEntry } from './list-entries.ts';
import { viewFund, viewFunds } from './view-funds.ts';
import { viewRequests } from './view-requests.ts';
import { viewStatement } from './view-statement.ts';
import { viewTrialBalance } from './view-trial-balance.ts';
import { viewYears } from './view-years.ts';

const allOf = <S extends z.ZodType>(item: S) => z.object({ items: z.array(item) });
const read = { method: 'get', permission: 'ledger:read', tag: 'ledger' } as const;

/** What is read of the books: a manager's own, an auditor's all. */
export const ledgerRoutes: readonly ApiRoute[] = [
  signedIn({
    ...read,
    path: '/ledger/trial-balance',
    summary: 'Every kind of account at the end of a day, debit and credit',
    query: trialBalanceQuery,
    answer: { status: 200, description: 'The trial balance', schema: trialBalanceShape },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'invalid'],
    handle: async ({ deps, actor, query }) => answered(await viewTrialBalance(deps, actor, query)),
  }),
  signedIn({
    ...read,
    path: '/ledger/entries',
    summary: 'The journal of one organisation, the last posted first',
    query: entriesQuery,
    answer: { status: 200, description: 'A page of entries', schema: listOf(entryShape) },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'invalid'],
    handle: async ({ deps, actor, query }) => answered(await viewEntries(deps, actor, query)),
  }),
  signedIn({
    ...read,
    path: '/ledger/entries/{id}',
    summary: 'One entry with its lines',
    answer: { status: 200, description: 'The entry', schema: entryWithLinesShape },
    problems: ['unauthenticated', 'forbidden', 'not-found'],
    handle: async ({ deps, actor, params }) => answered(await viewEntry(deps, actor, params.id ?? '')),
  }),
  signedIn({
    ...read,
    path: '/ledger/statements',
    summary: "What came, was set aside, spent and is left of one fund's, benefactor's or campaign's money",
    query: statementQuery,
    answer: { status: 200, description: 'The statement', schema: statementShape },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'invalid'],
    handle: async ({ deps, actor, query }) => answered(await viewStatement(deps, actor, query)),
  }),
  signedIn({
    ...read,
    path: '/ledger/funds',
    summary: 'Funds of a source, with what is left in them',
    query: fundsQuery,
    answer: {
      status: 200,
      description: 'A page of funds',
      schema: z.object({ items: z.array(fundShape), total: z.int(), nextCursor: z.string().optional() }),
    },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'invalid'],
    handle: async ({ deps, actor, query }) => answered(await viewFunds(deps, actor, query)),
  }),
  signedIn({
    ...read,
    path: '/ledger/funds/{id}',
    summary: 'One fund',
    answer: { status: 200, description: 'The fund', schema: fundShape },
    problems: ['unauthenticated', 'forbidden', 'not-found'],
    handle: async ({ deps, actor, params }) => answered(await viewFund(deps, actor, params.id ?? '')),
  }),
  signedIn({
    ...read,
    path: '/ledger/bank-accounts',
    summary: 'Bank accounts with what lies in them by the ledger',
    query: organisationQuery,
    answer: { status: 200, description: 'All of them', schema: allOf(bankAccountShape) },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'invalid'],
    handle: async ({ deps, actor, query }) =>
      answered(await listBankAccounts(deps, actor, query.organisationId || undefined), (items) => ({
        body: { items },
      })),
  }),
  signedIn({
    ...read,
    path: '/ledger/requests',
    summary: 'Reversals and closings that wait for a second manager, then those decided last',
    query: organisationQuery,
    answer: { status: 200, description: 'The last hundred', schema: allOf(requestShape) },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'invalid'],
    handle: async ({ deps, actor, query }) =>
      answered(await viewRequests(deps, actor, query.organisationId || undefined), (items) => ({
        body: { items: items.map(requestBody) },
      })),
  }),
  signedIn({
    ...read,
    path: '/ledger/years',
    summary: 'Jalali years of the books, and what stands in the way of closing each',
    query: organisationQuery,
    answer: { status: 200, description: 'The latest first', schema: allOf(yearShape) },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'invalid'],
    handle: async ({ deps, actor, query }) =>
      answered(await viewYears(deps, actor, query.organisationId || undefined), (years) => ({
        body: {
          items: years.map(({ closed, asked, ...year }) => ({
            ...year,
            closedAt: closed?.closedAt ?? null,
            requestId: asked?.id ?? null,
          })),
        },
      })),
  }),
];
