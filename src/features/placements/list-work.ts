import type { Actor } from '../../kernel/actor.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { listPlacements, type PlacementPage } from './view-placement.ts';

/** `listPlacements` with the names of trades, for its page. */
export async function listWork(
  deps: Deps,
  actor: Actor,
  input: unknown,
): Promise<Result<PlacementPage & { readonly vocabulary: Vocabulary }>> {
  const found = await listPlacements(deps, actor, input);
  return found.ok ? ok({ ...found.value, vocabulary: await vocabularyOf(deps.database) }) : found;
}
