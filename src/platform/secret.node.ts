import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Config } from './config.ts';
import { startFaultText } from './start-fault.text.ts';
import { StartFault } from './start-fault.ts';

/** Below the folder the process was started in, as the default database is. */
export const secretFile = 'data/secret.key';

/**
 * The key that everything sealed hangs on: `SECRET_KEY` where set, else that of `data/secret.key`, made on first use and
 * readable by its owner alone. Server and command line read the same one, or they could not open each other's records.
 * @throws StartFault when the file holds no key.
 */
export async function secretKey(
  config: Pick<Config, 'secretKey'>,
  file = resolve(secretFile),
): Promise<string> {
  if (config.secretKey !== undefined) return config.secretKey;
  const known = (await readIfThere(file)) ?? (await create(file));
  if (known.length < 32) throw new StartFault(startFaultText.noKeyInFile(file));
  return known;
}

/** The key where there is one; undefined rather than a new one, for work that can do without. */
export async function knownSecretKey(
  config: Pick<Config, 'secretKey'>,
  file = resolve(secretFile),
): Promise<string | undefined> {
  const known = config.secretKey ?? (await readIfThere(file));
  return known === undefined || known.length < 32 ? undefined : known;
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Written aside and linked into place, so that of two starts at once both end up with one whole key. */
async function create(file: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true });
  const fresh = randomBytes(48).toString('base64url');
  const aside = `${file}.${randomBytes(8).toString('hex')}`;
  await writeFile(aside, `${fresh}\n`, { mode: 0o600, flag: 'wx' });
  try {
    await link(aside, file);
    return fresh;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return (await readIfThere(file)) ?? '';
  } finally {
    await rm(aside, { force: true });
  }
}
