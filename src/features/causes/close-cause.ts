import type { Actor } from '../../kernel/actor.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { parse } from '../../platform/parse.ts';
import { causeClose } from './cause.input.ts';
import type { CauseRecord } from './cause-record.rules.ts';
import { changeOneCause } from './change-one-cause.ts';

/** Takes a cause off the public pages, with a reason of the closed list; what is promised to it stays. */
export async function closeCause(
  deps: Deps,
  actor: Actor,
  id: string,
  ifMatch: string | undefined,
  input: unknown,
): Promise<Result<CauseRecord>> {
  const parsed = parse(causeClose, input);
  if (!parsed.ok) return parsed;
  return await changeOneCause(deps, actor, id, {
    ifMatch,
    action: 'cause.close',
    plan: async () => ok({ closedAt: deps.now().toISOString(), closedReason: parsed.value.reason }),
  });
}
