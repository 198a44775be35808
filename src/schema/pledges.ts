import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { PartOutcome } from '../features/money-in/bank-file-record.rules.ts';
import type {
  Cadence,
  DueState,
  EarmarkKind,
  Fallback,
  Intention,
  PlaceLevel,
  PledgeEvent,
  PledgeKind,
  PledgeState,
  ReceiptSource,
  ReceiptState,
  SlotState,
} from '../features/pledges/pledge.rules.ts';
import { benefactor } from './benefactors.ts';
import { bankAccount } from './ledger.ts';
import { opportunity } from './opportunities.ts';
import { organisation } from './organisations.ts';

/** A time of giving together, such as the national yearly day. Null organisation: everywhere. */
export const campaign = sqliteTable(
  'campaign',
  {
    id: text('id').primaryKey(),
    organisationId: text('organisation_id').references(() => organisation.id),
    /** Its address: latin letters, digits and hyphens. */
    slug: text('slug').notNull().unique(),
    titleFa: text('title_fa').notNull(),
    titleEn: text('title_en'),
    storyFa: text('story_fa').notNull(),
    storyEn: text('story_en'),
    startsOn: text('starts_on').notNull(),
    endsOn: text('ends_on').notNull(),
    /** Jalali month and day on which it comes back each year, '03-05'. */
    yearlyOn: text('yearly_on'),
    goalRial: integer('goal_rial'),
    goalFamilies: integer('goal_families'),
    closedAt: text('closed_at'),
    createdAt: text('created_at').notNull(),
    revision: integer('revision').notNull().default(1),
  },
  (t) => [
    index('campaign_days').on(t.startsOn, t.endsOn),
    check('campaign_window', sql`${t.endsOn} >= ${t.startsOn}`),
  ],
);

/** A kit in a coarsened place that benefactors can pay, with room for so many families. Names nobody. */
export const cause = sqliteTable(
  'cause',
  {
    id: text('id').primaryKey(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id),
    /** The kit. */
    opportunityId: text('opportunity_id')
      .notNull()
      .references(() => opportunity.id),
    campaignId: text('campaign_id').references(() => campaign.id),
    titleFa: text('title_fa').notNull(),
    titleEn: text('title_en'),
    /** Two sentences. */
    needFa: text('need_fa').notNull(),
    needEn: text('need_en'),
    placeLevel: text('place_level').$type<PlaceLevel>().notNull(),
    province: text('province'),
    county: text('county'),
    /** Unit group of ISCO-08, or its sector (first digit), as far as five or more could be meant. */
    trade: text('trade').notNull(),
    budget: text('budget', { mode: 'json' })
      .$type<
        readonly {
          name: string;
          nameEn?: string | null;
          rial: number;
          state: 'bought' | 'waiting' | 'estimate';
        }[]
      >()
      .notNull(),
    /** What one family's kit costs, contingency included. */
    slotRial: integer('slot_rial').notNull(),
    opensOn: text('opens_on').notNull(),
    closesOn: text('closes_on'),
    verifiedOn: text('verified_on').notNull(),
    verifiedBy: text('verified_by').notNull(),
    closedAt: text('closed_at'),
    closedReason: text('closed_reason'),
    /** The Jalali month at whose turn it was last asked whether five or more could be meant, and what came of it. */
    judgedMonth: text('judged_month').notNull().default(''),
    hidden: integer('hidden', { mode: 'boolean' }).notNull().default(false),
    createdAt: text('created_at').notNull(),
    revision: integer('revision').notNull().default(1),
  },
  (t) => [
    index('cause_open').on(t.closedAt, t.opensOn),
    index('cause_organisation').on(t.organisationId),
    index('cause_campaign').on(t.campaignId),
    check('cause_slot_rial', sql`${t.slotRial} > 0`),
    check('cause_place', sql`${t.placeLevel} in ('county','province','country')`),
  ],
);

/** Room for one family each; one pledge holds it at a time. */
export const causeSlot = sqliteTable(
  'cause_slot',
  {
    causeId: text('cause_id')
      .notNull()
      .references(() => cause.id),
    no: integer('no').notNull(),
    state: text('state').$type<SlotState>().notNull().default('open'),
    pledgeId: text('pledge_id'),
    /** Until when it is held without money. */
    reservedUntil: text('reserved_until'),
    sponsorshipId: text('sponsorship_id').unique(),
  },
  (t) => [
    primaryKey({ columns: [t.causeId, t.no] }),
    index('cause_slot_pledge').on(t.pledgeId),
    index('cause_slot_until').on(t.state, t.reservedUntil),
    check(
      'cause_slot_state',
      sql`(${t.state} = 'open') = (${t.pledgeId} is null and ${t.sponsorshipId} is null)`,
    ),
    check('cause_slot_allocated', sql`(${t.state} = 'allocated') = (${t.sponsorshipId} is not null)`),
  ],
);

export const pledge = sqliteTable(
  'pledge',
  {
    id: text('id').primaryKey(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id),
    benefactorId: text('benefactor_id')
      .notNull()
      .references(() => benefactor.id),
    kind: text('kind').$type<PledgeKind>().notNull(),
    cadence: text('cadence').$type<Cadence>().notNull().default('once'),
    /** Money: of one time or one month. A kit: what it is worth, as declared. */
    amountRial: integer('amount_rial'),
    /** Places, hours, or pieces a month; kits in kind: how many (each a pledge of its own). */
    quantity: integer('quantity'),
    /** What is offered, in the benefactor's words. */
    description: text('description'),
    /** The kit, or the work a place is at. */
    opportunityId: text('opportunity_id').references(() => opportunity.id),
    intention: text('intention').$type<Intention>().notNull().default('none'),
    earmark: text('earmark').$type<EarmarkKind>().notNull().default('any'),
    /** Trade or province of the earmark. */
    earmarkRef: text('earmark_ref'),
    causeId: text('cause_id').references(() => cause.id),
    campaignId: text('campaign_id').references(() => campaign.id),
    fallback: text('fallback').$type<Fallback>().notNull().default('similar'),
    /** Digits that the payer writes with the payment, by which it is found again. */
    paymentReference: text('payment_reference').notNull().unique(),
    state: text('state').$type<PledgeState>().notNull().default('promised'),
    startsOn: text('starts_on').notNull(),
    /** How many months, of a monthly one; null = until withdrawn. */
    months: integer('months'),
    withdrawnAt: text('withdrawn_at'),
    createdAt: text('created_at').notNull(),
    revision: integer('revision').notNull().default(1),
  },
  (t) => [
    index('pledge_benefactor').on(t.benefactorId, t.createdAt),
    index('pledge_organisation').on(t.organisationId, t.state, t.createdAt),
    index('pledge_cause').on(t.causeId),
    index('pledge_campaign').on(t.campaignId),
    check(
      'pledge_kind',
      sql`${t.kind} in ('money','kit','job-place','training-place','coach-hours','standing-order')`,
    ),
    check('pledge_amount', sql`(${t.kind} in ('money','kit')) = (${t.amountRial} is not null)`),
    check('pledge_positive', sql`coalesce(${t.amountRial}, 1) > 0 and coalesce(${t.quantity}, 1) > 0`),
    check('pledge_monthly', sql`${t.cadence} = 'once' or ${t.kind} in ('money','standing-order')`),
    check('pledge_earmark', sql`(${t.earmark} = 'cause') <= (${t.causeId} is not null)`),
  ],
);

/** What of a pledge of money falls due when: one row, or one for each Jalali month. */
export const pledgeDue = sqliteTable(
  'pledge_due',
  {
    pledgeId: text('pledge_id')
      .notNull()
      .references(() => pledge.id),
    /** '1405-09'. */
    month: text('month').notNull(),
    dueOn: text('due_on').notNull(),
    amountRial: integer('amount_rial').notNull(),
    receivedRial: integer('received_rial').notNull().default(0),
    state: text('state').$type<DueState>().notNull().default('due'),
  },
  (t) => [
    primaryKey({ columns: [t.pledgeId, t.month] }),
    index('pledge_due_state').on(t.state, t.dueOn),
    check('pledge_due_state_known', sql`${t.state} in ('due','received','dropped')`),
  ],
);

/** What became of a pledge beside its money, by somebody's hand or in time; never edited or removed (triggers). */
export const pledgeEvent = sqliteTable(
  'pledge_event',
  {
    id: text('id').primaryKey(),
    pledgeId: text('pledge_id')
      .notNull()
      .references(() => pledge.id),
    event: text('event').$type<PledgeEvent>().notNull(),
    /** Of `given`: places, hours or pieces. */
    quantity: integer('quantity'),
    /** A reason or a remark; names nobody. */
    note: text('note'),
    happenedOn: text('happened_on').notNull(),
    recordedAt: text('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
  },
  (t) => [
    index('pledge_event_of').on(t.pledgeId, t.happenedOn),
    check('pledge_event_known', sql`${t.event} in ('confirmed','given','withdrawn','lapsed','revived')`),
    check('pledge_event_given', sql`(${t.event} = 'given') = (${t.quantity} is not null)`),
    check('pledge_event_quantity', sql`coalesce(${t.quantity}, 1) > 0`),
  ],
);

/** Money that reached a bank account. */
export const receipt = sqliteTable(
  'receipt',
  {
    id: text('id').primaryKey(),
    /** Jalali year and running number of the organisation: '1405-000012'. */
    number: text('number').notNull(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id),
    bankAccountId: text('bank_account_id')
      .notNull()
      .references(() => bankAccount.id),
    receivedOn: text('received_on').notNull(),
    amountRial: integer('amount_rial').notNull(),
    /** The bank's number of the payment: the same one is received once. */
    reference: text('reference').notNull(),
    /** What the payer wrote or the bank says of them, sealed. */
    payerSealed: text('payer_sealed'),
    source: text('source').$type<ReceiptSource>().notNull(),
    state: text('state').$type<ReceiptState>().notNull(),
    pledgeId: text('pledge_id').references(() => pledge.id),
    bankFileId: text('bank_file_id'),
    recordedAt: text('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
    revision: integer('revision').notNull().default(1),
  },
  (t) => [
    uniqueIndex('receipt_number').on(t.organisationId, t.number),
    uniqueIndex('receipt_once').on(t.bankAccountId, t.reference, t.receivedOn, t.amountRial),
    index('receipt_state').on(t.organisationId, t.state, t.receivedOn),
    index('receipt_pledge').on(t.pledgeId),
    check('receipt_amount', sql`${t.amountRial} > 0`),
    check('receipt_matched', sql`(${t.state} = 'matched') <= (${t.pledgeId} is not null)`),
  ],
);

/** A bank's list, one for each text of it: only checked, on its way in, or landed. */
export const bankFile = sqliteTable(
  'bank_file',
  {
    id: text('id').primaryKey(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id),
    bankAccountId: text('bank_account_id')
      .notNull()
      .references(() => bankAccount.id),
    name: text('name').notNull(),
    digest: text('digest').notNull(),
    rows: integer('rows').notNull(),
    matched: integer('matched').notNull(),
    unmatched: integer('unmatched').notNull(),
    repeated: integer('repeated').notNull(),
    refused: integer('refused').notNull(),
    /** Money that went out. */
    passedOver: integer('passed_over').notNull().default(0),
    /** Of the rows that landed. */
    receivedRial: integer('received_rial').notNull().default(0),
    unknownHeaders: text('unknown_headers', { mode: 'json' })
      .$type<readonly string[]>()
      .notNull()
      .default([]),
    importedAt: text('imported_at').notNull(),
    importedBy: text('imported_by').notNull(),
    /** Null while it is only checked: nothing of it lands before somebody says so. */
    begunAt: text('begun_at'),
    /** When its last row landed or was told why not. */
    landedAt: text('landed_at'),
  },
  (t) => [
    index('bank_file_organisation').on(t.organisationId, t.importedAt),
    uniqueIndex('bank_file_once').on(t.bankAccountId, t.digest),
    index('bank_file_landing').on(t.begunAt).where(sql`landed_at is null`),
  ],
);

/** Rows of a bank's list that land in one transaction: sealed until then, and from then on only what became of them. */
export const bankFilePart = sqliteTable(
  'bank_file_part',
  {
    fileId: text('file_id')
      .notNull()
      .references(() => bankFile.id),
    no: integer('no').notNull(),
    rowsSealed: text('rows_sealed'),
    outcome: text('outcome', { mode: 'json' }).$type<PartOutcome>(),
    landedAt: text('landed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.fileId, t.no] }),
    index('bank_file_part_open').on(t.fileId, t.no).where(sql`landed_at is null`),
    check('bank_file_part_landed', sql`(${t.rowsSealed} is null) = (${t.landedAt} is not null)`),
  ],
);

/** A benefactor's word that they have paid: the number their bank gave them. */
export const paymentNotice = sqliteTable(
  'payment_notice',
  {
    id: text('id').primaryKey(),
    pledgeId: text('pledge_id')
      .notNull()
      .references(() => pledge.id),
    reference: text('reference').notNull(),
    amountRial: integer('amount_rial').notNull(),
    paidOn: text('paid_on').notNull(),
    receiptId: text('receipt_id').references(() => receipt.id),
    dismissedAt: text('dismissed_at'),
    createdAt: text('created_at').notNull(),
  },
  (t) => [index('payment_notice_reference').on(t.reference), index('payment_notice_pledge').on(t.pledgeId)],
);
