import { type Actor, isPermitted } from '../../kernel/actor.ts';
import { readCursor, writeCursor } from '../../kernel/cursor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Reader } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { ownBenefactor } from '../benefactors/own-benefactor.repo.ts';
import { permit } from '../organisations/scope.rules.ts';
import { type PledgesOf, pledgeList } from './pledge-list.repo.ts';
import type { PledgeRow } from './pledge-row.rules.ts';
import { pledgesQuery } from './pledge-staff.input.ts';

export interface PledgePage {
  readonly items: readonly PledgeRow[];
  readonly nextCursor?: string;
  readonly total: number;
}

/** Whose pledges an actor reads: a manager the organisation's, a benefactor their own. */
export async function pledgesReach(db: Reader, actor: Actor): Promise<Result<PledgesOf>> {
  const permitted = permit(actor, 'pledges:shared');
  if (!permitted.ok) return permitted;
  if (isPermitted(actor, 'pledges:read'))
    return actor.organisationId === null
      ? fail(problem('forbidden'))
      : ok({ organisationId: actor.organisationId });
  const own = await ownBenefactor(db, actor);
  return own.ok ? ok({ benefactorId: own.value.id }) : fail(problem('forbidden'));
}

/** Pledges, the latest first: a benefactor sees their own, a manager those of the organisation. */
export async function listPledges(deps: Deps, actor: Actor, input: unknown): Promise<Result<PledgePage>> {
  const { read } = deps.database;
  const reach = await pledgesReach(read, actor);
  if (!reach.ok) return reach;
  const parsed = parse(pledgesQuery, input);
  if (!parsed.ok) return parsed;
  const { cursor, limit, ...filter } = parsed.value;
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (cursor !== undefined && after === undefined)
    return fail(invalidInput([fieldError('cursor', 'format.wrong')]));
  const { items, next, total } = await pledgeList(read, reach.value).list(
    { ...filter, q: filter.q || undefined },
    { limit, after },
  );
  return ok({ items, total, ...(next ? { nextCursor: writeCursor(next) } : {}) });
}
