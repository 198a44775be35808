import { integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { SearchIndex } from '../features/search/search-document.rules.ts';
import { person } from './people.ts';

/**
 * What the embedded engine has of each document. Its number is the row of the full-text table `search_<index>`, which a
 * migration makes: FTS5 tables are not tables to Drizzle.
 */
export const searchEntry = sqliteTable(
  'search_entry',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    index: text('index').$type<SearchIndex>().notNull(),
    docId: text('doc_id').notNull(),
    /** Digest of what was indexed: a document that says the same is not written again. */
    content: text('content').notNull(),
  },
  (t) => [uniqueIndex('search_entry_document').on(t.index, t.docId)],
);

/** Words of labels and alternative names, by which misspelt ones are understood. */
export const searchWord = sqliteTable(
  'search_word',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    index: text('index').$type<SearchIndex>().notNull(),
    word: text('word').notNull(),
  },
  (t) => [uniqueIndex('search_word_once').on(t.index, t.word)],
);

/** A word without one of its letters; the migration keeps it without row numbers, which halves it. */
export const searchDeletion = sqliteTable(
  'search_deletion',
  {
    deletion: text('deletion').notNull(),
    wordId: integer('word_id')
      .notNull()
      .references(() => searchWord.id),
  },
  (t) => [primaryKey({ columns: [t.deletion, t.wordId] })],
);

/** Who stands in the full-text table `search_people`, which a migration makes, and under which of its rows. A trigger takes out who is erased. */
export const searchedPerson = sqliteTable(
  'searched_person',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    /** The way of writing words that was in force. */
    version: integer('version').notNull(),
  },
  (t) => [uniqueIndex('searched_person_once').on(t.personId)],
);
