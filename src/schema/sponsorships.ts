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
import type {
  Disclosure,
  KitUnitState,
  NewsKind,
  ShareKind,
  SponsorshipEnd,
  SponsorshipEvent,
  SponsorshipState,
  VisitFinding,
} from '../features/sponsorships/sponsorship.rules.ts';
import { benefactor } from './benefactors.ts';
import { fund } from './ledger.ts';
import { opportunity } from './opportunities.ts';
import { account, organisation } from './organisations.ts';
import { award } from './outcomes.ts';
import { person } from './people.ts';
import { cause, pledge } from './pledges.ts';
import { placement } from './referrals.ts';

/** A household's kit and what pays it. */
export const sponsorship = sqliteTable(
  'sponsorship',
  {
    id: text('id').primaryKey(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id),
    householdId: text('household_id').notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    opportunityId: text('opportunity_id')
      .notNull()
      .references(() => opportunity.id),
    causeId: text('cause_id').references(() => cause.id),
    state: text('state').$type<SponsorshipState>().notNull(),
    end: text('end_kind').$type<SponsorshipEnd>(),
    /** What the kit is reckoned at: what is allocated for it. */
    priceRial: integer('price_rial').notNull(),
    /** Beside it, for the pooled contingency. */
    contingencyRial: integer('contingency_rial').notNull(),
    /** Months that the kit is held on trust, 12–24; then its title passes. */
    trustMonths: integer('trust_months').notNull().default(18),
    proposedBy: text('proposed_by')
      .notNull()
      .references(() => account.id),
    proposedAt: text('proposed_at').notNull(),
    /** Another person than who proposed it. */
    approvedBy: text('approved_by').references(() => account.id),
    approvedOn: text('approved_on'),
    purchasedOn: text('purchased_on'),
    deliveredOn: text('delivered_on'),
    coachedOn: text('coached_on'),
    earningOn: text('earning_on'),
    endedOn: text('ended_on'),
    titlePassedOn: text('title_passed_on'),
    /** From its approval on it stands among the awards, by which it counts toward the quota. */
    awardId: text('award_id')
      .unique()
      .references(() => award.id),
    placementId: text('placement_id').references(() => placement.id),
    /** Whose kit it was before, where it came back. */
    kitFrom: text('kit_from').references((): AnySQLiteColumn => sponsorship.id),
    disclosure: text('disclosure', { mode: 'json' }).$type<Disclosure>(),
    revision: integer('revision').notNull().default(1),
  },
  (t) => [
    index('sponsorship_state').on(t.organisationId, t.state, t.proposedAt),
    index('sponsorship_household').on(t.householdId),
    index('sponsorship_person').on(t.personId),
    index('sponsorship_cause').on(t.causeId),
    index('sponsorship_placement').on(t.placementId),
    uniqueIndex('sponsorship_one_open')
      .on(t.householdId)
      .where(sql`state in ('proposed','allocated','purchased')`),
    check('sponsorship_two', sql`${t.approvedBy} is null or ${t.approvedBy} <> ${t.proposedBy}`),
    check('sponsorship_trust', sql`${t.trustMonths} between 12 and 24`),
    check('sponsorship_price', sql`${t.priceRial} > 0 and ${t.contingencyRial} >= 0`),
    check('sponsorship_approved', sql`${t.state} in ('proposed','cancelled') or ${t.approvedBy} is not null`),
    check('sponsorship_ended', sql`(${t.state} = 'ended') = (${t.end} is not null)`),
  ],
);

/** Which fund pays how much of it; a kit in kind is given once. */
export const sponsorshipShare = sqliteTable(
  'sponsorship_share',
  {
    sponsorshipId: text('sponsorship_id')
      .notNull()
      .references(() => sponsorship.id),
    fundId: text('fund_id')
      .notNull()
      .references(() => fund.id),
    pledgeId: text('pledge_id').references(() => pledge.id),
    kind: text('kind').$type<ShareKind>().notNull(),
    /** Of the kit; real price after the purchase. */
    amountRial: integer('amount_rial').notNull(),
    /** Beside it, for the pooled contingency. */
    contingencyRial: integer('contingency_rial').notNull().default(0),
    /** Set where the money went back to its fund. */
    releasedAt: text('released_at'),
  },
  (t) => [
    primaryKey({ columns: [t.sponsorshipId, t.fundId] }),
    index('sponsorship_share_pledge').on(t.pledgeId),
    index('sponsorship_share_fund').on(t.fundId),
    uniqueIndex('sponsorship_share_kit_once')
      .on(t.pledgeId)
      .where(sql`kind = 'in-kind' and released_at is null`),
    check('sponsorship_share_amount', sql`${t.amountRial} > 0`),
  ],
);

/** What a seller asks, and until when. */
export const quote = sqliteTable(
  'quote',
  {
    id: text('id').primaryKey(),
    sponsorshipId: text('sponsorship_id')
      .notNull()
      .references(() => sponsorship.id),
    supplier: text('supplier').notNull(),
    priceRial: integer('price_rial').notNull(),
    quotedOn: text('quoted_on').notNull(),
    expiresOn: text('expires_on').notNull(),
    note: text('note'),
    recordedAt: text('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
  },
  (t) => [
    index('quote_sponsorship').on(t.sponsorshipId),
    check('quote_window', sql`${t.expiresOn} >= ${t.quotedOn}`),
    check('quote_price', sql`${t.priceRial} > 0`),
  ],
);

/** A kit that was bought or given: its invoice and serial numbers, and where it is. */
export const kitUnit = sqliteTable(
  'kit_unit',
  {
    id: text('id').primaryKey(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id),
    opportunityId: text('opportunity_id')
      .notNull()
      .references(() => opportunity.id),
    supplier: text('supplier'),
    invoice: text('invoice'),
    serials: text('serials', { mode: 'json' }).$type<readonly string[]>().notNull(),
    boughtOn: text('bought_on').notNull(),
    costRial: integer('cost_rial').notNull(),
    state: text('state').$type<KitUnitState>().notNull(),
    /** Whose money or gift it is in the books while it is in stock for nobody: a sponsorship that it came back from, or a pledge in kind. */
    stockRef: text('stock_ref'),
    /** For whom it is, or who holds it; null in stock for nobody. */
    sponsorshipId: text('sponsorship_id').references(() => sponsorship.id),
    revision: integer('revision').notNull().default(1),
  },
  (t) => [
    index('kit_unit_stock').on(t.organisationId, t.state),
    uniqueIndex('kit_unit_holder').on(t.sponsorshipId).where(sql`state in ('stock','held')`),
    uniqueIndex('kit_unit_invoice').on(t.organisationId, t.supplier, t.invoice, t.opportunityId, t.serials),
  ],
);

/** Everything that happened to a sponsorship; never edited or removed (triggers). */
export const sponsorshipEvent = sqliteTable(
  'sponsorship_event',
  {
    id: text('id').primaryKey(),
    sponsorshipId: text('sponsorship_id')
      .notNull()
      .references(() => sponsorship.id),
    event: text('event').$type<SponsorshipEvent>().notNull(),
    happenedOn: text('happened_on').notNull(),
    details: text('details', { mode: 'json' }).$type<Readonly<Record<string, unknown>>>().notNull(),
    /** What it posted. */
    entryId: text('entry_id'),
    undoes: text('undoes').unique(),
    recordedAt: text('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
  },
  (t) => [index('sponsorship_event_of').on(t.sponsorshipId, t.happenedOn)],
);

/** A coach's visits, planned at the delivery. */
export const coachVisit = sqliteTable(
  'coach_visit',
  {
    id: text('id').primaryKey(),
    sponsorshipId: text('sponsorship_id')
      .notNull()
      .references(() => sponsorship.id),
    dueOn: text('due_on').notNull(),
    doneOn: text('done_on'),
    finding: text('finding').$type<VisitFinding>(),
    monthlyIncomeRial: integer('monthly_income_rial'),
    note: text('note'),
    cancelledAt: text('cancelled_at'),
    recordedBy: text('recorded_by'),
    revision: integer('revision').notNull().default(1),
  },
  (t) => [
    index('coach_visit_due').on(t.doneOn, t.cancelledAt, t.dueOn),
    index('coach_visit_of').on(t.sponsorshipId),
    check('coach_visit_found', sql`(${t.doneOn} is null) = (${t.finding} is null)`),
  ],
);

/** What a benefactor is told of a gift: the month, never the day, and nothing of the household beyond its disclosure. */
export const giftNews = sqliteTable(
  'gift_news',
  {
    id: text('id').primaryKey(),
    benefactorId: text('benefactor_id')
      .notNull()
      .references(() => benefactor.id),
    pledgeId: text('pledge_id')
      .notNull()
      .references(() => pledge.id),
    sponsorshipId: text('sponsorship_id').references(() => sponsorship.id),
    kind: text('kind').$type<NewsKind>().notNull(),
    /** Jalali month. */
    month: text('month').notNull(),
    details: text('details', { mode: 'json' }).$type<Readonly<Record<string, unknown>>>(),
    createdAt: text('created_at').notNull(),
    seenAt: text('seen_at'),
    /** Set where what it told was undone. */
    withdrawnAt: text('withdrawn_at'),
  },
  (t) => [
    index('gift_news_of').on(t.benefactorId, t.createdAt),
    index('gift_news_pledge').on(t.pledgeId),
    uniqueIndex('gift_news_once')
      .on(t.pledgeId, t.sponsorshipId, t.kind)
      .where(sql`withdrawn_at is null and kind not in ('received','restocked')`),
  ],
);
