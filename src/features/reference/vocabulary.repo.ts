import type { Database } from '../../platform/database.ts';
import { referenceItem, referenceVersion } from '../../schema/reference.ts';
import { buildVocabulary, type Vocabulary } from './vocabulary.rules.ts';

const loaded = new WeakMap<object, Promise<Vocabulary>>();

/** The reference in memory, read again only when its version in the database has moved. */
export async function vocabularyOf(database: Database): Promise<Vocabulary> {
  const [row] = await database.read.select().from(referenceVersion).limit(1);
  const version = row?.version ?? 'empty';
  const key = database.memory ?? database.root ?? database;
  const known = loaded.get(key);
  if (known && (await known).version === version) return await known;
  const fresh = database.read
    .select()
    .from(referenceItem)
    .then((rows) => buildVocabulary(version, rows));
  // What a transaction sees may yet be undone, so it is not kept.
  if (database.root) return await fresh;
  if (database.memory) {
    // Another request may wait for it, and this one may be cut off before it is there.
    loaded.set(key, Promise.resolve(await fresh));
    return await fresh;
  }
  loaded.set(database, fresh);
  // A reading that failed is not kept, or every later one would fail with it.
  fresh.catch(() => {
    if (loaded.get(database) === fresh) loaded.delete(database);
  });
  return await fresh;
}
