import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { opportunitiesRepo } from '../opportunities/opportunities.repo.ts';
import { type OpportunityRecord, shownTo } from '../opportunities/opportunity-record.rules.ts';
import { isThereFor } from '../opportunities/opportunity-view.rules.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { peopleRepo } from '../people/people.repo.ts';
import type { PersonRecord } from '../people/person-record.rules.ts';
import { recordView } from '../records/record-look.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { matchContext } from './context.repo.ts';
import { judge } from './judge.rules.ts';
import { type Names, namesFrom } from './names.rules.ts';
import { type Pair, trainingsNamed } from './pair.rules.ts';
import { distanceBetween } from './retrieve.rules.ts';

export interface JudgedPair {
  readonly pair: Pair;
  readonly person: PersonRecord;
  readonly opportunity: OpportunityRecord;
  readonly names: Names;
  readonly vocabulary: Vocabulary;
}

/** Any pair of what is there for the caller in full, also one that no list would consider: every block with its unlock, score and parts. */
export async function judgePair(
  deps: Deps,
  actor: Actor,
  personId: string,
  opportunityId: string,
): Promise<Result<JudgedPair>> {
  const scope = scopeFor(actor, 'matching:read');
  if (!scope.ok) return scope;
  const { read } = deps.database;
  const { ctx, vocabulary } = await matchContext(deps, { opportunityIds: [opportunityId] });
  const person = await peopleRepo(read, scope.value, { crypto: deps.crypto, vocabulary }).find(personId);
  const repo = opportunitiesRepo(read, vocabulary);
  const opportunity = await repo.find(opportunityId);
  if (!person || !opportunity || !isThereFor(opportunity, scope.value.organisationId, ctx.today))
    return fail(problem('not-found'));
  await recordView(deps, actor, personId);
  const judgement = judge(person.facts, opportunity.facts, ctx);
  const trainings = await repo.findMany(trainingsNamed([{ judgement }]));
  return ok({
    person,
    opportunity: shownTo(opportunity, scope.value.organisationId),
    vocabulary,
    names: namesFrom(vocabulary, new Map([...trainings].map(([id, { title }]) => [id, title]))),
    pair: {
      personId,
      opportunityId,
      kind: opportunity.facts.kind,
      title: opportunity.title,
      judgement,
      km: distanceBetween(person.facts, opportunity.facts),
      weightsVersion: ctx.weights.version,
    },
  });
}
