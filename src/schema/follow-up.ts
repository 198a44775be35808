import { index, integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Evidence } from '../features/placements/placement.rules.ts';

/**
 * Derived: of every live work when its next check is due and what was last stated of it. Written by triggers alone
 * (migration `follow_up`), with every write of a placement or a check, so that it cannot differ from them.
 */
export const placementFollowUp = sqliteTable(
  'placement_follow_up',
  {
    placementId: text('placement_id').primaryKey(),
    organisationId: text('organisation_id').notNull(),
    personId: text('person_id').notNull(),
    nextDueOn: text('next_due_on').notNull(),
    /** The last day on which it was known to stand, its start where nobody was asked since. */
    evidenceOn: text('evidence_on').notNull(),
    evidence: text('evidence').$type<Evidence>().notNull(),
    /** How often nobody was reached since, and when last. */
    tries: integer('tries').notNull(),
    triedOn: text('tried_on'),
    weeklyHours: real('weekly_hours'),
    hoursOn: text('hours_on'),
    hoursBefore: real('hours_before'),
    monthlyIncomeRial: integer('monthly_income_rial'),
    incomeOn: text('income_on'),
    incomeBefore: integer('income_before'),
    expectedEndOn: text('expected_end_on'),
  },
  (t) => [
    index('placement_follow_up_due').on(t.organisationId, t.nextDueOn, t.placementId),
    index('placement_follow_up_person').on(t.personId),
  ],
);
