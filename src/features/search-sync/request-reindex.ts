import * as z from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { parse } from '../../platform/parse.ts';
import { type ChangeActor, change } from '../records/change.repo.ts';
import { permitCare } from './care-permission.rules.ts';
import { indexState, putIndexState } from './index-state.repo.ts';
import { searchCareText } from './search-care.text.ts';
import { type ServerIndex, serverIndexes } from './search-settings.rules.ts';

export const reindexInput = z.object({
  index: z.enum(serverIndexes).optional().describe('Absent: every one of them'),
});

export interface ReindexRequested {
  readonly indexes: readonly ServerIndex[];
}

/** Wants an index, or all, built anew beside the standing one. Refuses where there is no search server. */
export async function requestReindex(
  deps: Deps,
  actor: Actor,
  input: unknown,
): Promise<Result<ReindexRequested>> {
  const permitted = permitCare(actor);
  if (!permitted.ok) return permitted;
  const asked = parse(reindexInput, input);
  if (!asked.ok) return asked;
  const { index } = asked.value;
  return await wantReindex(deps, actor, index === undefined ? serverIndexes : [index]);
}

/** The same for whoever runs the service. One that is being built already goes on. */
export async function wantReindex(
  deps: Deps,
  actor: ChangeActor,
  indexes: readonly ServerIndex[],
): Promise<Result<ReindexRequested>> {
  if (deps.searchServer === undefined)
    return fail(problem('conflict', { detail: searchCareText.noServerToAsk }));
  return await change(deps, actor, async ({ tx, audit }) => {
    for (const index of indexes) {
      const state = await indexState(tx, index);
      if (state.phase === 'idle' || state.phase === 'requested')
        await putIndexState(tx, { ...state, phase: 'requested', error: null, nextAt: null });
      audit({ action: 'search.reindex', entity: 'search', entityId: index });
    }
    return ok({ indexes });
  });
}
