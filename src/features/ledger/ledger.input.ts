import * as z from 'zod';
import { fromJalali } from '../../kernel/calendar.ts';
import { maxRial } from '../../kernel/money.ts';
import { toLatinDigits } from '../../kernel/persian.ts';
import { day, line, page } from '../../platform/fields.ts';
import { knownAt } from '../targets/targets.input.ts';
import { checkCard, checkIban } from './bank-account.rules.ts';
import { accountKinds, entryKinds, fundSources } from './ledger.rules.ts';

const id = z.string().min(1, { error: 'required' }).max(60);
export const amount = z.int().min(1).max(maxRial).describe('Whole rials');

const iban = z
  .string()
  .transform((text, ctx): string => {
    const checked = checkIban(text);
    if (checked.ok) return checked.value;
    ctx.addIssue({ code: 'custom', message: checked.fault });
    return z.NEVER;
  })
  .meta({ description: 'IR and 24 digits, in any digits', examples: ['IR820540102680020817909002'] });

const card = z
  .string()
  .nullish()
  .transform((text, ctx): string | null => {
    if (text === null || text === undefined || text.trim() === '') return null;
    const checked = checkCard(text);
    if (checked.ok) return checked.value;
    ctx.addIssue({ code: 'custom', message: checked.fault });
    return z.NEVER;
  })
  .meta({ description: '16 digits that donors may pay to', examples: ['6037991234567893'] });

export const bankAccountInput = z.strictObject({ bank: line(60), iban, card }).meta({ id: 'NewBankAccount' });

export const bankAccountPatch = z
  .strictObject({ bank: line(60).optional(), card: card.optional() })
  .meta({ id: 'BankAccountPatch' });

export const creditLineInput = z
  .strictObject({
    name: line(80).describe('Who gives it and what for'),
    amountRial: amount,
    allottedOn: day,
  })
  .meta({ id: 'NewCreditLine' });

export const creditMoveInput = z
  .strictObject({
    act: z
      .enum(['allot', 'withdraw', 'draw'])
      .describe('Add to the line; take back what is neither drawn nor promised; draw to a bank account'),
    amountRial: amount,
    postedOn: day,
    bankAccountId: id.optional().describe('Where it is drawn to'),
  })
  .meta({ id: 'CreditMove' });

export const openingInput = z
  .strictObject({
    bankAccountId: id,
    fund: z.enum(['general', 'contingency', 'loan']).describe("Which of the association's own funds"),
    amountRial: amount,
    postedOn: day,
  })
  .meta({ id: 'OpeningBalance', description: 'What lay in a bank account for a fund when the books began.' });

export const transferInput = z
  .strictObject({
    from: z.enum(['general', 'contingency', 'loan']),
    to: z.enum(['general', 'contingency', 'loan']),
    amountRial: amount,
    postedOn: day,
    reason: line(300).describe('No names'),
  })
  .meta({ id: 'FundTransfer' });

export const reversalInput = z
  .strictObject({ reason: line(300).describe('Why it was wrong; no names') })
  .meta({ id: 'ReversalRequest' });

export const decisionInput = z.strictObject({ confirm: z.boolean() }).meta({ id: 'LedgerDecision' });

/** A Jalali year in any digits, 1390 to 1500. */
export const jalaliYear = z
  .string()
  .transform((text, ctx): number => {
    const year = Number(toLatinDigits(text.trim()));
    if (Number.isInteger(year) && year >= 1390 && year <= 1500 && fromJalali(year, 1, 1)) return year;
    ctx.addIssue({ code: 'custom', message: 'year.unreadable' });
    return z.NEVER;
  })
  .meta({ description: 'A Jalali year, in any digits', examples: ['1405'] });

const organisationId = z
  .string()
  .max(60)
  .optional()
  .describe('One organisation, for those who see all; a manager sees the own one.');

export const organisationQuery = z.object({ organisationId });

export const trialBalanceQuery = z.object({
  asOf: day.optional().describe('At the end of this day; today where not sent. Not in the future.'),
  knownAt: knownAt.optional(),
  beforeClosing: z.enum(['true']).optional().describe('Without the closing entry of that very day'),
  organisationId,
});

export const entriesQuery = z.object({
  from: day.optional(),
  to: day.optional(),
  kind: z.enum(entryKinds as [string, ...string[]]).optional(),
  fundId: id.optional(),
  bankAccountId: id.optional(),
  account: z.enum(accountKinds).optional().describe('Entries that move an account of this kind'),
  pledgeId: id.optional(),
  sponsorshipId: id.optional(),
  organisationId,
  ...page,
});

export const fundsQuery = z.object({
  source: z.enum(fundSources).default('association').describe('Whose money: `association` where not sent'),
  organisationId,
  ...page,
});

export const statementQuery = z.object({
  fundId: id.optional(),
  benefactorId: id.optional(),
  campaignId: id.optional(),
  year: jalaliYear.optional().describe('One Jalali year; from the beginning up to now where not sent'),
});
