import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { OrganisationKind, Role } from '../kernel/actor.ts';

export const organisation = sqliteTable(
  'organisation',
  {
    id: text('id').primaryKey(),
    kind: text('kind').$type<OrganisationKind>().notNull(),
    fa: text('fa').notNull(),
    en: text('en').notNull(),
    province: text('province'),
    county: text('county'),
    /** How many it can take, and how many it covers today, where known. */
    capacity: integer('capacity'),
    covered: integer('covered'),
    monthlyTarget: integer('monthly_target'),
    /** Percent of a kit's price that is pooled for repair, restocking and theft, 5–10. */
    contingencyPercent: integer('contingency_percent').notNull().default(5),
    sample: integer('sample', { mode: 'boolean' }).notNull().default(false),
  },
  (t) => [
    check('organisation_kind', sql`${t.kind} in ('association','care-centre','province-council','national')`),
  ],
);

/** The counties an organisation covers. */
export const organisationCounty = sqliteTable(
  'organisation_county',
  {
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id),
    county: text('county').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.county] })],
);

export const account = sqliteTable(
  'account',
  {
    id: text('id').primaryKey(),
    username: text('username').notNull().unique(),
    nameFa: text('name_fa').notNull(),
    nameEn: text('name_en').notNull(),
    role: text('role').$type<Role>().notNull(),
    organisationId: text('organisation_id').references(() => organisation.id),
    passwordHash: text('password_hash').notNull(),
    passwordChangedAt: text('password_changed_at'),
    /** Set where somebody else chose the password: nothing but choosing an own one is possible until then. */
    mustChangePassword: integer('must_change_password', { mode: 'boolean' }).notNull().default(false),
    /** Sealed secret of the second factor; it counts once confirmed by a first code. */
    totpSealed: text('totp_sealed'),
    totpConfirmedAt: text('totp_confirmed_at'),
    /** The time step of the last code taken: none is taken twice. */
    totpLastStep: integer('totp_last_step'),
    disabledAt: text('disabled_at'),
    createdAt: text('created_at').notNull(),
    revision: integer('revision').notNull().default(1),
  },
  (t) => [
    uniqueIndex('account_one_username').on(sql`lower(${t.username})`),
    check(
      'account_role',
      sql`${t.role} in ('manager','officer','social-worker','headquarters','auditor','benefactor','beneficiary')`,
    ),
    // Case workers without an organisation would have no scope at all.
    check(
      'account_scope',
      sql`${t.role} not in ('manager','officer','social-worker','headquarters') or ${t.organisationId} is not null`,
    ),
  ],
);

/** One-time codes for a lost second factor, kept as keyed scrypt hashes, those of one account under one salt. */
export const recoveryCode = sqliteTable(
  'recovery_code',
  {
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    codeHash: text('code_hash').notNull(),
    usedAt: text('used_at'),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.codeHash] })],
);

/** Signed-in sessions; the token itself is never stored, only its SHA-256. */
export const session = sqliteTable(
  'session',
  {
    tokenHash: text('token_hash').primaryKey(),
    /** What a session is called where it is listed and revoked; worth nothing as a credential. */
    id: text('id').notNull().unique(),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    createdAt: text('created_at').notNull(),
    /** Absolute: nothing done in a session prolongs it. */
    expiresAt: text('expires_at').notNull(),
    lastSeenAt: text('last_seen_at'),
    /** A browser's family and system in a few words, to recognise a session by; never the whole header. */
    agent: text('agent'),
  },
  (t) => [index('session_account').on(t.accountId)],
);

/** Sign-ins whose password was right and whose second factor is still owed; worth nothing but that one step. */
export const signInStep = sqliteTable(
  'sign_in_step',
  {
    tokenHash: text('token_hash').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    expiresAt: text('expires_at').notNull(),
  },
  (t) => [index('sign_in_step_account').on(t.accountId)],
);

/** Failed tries by what is throttled (a user name, an address), in one window. */
export const throttle = sqliteTable('throttle', {
  key: text('key').primaryKey(),
  failures: integer('failures').notNull(),
  windowEndsAt: text('window_ends_at').notNull(),
});
