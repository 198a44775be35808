import { type Actor, isPermitted } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { hasOtherManager } from '../organisations/second-person.repo.ts';
import { oneOrganisation } from './ledger-scope.rules.ts';
import type { LedgerRequestRecord } from './request.rules.ts';
import { countWaitingFor, findRequest, listRequests, openRequestFor } from './requests.repo.ts';

/** What waits for a second manager, then what was decided last. */
export async function viewRequests(
  deps: Deps,
  actor: Actor,
  organisationId?: string,
): Promise<Result<readonly LedgerRequestRecord[]>> {
  const scope = oneOrganisation(actor, organisationId);
  if (!scope.ok) return scope;
  return ok(await listRequests(deps.database.read, scope.value));
}

/** How many requests this manager may confirm, for the page of the day; 0 for whoever may confirm none. */
export async function requestsForYou(deps: Deps, actor: Actor): Promise<Result<number>> {
  if (!isPermitted(actor, 'ledger:write')) return ok(0);
  const scope = scopeFor(actor, 'ledger:write');
  if (!scope.ok) return scope;
  return ok(await countWaitingFor(deps.database.read, scope.value.organisationId, actor.accountId));
}

/** One request; `hasOther`: whether the organisation has another manager who may decide, else somebody above does. */
export async function viewRequest(
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Result<{ readonly request: LedgerRequestRecord; readonly hasOther: boolean }>> {
  const scope = oneOrganisation(actor, undefined);
  if (!scope.ok) return scope.problem.kind === 'invalid' ? fail(problem('not-found')) : scope;
  const { read } = deps.database;
  const request = await findRequest(read, scope.value, id);
  return request
    ? ok({ request, hasOther: await hasOtherManager(read, scope.value, request.askedBy) })
    : fail(problem('not-found'));
}

/** The request about an entry that waits, if one does. */
export async function viewRequestAbout(
  deps: Deps,
  actor: Actor,
  entryId: string,
  organisationId: string,
): Promise<Result<LedgerRequestRecord | null>> {
  const scope = oneOrganisation(actor, organisationId);
  if (!scope.ok) return scope;
  return ok((await openRequestFor(deps.database.read, scope.value, 'reversal', entryId)) ?? null);
}
