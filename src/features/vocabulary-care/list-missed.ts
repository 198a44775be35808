import * as z from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { readCursor } from '../../kernel/cursor.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { page } from '../../platform/fields.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { change } from '../records/change.repo.ts';
import { permitEdits } from '../reference/edit-permission.rules.ts';
import { findHits } from '../skills/find-hits.repo.ts';
import { isAnswered, type SkillHit } from '../skills/skill-search.rules.ts';
import { writeMissed } from './missed-counter.repo.ts';
import { eraseFound, shownMissed } from './missed-queries.repo.ts';
import { type MissedView, missedView } from './missed-view.rules.ts';

export const missedListQuery = z.object(page);

/** Nearest skills and occupations are offered for each, so few that they can be looked through. */
const mostNearest = 3;

export interface MissedList {
  readonly items: readonly (MissedView & { readonly nearest: readonly SkillHit[] })[];
  readonly total: number;
  readonly nextCursor?: string;
}

/**
 * What is searched for in vain, the most searched first, for headquarters of the nation. What fewer than five searched
 * for is not there. Refuses a cursor that no page before answered.
 */
export async function listMissed(deps: Deps, actor: Actor, input: unknown): Promise<Result<MissedList>> {
  const permitted = permitEdits(actor);
  if (!permitted.ok) return permitted;
  const query = parse(missedListQuery, input);
  if (!query.ok) return query;
  const { cursor } = query.value;
  if (cursor !== undefined && readCursor(cursor) === undefined)
    return fail(invalidInput([fieldError('cursor', 'format.wrong')]));
  await writeMissed(deps);
  let page = await pageOf(deps, query.value);
  // Each round erases some: names come by lists and newer seeds too, and what is found by now waits no longer.
  for (let found = foundIn(page); found.length > 0; found = foundIn(page)) {
    await change(deps, actor, async ({ tx, nothingChanged }) => {
      await eraseFound(tx, found);
      nothingChanged();
      return ok(undefined);
    });
    page = await pageOf(deps, query.value);
  }
  return ok(page);
}

const foundIn = ({ items }: MissedList) =>
  items.filter(({ nearest }) => isAnswered(nearest)).map(({ id }) => id);

async function pageOf(
  deps: Deps,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<MissedList> {
  const { items, ...rest } = await shownMissed(deps.database.read, { limit, cursor });
  const seen: MissedList['items'][number][] = [];
  // A search each: they are at most a page, and looked at by a few.
  for (const row of items)
    seen.push({
      ...missedView(row),
      nearest: (await findHits(deps, row.query, { limit: mostNearest })).answer,
    });
  return { ...rest, items: seen };
}
