import { sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { AccountKind, EntryKind, FundPurpose, FundSource } from '../features/ledger/ledger.rules.ts';
import type { LedgerRequestKind, RefundTerms } from '../features/ledger/request.rules.ts';
import type { Intention } from '../features/pledges/pledge.rules.ts';
import { benefactor } from './benefactors.ts';
import { account, organisation } from './organisations.ts';

/** Where an association's money lies. */
export const bankAccount = sqliteTable(
  'bank_account',
  {
    id: text('id').primaryKey(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id),
    bank: text('bank').notNull(),
    /** IR and 24 digits. */
    iban: text('iban').notNull().unique(),
    /** Card number that donors pay to, where there is one. */
    card: text('card'),
    closedAt: text('closed_at'),
    createdAt: text('created_at').notNull(),
    revision: integer('revision').notNull().default(1),
  },
  (t) => [index('bank_account_organisation').on(t.organisationId)],
);

/** Whose money, and what for. One for each pledge of money or kit, one for each credit line, and the association's own. */
export const fund = sqliteTable(
  'fund',
  {
    id: text('id').primaryKey(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id),
    source: text('source').$type<FundSource>().notNull(),
    purpose: text('purpose').$type<FundPurpose>().notNull(),
    /** Of a credit line or an own fund. */
    name: text('name'),
    benefactorId: text('benefactor_id').references(() => benefactor.id),
    pledgeId: text('pledge_id').unique(),
    campaignId: text('campaign_id'),
    intention: text('intention').$type<Intention>().notNull().default('none'),
    createdAt: text('created_at').notNull(),
    closedAt: text('closed_at'),
  },
  (t) => [
    index('fund_benefactor').on(t.benefactorId),
    index('fund_campaign').on(t.campaignId),
    index('fund_organisation').on(t.organisationId, t.source),
    uniqueIndex('fund_own_once')
      .on(t.organisationId, t.purpose)
      .where(sql`purpose in ('general','contingency','loan')`),
    check('fund_source', sql`${t.source} in ('benefactor','credit-line','association')`),
    check(
      'fund_given',
      sql`(${t.source} = 'benefactor') = (${t.pledgeId} is not null and ${t.benefactorId} is not null)`,
    ),
    check('fund_purpose', sql`${t.purpose} in ('given','credit-line','general','contingency','loan')`),
  ],
);

/** An account of the ledger; opened by the first entry that moves it, never changed. */
export const ledgerAccount = sqliteTable(
  'ledger_account',
  {
    id: integer('id').primaryKey(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id),
    kind: text('kind').$type<AccountKind>().notNull(),
    /** Empty = none: what is to be there once cannot be null. */
    fundId: text('fund_id').notNull().default(''),
    ref: text('ref').notNull().default(''),
  },
  (t) => [
    uniqueIndex('ledger_account_once').on(t.organisationId, t.kind, t.fundId, t.ref),
    index('ledger_account_fund').on(t.fundId),
    index('ledger_account_ref').on(t.ref),
  ],
);

/**
 * One thing that happened to the money. Its lines are written before it: the database refuses it where they do not sum to
 * nothing, overdraw an account, move what its kind does not, or lie in a closed year, and lines without one do not outlive
 * their transaction. Nothing of it is ever edited (docs/decisions/0043).
 */
export const ledgerEntry = sqliteTable(
  'ledger_entry',
  {
    id: text('id').primaryKey(),
    /** In the order of posting, without gaps in one organisation. */
    seq: integer('seq').notNull(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id),
    kind: text('kind').$type<EntryKind>().notNull(),
    postedOn: text('posted_on').notNull(),
    sourceKey: text('source_key').notNull().unique(),
    reverses: text('reverses')
      .unique()
      .references((): AnySQLiteColumn => ledgerEntry.id),
    pledgeId: text('pledge_id'),
    receiptId: text('receipt_id'),
    sponsorshipId: text('sponsorship_id'),
    reason: text('reason'),
    recordedAt: text('recorded_at').notNull(),
    /** Account of who did it, or `system:…`. */
    recordedBy: text('recorded_by').notNull(),
  },
  (t) => [
    uniqueIndex('ledger_entry_seq').on(t.organisationId, t.seq),
    index('ledger_entry_day').on(t.organisationId, t.postedOn),
    index('ledger_entry_pledge').on(t.pledgeId),
    index('ledger_entry_receipt').on(t.receiptId),
    index('ledger_entry_sponsorship').on(t.sponsorshipId),
    check('ledger_entry_reversal', sql`(${t.kind} = 'reversal') = (${t.reverses} is not null)`),
  ],
);

export const ledgerLine = sqliteTable(
  'ledger_line',
  {
    /** Deferred: lines come first, and their entry must be there when the transaction lands. */
    entryId: text('entry_id')
      .notNull()
      .references(() => ledgerEntry.id),
    no: integer('no').notNull(),
    accountId: integer('account_id')
      .notNull()
      .references(() => ledgerAccount.id),
    /** The how-manieth movement of its account. */
    accountSeq: integer('account_seq').notNull(),
    /** > 0 debits, < 0 credits. */
    amountRial: integer('amount_rial').notNull(),
    /** What the account holds after it: the sum of all its lines so far. */
    balanceRial: integer('balance_rial').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.entryId, t.no] }),
    uniqueIndex('ledger_line_account').on(t.accountId, t.accountSeq),
    check('ledger_line_amount', sql`${t.amountRial} <> 0`),
  ],
);

/**
 * What every kind of account was moved by on each day, so that the trial balance of any day is read from few rows. Written by
 * a trigger with each entry; `verify-ledger` holds it against the lines. `owner`: the bank account, credit line or own fund;
 * empty where accounts are taken together (benefactors' funds, pledges, kits).
 */
export const ledgerDay = sqliteTable(
  'ledger_day',
  {
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id),
    postedOn: text('posted_on').notNull(),
    kind: text('kind').$type<AccountKind>().notNull(),
    owner: text('owner').notNull(),
    rial: integer('rial').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.postedOn, t.kind, t.owner] })],
);

/** Which accounts each kind of entry moves, and which way: written by migrations alone. */
export const ledgerShape = sqliteTable(
  'ledger_shape',
  {
    entryKind: text('entry_kind').$type<EntryKind>().notNull(),
    accountKind: text('account_kind').$type<AccountKind>().notNull(),
    /** 1 debit, -1 credit. */
    side: integer('side').notNull(),
  },
  (t) => [primaryKey({ columns: [t.entryKind, t.accountKind, t.side] })],
);

/** A Jalali year whose books are closed: nothing is posted in it any more. Closed by one person, confirmed by another. */
export const ledgerYear = sqliteTable(
  'ledger_year',
  {
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id),
    year: integer('year').notNull(),
    /** The last day of it. */
    closedThrough: text('closed_through').notNull(),
    closedAt: text('closed_at').notNull(),
    closedBy: text('closed_by')
      .notNull()
      .references(() => account.id),
    confirmedBy: text('confirmed_by')
      .notNull()
      .references(() => account.id),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.year] }),
    check('ledger_year_two', sql`${t.closedBy} <> ${t.confirmedBy}`),
  ],
);

/** What one manager asks and another must confirm before it is posted: a reversal, or the closing of a year. */
export const ledgerRequest = sqliteTable(
  'ledger_request',
  {
    id: text('id').primaryKey(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id),
    kind: text('kind').$type<LedgerRequestKind>().notNull(),
    /** The entry, the Jalali year, or the receipt. */
    subject: text('subject').notNull(),
    reason: text('reason'),
    /** Of a refund: how much goes back, from where. */
    refund: text('refund', { mode: 'json' }).$type<RefundTerms>(),
    askedAt: text('asked_at').notNull(),
    askedBy: text('asked_by')
      .notNull()
      .references(() => account.id),
    state: text('state').$type<'asked' | 'confirmed' | 'refused'>().notNull().default('asked'),
    decidedAt: text('decided_at'),
    decidedBy: text('decided_by').references(() => account.id),
    revision: integer('revision').notNull().default(1),
  },
  (t) => [
    uniqueIndex('ledger_request_open').on(t.organisationId, t.kind, t.subject).where(sql`state = 'asked'`),
    check('ledger_request_two', sql`${t.state} <> 'confirmed' or ${t.decidedBy} <> ${t.askedBy}`),
  ],
);
