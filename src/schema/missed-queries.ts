import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/**
 * What was searched for and not found well, folded, with how many searched: no account, address, session or time of day.
 * Nobody is shown a waiting one before it was counted five times (decision 0030).
 */
export const missedQuery = sqliteTable(
  'missed_query',
  {
    id: text('id').primaryKey(),
    query: text('query').notNull(),
    count: integer('count').notNull(),
    /** First day of the week (a Saturday, in Tehran) in which it was counted first and last. */
    firstWeek: text('first_week').notNull(),
    lastWeek: text('last_week').notNull(),
    state: text('state').$type<'waiting' | 'answered' | 'dismissed'>().notNull().default('waiting'),
    /** Where answered: `skills/sk-001`. */
    answer: text('answer'),
    /** Moves with every decision of headquarters, not with every search. */
    revision: integer('revision').notNull().default(1),
  },
  (t) => [
    uniqueIndex('missed_query_once').on(t.query),
    index('missed_query_frequency').on(t.state, t.count),
    index('missed_query_weeks').on(t.state, t.firstWeek),
  ],
);
