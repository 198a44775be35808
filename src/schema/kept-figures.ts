import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * Derived: figures of the nation and of provinces that are too dear to be counted for every reader, and the ends of months
 * as they were known then. Counted by due work; whatever is not here is counted when it is asked for.
 */
export const keptFigure = sqliteTable(
  'kept_figure',
  {
    /** `nation`, or `province:` and its code; never an organisation. */
    scope: text('scope').notNull(),
    figure: text('figure').notNull(),
    /** The day it is of. */
    asOf: text('as_of').notNull(),
    /** The instant whose knowledge it is. */
    knownAt: text('known_at').notNull(),
    countedAt: text('counted_at').notNull(),
    value: text('value', { mode: 'json' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.scope, t.figure] })],
);
