import * as z from 'zod';
import { name } from '../../platform/shapes.ts';
import { accountKinds, entryKinds, fundPurposes, fundSources } from './ledger.rules.ts';
import { feePayers, type LedgerRequestRecord, ledgerRequestKinds } from './request.rules.ts';
import { effects } from './statement.rules.ts';

const kinds = z.enum(entryKinds as [string, ...string[]]);
const sides = { debitRial: z.int(), creditRial: z.int() };
const date = z.string();

export const trialBalanceShape = z
  .object({
    asOf: date,
    knownAt: z.string().nullable(),
    beforeClosing: z.boolean(),
    organisationId: z.string().nullable().describe('null: all organisations together'),
    organisationName: name.nullable(),
    kinds: z.array(
      z.object({
        kind: z.enum(accountKinds),
        ...sides,
        groups: z.array(
          z.object({
            kind: z.enum(accountKinds),
            id: z
              .string()
              .nullable()
              .describe('A bank account, credit line or own fund; null: several together'),
            title: name.nullable(),
            ...sides,
          }),
        ),
      }),
    ),
    total: z.object(sides).describe('Equal, always'),
  })
  .meta({ id: 'TrialBalance' });

export const entryShape = z
  .object({
    id: z.string(),
    seq: z.int().describe('In the order of posting, without gaps in one organisation'),
    organisationId: z.string(),
    kind: kinds,
    postedOn: date,
    amountRial: z.int().describe('The sum of its debits'),
    pledgeId: z.string().nullable(),
    receiptId: z.string().nullable(),
    sponsorshipId: z.string().nullable(),
    reason: z.string().nullable(),
    reverses: z.string().nullable(),
    reversedBy: z.string().nullable(),
    recordedAt: z.string(),
    recordedBy: z.string(),
  })
  .meta({ id: 'LedgerEntry' });

export const entryWithLinesShape = entryShape
  .extend({
    recordedByName: z.string(),
    lines: z.array(
      z.object({
        no: z.int(),
        account: z.object({
          kind: z.enum(accountKinds),
          fundId: z.string().describe('Empty = none'),
          ref: z.string().describe('The bank account, pledge or sponsorship; empty = none'),
        }),
        title: name.nullable(),
        amountRial: z.int().describe('> 0 debits, < 0 credits'),
        balanceRial: z.int().describe('What the account held after it'),
      }),
    ),
  })
  .meta({ id: 'LedgerEntryWithLines' });

export const statementShape = z
  .object({
    of: name,
    year: z.int().nullable(),
    from: date.nullable(),
    to: date,
    openingRial: z.int(),
    openingAllocatedRial: z.int(),
    receivedRial: z.int(),
    transferredRial: z.int(),
    returnedRial: z.int(),
    spentRial: z.int(),
    feesRial: z.int().describe('Of what is spent: what the bank took'),
    allocatedRial: z.int(),
    leftRial: z.int(),
    lines: z.array(
      z.object({
        entryId: z.string(),
        day: date,
        kind: kinds,
        reversedKind: kinds.nullable(),
        effect: z.enum(effects),
        amountRial: z.int(),
        transferredRial: z.int(),
        fundRial: z.int(),
        allocatedRial: z.int(),
        fundId: z.string(),
        pledgeId: z.string().nullable(),
        sponsorshipId: z.string().nullable(),
        receiptId: z.string().nullable(),
      }),
    ),
  })
  .meta({
    id: 'Statement',
    description: 'opening + openingAllocated + received + transferred − returned − spent = left + allocated.',
  });

export const fundShape = z
  .object({
    id: z.string(),
    organisationId: z.string(),
    source: z.enum(fundSources),
    purpose: z.enum(fundPurposes),
    name: z.string().nullable(),
    benefactorId: z.string().nullable(),
    benefactor: z
      .object({ name: z.string(), anonymous: z.boolean() })
      .nullable()
      .describe('Told to managers alone'),
    pledgeId: z.string().nullable(),
    paymentReference: z.string().nullable(),
    campaignId: z.string().nullable(),
    campaignTitle: z.string().nullable(),
    intention: z.string(),
    createdAt: z.string(),
    leftRial: z.int().describe('Left to allocate'),
    allocatedRial: z.int().describe('Set aside for kits'),
    spentRial: z.int(),
    allottedRial: z.int().describe('Of a credit line'),
    undrawnRial: z.int().describe('Of a credit line: allotted, not drawn to a bank account yet'),
  })
  .meta({ id: 'Fund' });

export const bankAccountShape = z
  .object({
    id: z.string(),
    organisationId: z.string(),
    bank: z.string(),
    iban: z.string(),
    card: z.string().nullable(),
    createdAt: z.string(),
    closedAt: z.string().nullable(),
    revision: z.int(),
    balanceRial: z.int(),
    unidentifiedRial: z.int().describe('Of the balance: receipts nobody has decided on'),
  })
  .meta({ id: 'BankAccount' });

export const requestShape = z
  .object({
    id: z.string(),
    kind: z.enum(ledgerRequestKinds),
    subject: z.string().describe('The entry, the Jalali year, or the receipt'),
    reason: z.string().nullable(),
    refund: z
      .object({
        pledgeId: z.string(),
        bankAccountId: z.string(),
        amountRial: z.int().describe('Leaves the fund of the gift'),
        feeRial: z.int(),
        feeFrom: z.enum(feePayers),
      })
      .nullable(),
    state: z.enum(['asked', 'confirmed', 'refused']),
    askedAt: z.string(),
    askedBy: z.string(),
    decidedAt: z.string().nullable(),
    decidedBy: z.string().nullable(),
    revision: z.int(),
  })
  .meta({ id: 'LedgerRequest' });

export const requestBody = ({
  organisationId: _o,
  askedByName: _a,
  decidedByName: _d,
  decidedFrom: _f,
  ...request
}: LedgerRequestRecord) => request;

export const yearShape = z
  .object({
    year: z.int(),
    first: date,
    last: date,
    closedAt: z.string().nullable(),
    hindrance: name.nullable().describe('Why it cannot be closed now'),
    requestId: z.string().nullable().describe('The request that waits for the second manager'),
  })
  .meta({ id: 'LedgerYear' });
