import type { Actor } from '../../kernel/actor.ts';
import { type LocalDate, tehranToday } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { countOpenReferrals } from '../referrals/open-referrals.repo.ts';
import { opportunitiesRepo } from './opportunities.repo.ts';
import { opportunityText } from './opportunities.text.ts';
import type { OpportunityRecord } from './opportunity-record.rules.ts';

export interface TakenOpportunity {
  readonly opportunity: OpportunityRecord;
  readonly vocabulary: Vocabulary;
  readonly today: LocalDate;
  /** Of every organisation: closing withdraws them all. */
  readonly openReferrals: number;
}

/** An opportunity of the actor's own organisation, to be edited or closed. Refuses one that is closed already. */
export async function takeOpportunity(
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Result<TakenOpportunity>> {
  const scope = scopeFor(actor, 'opportunities:write');
  if (!scope.ok) return scope;
  const { read } = deps.database;
  const vocabulary = await vocabularyOf(deps.database);
  const opportunity = await opportunitiesRepo(read, vocabulary).find(id);
  if (opportunity?.organisationId !== scope.value.organisationId) return fail(problem('not-found'));
  if (opportunity.closedAt !== null) return fail(problem('conflict', { detail: opportunityText.closed }));
  return ok({
    opportunity,
    vocabulary,
    today: tehranToday(deps.now()),
    openReferrals: await countOpenReferrals(read, id),
  });
}
