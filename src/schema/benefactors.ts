import { sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { BenefactorKind } from '../features/benefactors/benefactor.rules.ts';
import type { PhoneRequestState } from '../features/benefactors/phone-request.rules.ts';
import type { MessageKind, MessageState } from '../features/messages/message.rules.ts';
import { account, organisation } from './organisations.ts';

/** Who gives. Signs in by a one-time code sent to the phone. */
export const benefactor = sqliteTable(
  'benefactor',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .unique()
      .references(() => account.id),
    kind: text('kind').$type<BenefactorKind>().notNull().default('individual'),
    name: text('name').notNull(),
    phoneSealed: text('phone_sealed').notNull(),
    /** Blind index: finds the number again without opening any. */
    phoneIndex: text('phone_index').notNull().unique(),
    province: text('province'),
    /** Named nowhere but on their own papers and to the manager who keeps the accounts. */
    anonymous: integer('anonymous', { mode: 'boolean' }).notNull().default(false),
    wantsMessages: integer('wants_messages', { mode: 'boolean' }).notNull().default(true),
    /** Who invited them; those are told only how many came. */
    invitedBy: text('invited_by').references((): AnySQLiteColumn => benefactor.id),
    inviteCode: text('invite_code').notNull().unique(),
    createdAt: text('created_at').notNull(),
    revision: integer('revision').notNull().default(1),
  },
  (t) => [
    index('benefactor_invited').on(t.invitedBy),
    check('benefactor_kind', sql`${t.kind} in ('individual','company','group')`),
  ],
);

/** One-time codes: hashed, bound to the browser that asked, single use. */
export const oneTimeCode = sqliteTable(
  'one_time_code',
  {
    id: text('id').primaryKey(),
    phoneIndex: text('phone_index').notNull(),
    /** For the account that a first code makes. */
    phoneSealed: text('phone_sealed').notNull(),
    codeHash: text('code_hash').notNull(),
    /** Digest of a secret that only the browser (or caller) that asked holds. */
    browserHash: text('browser_hash').notNull(),
    tries: integer('tries').notNull().default(0),
    createdAt: text('created_at').notNull(),
    expiresAt: text('expires_at').notNull(),
    usedAt: text('used_at'),
    /** When it was right for a number that nobody has yet: whoever holds the token may give a name and join. */
    provenAt: text('proven_at'),
  },
  (t) => [
    index('one_time_code_phone').on(t.phoneIndex, t.createdAt),
    index('one_time_code_expiry').on(t.expiresAt),
    check('one_time_code_tries', sql`${t.tries} between 0 and 5`),
  ],
);

/** A number that is lost: one manager asks for another one, a second manager says yes, and not before its time. */
export const phoneRequest = sqliteTable(
  'phone_request',
  {
    id: text('id').primaryKey(),
    benefactorId: text('benefactor_id')
      .notNull()
      .references(() => benefactor.id),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisation.id),
    /** The number that was proven by a code; gone once it is decided. */
    phoneSealed: text('phone_sealed'),
    reason: text('reason').notNull(),
    askedBy: text('asked_by')
      .notNull()
      .references(() => account.id),
    askedAt: text('asked_at').notNull(),
    state: text('state').$type<PhoneRequestState>().notNull().default('waiting'),
    decidedBy: text('decided_by').references(() => account.id),
    decidedAt: text('decided_at'),
  },
  (t) => [
    uniqueIndex('phone_request_waiting').on(t.benefactorId).where(sql`state = 'waiting'`),
    check('phone_request_state', sql`${t.state} in ('waiting','done','refused')`),
    // The second person is never the first.
    check(
      'phone_request_decided',
      sql`(${t.state} = 'waiting') = (${t.decidedBy} is null) and (${t.state} <> 'done' or ${t.decidedBy} <> ${t.askedBy})`,
    ),
  ],
);

/** Short messages to phones, written with what they tell and sent after it; their text goes once it was sent. */
export const message = sqliteTable(
  'message',
  {
    id: text('id').primaryKey(),
    kind: text('kind').$type<MessageKind>().notNull(),
    toSealed: text('to_sealed').notNull(),
    textSealed: text('text_sealed'),
    /** The same thing is told once. */
    onceKey: text('once_key').notNull().unique(),
    state: text('state').$type<MessageState>().notNull().default('waiting'),
    attempts: integer('attempts').notNull().default(0),
    nextAt: text('next_at').notNull(),
    expiresAt: text('expires_at'),
    createdAt: text('created_at').notNull(),
    sentAt: text('sent_at'),
    /** What the gateway calls it. */
    gatewayId: text('gateway_id'),
    /** Why it failed: a code, never the gateway's address. */
    error: text('error'),
  },
  (t) => [
    index('message_state').on(t.state, t.nextAt),
    check('message_state_known', sql`${t.state} in ('waiting','sent','failed','expired')`),
    check('message_kind', sql`${t.kind} in ('code','pledge','receipt','news')`),
  ],
);
