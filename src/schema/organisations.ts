import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
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
    capacity: integer('capacity'),
    monthlyTarget: integer('monthly_target'),
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
    disabledAt: text('disabled_at'),
    createdAt: text('created_at').notNull(),
  },
  (t) => [
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

/** Signed-in sessions; the token itself is never stored, only its SHA-256. */
export const session = sqliteTable(
  'session',
  {
    tokenHash: text('token_hash').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    createdAt: text('created_at').notNull(),
    expiresAt: text('expires_at').notNull(),
  },
  (t) => [index('session_account').on(t.accountId)],
);

/** Failed tries by what is throttled (a user name, an address), in one window. */
export const throttle = sqliteTable('throttle', {
  key: text('key').primaryKey(),
  failures: integer('failures').notNull(),
  windowEndsAt: text('window_ends_at').notNull(),
});
