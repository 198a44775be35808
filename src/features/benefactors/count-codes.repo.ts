import { addressBlock } from '../../kernel/address.ts';
import type { Tx } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { countTry, takeTryBack } from '../accounts/throttle.repo.ts';
import { type CodeLimit, codeLimits } from './code.rules.ts';

type Counting = Pick<Deps, 'crypto' | 'now'>;

const keyOf = ({ crypto }: Counting, limit: CodeLimit, parts: readonly string[]) =>
  `code-${limit}:${crypto.digest(JSON.stringify(parts))}`;

/** Counts one more. @returns after how many seconds there may be another where that is one too many. */
async function countOne(tx: Tx, deps: Counting, limit: CodeLimit, ...parts: string[]) {
  const { most, minutes } = codeLimits[limit];
  const now = deps.now();
  const ends = new Date(now.getTime() + minutes * 60_000).toISOString();
  const counted = await countTry(tx, keyOf(deps, limit, parts), now.toISOString(), ends);
  if (counted.failures <= most) return undefined;
  const seconds = Math.max(1, Math.ceil((Date.parse(counted.windowEndsAt) - now.getTime()) / 1000));
  return { limit, seconds };
}

export type CodeLimitReached = NonNullable<Awaited<ReturnType<typeof countOne>>>;

/** Counts a code that is asked for. The transaction must be undone where it is one too many. */
export async function countAsked(
  tx: Tx,
  deps: Counting,
  of: { readonly phone: string; readonly address: string },
): Promise<CodeLimitReached | undefined> {
  const from = addressBlock(of.address);
  return (
    (await countOne(tx, deps, 'address', from)) ??
    (await countOne(tx, deps, 'pace', from, of.phone)) ??
    (await countOne(tx, deps, 'asked', from, of.phone)) ??
    (await countOne(tx, deps, 'number', of.phone))
  );
}

/** Counts a code that is tried, right or wrong. */
export async function countTried(
  tx: Tx,
  deps: Counting,
  phone: string,
): Promise<CodeLimitReached | undefined> {
  return await countOne(tx, deps, 'tries', phone);
}

/** One that was right counts against nobody. */
export async function takeTriedBack(tx: Tx, deps: Counting, phone: string): Promise<void> {
  await takeTryBack(tx, keyOf(deps, 'tries', [phone]));
}
