import type { Text } from '../../kernel/text.ts';
import type { Tx } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { message } from '../../schema/benefactors.ts';
import { receiverOf } from '../benefactors/benefactors.repo.ts';
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

/** Writes a message down with what it tells; it is sent once the transaction stands, and not at all where that is undone. */
export async function queueMessage(
  tx: Tx,
  { crypto, newId, now }: Pick<Deps, 'crypto' | 'newId' | 'now'>,
  { benefactorId, phone, kind, text, onceKey, expiresAt }: NewMessage,
): Promise<void> {
  const receiver =
    phone === undefined
      ? benefactorId && (await receiverOf(tx, crypto, benefactorId))
      : { phone, wantsMessages: true };
  if (!receiver || (!receiver.wantsMessages && kind !== 'code')) return;
  const id = newId('message');
  const at = now();
  await tx
    .insert(message)
    .values({
      id,
      kind,
      toSealed: crypto.seal(receiver.phone, toPlace(id)),
      textSealed: crypto.seal(text.fa, textPlace(id)),
      onceKey,
      nextAt: at.toISOString(),
      expiresAt: expiresAt ?? new Date(at.getTime() + usefulDays * 86_400_000).toISOString(),
      createdAt: at.toISOString(),
    })
    .onConflictDoNothing({ target: message.onceKey });
}
