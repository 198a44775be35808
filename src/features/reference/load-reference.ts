import { ok } from '../../kernel/result.ts';
import { sha256 } from '../../platform/crypto.ts';
import type { Deps } from '../../platform/deps.ts';
import { type ChangeActor, change } from '../records/change.repo.ts';
import { wordsVersion } from '../search/search-words.rules.ts';
import { type ReferenceFault, readReference } from './reference-files.rules.ts';
import { bringInSeed, seedOf } from './reference-writes.repo.ts';
import { vocabularyOf } from './vocabulary.repo.ts';

/**
 * Loads the files of `seed/reference/` (name → text) into the database; the same content again changes nothing, entries
 * that were edited by hand stay as they are, and no entry is ever removed.
 * @returns faults that name file, line and mend; with any, nothing is loaded.
 */
export async function loadReference(
  deps: Deps,
  actor: ChangeActor,
  contents: ReadonlyMap<string, string>,
): Promise<{ faults: readonly ReferenceFault[] }> {
  // The way words are written into the index is part of it: a new one writes them again.
  const parts = [String(wordsVersion), ...[...contents].map(([name, text]) => `${name}\n${text}`)];
  const seed = sha256(parts.join('\u0000')).slice(0, 16);
  if (seedOf((await vocabularyOf(deps.database)).version) === seed) return { faults: [] };
  const read = readReference(contents);
  if ('faults' in read) return read;
  const loaded = await change(deps, actor, async ({ tx, audit, reindex }) => {
    const kept = await bringInSeed({ tx, reindex }, seed, read.items);
    audit({ action: 'reference.load', entity: 'reference', entityId: seed });
    return ok(kept);
  });
  if (loaded.ok && loaded.value.length > 0)
    deps.log.info('reference: entries edited by hand were kept as they are', { entries: loaded.value });
  return { faults: [] };
}
