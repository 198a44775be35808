import * as z from 'zod';
import { entryKinds } from '../ledger/ledger.rules.ts';
import { cadences, dueStates, pledgeStates, receiptSources, receiptStates } from '../pledges/pledge.rules.ts';
import type { ReceiptRow } from './receipt-record.rules.ts';
import { suggestionReasons } from './suggest.rules.ts';
import type { ReceiptView } from './view-receipt.ts';

export const receiptShape = z
  .object({
    id: z.string(),
    number: z.string().describe("Jalali year and running number: '1405-000012'"),
    bankAccountId: z.string(),
    receivedOn: z.string(),
    amountRial: z.int(),
    reference: z.string(),
    source: z.enum(receiptSources),
    state: z.enum(receiptStates),
    pledgeId: z.string().nullable(),
    benefactor: z.object({ id: z.string(), name: z.string(), anonymous: z.boolean() }).nullable(),
    recordedAt: z.string(),
    returnedRial: z.int().describe('Went back of it after it was matched'),
    revision: z.int(),
  })
  .meta({ id: 'Receipt', description: 'Money that reached a bank account.' });

const dueShape = z.object({
  month: z.string(),
  dueOn: z.string(),
  amountRial: z.int(),
  receivedRial: z.int(),
  state: z.enum(dueStates),
});

export const standingShape = z
  .object({
    dues: z.array(dueShape),
    receivedRial: z.int(),
    returnedRial: z.int().describe('Of it: went back to who gave it'),
    openRial: z.int().describe('Still open of what is due'),
    beyondRial: z
      .int()
      .describe('Came beyond what is due; of a monthly pledge it waits for the months to come'),
  })
  .meta({ id: 'MoneyStanding' });

export const receiptViewShape = receiptShape
  .extend({
    payer: z.string().nullable(),
    refundableRial: z.int().describe('How much of it may go back: neither set aside nor spent'),
    refundRequestId: z.string().nullable().describe('The refund that waits for another manager'),
    standing: standingShape.nullable().describe('Of the pledge it is matched to'),
    entries: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(entryKinds as readonly [string, ...string[]]),
        postedOn: z.string(),
        reverses: z.string().nullable(),
        reason: z.string().nullable(),
        recordedAt: z.string(),
      }),
    ),
    suggestions: z
      .array(
        z.object({
          pledgeId: z.string(),
          benefactorName: z.string(),
          amountRial: z.int(),
          openRial: z.int(),
          cadence: z.enum(cadences),
          state: z.enum(pledgeStates),
          paymentReference: z.string(),
          score: z.int(),
          reasons: z.array(z.enum(suggestionReasons)),
        }),
      )
      .describe('For which pledges unmatched money may be, the likeliest first'),
  })
  .meta({ id: 'ReceiptView' });

export const receiptBody = ({
  payerSealed: _p,
  organisationId: _o,
  bankFileId: _f,
  recordedBy: _b,
  bank: _k,
  iban: _i,
  pledge,
  ...rest
}: ReceiptRow) => ({
  ...rest,
  benefactor: pledge && { id: pledge.benefactorId, name: pledge.benefactorName, anonymous: pledge.anonymous },
});

export const receiptViewBody = ({ receipt, payer, standing, entries, suggestions, refund }: ReceiptView) => ({
  ...receiptBody(receipt),
  refundableRial: refund.freeRial,
  refundRequestId: refund.waiting?.id ?? null,
  payer,
  standing: standing && {
    ...standing,
    dues: standing.dues.map(({ pledgeId: _p, ...due }) => due),
  },
  entries,
  suggestions: suggestions.map(({ candidate, score, reasons }) => ({
    pledgeId: candidate.pledgeId,
    benefactorName: candidate.benefactorName,
    amountRial: candidate.amountRial,
    openRial: candidate.openRial,
    cadence: candidate.cadence,
    state: candidate.state,
    paymentReference: candidate.paymentReference,
    score,
    reasons,
  })),
});
