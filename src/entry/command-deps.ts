import { parseConfig } from '../platform/config.ts';
import type { Deps } from '../platform/deps.ts';
import { silentLog } from '../platform/log.ts';
import { cliText } from './cli.text.ts';
import { CommandRefused } from './command.ts';
import { openDeps } from './deps.node.ts';
import { prepareDatabase } from './prepare.node.ts';

/**
 * What a command needs: the database and key of the server's settings, migrated and with its reference. Never demo accounts:
 * a shell in which NODE_ENV was forgotten must not put public passwords into a house that works for real.
 * @throws CommandRefused naming the setting that is wrong.
 */
export async function commandDeps(env: Readonly<Record<string, string | undefined>>): Promise<Deps> {
  const parsed = parseConfig(env);
  if ('errors' in parsed) throw new CommandRefused(cliText.wrongSetting(parsed.errors));
  const deps = await openDeps(parsed.config, silentLog);
  try {
    await prepareDatabase(deps, { accounts: false });
    return deps;
  } catch (error) {
    await deps.database.close();
    throw error;
  }
}
