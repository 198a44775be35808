import { type Actor, isPermitted } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Reader } from '../../platform/database.ts';
import type { BenefactorRecord } from './benefactor.rules.ts';
import { benefactorOfAccount } from './benefactors.repo.ts';

/** The benefactor who is signed in. Refuses others, and an account that no benefactor stands behind (`forbidden`). */
export async function ownBenefactor(db: Reader, actor: Actor): Promise<Result<BenefactorRecord>> {
  if (!isPermitted(actor, 'giving:own')) return fail(problem('forbidden'));
  const own = await benefactorOfAccount(db, actor.accountId);
  return own ? ok(own) : fail(problem('forbidden'));
}
