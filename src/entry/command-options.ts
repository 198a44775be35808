import { type ParseArgsConfig, parseArgs } from 'node:util';
import { type Config, parseConfig } from '../platform/config.ts';
import { cliText } from './cli.text.ts';
import { CommandRefused } from './command.ts';

/** Options and file names as they were typed. @throws CommandRefused naming what is not known. */
export function readOptions<T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new CommandRefused(cliText.wrongOption(error instanceof Error ? error.message : String(error)));
  }
}

/**
 * The settings for work that can do without the key: in production too it may be missing, and none is made.
 * @throws CommandRefused naming the setting that is wrong.
 */
export function settingsWithoutKey(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = parseConfig(env.SECRET_KEY ? env : { ...env, NODE_ENV: undefined });
  if ('errors' in parsed) throw new CommandRefused(cliText.wrongSetting(parsed.errors));
  return parsed.config;
}
