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
import { matchingPoolOf } from './pool/matching-pool.repo.ts';
import type { Counts } from './rank.rules.ts';
import { distanceBetween } from './retrieve.rules.ts';

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
  const ranked = await matchingPoolOf(deps).matches(person.facts, kind, ctx, limit);
  const records = await repo.findMany([...ranked.eligible, ...ranked.nearMisses]);
  const toPair = (id: string): Pair[] => {
    const record = records.get(id);
    if (!record) return [];
    return [
      {
        personId,
        opportunityId: id,
        kind: record.facts.kind,
        title: record.title,
        judgement: judge(person.facts, record.facts, ctx),
        km: distanceBetween(person.facts, record.facts),
        weightsVersion: ctx.weights.version,
      },
    ];
  };
  const items = ranked.eligible.flatMap(toPair);
  const nearMisses = ranked.nearMisses.flatMap(toPair);
  const trainings = await repo.findMany(trainingsNamed([...items, ...nearMisses]));
  const opportunities = new Map([...records, ...trainings]);
  return ok({
    person,
    items,
    nearMisses,
    counts: ranked.counts,
    opportunities: new Map(
      [...opportunities].map(([id, one]) => [id, shownTo(one, scope.value.organisationId)]),
    ),
    vocabulary,
    names: namesFrom(vocabulary, new Map([...opportunities].map(([id, { title }]) => [id, title]))),
  });
}
