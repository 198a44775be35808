import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { opportunitiesRepo } from '../opportunities/opportunities.repo.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import type { UnitRecord } from './sponsorship-record.rules.ts';
import { unitsInStock } from './sponsorships.repo.ts';

export interface ProposalView {
  readonly title: { readonly fa: string; readonly en: string | null };
  readonly priceRial: number;
  readonly units: readonly UnitRecord[];
}

/** A kit that is about to be proposed: what it costs, and those of it in the stock. */
export async function viewProposal(deps: Deps, actor: Actor, kitId: string): Promise<Result<ProposalView>> {
  const scope = scopeFor(actor, 'sponsorships:write');
  if (!scope.ok) return scope;
  const { read } = deps.database;
  const kit = await opportunitiesRepo(read, await vocabularyOf(deps.database)).find(kitId);
  if (!kit || kit.kit === null) return fail(problem('not-found'));
  return ok({
    title: kit.title,
    priceRial: kit.kit.priceRial,
    units: await unitsInStock(read, scope.value, kitId),
  });
}
