import * as z from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { page } from '../../platform/fields.ts';
import { parse } from '../../platform/parse.ts';
import { opportunitiesRepo } from '../opportunities/opportunities.repo.ts';
import { type OpportunityRecord, shownTo } from '../opportunities/opportunity-record.rules.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { peopleRepo } from '../people/people.repo.ts';
import type { PersonRecord } from '../people/person-record.rules.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { matchContext } from './context.repo.ts';
import { judge } from './judge.rules.ts';
import { type Names, namesFrom } from './names.rules.ts';
import { type Pair, trainingsNamed } from './pair.rules.ts';
import { type Counts, countJudged, orderOf, rankCandidates } from './rank.rules.ts';
import { distanceBetween, isConsidered } from './retrieve.rules.ts';

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
  if (!opportunity) return fail(problem('not-found'));

  const repo = peopleRepo(read, scope.value, { crypto: deps.crypto, vocabulary });
  const judged = (await repo.seekingFacts())
    .filter((person) => isConsidered(person, opportunity.facts, ctx.today))
    .map((person) => ({ person, judgement: judge(person, opportunity.facts, ctx) }));
  const ranking = rankCandidates(judged);
  const eligible = ranking.eligible.slice(0, parsed.value.limit);
  const nearMisses = ranking.nearMisses.slice(0, parsed.value.limit);

  const shown = [...eligible, ...nearMisses];
  const people = new Map(
    (await repo.findMany(shown.map(({ person }) => person.id))).map((one) => [one.id, one]),
  );
  const trainings = await opportunities.findMany(trainingsNamed(shown));
  const toCandidate = ({ person, judgement }: (typeof judged)[number]): Candidate => ({
    personId: person.id,
    opportunityId,
    kind: opportunity.facts.kind,
    title: opportunity.title,
    judgement,
    km: distanceBetween(person, opportunity.facts),
    weightsVersion: ctx.weights.version,
    fit: judgement.score,
    need: person.needScore,
    order: orderOf(judgement.score, person.needScore),
  });
  return ok({
    opportunity: shownTo(opportunity, scope.value.organisationId),
    items: eligible.map(toCandidate),
    nearMisses: nearMisses.map(toCandidate),
    counts: countJudged(judged.map(({ judgement }) => judgement)),
    people,
    vocabulary,
    names: namesFrom(vocabulary, new Map([...trainings].map(([id, { title }]) => [id, title]))),
  });
}
