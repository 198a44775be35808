import { and, asc, eq, inArray, lte, type SQL, sql } from 'drizzle-orm';
import type { Crypto } from '../../platform/crypto.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { message } from '../../schema/benefactors.ts';
import { claimMs, keptDays, type MessageKind, type MessageState } from './message.rules.ts';
import { textPlace, toPlace } from './messages.repo.ts';

const later = (now: Date, ms: number) => new Date(now.getTime() + ms).toISOString();
const due = (now: string) => and(eq(message.state, 'waiting'), lte(message.nextAt, now));

/** Whether anything is to be sent now. */
export async function hasDueMessages(db: Reader, now: Date): Promise<boolean> {
  const [row] = await db.select({ id: message.id }).from(message).where(due(now.toISOString())).limit(1);
  return row !== undefined;
}

export interface ClaimedMessage {
  readonly id: string;
  readonly kind: MessageKind;
  readonly to: string;
  readonly text: string;
  /** Counts the claims: what a later one settles, an earlier one can no longer. */
  readonly attempts: number;
  readonly expiresAt: string | null;
}

/** Takes what is due, codes first, so that nobody else sends it for a minute. */
export async function claimMessages(
  tx: Tx,
  crypto: Pick<Crypto, 'open'>,
  now: Date,
  most: number,
): Promise<readonly ClaimedMessage[]> {
  const next = tx
    .select({ id: message.id })
    .from(message)
    .where(due(now.toISOString()))
    .orderBy(sql`${message.kind} <> 'code'`, asc(message.nextAt))
    .limit(most);
  const rows = await tx
    .update(message)
    .set({ attempts: sql`${message.attempts} + 1`, nextAt: later(now, claimMs) })
    .where(inArray(message.id, next))
    .returning();
  return rows.flatMap(({ id, kind, toSealed, textSealed, attempts, expiresAt }) =>
    textSealed === null
      ? []
      : [
          {
            id,
            kind,
            to: crypto.open(toSealed, toPlace(id)),
            text: crypto.open(textSealed, textPlace(id)),
            attempts,
            expiresAt,
          },
        ],
  );
}

export type Settlement =
  | {
      readonly state: Exclude<MessageState, 'waiting'>;
      readonly gatewayId?: string | null;
      readonly error?: string;
    }
  | { readonly state: 'waiting'; readonly nextAt: string; readonly error: string };

/** Writes down what became of a claimed message; its text goes as soon as it is of no more use. */
export async function settleMessage(
  tx: Tx,
  claimed: Pick<ClaimedMessage, 'id' | 'attempts'>,
  settlement: Settlement,
  at: string,
): Promise<void> {
  await tx
    .update(message)
    .set(
      settlement.state === 'waiting'
        ? { nextAt: settlement.nextAt, error: settlement.error }
        : {
            state: settlement.state,
            textSealed: null,
            sentAt: settlement.state === 'sent' ? at : null,
            gatewayId: settlement.gatewayId ?? null,
            error: settlement.error ?? null,
          },
    )
    .where(
      and(eq(message.id, claimed.id), eq(message.state, 'waiting'), eq(message.attempts, claimed.attempts)),
    );
}

const over = (now: string): SQL => sql`${message.state} = 'waiting' and ${message.expiresAt} <= ${now}`;
const old = (now: Date): SQL =>
  sql`${message.state} <> 'waiting' and ${message.createdAt} < ${later(now, -keptDays * 86_400_000)}`;

/** What is no longer worth sending, and what was settled long ago. @returns how many of each. */
export async function sweepMessages(
  tx: Tx,
  now: Date,
): Promise<{ readonly expired: number; readonly forgotten: number }> {
  const expired = await tx
    .update(message)
    .set({ state: 'expired', textSealed: null })
    .where(over(now.toISOString()))
    .returning({ id: message.id });
  const forgotten = await tx.delete(message).where(old(now)).returning({ id: message.id });
  return { expired: expired.length, forgotten: forgotten.length };
}

export async function hasMessagesToSweep(db: Reader, now: Date): Promise<boolean> {
  const [row] = await db
    .select({ id: message.id })
    .from(message)
    .where(sql`(${over(now.toISOString())}) or (${old(now)})`)
    .limit(1);
  return row !== undefined;
}
