import type { Actor } from '../../kernel/actor.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { findOrganisation } from '../organisations/organisations.repo.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { listOpportunities, type OpportunitiesPage } from './list-opportunities.ts';
import type { StaffOpportunity } from './opportunity-view.rules.ts';

export interface StaffOpportunitiesPage extends Omit<OpportunitiesPage, 'items'> {
  readonly items: readonly StaffOpportunity[];
}

export interface BrowsedOpportunities {
  readonly vocabulary: Vocabulary;
  /** Code of the organisation's own province, where a list begins; null for those of the whole country. */
  readonly homeProvince: string | null;
  /** Apart from the rest, so that a filter that is refused still has its form. */
  readonly page: Result<StaffOpportunitiesPage>;
}

/** The list as staff see it, with the reference that its filters and labels come from. */
export async function browseOpportunities(
  deps: Deps,
  actor: Actor,
  query: unknown,
): Promise<Result<BrowsedOpportunities>> {
  const scope = scopeFor(actor, 'opportunities:staff');
  if (!scope.ok) return scope;
  const page = await listOpportunities(deps, actor, query);
  if (!page.ok && page.problem.kind !== 'invalid') return fail(page.problem);
  const vocabulary = await vocabularyOf(deps.database);
  const organisation = await findOrganisation(deps.database.read, scope.value.organisationId);
  const homeProvince = organisation?.province ?? null;
  if (!page.ok) return ok({ vocabulary, homeProvince, page });
  const items = page.value.items.filter((item): item is StaffOpportunity => 'held' in item);
  return ok({ vocabulary, homeProvince, page: ok({ ...page.value, items }) });
}
