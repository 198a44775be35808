import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { vocabularyOf } from './vocabulary.repo.ts';
import type { Catalogue, ReferenceItem } from './vocabulary.rules.ts';

/** The catalogues that everyone may read. */
export const publicCatalogues = [
  'provinces',
  'counties',
  'kits',
  'restrictions',
  'documents',
  'licences',
  'permits',
] as const satisfies readonly Catalogue[];

/** One catalogue in its own order; an unknown name is not found. */
export async function viewReference(deps: Deps, name: string): Promise<Result<readonly ReferenceItem[]>> {
  if (!(publicCatalogues as readonly string[]).includes(name)) return fail(problem('not-found'));
  return ok((await vocabularyOf(deps.database)).items(name as Catalogue));
}
