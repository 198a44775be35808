import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { ownBenefactor } from '../benefactors/own-benefactor.repo.ts';
import { type PledgeView, viewOfPledge } from './pledge-view.ts';
import { findPledge } from './pledges.repo.ts';

/** One of a benefactor's own pledges; those of others are not found (404). */
export async function viewOwnPledge(deps: Deps, actor: Actor, id: string): Promise<Result<PledgeView>> {
  const db = deps.database.read;
  const own = await ownBenefactor(db, actor);
  if (!own.ok) return own;
  const pledge = await findPledge(db, id);
  return pledge?.benefactorId === own.value.id
    ? ok(await viewOfPledge(db, pledge))
    : fail(problem('not-found'));
}
