import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { reachAbove } from '../organisations/second-person.repo.ts';
import type { SecondRequest } from './second-request.rules.ts';
import { secondRequests } from './second-requests.repo.ts';

/** What waits for the actor as the second person of associations that have no other manager, the oldest first; a hundred at most. */
export async function listSecondRequests(
  deps: Deps,
  actor: Actor,
): Promise<Result<readonly SecondRequest[]>> {
  const { read } = deps.database;
  const reach = await reachAbove(read, actor);
  return reach === undefined ? fail(problem('forbidden')) : ok(await secondRequests(read, reach));
}
