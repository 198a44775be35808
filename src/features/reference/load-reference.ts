import Papa from 'papaparse';
import { ok } from '../../kernel/result.ts';
import { sha256 } from '../../platform/crypto.ts';
import type { Deps } from '../../platform/deps.ts';
import { type ChangeActor, change } from '../records/change.repo.ts';
import { type FileRow, type ReferenceFault, readReference } from './reference-files.rules.ts';
import { replaceReference, vocabularyOf } from './vocabulary.repo.ts';

/**
 * Loads the files of `seed/reference/` (name → text) into the database; the same content again changes nothing.
 * @returns faults that name file, line and mend; with any, nothing is loaded.
 */
export async function loadReference(
  deps: Deps,
  actor: ChangeActor,
  contents: ReadonlyMap<string, string>,
): Promise<{ faults: readonly ReferenceFault[] }> {
  const version = sha256([...contents].map(([name, text]) => `${name}\n${text}`).join('\u0000')).slice(0, 16);
  if ((await vocabularyOf(deps.database)).version === version) return { faults: [] };
  const read = readReference((file) => rowsOf(file, contents.get(file) ?? ''));
  if ('faults' in read) return read;
  await change(deps, actor, async ({ tx, audit }) => {
    await replaceReference(tx, version, read.items);
    audit({ action: 'reference.load', entity: 'reference', entityId: version });
    return ok(undefined);
  });
  return { faults: [] };
}

function rowsOf(file: string, text: string): FileRow[] {
  if (file.endsWith('.jsonl'))
    return text
      .split('\n')
      .map((raw, index) => ({ raw: raw.trim(), line: index + 1 }))
      .filter(({ raw }) => raw !== '')
      .map(({ raw, line }) => {
        try {
          return { line, fields: JSON.parse(raw) as Record<string, unknown> };
        } catch {
          throw new Error(`${file}, line ${line}: is not JSON; write one object a line`);
        }
      });
  const { data } = Papa.parse<Record<string, string>>(text, {
    header: true,
    skipEmptyLines: true,
    delimiter: ',',
  });
  return data.map((fields, index) => ({ line: index + 2, fields }));
}
