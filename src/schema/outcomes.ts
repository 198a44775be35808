import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { HouseholdType, OutcomeState, UnknownCause } from '../features/outcomes/outcome.rules.ts';
import type {
  AwardKind,
  CheckResult,
  CheckSource,
  EndReason,
  Evidence,
  PlacementOrigin,
  RecallResult,
  VisitOutcome,
} from '../features/placements/placement.rules.ts';
import { opportunity } from './opportunities.ts';
import { organisation } from './organisations.ts';
import { person } from './people.ts';
import { placement } from './referrals.ts';

/** What a retention check found. Never edited or removed (triggers): a correction is a row that `corrects` another. */
export const placementCheck = sqliteTable(
  'placement_check',
  {
    id: text('id').primaryKey(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id),
    placementId: text('placement_id')
      .notNull()
      .references(() => placement.id),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    checkedOn: text('checked_on').notNull(),
    result: text('result').$type<CheckResult>().notNull(),
    /** Null where nobody was reached. */
    evidence: text('evidence').$type<Evidence>(),
    weeklyHours: real('weekly_hours'),
    monthlyIncomeRial: integer('monthly_income_rial'),
    source: text('source').$type<CheckSource>().notNull().default('check'),
    corrects: text('corrects'),
    recordedAt: text('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
  },
  (t) => [
    index('placement_check_placement').on(t.placementId, t.checkedOn),
    index('placement_check_person').on(t.personId),
    index('placement_check_answers').on(
      t.organisationId,
      t.checkedOn,
      t.result,
      t.source,
      t.recordedAt,
      t.id,
    ),
    uniqueIndex('placement_check_corrected_once').on(t.corrects).where(sql`corrects is not null`),
    check('placement_check_result', sql`${t.result} in ('working','ended','not-reached','void')`),
    check(
      'placement_check_evidenced',
      sql`(${t.evidence} is null) = (${t.result} in ('not-reached','void'))`,
    ),
    check('placement_check_void_corrects', sql`${t.result} <> 'void' or ${t.corrects} is not null`),
    check('placement_check_hours', sql`${t.weeklyHours} between 0 and 112`),
    check('placement_check_income', sql`${t.monthlyIncomeRial} >= 0`),
    check('placement_check_source', sql`${t.source} in ('check','visit','recall')`),
  ],
);

/** Every state in which a placement stood, appended when it changes: what was known of it on a past day. */
export const placementVersion = sqliteTable(
  'placement_version',
  {
    seq: integer('seq').primaryKey({ autoIncrement: true }),
    placementId: text('placement_id').notNull(),
    personId: text('person_id').notNull(),
    recordedAt: text('recorded_at').notNull(),
    startedOn: text('started_on').notNull(),
    expectedEndOn: text('expected_end_on'),
    endedOn: text('ended_on'),
    endReason: text('end_reason').$type<EndReason>(),
    weeklyHours: real('weekly_hours'),
    monthlyIncomeRial: integer('monthly_income_rial'),
    evidence: text('evidence').$type<Evidence>().notNull(),
    isWork: integer('is_work', { mode: 'boolean' }).notNull(),
    origin: text('origin').$type<PlacementOrigin>().notNull().default('referral'),
    iscoCode: text('isco_code'),
  },
  (t) => [
    index('placement_version_placement').on(t.placementId, t.seq),
    index('placement_version_person').on(t.personId, t.seq),
    index('placement_version_expected').on(t.expectedEndOn).where(sql`expected_end_on is not null`),
  ],
);

/** Every state in which what figures read of a person stood, appended when it changes. */
export const personState = sqliteTable(
  'person_state',
  {
    seq: integer('seq').primaryKey({ autoIncrement: true }),
    personId: text('person_id').notNull(),
    organisationId: text('organisation_id').notNull(),
    recordedAt: text('recorded_at').notNull(),
    requestedOn: text('requested_on').notNull(),
    status: text('status').notNull(),
    statusReason: text('status_reason'),
    statusSince: text('status_since').notNull(),
    custodyStatus: text('custody_status'),
    custodySince: text('custody_since'),
    custodyUntil: text('custody_until'),
    workPermitted: integer('work_permitted', { mode: 'boolean' }).notNull().default(false),
    kind: text('kind').$type<'family' | 'released'>().notNull(),
    sex: text('sex').$type<'female' | 'male'>().notNull(),
    birthDate: text('birth_date').notNull(),
    province: text('province').notNull(),
    county: text('county').notNull(),
    householdId: text('household_id').notNull(),
    householdType: text('household_type').$type<HouseholdType>().notNull(),
    /** Sub-major group (two digits) of the trade the person seeks, whether found or not; null = none named. */
    trade: text('trade'),
  },
  (t) => [index('person_state_person').on(t.personId, t.seq)],
);

/** Derived: what figures are grouped by, each combination once; spans name it by its number. Never changed or removed. */
export const outcomeGroup = sqliteTable(
  'outcome_group',
  {
    id: integer('id').primaryKey(),
    organisationId: text('organisation_id').notNull(),
    kind: text('kind').$type<'family' | 'released'>().notNull(),
    sex: text('sex').$type<'female' | 'male'>().notNull(),
    province: text('province').notNull(),
    county: text('county').notNull(),
    householdType: text('household_type').$type<HouseholdType>().notNull(),
    /** Empty where none is named: what is to be there once cannot be null. */
    trade: text('trade').notNull(),
  },
  (t) => [
    uniqueIndex('outcome_group_once').on(
      t.organisationId,
      t.province,
      t.county,
      t.trade,
      t.householdType,
      t.sex,
      t.kind,
    ),
  ],
);

/** Derived: how one may stand, each combination once. Never changed or removed. */
export const outcomeStanding = sqliteTable(
  'outcome_standing',
  {
    id: integer('id').primaryKey(),
    state: text('state').$type<OutcomeState>().notNull(),
    /** Of `unknown` its cause, of `paused`, `not-seeking` and `left` the reason on record; empty = none. */
    cause: text('cause').$type<UnknownCause | (string & {})>().notNull(),
    /** Empty where no work is known to stand. */
    evidence: text('evidence').$type<Evidence | ''>().notNull(),
    atIntake: integer('at_intake', { mode: 'boolean' }).notNull(),
  },
  (t) => [uniqueIndex('outcome_standing_once').on(t.state, t.cause, t.evidence, t.atIntake)],
);

/**
 * Derived: from which day to which day (exclusive; days since 1970-01-01) a person stood how, as known from one instant to
 * another (exclusive; milliseconds). Rebuilt from the four tables above; a figure of any day as known at any instant is a
 * count here. What is known now stands apart in its indexes, so that what is superseded costs a figure of today nothing.
 * The view `outcome_span` (migrations) is the same with its group and standing spelled out.
 */
export const outcomeRectangle = sqliteTable(
  'outcome_rectangle',
  {
    id: integer('id').primaryKey(),
    personId: text('person_id').notNull(),
    fromDay: integer('from_day').notNull(),
    toDay: integer('to_day').notNull(),
    /** The day from which on they stood so, through changes of what they are grouped by. */
    sinceDay: integer('since_day').notNull(),
    knownFrom: integer('known_from').notNull(),
    knownTo: integer('known_to').notNull(),
    groupId: integer('group_id').notNull(),
    standingId: integer('standing_id').notNull(),
    requestedDay: integer('requested_day').notNull(),
  },
  (t) => [
    index('outcome_rectangle_person').on(t.personId, t.knownTo),
    index('outcome_rectangle_day')
      .on(t.toDay, t.fromDay, t.groupId, t.standingId, t.requestedDay, t.sinceDay, t.knownFrom)
      .where(sql`known_to = 9000000000000000`),
    index('outcome_rectangle_group')
      .on(t.groupId, t.toDay, t.fromDay, t.standingId, t.requestedDay, t.sinceDay, t.knownFrom)
      .where(sql`known_to = 9000000000000000`),
    index('outcome_rectangle_superseded')
      .on(t.knownTo, t.knownFrom, t.toDay, t.fromDay, t.groupId, t.standingId, t.requestedDay, t.sinceDay)
      .where(sql`known_to < 9000000000000000`),
    check('outcome_rectangle_days', sql`${t.fromDay} < ${t.toDay}`),
    check('outcome_rectangle_known', sql`${t.knownFrom} < ${t.knownTo}`),
  ],
);

/**
 * Derived from what is known now: how many more (or fewer) people of an organisation stand so at the end of a Jalali month
 * (year × 12 + month − 1) than at the end of the one before; under an empty id, of all organisations together. Summed from the first month on they are the counts of a month's end.
 */
export const outcomeMonth = sqliteTable(
  'outcome_month',
  {
    organisationId: text('organisation_id').notNull(),
    month: integer('month').notNull(),
    standingId: integer('standing_id').notNull(),
    people: integer('people').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.month, t.standingId] })],
);

/**
 * Derived, like `outcome_span`: how one work (`same-work`), or somebody's whole time at work from their first placement on
 * (`any-work`), stood from a day to another as known from an instant to another. Retention and income are counted from it.
 */
export const workSpan = sqliteTable(
  'work_span',
  {
    id: integer('id').primaryKey(),
    kind: text('kind').$type<'same-work' | 'any-work'>().notNull(),
    personId: text('person_id').notNull(),
    /** The first one of those one after the other. */
    placementId: text('placement_id').notNull(),
    organisationId: text('organisation_id').notNull(),
    householdId: text('household_id').notNull(),
    fromDay: integer('from_day').notNull(),
    toDay: integer('to_day').notNull(),
    knownFrom: integer('known_from').notNull(),
    knownTo: integer('known_to').notNull(),
    state: text('state').$type<'stands' | 'unknown' | 'over'>().notNull(),
    startedDay: integer('started_day').notNull(),
    /** The last day on which it was known to stand, or the day of its end. */
    lastDay: integer('last_day').notNull(),
    /** Sub-major group of what the work is. */
    trade: text('trade'),
    /** What it brings a month as last stated, in rials. */
    incomeRial: integer('income_rial'),
    /** Had when they came: not ours to last. */
    atIntake: integer('at_intake', { mode: 'boolean' }).notNull(),
  },
  (t) => [
    index('work_span_person').on(t.personId, t.kind, t.placementId),
    index('work_span_day')
      .on(t.kind, t.toDay, t.fromDay, t.atIntake, t.organisationId, t.trade, t.state, t.startedDay, t.lastDay)
      .where(sql`known_to = 9000000000000000`),
    index('work_span_organisation')
      .on(t.organisationId, t.kind, t.toDay, t.fromDay, t.atIntake, t.trade, t.state, t.startedDay, t.lastDay)
      .where(sql`known_to = 9000000000000000`),
    index('work_span_income')
      .on(t.organisationId, t.householdId, t.toDay, t.fromDay, t.incomeRial)
      .where(sql`known_to = 9000000000000000 and kind = 'same-work' and state = 'stands'`),
    check('work_span_kind', sql`${t.kind} in ('same-work','any-work')`),
    check('work_span_state', sql`${t.state} in ('stands','unknown','over')`),
    check('work_span_days', sql`${t.fromDay} < ${t.toDay}`),
    check('work_span_known', sql`${t.knownFrom} < ${t.knownTo}`),
  ],
);

/** People whose `work_span`s are to be derived anew: noted by triggers on the logs, emptied by the change that noted them. */
export const workDue = sqliteTable('work_due', { personId: text('person_id').primaryKey() });

/**
 * Derived from what is known now: the days on which somebody in work had none, or too little, any more, unless that last day
 * had been known beforehand.
 */
export const outcomeEnding = sqliteTable(
  'outcome_ending',
  {
    personId: text('person_id').notNull(),
    day: integer('day').notNull(),
    organisationId: text('organisation_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.day] }),
    index('outcome_ending_scope').on(t.organisationId, t.day),
    index('outcome_ending_day').on(t.day),
  ],
);

/** People whose spans are to be derived anew, noted by triggers and emptied by the change that noted them. */
export const outcomeDue = sqliteTable('outcome_due', { personId: text('person_id').primaryKey() });

/**
 * A kit handed over or a loan paid out to a household, with who paid how much of it. Written by hand until benefactors,
 * rounds and loans write it themselves.
 */
export const award = sqliteTable(
  'award',
  {
    id: text('id').primaryKey(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id),
    householdId: text('household_id').notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    kind: text('kind').$type<AwardKind>().notNull(),
    opportunityId: text('opportunity_id').references(() => opportunity.id),
    placementId: text('placement_id').references(() => placement.id),
    amountRial: integer('amount_rial').notNull(),
    benefactorRial: integer('benefactor_rial').notNull(),
    approvedOn: text('approved_on').notNull(),
    fundedOn: text('funded_on'),
    deliveredOn: text('delivered_on'),
    /** Why so many were delivered in one week, where asked for. */
    bunchingReason: text('bunching_reason'),
    voidedAt: text('voided_at'),
    voidReason: text('void_reason'),
    recordedAt: text('recorded_at').notNull(),
    /** Null where it was known with the award itself. */
    fundedRecordedAt: text('funded_recorded_at'),
    deliveryRecordedAt: text('delivery_recorded_at'),
    recordedBy: text('recorded_by').notNull(),
    revision: integer('revision').notNull().default(1),
  },
  (t) => [
    index('award_delivered').on(t.organisationId, t.deliveredOn),
    index('award_day').on(t.deliveredOn),
    index('award_household').on(t.householdId, t.deliveredOn),
    index('award_person').on(t.personId),
    check('award_kind', sql`${t.kind} in ('kit','loan')`),
    check('award_amount', sql`${t.amountRial} > 0`),
    check('award_share', sql`${t.benefactorRial} between 0 and ${t.amountRial}`),
    check('award_order', sql`${t.deliveredOn} is null or ${t.deliveredOn} >= ${t.approvedOn}`),
    check('award_voided_reasoned', sql`(${t.voidedAt} is null) = (${t.voidReason} is null)`),
  ],
);

/** Who of those counted as in work is called again in a quarter, drawn at random, and what was found. */
export const recall = sqliteTable(
  'recall',
  {
    id: text('id').primaryKey(),
    /** Jalali quarter, '1405-3'. */
    quarter: text('quarter').notNull(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    placementId: text('placement_id').references(() => placement.id),
    drawnAt: text('drawn_at').notNull(),
    result: text('result').$type<RecallResult>(),
    answeredOn: text('answered_on'),
    answeredAt: text('answered_at'),
    answeredBy: text('answered_by'),
  },
  (t) => [
    uniqueIndex('recall_once').on(t.quarter, t.personId),
    index('recall_scope').on(t.organisationId, t.quarter),
    check('recall_result', sql`${t.result} in ('confirmed','denied','not-reached')`),
    check('recall_answered', sql`(${t.result} is null) = (${t.answeredAt} is null)`),
  ],
);

/** A visit to somebody at work or at home: planned, then done with what was seen. Answers a warning. */
export const visit = sqliteTable(
  'visit',
  {
    id: text('id').primaryKey(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    placementId: text('placement_id').references(() => placement.id),
    plannedOn: text('planned_on').notNull(),
    doneOn: text('done_on'),
    outcome: text('outcome').$type<VisitOutcome>(),
    cancelledAt: text('cancelled_at'),
    createdAt: text('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    updatedAt: text('updated_at').notNull(),
    revision: integer('revision').notNull().default(1),
  },
  (t) => [
    index('visit_scope').on(t.organisationId, t.doneOn, t.plannedOn),
    index('visit_placement').on(t.placementId),
    uniqueIndex('visit_one_planned').on(t.placementId).where(sql`done_on is null and cancelled_at is null`),
    index('visit_person').on(t.personId),
    check('visit_outcome', sql`${t.outcome} in ('well','needs-help','ended','not-found')`),
    check('visit_done', sql`(${t.doneOn} is null) = (${t.outcome} is null)`),
  ],
);
