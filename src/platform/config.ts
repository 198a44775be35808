import * as z from 'zod';

/** Settings, parsed once at start. Only `entry/` reads the environment; everything else is handed a `Config`. */
export interface Config {
  readonly production: boolean;
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string;
  readonly databaseAuthToken: string | undefined;
  readonly secretKey: string | undefined;
  readonly baseUrl: URL;
  /** A proxy of our own stands in front and names the caller in `X-Forwarded-For`. */
  readonly trustProxy: boolean;
  /** Hold every caller to a pace; off only where one caller must do the work of thousands, such as a bench. */
  readonly rateLimit: boolean;
  /** Demo data for an empty database: the whole country at life size, two provinces, or none. */
  readonly demo: 'life' | 'small' | false;
  /** Where heads of the audit chain are written down; unset: beside the database. */
  readonly auditAnchorFile: string | undefined;
  /** Where backups are made on a schedule; unset: none are. */
  readonly backupDir: string | undefined;
  readonly backupEveryHours: number;
  /** How many backups are kept. */
  readonly backupKeep: number;
}

const optional = z
  .string()
  .optional()
  .transform((value) => (value === undefined || value.trim() === '' ? undefined : value.trim()));

const flag = optional.pipe(
  z
    .enum(['1', '0', 'true', 'false', 'yes', 'no'], { error: 'must be 1 or 0' })
    .optional()
    .transform((value) => (value === undefined ? undefined : ['1', 'true', 'yes'].includes(value))),
);

const wholeNumber = (min: number, max: number) =>
  optional.pipe(
    z
      .string()
      .regex(/^\d{1,6}$/, { error: `must be a whole number from ${min} to ${max}` })
      .transform(Number)
      .refine((n) => n >= min && n <= max, { error: `must be a whole number from ${min} to ${max}` })
      .optional(),
  );

const demo = optional.pipe(
  z
    .enum(['1', 'true', 'yes', 'life', 'small', '0', 'false', 'no'], { error: 'must be 1, small or 0' })
    .optional()
    .transform((value) => {
      if (value === undefined || value === 'small') return value;
      return ['1', 'true', 'yes', 'life'].includes(value) ? ('life' as const) : (false as const);
    }),
);

const environment = z.object({
  NODE_ENV: optional,
  PORT: optional.pipe(
    z
      .string()
      .regex(/^\d{1,5}$/, { error: 'must be a port from 0 to 65535' })
      .transform(Number)
      .refine((port) => port <= 65_535, { error: 'must be a port from 0 to 65535' })
      .optional(),
  ),
  HOST: optional,
  DATABASE_URL: optional.pipe(
    z
      .string()
      .regex(/^(file:|libsql:|https?:|wss?:)/, {
        error: 'must start with file:, libsql:, http(s): or ws(s):',
      })
      .optional(),
  ),
  DATABASE_AUTH_TOKEN: optional,
  SECRET_KEY: optional.pipe(
    z
      .string()
      .min(32, { error: 'must have at least 32 characters; make one with: openssl rand -base64 48' })
      .optional(),
  ),
  BASE_URL: optional.pipe(z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }).optional()),
  TRUST_PROXY: flag,
  RATE_LIMIT: flag,
  DEMO: demo,
  AUDIT_ANCHOR_FILE: optional,
  BACKUP_DIR: optional,
  BACKUP_EVERY_HOURS: wholeNumber(1, 720),
  BACKUP_KEEP: wholeNumber(1, 1000),
});

/**
 * @returns the settings, or one line per wrong setting naming it. `SECRET_KEY` is required in production; an http
 * `BASE_URL` other than loopback is refused, because sign-in cookies would travel in the clear.
 */
export function parseConfig(
  env: Record<string, string | undefined>,
): { config: Config } | { errors: readonly string[] } {
  const parsed = environment.safeParse(env);
  if (!parsed.success)
    return { errors: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) };
  const e = parsed.data;
  const production = e.NODE_ENV === 'production';
  const port = e.PORT ?? 8787;
  const baseUrl = new URL(e.BASE_URL ?? `http://localhost:${port}`);
  const errors: string[] = [];
  if (production && e.SECRET_KEY === undefined)
    errors.push('SECRET_KEY: is required in production; make one with: openssl rand -base64 48');
  if (baseUrl.protocol === 'http:' && !isLoopback(baseUrl.hostname))
    errors.push(`BASE_URL: ${baseUrl.origin} is plain http; use https, or a loopback address for trying out`);
  if (production && e.DEMO) errors.push('DEMO: demo accounts have a public password; never in production');
  for (const name of ['BACKUP_EVERY_HOURS', 'BACKUP_KEEP'] as const)
    if (e[name] !== undefined && e.BACKUP_DIR === undefined)
      errors.push(`${name}: does nothing without BACKUP_DIR, the folder that backups go to`);
  if (e.BACKUP_DIR !== undefined && e.DATABASE_URL !== undefined && !e.DATABASE_URL.startsWith('file:'))
    errors.push('BACKUP_DIR: only a file: database is backed up from here; a database server makes its own');
  if (errors.length > 0) return { errors };
  return {
    config: {
      production,
      port,
      host: e.HOST ?? '127.0.0.1',
      databaseUrl: e.DATABASE_URL ?? 'file:data/mehrkar.db',
      databaseAuthToken: e.DATABASE_AUTH_TOKEN,
      secretKey: e.SECRET_KEY,
      baseUrl,
      trustProxy: e.TRUST_PROXY ?? false,
      rateLimit: e.RATE_LIMIT ?? true,
      demo: e.DEMO ?? (production ? false : 'life'),
      auditAnchorFile: e.AUDIT_ANCHOR_FILE,
      backupDir: e.BACKUP_DIR,
      backupEveryHours: e.BACKUP_EVERY_HOURS ?? 24,
      backupKeep: e.BACKUP_KEEP ?? 14,
    },
  };
}

/** `localhost`, `127.x.x.x` and `[::1]`. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
