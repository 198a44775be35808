import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { IndexComparison, IndexPhase } from '../features/search-sync/index-state.rules.ts';
import type { ServerIndex } from '../features/search-sync/search-settings.rules.ts';

/** Who did what to which record: ids, field names and keyed digests, never personal values. Rows are chained by hash. */
export const auditEntry = sqliteTable(
  'audit_entry',
  {
    seq: integer('seq').primaryKey({ autoIncrement: true }),
    at: text('at').notNull(),
    actorId: text('actor_id').notNull(),
    organisationId: text('organisation_id'),
    action: text('action').notNull(),
    entity: text('entity').notNull(),
    entityId: text('entity_id').notNull(),
    /** Whose file was seen or changed, where the record belongs to a person. */
    personId: text('person_id'),
    fields: text('fields', { mode: 'json' }).$type<readonly string[]>().notNull(),
    digest: text('digest'),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [
    index('audit_person').on(t.personId, t.seq),
    index('audit_organisation').on(t.organisationId, t.seq),
    index('audit_actor').on(t.actorId, t.seq),
    index('audit_action').on(t.action, t.seq),
    // Whether somebody's look at a file is on record already: asked at every look.
    index('audit_ledger').on(t.entityId).where(sql`action = 'ledger.post'`),
    index('audit_looks').on(t.actorId, t.entityId, t.at).where(sql`action in ('person.view', 'audit.read')`),
  ],
);

/** The key under which values of a person's file are digested in audit rows; destroying it erases them, the chain stays. */
export const auditKey = sqliteTable('audit_key', {
  personId: text('person_id').primaryKey(),
  keySealed: text('key_sealed'),
  destroyedAt: text('destroyed_at'),
});

/** Answers kept for 24 h by actor, method, path and `Idempotency-Key` (digested together): a repeat gets the same answer. */
export const idempotentAnswer = sqliteTable(
  'idempotent_answer',
  {
    key: text('key').primaryKey(),
    /** Digest of the body: another body under the same key is refused. */
    bodyDigest: text('body_digest').notNull(),
    status: integer('status').notNull(),
    headers: text('headers', { mode: 'json' }).$type<Readonly<Record<string, string>>>().notNull(),
    /** Sealed, since answers hold case data. */
    bodySealed: text('body_sealed'),
    createdAt: text('created_at').notNull(),
    expiresAt: text('expires_at').notNull(),
  },
  (t) => [index('idempotent_answer_expiry').on(t.expiresAt)],
);

/**
 * What the search server still has to be told: ids alone, what is sent is read when it is sent. Written with the record; a row
 * goes when the server has done its task, and not before. See `docs/decisions/0033`.
 */
export const searchOutbox = sqliteTable(
  'search_outbox',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    index: text('index').$type<ServerIndex>().notNull(),
    docId: text('doc_id').notNull(),
    op: text('op').$type<'put' | 'delete'>().notNull(),
    rev: integer('rev').notNull(),
    state: text('state').$type<'waiting' | 'sent' | 'parked'>().notNull().default('waiting'),
    taskUid: integer('task_uid'),
    /** The task at the index that is being built beside the standing one. */
    buildTaskUid: integer('build_task_uid'),
    /** How often it was sent in vain. */
    attempts: integer('attempts').notNull().default(0),
    nextAt: text('next_at').notNull(),
    notedAt: text('noted_at').notNull().default(''),
    /** Moves when the same row is written again: what was read before does not count as told then. */
    noted: integer('noted').notNull().default(1),
    /** With how many others it may be sent at once: halved until whatever the server refuses is alone. */
    together: integer('together').notNull().default(1000),
    /** Why it was put aside, in the server's words. */
    error: text('error'),
  },
  (t) => [
    uniqueIndex('search_outbox_document').on(t.index, t.docId, t.rev),
    index('search_outbox_state').on(t.state, t.index, t.nextAt),
  ],
);

/** How each index of the search server stands, and how far its rebuilding has come. */
export const searchIndexState = sqliteTable('search_index_state', {
  index: text('index').$type<ServerIndex>().primaryKey(),
  /** What the standing one was built under; null: none stands that may be asked. */
  builtUnder: text('built_under'),
  phase: text('phase').$type<IndexPhase>().notNull().default('idle'),
  /** What the one that is being built is built under. */
  buildUnder: text('build_under'),
  /** The last id that was loaded. */
  cursor: text('cursor').notNull().default(''),
  loaded: integer('loaded').notNull().default(0),
  total: integer('total').notNull().default(0),
  startedAt: text('started_at'),
  finishedAt: text('finished_at'),
  /** Why building was broken off, and when it is begun anew. */
  error: text('error'),
  nextAt: text('next_at'),
  /** Until when the one before is kept. */
  dropOldAt: text('drop_old_at'),
  compared: text('compared', { mode: 'json' }).$type<IndexComparison>(),
});

/** Work that only one process may do at a time; whoever holds it renews it, and loses it by falling silent. */
export const lease = sqliteTable('lease', {
  name: text('name').primaryKey(),
  holder: text('holder').notNull(),
  until: text('until').notNull(),
});

/**
 * Which facts that matching reads have changed, in the order they did: ids alone, written by triggers of the tables
 * themselves, so that no writer and no other process can forget. Pruned by due work; see `docs/decisions/0021`.
 */
export const factChange = sqliteTable(
  'fact_change',
  {
    seq: integer('seq').primaryKey({ autoIncrement: true }),
    entity: text('entity').$type<'person' | 'household' | 'opportunity'>().notNull(),
    entityId: text('entity_id').notNull(),
  },
  (t) => [index('fact_change_version').on(t.entity, t.seq)],
);
