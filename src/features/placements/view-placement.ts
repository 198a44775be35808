import type { Actor } from '../../kernel/actor.ts';
import { readCursor, writeCursor } from '../../kernel/cursor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { placementsQuery } from './placement.input.ts';
import type { PlacementRecord, PlacementWithHistory } from './placement-record.rules.ts';
import { placementsRepo } from './placements.repo.ts';

/** A placement of the caller's organisation with everything that was written down of it. */
export async function viewPlacement(
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Result<PlacementWithHistory>> {
  const scope = scopeFor(actor, 'placements:read');
  if (!scope.ok) return scope;
  const found = await placementsRepo(deps.database.read, scope.value).whole(id);
  return found ? ok(found) : fail(problem('not-found'));
}

export interface PlacementPage {
  readonly items: readonly PlacementRecord[];
  readonly total: number;
  readonly nextCursor?: string;
}

/** Placements of the caller's organisation, the latest begun first. A person of others has none here. */
export async function listPlacements(
  deps: Deps,
  actor: Actor,
  input: unknown,
): Promise<Result<PlacementPage>> {
  const scope = scopeFor(actor, 'placements:read');
  if (!scope.ok) return scope;
  const parsed = parse(placementsQuery, input);
  if (!parsed.ok) return parsed;
  const { cursor, live, personId, limit } = parsed.value;
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (cursor !== undefined && after === undefined)
    return fail(invalidInput([fieldError('cursor', 'format.wrong')]));
  const { items, total, next } = await placementsRepo(deps.database.read, scope.value).list({
    personId,
    live: live === undefined ? undefined : live === 'true',
    limit,
    after,
  });
  return ok({ items, total, ...(next ? { nextCursor: writeCursor(next) } : {}) });
}
