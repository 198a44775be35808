import type { Text } from '../kernel/text.ts';
import { type Config, parseConfig } from '../platform/config.ts';
import { workerText as t } from './worker.text.ts';

/** Variables, secrets and bindings, as the platform hands them over. */
export type WorkerEnv = Readonly<Record<string, unknown>>;

/**
 * The settings of a Worker: a production one unless it says otherwise. Nothing has a default that a second isolate would
 * not know: database, key and own address must be set.
 */
export function workerConfig(
  env: WorkerEnv,
): { config: Config & { secretKey: string } } | { errors: readonly Text[] } {
  const told = Object.entries(env).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const settings: Record<string, string> = { NODE_ENV: 'production', ...Object.fromEntries(told) };
  const parsed = parseConfig(settings);
  const errors: Text[] = [];
  for (const name of ['DATABASE_URL', 'BASE_URL', 'SECRET_KEY'])
    if (!settings[name]?.trim()) errors.push(about(name, t.needed));
  if (settings.DATABASE_URL?.trim().startsWith('file:')) errors.push(about('DATABASE_URL', t.needsServer));
  if ('errors' in parsed) {
    const named = new Set(errors.map(({ en }) => en.split(':')[0]));
    return { errors: [...errors, ...parsed.errors.filter(({ en }) => !named.has(en.split(':')[0]))] };
  }
  const { secretKey } = parsed.config;
  if (errors.length > 0 || secretKey === undefined) return { errors };
  return { config: { ...parsed.config, secretKey } };
}

const about = (name: string, { fa, en }: Text): Text => ({ fa: `${name}: ${fa}`, en: `${name}: ${en}` });
