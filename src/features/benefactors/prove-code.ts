import { compactNumber } from '../../kernel/persian.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput } from '../../platform/parse.ts';
import { change } from '../records/change.repo.ts';
import { stranger } from './ask-for-code.ts';
import { codeToHash, readCodeToken } from './code.rules.ts';
import { codeText } from './code.text.ts';
import { findCode, type HeldCode, takeTry } from './codes.repo.ts';
import { countTried } from './count-codes.repo.ts';

export const codeIsOver = () => fail(problem('unauthenticated', { detail: codeText.over }));
export const codeIsWrong = () => fail(problem('unauthenticated', { detail: codeText.wrong }));

/** One that was asked for under a clock that ran ahead would last longer than it may. */
export function isOver({ isUsed, expiresAt, createdAt }: HeldCode, now: Date): boolean {
  return isUsed || expiresAt <= now.toISOString() || Date.parse(createdAt) > now.getTime() + 60_000;
}

/** Counted before the code is looked at, and for good: many at once would all slip through otherwise. */
export async function countTheTry(deps: Deps, { id, phone }: HeldCode): Promise<Result<undefined>> {
  return await change<undefined>(deps, stranger, async ({ tx, audit }) => {
    const reached = await countTried(tx, deps, phone);
    if (reached) {
      const detail = codeText.tooManyTries(Math.ceil(reached.seconds / 60));
      return fail(problem('too-many', { detail, retryAfterSeconds: reached.seconds }));
    }
    if (!(await takeTry(tx, id, deps.now().toISOString()))) return codeIsOver();
    audit({ action: 'code.try', entity: 'code', entityId: id });
    return ok(undefined);
  });
}

/**
 * The number that somebody proves to hold by a code that was asked for with this purpose. What is done with it must use the
 * code up (`useUp`) in its own transaction. Refusals as for signing in; a code asked for with another purpose is wrong.
 */
export async function proveCode(
  deps: Deps,
  given: { readonly codeToken: string; readonly code: string },
  boundTo: string,
): Promise<Result<HeldCode>> {
  const digits = compactNumber(given.code);
  if (digits === '') return fail(invalidInput([fieldError('code', 'required')]));
  const token = readCodeToken(given.codeToken);
  const held = token && (await findCode(deps.database.read, deps.crypto, token));
  if (!held || held.isProven || isOver(held, deps.now())) return codeIsOver();
  const tried = await countTheTry(deps, held);
  if (!tried.ok) return tried;
  const hash = await deps.crypto.hashCode(codeToHash(held.id, boundTo, digits), held.codeHash);
  return hash === held.codeHash ? ok(held) : codeIsWrong();
}
