import { sql } from 'drizzle-orm';
import type { Text } from '../../kernel/text.ts';
import type { Tx } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { insertMany } from '../../platform/insert-many.ts';
import { message } from '../../schema/benefactors.ts';
import { receiversOf } from '../benefactors/benefactors.repo.ts';
import { type MessageKind, usefulDays } from './message.rules.ts';

export const toPlace = (id: string) => `message:${id}:to`;
export const textPlace = (id: string) => `message:${id}:text`;

export interface NewMessage {
  /** To whom; a benefactor whose account is closed or who wants none is told nothing, except a code. */
  readonly benefactorId?: string;
  /** Or to a number of nobody in particular, as `checkPhone` writes it. */
  readonly phone?: string;
  readonly kind: MessageKind;
  /** Sent in Persian, which every receiver reads. */
  readonly text: Text;
  /** Names what is told, such as `receipt:rcp_…`: nothing is told twice. */
  readonly onceKey: string;
  /** Instant from which on it would be of no use; three days from now where it is left out. */
  readonly expiresAt?: string;
}

type Making = Pick<Deps, 'crypto' | 'newId' | 'now'>;

/** Writes a message down with what it tells; it is sent once the transaction stands, and not at all where that is undone. */
export async function queueMessage(tx: Tx, making: Making, told: NewMessage): Promise<void> {
  await queueMessages(tx, making, [told]);
}

/** The same of many, by as many statements as one. */
export async function queueMessages(
  tx: Tx,
  { crypto, newId, now }: Making,
  all: readonly NewMessage[],
): Promise<void> {
  const ids = all.flatMap(({ phone, benefactorId }) => (phone === undefined ? (benefactorId ?? []) : []));
  const known = ids.length === 0 ? undefined : await receiversOf(tx, crypto, [...new Set(ids)]);
  const at = now();
  const rows = all.flatMap(({ benefactorId, phone, kind, text, onceKey, expiresAt }) => {
    const receiver = phone === undefined ? known?.get(benefactorId ?? '') : { phone, wantsMessages: true };
    if (!receiver || (!receiver.wantsMessages && kind !== 'code')) return [];
    const id = newId('message');
    return {
      id,
      kind,
      toSealed: crypto.seal(receiver.phone, toPlace(id)),
      textSealed: crypto.seal(text.fa, textPlace(id)),
      onceKey,
      nextAt: at.toISOString(),
      expiresAt: expiresAt ?? new Date(at.getTime() + usefulDays * 86_400_000).toISOString(),
      createdAt: at.toISOString(),
    };
  });
  await insertMany(tx, message, rows, sql`on conflict (once_key) do nothing`);
}
