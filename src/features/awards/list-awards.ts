import type { Actor } from '../../kernel/actor.ts';
import { readCursor, writeCursor } from '../../kernel/cursor.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { awardsQuery } from './award.input.ts';
import type { AwardRecord } from './award.rules.ts';
import { awardsRepo } from './awards.repo.ts';

export interface AwardPage {
  readonly items: readonly AwardRecord[];
  readonly nextCursor?: string;
  readonly total: number;
}

/** Awards of the caller's organisation, the latest first. */
export async function listAwards(deps: Deps, actor: Actor, input: unknown): Promise<Result<AwardPage>> {
  const scope = scopeFor(actor, 'placements:read');
  if (!scope.ok) return scope;
  const parsed = parse(awardsQuery, input);
  if (!parsed.ok) return parsed;
  const { cursor, ...filter } = parsed.value;
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (cursor !== undefined && after === undefined)
    return fail(invalidInput([fieldError('cursor', 'format.wrong')]));
  const { items, next, total } = await awardsRepo(deps.database.read, scope.value).list({ ...filter, after });
  return ok({ items, total, ...(next ? { nextCursor: writeCursor(next) } : {}) });
}
