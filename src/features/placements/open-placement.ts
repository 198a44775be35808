import type { Actor } from '../../kernel/actor.ts';
import { type LocalDate, tehranToday } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { peopleRepo } from '../people/people.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import type { PlacementWithHistory, VisitLine } from './placement-record.rules.ts';
import { placementsRepo } from './placements.repo.ts';
import { type Told, toldOf } from './tell-placement.ts';
import { visitsRepo } from './visits.repo.ts';

export interface OpenPlacement extends Told {
  readonly placement: PlacementWithHistory;
  readonly today: LocalDate;
  readonly vocabulary: Vocabulary;
}

/** A placement of the caller's organisation as its page shows it. */
export async function openPlacement(deps: Deps, actor: Actor, id: string): Promise<Result<OpenPlacement>> {
  const scope = scopeFor(actor, 'placements:read');
  if (!scope.ok) return scope;
  const placement = await placementsRepo(deps.database.read, scope.value).whole(id);
  if (!placement) return fail(problem('not-found'));
  return ok({
    placement,
    today: tehranToday(deps.now()),
    vocabulary: await vocabularyOf(deps.database),
    ...(await toldOf(deps, actor, placement)),
  });
}

/** A visit of the caller's organisation with the work that it is for. */
export async function openVisit(
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Result<OpenPlacement & { readonly visit: VisitLine }>> {
  const scope = scopeFor(actor, 'placements:read');
  if (!scope.ok) return scope;
  const visit = await visitsRepo(deps.database.read, scope.value).find(id);
  if (!visit || visit.placementId === null) return fail(problem('not-found'));
  const opened = await openPlacement(deps, actor, visit.placementId);
  return opened.ok ? ok({ ...opened.value, visit }) : opened;
}

export interface NewWorkForm {
  readonly person: { readonly id: string; readonly givenName: string; readonly familyName: string };
  readonly today: LocalDate;
  readonly vocabulary: Vocabulary;
}

/** What the form for work found otherwise needs: whose it is. */
export async function openNewWork(deps: Deps, actor: Actor, personId: string): Promise<Result<NewWorkForm>> {
  const scope = scopeFor(actor, 'placements:write');
  if (!scope.ok) return scope;
  const vocabulary = await vocabularyOf(deps.database);
  const person = await peopleRepo(deps.database.read, scope.value, {
    crypto: deps.crypto,
    vocabulary,
  }).summary(personId);
  if (!person) return fail(problem('not-found'));
  return ok({ person, today: tehranToday(deps.now()), vocabulary });
}
