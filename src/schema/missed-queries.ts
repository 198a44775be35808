import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/**
 * What was searched for and not found well, with how many searched: no account, address, session or time of day. Until it
 * was counted five times it stands here as a keyed digest alone, which nobody can read (decision 0030).
 */
export const missedQuery = sqliteTable(
  'missed_query',
  {
    id: text('id').primaryKey(),
    /** Keyed, of the folded words: the same words are counted together, and cannot be read without being guessed. */
    digest: text('digest').notNull(),
    /** The folded words, written by the fifth who searches for them. */
    query: text('query'),
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
    uniqueIndex('missed_query_once').on(t.digest),
    index('missed_query_frequency').on(t.state, t.count),
    index('missed_query_weeks').on(t.state, t.firstWeek),
  ],
);

/**
 * Who has been counted this week, where no memory lasts to know it by (a Worker): keyed digests, of the caller and of the
 * caller with the words, which go when the week is over. Nothing of either can be read.
 */
export const missedAsker = sqliteTable(
  'missed_asker',
  {
    digest: text('digest').primaryKey(),
    caller: text('caller').notNull(),
    week: text('week').notNull(),
  },
  (t) => [index('missed_asker_caller').on(t.caller)],
);
