import * as z from 'zod';
import type { Text } from '../kernel/text.ts';
import { settingText as t } from './config.text.ts';

/** Settings, parsed once at start. Only `entry/` reads the environment; everything else is handed a `Config`. */
export interface Config {
  readonly production: boolean;
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string;
  readonly databaseAuthToken: string | undefined;
  readonly secretKey: string | undefined;
  /** A search server beside the database; unset: the embedded engine alone. Its key stands with it. */
  readonly meiliUrl: string | undefined;
  readonly meiliKey: string | undefined;
  /** Who carries short messages; unset in production: nobody does. A key stands with `kavenegar`. */
  readonly smsGateway: 'console' | 'kavenegar' | undefined;
  readonly kavenegarKey: string | undefined;
  /** The line that messages come from; unset: the account's own. */
  readonly kavenegarSender: string | undefined;
  /** Where the gateway is; unset: where it is for everybody. */
  readonly kavenegarUrl: string | undefined;
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
    .enum(['1', '0', 'true', 'false', 'yes', 'no'])
    .optional()
    .transform((value) => (value === undefined ? undefined : ['1', 'true', 'yes'].includes(value))),
);

const ranges = { BACKUP_EVERY_HOURS: [1, 720], BACKUP_KEEP: [1, 1000] } as const;

const wholeNumber = (min: number, max: number) =>
  optional.pipe(
    z
      .string()
      .regex(/^\d{1,6}$/)
      .transform(Number)
      .refine((n) => n >= min && n <= max)
      .optional(),
  );

const demo = optional.pipe(
  z
    .enum(['1', 'true', 'yes', 'life', 'small', '0', 'false', 'no'])
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
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .refine((port) => port <= 65_535)
      .optional(),
  ),
  HOST: optional,
  DATABASE_URL: optional.pipe(
    z
      .string()
      .regex(/^(file:|libsql:|https?:|wss?:)/)
      .optional(),
  ),
  DATABASE_AUTH_TOKEN: optional,
  SECRET_KEY: optional.pipe(z.string().min(32).optional()),
  MEILI_URL: optional.pipe(
    z
      .url({ protocol: /^https?$/ })
      .refine(isPlainAddress)
      .optional(),
  ),
  // It travels in a header.
  MEILI_KEY: optional.pipe(
    z
      .string()
      .regex(/^[\x21-\x7e]{16,}$/)
      .optional(),
  ),
  SMS_GATEWAY: optional.pipe(z.enum(['console', 'kavenegar']).optional()),
  // It travels in an address.
  KAVENEGAR_KEY: optional.pipe(
    z
      .string()
      .regex(/^[\w+/=-]{16,200}$/)
      .optional(),
  ),
  KAVENEGAR_SENDER: optional.pipe(
    z
      .string()
      .regex(/^\+?\d{3,20}$/)
      .optional(),
  ),
  KAVENEGAR_URL: optional.pipe(
    z
      .url({ protocol: /^https?$/ })
      .refine(isPlainAddress)
      .optional(),
  ),
  BASE_URL: optional.pipe(z.url({ protocol: /^https?$/ }).optional()),
  TRUST_PROXY: flag,
  RATE_LIMIT: flag,
  DEMO: demo,
  AUDIT_ANCHOR_FILE: optional,
  BACKUP_DIR: optional,
  BACKUP_EVERY_HOURS: wholeNumber(...ranges.BACKUP_EVERY_HOURS),
  BACKUP_KEEP: wholeNumber(...ranges.BACKUP_KEEP),
});

/** Every setting there is; anything else of an environment is passed over. */
export const settingNames: readonly string[] = Object.keys(environment.shape);

/** What a setting must be, where it can be wrong by itself. */
const mustBe: Readonly<Partial<Record<string, Text>>> = {
  PORT: t.port,
  DATABASE_URL: t.databaseUrl,
  SECRET_KEY: t.shortKey,
  MEILI_URL: t.searchServer,
  MEILI_KEY: t.searchKey,
  SMS_GATEWAY: t.smsGateway,
  KAVENEGAR_KEY: t.smsKey,
  KAVENEGAR_SENDER: t.smsSender,
  KAVENEGAR_URL: t.smsAddress,
  BASE_URL: t.address,
  TRUST_PROXY: t.flag,
  RATE_LIMIT: t.flag,
  DEMO: t.demo,
  BACKUP_EVERY_HOURS: t.wholeNumber(...ranges.BACKUP_EVERY_HOURS),
  BACKUP_KEEP: t.wholeNumber(...ranges.BACKUP_KEEP),
};

const about = (name: string, { fa, en }: Text): Text => ({ fa: `${name}: ${fa}`, en: `${name}: ${en}` });

/**
 * @returns the settings, or one line per wrong setting naming it. `SECRET_KEY` is required in production; an http
 * `BASE_URL` other than loopback is refused, because sign-in cookies would travel in the clear.
 */
export function parseConfig(
  env: Record<string, string | undefined>,
): { config: Config } | { errors: readonly Text[] } {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
    return { errors: [...names].map((name) => about(name, mustBe[name] ?? t.wrong)) };
  }
  const e = parsed.data;
  const production = e.NODE_ENV === 'production';
  const port = e.PORT ?? 8787;
  const baseUrl = new URL(e.BASE_URL ?? `http://localhost:${port}`);
  const errors: Text[] = [];
  if (production && e.SECRET_KEY === undefined) errors.push(about('SECRET_KEY', t.keyNeeded));
  if (baseUrl.protocol === 'http:' && !isLoopback(baseUrl.hostname))
    errors.push(about('BASE_URL', t.plainHttp(baseUrl.origin)));
  if (e.MEILI_URL !== undefined && e.MEILI_KEY === undefined)
    errors.push(about('MEILI_KEY', t.searchKeyNeeded));
  if (e.MEILI_URL === undefined && e.MEILI_KEY !== undefined)
    errors.push(about('MEILI_URL', t.searchUrlNeeded));
  if (production && e.SMS_GATEWAY === 'console') errors.push(about('SMS_GATEWAY', t.noConsole));
  if (e.SMS_GATEWAY === 'kavenegar' && e.KAVENEGAR_KEY === undefined)
    errors.push(about('KAVENEGAR_KEY', t.smsKeyNeeded));
  for (const name of ['KAVENEGAR_KEY', 'KAVENEGAR_SENDER', 'KAVENEGAR_URL'] as const)
    if (e[name] !== undefined && e.SMS_GATEWAY !== 'kavenegar') errors.push(about(name, t.needsKavenegar));
  if (e.KAVENEGAR_URL !== undefined && !isSafeAddress(e.KAVENEGAR_URL))
    errors.push(about('KAVENEGAR_URL', t.smsPlainHttp));
  if (production && e.DEMO) errors.push(about('DEMO', t.noDemo));
  for (const name of ['BACKUP_EVERY_HOURS', 'BACKUP_KEEP'] as const)
    if (e[name] !== undefined && e.BACKUP_DIR === undefined) errors.push(about(name, t.needsFolder));
  if (errors.length > 0) return { errors };
  return {
    config: {
      production,
      port,
      host: e.HOST ?? '127.0.0.1',
      databaseUrl: e.DATABASE_URL ?? 'file:data/mehrkar.db',
      databaseAuthToken: e.DATABASE_AUTH_TOKEN,
      secretKey: e.SECRET_KEY,
      meiliUrl: e.MEILI_URL,
      meiliKey: e.MEILI_KEY,
      smsGateway: e.SMS_GATEWAY ?? (production ? undefined : 'console'),
      kavenegarKey: e.KAVENEGAR_KEY,
      kavenegarSender: e.KAVENEGAR_SENDER,
      kavenegarUrl: e.KAVENEGAR_URL,
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

/** Without a name and password in it, which would be logged with it, and without anything after its path. */
function isPlainAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { username, password, search, hash } = new URL(address);
  return username === '' && password === '' && search === '' && hash === '';
}

function isSafeAddress(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || isLoopback(hostname);
}

/** `localhost`, `127.x.x.x` and `[::1]`. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
