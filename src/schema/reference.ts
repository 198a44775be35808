import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** One row per entry of every catalogue in `seed/reference/`; `data` is what the catalogue's own shape adds. */
export const referenceItem = sqliteTable(
  'reference_item',
  {
    catalogue: text('catalogue').notNull(),
    code: text('code').notNull(),
    position: integer('position').notNull(),
    fa: text('fa').notNull(),
    en: text('en').notNull(),
    data: text('data', { mode: 'json' }).$type<Readonly<Record<string, unknown>>>().notNull(),
    /** Set where a list was brought in by hand: a start leaves such an entry as it is. */
    editedAt: text('edited_at'),
    editedBy: text('edited_by'),
  },
  (t) => [primaryKey({ columns: [t.catalogue, t.code] })],
);

/** Single row: moves whenever any reference item changes, so that copies in memory know they are old. */
export const referenceVersion = sqliteTable('reference_version', {
  id: integer('id').primaryKey(),
  version: text('version').notNull(),
});

/** The score's weights by version; the newest counts, every stored suggestion names its own. */
export const weightsVersion = sqliteTable('weights_version', {
  version: integer('version').primaryKey(),
  parts: text('parts', { mode: 'json' }).$type<Readonly<Record<string, number>>>().notNull(),
  createdAt: text('created_at').notNull(),
  note: text('note').notNull(),
});
