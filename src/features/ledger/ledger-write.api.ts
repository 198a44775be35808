import * as z from 'zod';
import { type ApiRoute, answered, signedIn } from '../../web/http.ts';
import { addBankAccount } from './add-bank-account.ts';
import { askClosing } from './ask-closing.ts';
import { askReversal } from './ask-reversal.ts';
import type { BankAccountRecord } from './bank-account.rules.ts';
import { closeBankAccount, editBankAccount } from './change-bank-account.ts';
import { addCreditLine, moveCredit } from './credit-lines.ts';
import { decideLedgerRequestAsSecond } from './decide-as-second.ts';
import { decideLedgerRequest } from './decide-request.ts';
import {
  bankAccountInput,
  bankAccountPatch,
  creditLineInput,
  creditMoveInput,
  decisionInput,
  openingInput,
  reversalInput,
  transferInput,
} from './ledger.input.ts';
import { bankAccountShape, fundShape, requestBody, requestShape } from './ledger-shapes.api.ts';
import { enterOpening, transferBetweenFunds } from './own-funds.ts';
import type { LedgerRequestRecord } from './request.rules.ts';

const write = { method: 'post', permission: 'ledger:write', tag: 'ledger' } as const;
const posted = z.object({ entryId: z.string() });
const withRevision = (account: BankAccountRecord) => ({ body: account, revision: account.revision });
const asked = (request: LedgerRequestRecord) => ({
  status: 201 as const,
  body: requestBody(request),
  revision: request.revision,
});

/** What a manager does in the books; all else is posted by what happens elsewhere. */
export const ledgerWriteRoutes: readonly ApiRoute[] = [
  signedIn({
    ...write,
    path: '/ledger/bank-accounts',
    summary: "Record where the association's money lies",
    takes: 'json',
    body: bankAccountInput,
    answer: { status: 201, description: 'The account', schema: bankAccountShape, etag: true },
    problems: ['unauthenticated', 'forbidden', 'invalid', 'malformed'],
    handle: async ({ deps, actor, body }) =>
      answered(await addBankAccount(deps, actor, body), (account) => ({
        status: 201,
        ...withRevision(account),
      })),
  }),
  signedIn({
    ...write,
    method: 'patch',
    path: '/ledger/bank-accounts/{id}',
    summary: "Change the bank's name or the card",
    takes: 'json',
    body: bankAccountPatch,
    answer: { status: 200, description: 'The account as it stands', schema: bankAccountShape, etag: true },
    problems: [
      'unauthenticated',
      'forbidden',
      'not-found',
      'invalid',
      'malformed',
      'conflict',
      'stale',
      'precondition-required',
    ],
    handle: async ({ deps, actor, params, body, ifMatch }) =>
      answered(await editBankAccount(deps, actor, params.id ?? '', ifMatch, body), withRevision),
  }),
  signedIn({
    ...write,
    path: '/ledger/bank-accounts/{id}/close',
    summary: 'Close an empty bank account for good; If-Match is honoured when sent',
    answer: { status: 200, description: 'The closed account', schema: bankAccountShape, etag: true },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'conflict', 'stale'],
    handle: async ({ deps, actor, params, ifMatch }) =>
      answered(await closeBankAccount(deps, actor, params.id ?? '', ifMatch), withRevision),
  }),
  signedIn({
    ...write,
    path: '/ledger/openings',
    summary: 'What lay in a bank account for an own fund when the books began; once for the two',
    takes: 'json',
    body: openingInput,
    answer: { status: 201, description: 'What was posted', schema: posted },
    problems: ['unauthenticated', 'forbidden', 'invalid', 'malformed', 'conflict'],
    handle: async ({ deps, actor, body }) =>
      answered(await enterOpening(deps, actor, body), (made) => ({ status: 201, body: made })),
  }),
  signedIn({
    ...write,
    path: '/ledger/transfers',
    summary: "Move money between the association's own funds",
    takes: 'json',
    body: transferInput,
    answer: { status: 201, description: 'What was posted', schema: posted },
    problems: ['unauthenticated', 'forbidden', 'invalid', 'malformed', 'conflict'],
    handle: async ({ deps, actor, body }) =>
      answered(await transferBetweenFunds(deps, actor, body), (made) => ({ status: 201, body: made })),
  }),
  signedIn({
    ...write,
    path: '/ledger/credit-lines',
    summary: 'Open a credit line with what is allotted',
    takes: 'json',
    body: creditLineInput,
    answer: { status: 201, description: 'Its fund', schema: fundShape },
    problems: ['unauthenticated', 'forbidden', 'invalid', 'malformed', 'conflict'],
    handle: async ({ deps, actor, body }) =>
      answered(await addCreditLine(deps, actor, body), (fund) => ({ status: 201, body: fund })),
  }),
  signedIn({
    ...write,
    path: '/ledger/credit-lines/{id}/moves',
    summary: 'Add to a credit line, take back, or draw to a bank account',
    takes: 'json',
    body: creditMoveInput,
    answer: { status: 200, description: 'Its fund as it stands', schema: fundShape },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'invalid', 'malformed', 'conflict'],
    handle: async ({ deps, actor, params, body }) =>
      answered(await moveCredit(deps, actor, params.id ?? '', body)),
  }),
  signedIn({
    ...write,
    path: '/ledger/entries/{id}/reversal',
    summary: 'Ask for an entry to be reversed; another manager confirms',
    description:
      'Opening balances, credit lines and transfers; what a receipt, pledge or sponsorship posted is undone there (409).',
    takes: 'json',
    body: reversalInput,
    answer: { status: 201, description: 'The request', schema: requestShape, etag: true },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'invalid', 'malformed', 'conflict'],
    handle: async ({ deps, actor, params, body }) =>
      answered(await askReversal(deps, actor, params.id ?? '', body), asked),
  }),
  signedIn({
    ...write,
    path: '/ledger/years/{year}/closing',
    summary: 'Ask for a Jalali year to be closed; another manager confirms',
    params: z.object({ year: z.string().meta({ description: 'A Jalali year', examples: ['1405'] }) }),
    answer: { status: 201, description: 'The request', schema: requestShape, etag: true },
    problems: ['unauthenticated', 'forbidden', 'invalid', 'conflict'],
    handle: async ({ deps, actor, params }) =>
      answered(await askClosing(deps, actor, params.year ?? ''), asked),
  }),
  signedIn({
    ...write,
    path: '/ledger/requests/{id}/decision',
    summary: 'Confirm what another manager asked, which posts it, or refuse; If-Match is honoured when sent',
    takes: 'json',
    body: decisionInput,
    answer: { status: 200, description: 'The decided request', schema: requestShape, etag: true },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'invalid', 'malformed', 'conflict', 'stale'],
    handle: async ({ deps, actor, params, body, ifMatch }) =>
      answered(await decideLedgerRequest(deps, actor, params.id ?? '', ifMatch, body), (request) => ({
        body: requestBody(request),
        revision: request.revision,
      })),
  }),
  signedIn({
    ...write,
    permission: 'requests:second',
    path: '/ledger/requests/{id}/second-decision',
    summary: 'Decide from above, where the organisation has no other manager than the one who asked',
    description:
      'A council its province’s, the national office any; 404 for every other request. If-Match is honoured when sent.',
    takes: 'json',
    body: decisionInput,
    answer: { status: 200, description: 'The decided request', schema: requestShape, etag: true },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'invalid', 'malformed', 'conflict', 'stale'],
    handle: async ({ deps, actor, params, body, ifMatch }) =>
      answered(await decideLedgerRequestAsSecond(deps, actor, params.id ?? '', ifMatch, body), (request) => ({
        body: requestBody(request),
        revision: request.revision,
      })),
  }),
];
