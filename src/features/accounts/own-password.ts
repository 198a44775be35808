import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput } from '../../platform/parse.ts';
import { type Credentials, findAccountById } from './accounts.repo.ts';
import { countTries } from './count-tries.ts';
import { isRight } from './sign-in.ts';
import { ownPasswordTryKeys } from './tries.rules.ts';

/**
 * Asks for the present password again before something serious: a desk left open must not be enough. Tries are counted;
 * whoever goes on forgets them in the same transaction as what it was asked for.
 */
export async function askOwnPassword(
  deps: Deps,
  actor: Actor,
  password: string,
  path: string,
): Promise<Result<{ readonly account: Credentials; readonly tryKeys: readonly string[] }>> {
  const keys = ownPasswordTryKeys(actor.accountId);
  const counted = await countTries(deps, actor, keys);
  if (!counted.ok) return counted;
  const account = await findAccountById(deps.database.read, actor.accountId);
  if (!account) return fail(problem('unauthenticated'));
  if (!(await isRight(deps, password, account.passwordHash)))
    return fail(invalidInput([fieldError(path, 'password.wrong')]));
  return ok({ account, tryKeys: Object.values(keys) });
}
