import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { permit } from '../organisations/scope.rules.ts';
import { standInFor } from '../organisations/second-person.repo.ts';
import { decideLedgerRequest } from './decide-request.ts';
import type { LedgerRequestRecord } from './request.rules.ts';
import { findRequestAnywhere } from './requests.repo.ts';

/**
 * Decides a reversal, closing or refund of an organisation that has no other manager than the one who asked, from above it;
 * 404 for every other request. All else is as where a manager decides.
 */
export async function decideLedgerRequestAsSecond(
  deps: Deps,
  actor: Actor,
  id: string,
  ifMatch: string | undefined,
  input: unknown,
): Promise<Result<LedgerRequestRecord>> {
  const permitted = permit(actor, 'requests:second');
  if (!permitted.ok) return permitted;
  const { read } = deps.database;
  const request = await findRequestAnywhere(read, id);
  if (!request) return fail(problem('not-found'));
  const standIn = await standInFor(read, actor, request);
  return standIn.ok ? await decideLedgerRequest(deps, standIn.value, id, ifMatch, input) : standIn;
}
