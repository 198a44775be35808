import { createClient } from '@libsql/client';
import MiniSearch from 'minisearch';
import {
  type FullText,
  fullTextOf,
  type SearchDocument,
} from '../../src/features/search/search-document.rules.ts';
import { joinsOf, soundOf, stemOf, wordsOf } from '../../src/features/search/search-words.rules.ts';

/** Ids for what was typed, best first, at most ten. */
export type Found = (q: string) => Promise<readonly string[]>;

const mostFound = 10;

/** FTS5 as it comes: one column, the words as they are typed, no folding. */
export async function rawFullText(documents: readonly SearchDocument[]): Promise<Found> {
  const client = createClient({ url: ':memory:' });
  await client.execute('create virtual table raw using fts5(id unindexed, text)');
  for (const { id, labels, alternatives } of documents)
    await client.execute({
      sql: 'insert into raw (id, text) values (?, ?)',
      args: [id, [...labels, ...alternatives].join(' ')],
    });
  return async (q) => {
    const words = q.split(/\s+/).map((word) => `"${word.replaceAll('"', '')}"`);
    const { rows } = await client.execute({
      sql: `select id from raw where raw match ? order by rank limit ${mostFound}`,
      args: [words.join(' OR ')],
    });
    return rows.map(({ id }) => String(id));
  };
}

/**
 * MiniSearch over the very columns that we write (folded words, joins, stems, sounds) with our weights, its own misspellings
 * and beginnings: an oracle in memory, which is compared with and not shipped.
 */
export function miniSearch(documents: readonly SearchDocument[]): Found {
  const columns: (keyof FullText)[] = ['words', 'alts', 'joins', 'stems', 'phons', 'body'];
  const mini = new MiniSearch<FullText & { readonly id: string }>({
    fields: columns,
    tokenize: (text) => text.split(' '),
    processTerm: (term) => (term === '' ? null : term),
    searchOptions: {
      boost: { words: 10, alts: 6, joins: 5, stems: 4, phons: 2, body: 1 },
      bm25: { k: 1.2, b: 0.75, d: 0.5 },
    },
  });
  mini.addAll(documents.map((document) => ({ id: document.id, ...fullTextOf(document).text })));
  return async (q) => {
    const words = wordsOf(q);
    const joins = joinsOf(words);
    const hits = mini.search({
      combineWith: 'OR',
      queries: [
        { queries: [words.join(' ')], fields: ['words', 'alts', 'body'], fuzzy: 0.25, prefix: true },
        { queries: [[...words, ...joins].join(' ')], fields: ['joins'], fuzzy: 0.2 },
        { queries: [[...words, ...joins].map(stemOf).join(' ')], fields: ['stems'], fuzzy: 0.2 },
        { queries: [[...words, ...joins].map(soundOf).join(' ')], fields: ['phons'] },
      ],
    });
    return hits.slice(0, mostFound).map(({ id }) => String(id));
  };
}
