import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { permitEdits } from '../reference/edit-permission.rules.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { findHits } from '../skills/find-hits.repo.ts';
import type { SkillHit } from '../skills/skill-search.rules.ts';
import { findMissed } from './missed-queries.repo.ts';
import { type MissedView, missedView, type Named, namedBy } from './missed-view.rules.ts';

const mostCandidates = 12;

export interface MissedPage extends MissedView {
  /** What somebody answered it with, where somebody did. */
  readonly answer: Named | undefined;
  /** For what is typed to find the entry by; for the query itself where nothing is. */
  readonly candidates: readonly SkillHit[];
}

/** One missed query with the entries it may be another name of. */
export async function viewMissed(
  deps: Deps,
  actor: Actor,
  id: string,
  typed: string,
): Promise<Result<MissedPage>> {
  const permitted = permitEdits(actor);
  if (!permitted.ok) return permitted;
  const row = await findMissed(deps.database.read, id);
  if (row === undefined) return fail(problem('not-found'));
  const wanted = typed.trim().slice(0, 200) || row.query;
  return ok({
    ...missedView(row),
    answer: namedBy(row.answer, await vocabularyOf(deps.database)),
    candidates: (await findHits(deps, wanted, { limit: mostCandidates })).answer,
  });
}
