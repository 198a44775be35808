import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { AskOutcome, AskStatus } from '../features/asks/ask.rules.ts';
import { opportunity } from './opportunities.ts';
import { organisation } from './organisations.ts';
import { person } from './people.ts';

/**
 * Somebody asked about an opportunity and is waiting for a call. Whoever asks has no file and gave no more than this, so
 * name and phone are sealed, found again by a blind index alone, and the whole row goes some time after it was answered.
 */
export const ask = sqliteTable(
  'ask',
  {
    id: text('id').primaryKey(),
    /** Six digits and a check digit, said on the phone. */
    reference: text('reference').notNull().unique(),
    opportunityId: text('opportunity_id')
      .notNull()
      .references(() => opportunity.id),
    /** The organisation that calls. */
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id),
    nameSealed: text('name_sealed').notNull(),
    phoneSealed: text('phone_sealed').notNull(),
    phoneIndex: text('phone_index').notNull(),
    county: text('county').notNull(),
    askedAt: text('asked_at').notNull(),
    callBy: text('call_by').notNull(),
    status: text('status').$type<AskStatus>().notNull().default('new'),
    outcome: text('outcome').$type<AskOutcome>(),
    /** Whose file it led to. */
    personId: text('person_id').references(() => person.id, { onDelete: 'set null' }),
    answeredAt: text('answered_at'),
    answeredBy: text('answered_by'),
    /** The day on which more was asked with this phone than is written down; on one ask of the phone. */
    moreAskedOn: text('more_asked_on'),
    revision: integer('revision').notNull().default(1),
  },
  (t) => [
    uniqueIndex('ask_once').on(t.phoneIndex, t.opportunityId),
    index('ask_scope').on(t.organisationId, t.status, t.askedAt, t.id),
    index('ask_opportunity').on(t.opportunityId),
    index('ask_person').on(t.personId),
    index('ask_kept').on(t.status, t.answeredAt),
    check('ask_status', sql`${t.status} in ('new','answered')`),
    check(
      'ask_outcome',
      sql`${t.outcome} in ('registered','already-with-us','not-reached','not-interested','not-suitable','given-elsewhere','filled')`,
    ),
    check(
      'ask_answered',
      sql`(${t.status} = 'answered') = (${t.outcome} is not null) and (${t.status} = 'answered') = (${t.answeredAt} is not null)`,
    ),
  ],
);
