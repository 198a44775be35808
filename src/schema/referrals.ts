import { sql } from 'drizzle-orm';
import { check, index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { EndReason, Evidence, PlacementOrigin } from '../features/placements/placement.rules.ts';
import type { ReferralState } from '../features/referrals/referral.rules.ts';
import { opportunity } from './opportunities.ts';
import { organisation } from './organisations.ts';
import { person } from './people.ts';

/** Open states hold a person and an opportunity together; `offered` also holds one of its vacancies. */
export const referral = sqliteTable(
  'referral',
  {
    id: text('id').primaryKey(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    opportunityId: text('opportunity_id')
      .notNull()
      .references(() => opportunity.id),
    state: text('state').$type<ReferralState>().notNull(),
    reason: text('reason'),
    /** What was judged when it was proposed. */
    score: real('score').notNull(),
    weightsVersion: integer('weights_version').notNull(),
    consentedAt: text('consented_at'),
    createdAt: text('created_at').notNull(),
    updatedAt: text('updated_at').notNull(),
    revision: integer('revision').notNull().default(1),
  },
  (t) => [
    uniqueIndex('referral_one_open')
      .on(t.personId, t.opportunityId)
      .where(sql`state in ('proposed','accepted','sent','interview','offered')`),
    index('referral_scope').on(t.organisationId, t.state, t.updatedAt),
    index('referral_person').on(t.personId),
    index('referral_opportunity').on(t.opportunityId, t.state),
    check(
      'referral_state',
      sql`${t.state} in ('proposed','accepted','sent','interview','offered','placed','declined','refused','withdrawn')`,
    ),
    check(
      'referral_reasoned',
      sql`${t.state} not in ('declined','refused','withdrawn') or ${t.reason} is not null`,
    ),
    check(
      'referral_consented',
      sql`${t.state} in ('proposed','declined','withdrawn') or ${t.consentedAt} is not null`,
    ),
  ],
);

export const referralEvent = sqliteTable(
  'referral_event',
  {
    id: text('id').primaryKey(),
    referralId: text('referral_id')
      .notNull()
      .references(() => referral.id),
    from: text('from_state').$type<ReferralState>(),
    to: text('to_state').$type<ReferralState>().notNull(),
    reason: text('reason'),
    /** Null = the system itself (e.g. the others withdrawn when one is placed). */
    actorId: text('actor_id'),
    at: text('at').notNull(),
    seq: integer('seq').notNull(),
  },
  (t) => [uniqueIndex('referral_event_order').on(t.referralId, t.seq)],
);

/**
 * Verified work: from a referral, a kit or a loan, found by the person, or had when they came. Followed up by checks
 * (`outcomes.ts`). A training is one too, for it holds a seat, and never counts as work.
 */
export const placement = sqliteTable(
  'placement',
  {
    id: text('id').primaryKey(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    /** Null = work that no opportunity here led to. */
    opportunityId: text('opportunity_id').references(() => opportunity.id),
    referralId: text('referral_id')
      .unique()
      .references(() => referral.id),
    origin: text('origin').$type<PlacementOrigin>().notNull().default('referral'),
    /** False for a training. */
    isWork: integer('is_work', { mode: 'boolean' }).notNull().default(true),
    iscoCode: text('isco_code'),
    startedOn: text('started_on').notNull(),
    /** The last day is known beforehand: a season, a fixed contract. */
    expectedEndOn: text('expected_end_on'),
    endedOn: text('ended_on'),
    endReason: text('end_reason').$type<EndReason>(),
    /** As known at the start; checks say how it is later. Null = unknown. */
    weeklyHours: real('weekly_hours'),
    monthlyIncomeRial: integer('monthly_income_rial'),
    /** What its start is known by. */
    evidence: text('evidence').$type<Evidence>().notNull().default('call'),
    createdAt: text('created_at').notNull(),
    updatedAt: text('updated_at').notNull(),
    revision: integer('revision').notNull().default(1),
  },
  (t) => [
    index('placement_opportunity').on(t.opportunityId, t.endedOn),
    index('placement_person').on(t.personId),
    index('placement_scope').on(t.organisationId, t.endedOn, t.startedOn),
    uniqueIndex('placement_one_live').on(t.personId, t.opportunityId).where(sql`ended_on is null`),
    check('placement_order', sql`${t.endedOn} is null or ${t.endedOn} >= ${t.startedOn}`),
    check('placement_ended_reasoned', sql`(${t.endedOn} is null) = (${t.endReason} is null)`),
    check('placement_origin', sql`${t.origin} in ('referral','kit','loan','own','at-intake')`),
    check('placement_evidence', sql`${t.evidence} in ('insurance','bank','visit','employer','call')`),
    check('placement_hours', sql`${t.weeklyHours} between 0 and 112`),
    check('placement_income', sql`${t.monthlyIncomeRial} >= 0`),
  ],
);
