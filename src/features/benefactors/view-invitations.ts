import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { invitationsOf } from './benefactors.repo.ts';
import { ownBenefactor } from './own-benefactor.repo.ts';

export interface OwnInvitations {
  readonly code: string;
  /** How many joined by it; who they are is told to nobody. */
  readonly came: number;
}

export async function viewInvitations(deps: Deps, actor: Actor): Promise<Result<OwnInvitations>> {
  const db = deps.database.read;
  const own = await ownBenefactor(db, actor);
  if (!own.ok) return own;
  const invitations = await invitationsOf(db, own.value.id);
  return invitations ? ok(invitations) : fail(problem('forbidden'));
}
