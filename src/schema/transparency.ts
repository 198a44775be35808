import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Published } from '../features/transparency/publish.rules.ts';

/**
 * Figures of giving as they were published at the end of a Jalali month, as known then. Never changed: what is found out
 * later stands in a later month as a correction (docs/decisions/0047).
 */
export const transparencyMonth = sqliteTable('transparency_month', {
  /** '1405-08'. */
  month: text('month').primaryKey(),
  publishedAt: text('published_at').notNull(),
  value: text('value', { mode: 'json' }).$type<Published>().notNull(),
});
