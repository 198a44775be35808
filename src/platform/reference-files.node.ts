import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Texts of the named files of a folder, by name. */
export async function readTexts(
  folder: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const entries = await Promise.all(
    names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const),
  );
  return new Map(entries);
}
