import * as z from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { readCursor, writeCursor } from '../../kernel/cursor.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { page } from '../../platform/fields.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { openCountsByEmployer } from '../opportunities/opportunities.repo.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { placementCountsOf } from '../placements/employer-record.repo.ts';
import { type EmployerView, noCounts, viewOfEmployer } from './employer-view.rules.ts';
import { employersRepo } from './employers.repo.ts';

export const employersQuery = z.object({ q: z.string().max(200).optional(), ...page });

export interface EmployersPage {
  readonly items: readonly EmployerView[];
  readonly total: number;
  readonly nextCursor: string | undefined;
}

/** Employers of the actor's organisation, by name. */
export async function listEmployers(
  deps: Deps,
  actor: Actor,
  query: unknown,
): Promise<Result<EmployersPage>> {
  const scope = scopeFor(actor, 'employers:read');
  if (!scope.ok) return scope;
  const parsed = parse(employersQuery, query);
  if (!parsed.ok) return parsed;
  const { q, limit, cursor } = parsed.value;
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (cursor !== undefined && after === undefined)
    return fail(invalidInput([fieldError('cursor', 'format.wrong')]));
  const db = deps.database.read;
  const { items, total, next } = await employersRepo(db, scope.value).list({ q, limit, after });
  const open = await openCountsByEmployer(db, scope.value.organisationId, tehranToday(deps.now()));
  const kept = await placementCountsOf(
    db,
    scope.value,
    items.map(({ id }) => id),
  );
  return ok({
    items: items.map((record) =>
      viewOfEmployer(record, {
        ...noCounts,
        ...kept.get(record.id),
        openOpportunities: open.get(record.id) ?? 0,
      }),
    ),
    total,
    nextCursor: next && writeCursor(next),
  });
}
