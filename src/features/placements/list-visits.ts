import type { Actor } from '../../kernel/actor.ts';
import { readCursor, writeCursor } from '../../kernel/cursor.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { visitsQuery } from './placement.input.ts';
import type { PlacementRecord, VisitLine } from './placement-record.rules.ts';
import { placementsRepo } from './placements.repo.ts';
import { visitsRepo } from './visits.repo.ts';

export interface PlannedVisit {
  readonly visit: VisitLine;
  readonly placement: PlacementRecord;
}

export interface VisitPage {
  readonly items: readonly PlannedVisit[];
  readonly total: number;
  readonly nextCursor?: string;
}

/** Visits of the caller's organisation that are planned and not done yet, the earliest first. */
export async function listVisits(deps: Deps, actor: Actor, input: unknown): Promise<Result<VisitPage>> {
  const scope = scopeFor(actor, 'placements:read');
  if (!scope.ok) return scope;
  const parsed = parse(visitsQuery, input);
  if (!parsed.ok) return parsed;
  const { cursor, until, limit } = parsed.value;
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (cursor !== undefined && after === undefined)
    return fail(invalidInput([fieldError('cursor', 'format.wrong')]));
  const { read } = deps.database;
  const { items, total, next } = await visitsRepo(read, scope.value).planned({ until, limit, after });
  const placements = await placementsRepo(read, scope.value).findMany(
    items.flatMap(({ placementId }) => placementId ?? []),
  );
  return ok({
    items: items.flatMap((visit) => {
      const placement = visit.placementId === null ? undefined : placements.get(visit.placementId);
      return placement ? [{ visit, placement }] : [];
    }),
    total,
    ...(next ? { nextCursor: writeCursor(next) } : {}),
  });
}
