import type { Database } from '../../platform/database.ts';

/** Answers kept at once; a page of twenty is some 60 KB. */
const most = 200;

interface Kept {
  version: string;
  readonly answers: Map<string, Promise<unknown>>;
}
const memories = new WeakMap<Database, Kept>();

/**
 * What was worked out before for the same question, as long as the version of what it is made of stands still; else made
 * anew. Where the process does not live on, always made anew. The version must have been read before `make` reads.
 */
export async function remembered<T>(
  database: Database,
  version: string,
  key: string,
  make: () => Promise<T>,
): Promise<T> {
  if (!database.keepsMemory) return await make();
  const memory = memories.get(database) ?? { version, answers: new Map<string, Promise<unknown>>() };
  memories.set(database, memory);
  if (memory.version !== version) {
    memory.version = version;
    memory.answers.clear();
  }
  const known = memory.answers.get(key);
  if (known) {
    // What was asked for last is let go last.
    memory.answers.delete(key);
    memory.answers.set(key, known);
    return (await known) as T;
  }
  const fresh = make();
  memory.answers.set(key, fresh);
  fresh.catch(() => memory.answers.delete(key));
  const [oldest] = memory.answers.keys();
  if (memory.answers.size > most && oldest !== undefined) memory.answers.delete(oldest);
  return await fresh;
}
