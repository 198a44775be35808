import type { Actor } from '../../kernel/actor.ts';
import { type LocalDate, tehranToday } from '../../kernel/calendar.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { opportunitiesRepo } from '../opportunities/opportunities.repo.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { peopleRepo } from '../people/people.repo.ts';
import type { PersonFacts } from '../people/person-facts.rules.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { checksOf } from './checks.repo.ts';
import { isTold, type Learnt, learntFrom } from './learnt.rules.ts';
import type { CheckLine, PlacementRecord, VisitLine } from './placement-record.rules.ts';
import { placementsRepo } from './placements.repo.ts';
import { visitsOf } from './visits.repo.ts';
import { type Warning, warningsOf } from './warnings.rules.ts';

export interface WorkOfPerson extends PlacementRecord {
  readonly checks: readonly CheckLine[];
  readonly visits: readonly VisitLine[];
  readonly warnings: readonly Warning[];
}

export interface PersonWork {
  readonly today: LocalDate;
  /** Live ones first, then the latest ended. */
  readonly works: readonly WorkOfPerson[];
  /** What the last end taught, while it is fresh and nobody is at work. */
  readonly learnt: readonly Learnt[];
}

/** The work of a person, with what was found of it and what its end taught. A person of others has none here. */
export async function viewWork(
  deps: Deps,
  actor: Actor,
  personId: string,
  facts?: PersonFacts,
): Promise<Result<PersonWork>> {
  const scope = scopeFor(actor, 'placements:read');
  if (!scope.ok) return scope;
  const { read } = deps.database;
  const today = tehranToday(deps.now());
  const found = await placementsRepo(read, scope.value).ofPerson(personId);
  const ids = found.map(({ id }) => id);
  const checks = await checksOf(read, ids);
  const visits = await visitsOf(read, ids);
  const works = found
    .map((one) => withWarnings(one, checks.get(one.id) ?? [], visits.get(one.id) ?? [], today))
    .sort((a, b) => order(b) - order(a) || (a.startedOn < b.startedOn ? 1 : -1));
  const last = works[0];
  const learnt =
    last && works.every((one) => one.endedOn !== null) ? await learntOf(deps, actor, last, facts) : [];
  return ok({ today, works, learnt });
}

const order = ({ endedOn }: PlacementRecord) =>
  endedOn === null ? Number.POSITIVE_INFINITY : Number(endedOn.replaceAll('-', ''));

function withWarnings(
  one: PlacementRecord,
  checks: readonly CheckLine[],
  visits: readonly VisitLine[],
  today: LocalDate,
): WorkOfPerson {
  return { ...one, checks, visits, warnings: warningsOfRecord(one, visits, today) };
}

/** The warnings of a work, none of one that has ended or of somebody who has left. */
export function warningsOfRecord(
  { followUp, personStatus }: PlacementRecord,
  visits: readonly VisitLine[],
  today: LocalDate,
): readonly Warning[] {
  if (followUp === null || personStatus === 'left') return [];
  const planned = visits.find(({ doneOn, cancelledAt }) => doneOn === null && cancelledAt === null);
  const met = visits
    .flatMap(({ doneOn, outcome }) =>
      doneOn !== null && (outcome === 'well' || outcome === 'needs-help') ? [doneOn] : [],
    )
    .sort()
    .at(-1);
  return warningsOf({ followUp, plannedVisitOn: planned?.plannedOn ?? null, visitedOn: met ?? null }, today);
}

/** What the end of a work taught; nothing where it goes on, never was, or is long past. */
export async function learntOf(
  deps: Deps,
  actor: Actor,
  placement: PlacementRecord,
  facts?: PersonFacts,
): Promise<readonly Learnt[]> {
  const scope = scopeFor(actor, 'placements:read');
  if (!scope.ok || !isTold(placement, tehranToday(deps.now()))) return [];
  const { read } = deps.database;
  const vocabulary = await vocabularyOf(deps.database);
  const person =
    facts ??
    (await peopleRepo(read, scope.value, { crypto: deps.crypto, vocabulary }).facts(placement.personId));
  if (!person) return [];
  const opportunity =
    placement.opportunityId === null
      ? undefined
      : await opportunitiesRepo(read, vocabulary).facts(placement.opportunityId);
  return learntFrom(placement, person, opportunity);
}
