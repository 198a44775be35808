import * as z from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { page } from '../../platform/fields.ts';
import { parse } from '../../platform/parse.ts';
import { opportunitiesRepo } from '../opportunities/opportunities.repo.ts';
import { opportunityKinds } from '../opportunities/opportunity-facts.rules.ts';
import { type OpportunityRecord, shownTo } from '../opportunities/opportunity-record.rules.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { peopleRepo } from '../people/people.repo.ts';
import type { PersonRecord } from '../people/person-record.rules.ts';
import { recordView } from '../records/record-look.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { matchContext } from './context.repo.ts';
import { judge } from './judge.rules.ts';
import { type Names, namesFrom } from './names.rules.ts';
import { type Pair, trainingsNamed } from './pair.rules.ts';
import { type Counts, countJudged, rankOpportunities } from './rank.rules.ts';
import { distanceBetween, isConsidered } from './retrieve.rules.ts';

export const matchesQuery = z.object({
  kind: z.enum(opportunityKinds).default('job'),
  limit: page.limit,
});

export interface PersonMatches {
  readonly person: PersonRecord;
  readonly items: readonly Pair[];
  readonly nearMisses: readonly Pair[];
  readonly counts: Counts;
  readonly opportunities: ReadonlyMap<string, OpportunityRecord>;
  readonly names: Names;
  readonly vocabulary: Vocabulary;
}

/** A person's opportunities of one kind, best fit first, with near misses and counts of all that were considered. */
export async function matchesForPerson(
  deps: Deps,
  actor: Actor,
  personId: string,
  input: unknown,
): Promise<Result<PersonMatches>> {
  const scope = scopeFor(actor, 'matching:read');
  if (!scope.ok) return scope;
  const parsed = parse(matchesQuery, input);
  if (!parsed.ok) return parsed;
  const { kind, limit } = parsed.value;
  const { read } = deps.database;
  const { ctx, vocabulary } = await matchContext(deps);
  const person = await peopleRepo(read, scope.value, { crypto: deps.crypto, vocabulary }).find(personId);
  if (!person) return fail(problem('not-found'));
  await recordView(deps, actor, personId);

  const repo = opportunitiesRepo(read, vocabulary);
  const announced = await repo.announcedFacts({ kind, today: ctx.today });
  const judged = announced
    .filter((opportunity) => isConsidered(person.facts, opportunity, ctx.today))
    .map((opportunity) => ({ opportunity, judgement: judge(person.facts, opportunity, ctx) }));
  const ranking = rankOpportunities(judged);
  const eligible = ranking.eligible.slice(0, limit);
  const nearMisses = ranking.nearMisses.slice(0, limit);

  const shown = [...eligible, ...nearMisses];
  const opportunities = await repo.findMany([
    ...shown.map(({ opportunity }) => opportunity.id),
    ...trainingsNamed(shown),
  ]);
  const toPair = ({ opportunity, judgement }: (typeof judged)[number]): Pair => ({
    personId,
    opportunityId: opportunity.id,
    kind: opportunity.kind,
    title: opportunities.get(opportunity.id)?.title ?? { fa: opportunity.id, en: null },
    judgement,
    km: distanceBetween(person.facts, opportunity),
    weightsVersion: ctx.weights.version,
  });
  return ok({
    person,
    items: eligible.map(toPair),
    nearMisses: nearMisses.map(toPair),
    counts: countJudged(judged.map(({ judgement }) => judgement)),
    opportunities: new Map(
      [...opportunities].map(([id, one]) => [id, shownTo(one, scope.value.organisationId)]),
    ),
    vocabulary,
    names: namesFrom(vocabulary, new Map([...opportunities].map(([id, { title }]) => [id, title]))),
  });
}
