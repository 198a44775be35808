import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { ownBenefactor } from '../benefactors/own-benefactor.repo.ts';
import { change } from '../records/change.repo.ts';
import type { PledgeState } from './pledge.rules.ts';
import { isOfMoney } from './pledge-record.rules.ts';
import { pledgeRefused } from './pledge-refusals.rules.ts';
import { type PledgeView, viewOfPledge } from './pledge-view.ts';
import { findPledge } from './pledges.repo.ts';
import { withdrawIn } from './release-pledge.repo.ts';

/** Some or all of it came. */
const cameOf: ReadonlySet<PledgeState> = new Set(['receiving', 'received']);

/**
 * Takes a benefactor's own pledge back, or stops a monthly one. `ifMatch`: the revision that was seen, honoured when sent.
 * Refuses those of others (404), one that moved since (412), one that is over, and a single gift of which something came (409):
 * whether it works for a family already may be no news for its giver, so the association is asked (decision 0047).
 */
export async function withdrawPledge(
  deps: Deps,
  actor: Actor,
  id: string,
  ifMatch: string | undefined,
): Promise<Result<PledgeView>> {
  const own = await ownBenefactor(deps.database.read, actor);
  if (!own.ok) return own;
  const today = tehranToday(deps.now());
  return await change<PledgeView>(deps, actor, async (changing) => {
    const pledge = await findPledge(changing.tx, id);
    if (pledge?.benefactorId !== own.value.id) return fail(problem('not-found'));
    if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== String(pledge.revision))
      return fail(problem('stale'));
    if (pledge.cadence === 'once' && isOfMoney(pledge) && cameOf.has(pledge.state))
      return fail(pledgeRefused('withdrawCame'));
    const withdrawn = await withdrawIn(changing, deps, actor, pledge, today);
    return withdrawn.ok ? ok(await viewOfPledge(changing.tx, withdrawn.value)) : withdrawn;
  });
}
