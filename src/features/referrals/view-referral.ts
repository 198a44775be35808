import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import type { ReferralWithHistory } from './referral-record.rules.ts';
import { referralsRepo } from './referrals.repo.ts';

/** A referral of the caller's organisation with its whole history. */
export async function viewReferral(
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Result<ReferralWithHistory>> {
  const scope = scopeFor(actor, 'referrals:read');
  if (!scope.ok) return scope;
  const found = await referralsRepo(deps.database.read, scope.value).find(id);
  return found ? ok(found) : fail(problem('not-found'));
}
