import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** Who did what to which record: ids, field names and keyed digests, never personal values. Rows are chained by hash. */
export const auditEntry = sqliteTable('audit_entry', {
  seq: integer('seq').primaryKey({ autoIncrement: true }),
  at: text('at').notNull(),
  actorId: text('actor_id').notNull(),
  organisationId: text('organisation_id'),
  action: text('action').notNull(),
  entity: text('entity').notNull(),
  entityId: text('entity_id').notNull(),
  fields: text('fields', { mode: 'json' }).$type<readonly string[]>().notNull(),
  digest: text('digest'),
  previousHash: text('previous_hash').notNull(),
  hash: text('hash').notNull(),
});

/** What the search engine still has to be told; written with the record, drained by the search issue's worker. */
export const searchOutbox = sqliteTable(
  'search_outbox',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    index: text('index').$type<'skills' | 'occupations' | 'opportunities' | 'people'>().notNull(),
    docId: text('doc_id').notNull(),
    op: text('op').$type<'put' | 'delete'>().notNull(),
    rev: integer('rev').notNull(),
    state: text('state').$type<'waiting' | 'sent' | 'parked'>().notNull().default('waiting'),
    taskUid: integer('task_uid'),
    attempts: integer('attempts').notNull().default(0),
    nextAt: text('next_at').notNull(),
  },
  (t) => [uniqueIndex('search_outbox_document').on(t.index, t.docId, t.rev)],
);
