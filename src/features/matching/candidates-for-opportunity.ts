import * as z from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { page } from '../../platform/fields.ts';
import { parse } from '../../platform/parse.ts';
import { opportunitiesRepo } from '../opportunities/opportunities.repo.ts';
import { type OpportunityRecord, shownTo } from '../opportunities/opportunity-record.rules.ts';
import { isThereFor } from '../opportunities/opportunity-view.rules.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { peopleRepo } from '../people/people.repo.ts';
import type { PersonRecord } from '../people/person-record.rules.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { matchContext } from './context.repo.ts';
import { judge } from './judge.rules.ts';
import { type Names, namesFrom } from './names.rules.ts';
import { type Pair, trainingsNamed } from './pair.rules.ts';
import { matchingPoolOf } from './pool/matching-pool.repo.ts';
import { type Counts, orderOf } from './rank.rules.ts';
import { distanceBetween } from './retrieve.rules.ts';

export const candidatesQuery = z.object({ limit: page.limit });

export interface Candidate extends Pair {
  readonly fit: number;
  /** 0–100, or undefined while nobody has assessed it (then it counts as 50). */
  readonly need: number | undefined;
  readonly order: number;
}

export interface OpportunityCandidates {
  readonly opportunity: OpportunityRecord;
  readonly items: readonly Candidate[];
  readonly nearMisses: readonly Candidate[];
  readonly counts: Counts;
  readonly people: ReadonlyMap<string, PersonRecord>;
  readonly names: Names;
  readonly vocabulary: Vocabulary;
}

/** The caller's `seeking` people for an opportunity, by fit and need together, with near misses and counts. */
export async function candidatesForOpportunity(
  deps: Deps,
  actor: Actor,
  opportunityId: string,
  input: unknown,
): Promise<Result<OpportunityCandidates>> {
  const scope = scopeFor(actor, 'matching:read');
  if (!scope.ok) return scope;
  const parsed = parse(candidatesQuery, input);
  if (!parsed.ok) return parsed;
  const { read } = deps.database;
  const { ctx, vocabulary } = await matchContext(deps, { opportunityIds: [opportunityId] });
  const opportunities = opportunitiesRepo(read, vocabulary);
  const opportunity = await opportunities.find(opportunityId);
  if (!opportunity || !isThereFor(opportunity, scope.value.organisationId, ctx.today))
    return fail(problem('not-found'));

  const { limit } = parsed.value;
  const ranked = await matchingPoolOf(deps).candidates(scope.value, opportunity.facts, ctx, limit);
  const repo = peopleRepo(read, scope.value, { crypto: deps.crypto, vocabulary });
  const found = await repo.findMany([...ranked.eligible, ...ranked.nearMisses]);
  const people = new Map(found.map((one) => [one.id, one]));
  const toCandidate = (id: string): Candidate[] => {
    const person = people.get(id)?.facts;
    if (!person) return [];
    const judgement = judge(person, opportunity.facts, ctx);
    return [
      {
        personId: id,
        opportunityId,
        kind: opportunity.facts.kind,
        title: opportunity.title,
        judgement,
        km: distanceBetween(person, opportunity.facts),
        weightsVersion: ctx.weights.version,
        fit: judgement.score,
        need: person.needScore,
        order: orderOf(judgement.score, person.needScore),
      },
    ];
  };
  const items = ranked.eligible.flatMap(toCandidate);
  const nearMisses = ranked.nearMisses.flatMap(toCandidate);
  const trainings = await opportunities.findMany(trainingsNamed([...items, ...nearMisses]));
  return ok({
    opportunity: shownTo(opportunity, scope.value.organisationId),
    items,
    nearMisses,
    counts: ranked.counts,
    people,
    vocabulary,
    names: namesFrom(vocabulary, new Map([...trainings].map(([id, { title }]) => [id, title]))),
  });
}
