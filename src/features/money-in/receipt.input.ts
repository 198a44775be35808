import * as z from 'zod';
import { maxRial } from '../../kernel/money.ts';
import { day, line, optionalLine, page } from '../../platform/fields.ts';
import { feePayers } from '../ledger/request.rules.ts';
import { paymentReferenceIn } from '../pledges/payment-reference.rules.ts';
import { receiptStates } from '../pledges/pledge.rules.ts';
import { digitsOf, plainReference } from './digits.rules.ts';

const id = z.string().min(1, { error: 'required' }).max(60);
const amount = z.int().min(1).max(maxRial).describe('Whole rials');

/** The bank's number of a payment, in one form. */
export const bankReference = line(60)
  .transform(plainReference)
  .pipe(z.string().min(1, { error: 'required' }).max(60))
  .describe("The bank's number of the payment");

/** Digits by which a pledge is found; the check digit tells a slip of the pen. */
export const paymentReference = z
  .string()
  .max(60)
  .transform((text, ctx) => {
    const found = paymentReferenceIn(digitsOf(text));
    if (found !== undefined) return found;
    ctx.addIssue({ code: 'custom', message: 'payment-reference.wrong' });
    return z.NEVER;
  });

/** The body of `POST /receipts`. */
export const receiptInput = z
  .strictObject({
    bankAccountId: id.optional().describe('May be left out where there is one alone'),
    receivedOn: day,
    amountRial: amount,
    reference: bankReference,
    payer: optionalLine(300).describe('What the payer wrote, or the bank says of them'),
    pledgeId: id.optional(),
    paymentReference: paymentReference.optional().describe('Instead of `pledgeId`'),
  })
  .meta({ id: 'NewReceipt' });

export const receiptsQuery = z.object({
  state: z.enum(receiptStates).optional(),
  pledgeId: id.optional(),
  bankAccountId: id.optional(),
  ...page,
});

export const matchInput = z
  .strictObject({
    pledgeId: id.optional(),
    paymentReference: paymentReference.optional().describe('Instead of `pledgeId`'),
  })
  .refine((body) => (body.pledgeId === undefined) !== (body.paymentReference === undefined), {
    path: ['pledgeId'],
    error: 'required',
  })
  .meta({ id: 'ReceiptMatch' });

const reason = line(300).describe('Why; names nobody');
export const returnInput = z
  .strictObject({ reason, returnedOn: day.optional().describe('The day on which it was sent back; today') })
  .meta({ id: 'ReceiptReturn' });
export const undoInput = z.strictObject({ reason }).meta({ id: 'ReceiptUndo' });

/** The body of `POST /receipts/{id}/refund`. */
export const refundInput = z
  .strictObject({
    amountRial: amount.describe('Leaves the fund of the gift, in whole rials'),
    feeRial: z.int().min(0).max(maxRial).optional().describe('What the bank takes for it; 0 where left out'),
    feeFrom: z
      .enum(feePayers)
      .optional()
      .describe('`association` where left out; `gift`: a part of what goes back, where its intention allows'),
    bankAccountId: id.optional().describe('From which account; the one the money came to where left out'),
    reason,
  })
  .meta({ id: 'NewRefund' });

/** The body of `POST /pledges/{id}/notices`. */
export const noticeInput = z
  .strictObject({ reference: bankReference, amountRial: amount, paidOn: day })
  .meta({ id: 'NewPaymentNotice' });

export const importQuery = z.object({
  bankAccountId: id.optional().describe('May be left out where there is one alone'),
  name: z.string().max(120).optional().describe('What the file is called'),
  wholeLastRow: z
    .enum(['true', 'false'])
    .default('false')
    .transform((text) => text === 'true')
    .describe('The last row is whole although no line end follows it'),
  dryRun: z
    .enum(['true', 'false', '1', '0', ''])
    .default('false')
    .transform((text) => text === 'true' || text === '1' || text === ''),
});
