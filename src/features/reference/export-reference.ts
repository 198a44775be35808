import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Lang } from '../../kernel/text.ts';
import type { Deps } from '../../platform/deps.ts';
import { listOrganisations } from '../organisations/organisation-edits.repo.ts';
import { permit } from '../organisations/scope.rules.ts';
import { writeCsv } from '../records/csv-write.rules.ts';
import { permitEdits } from './edit-permission.rules.ts';
import { contextOf, entryOf, isListed, organisationEntry } from './entries.rules.ts';
import { headingsOf } from './entry-columns.rules.ts';
import { writeEntries } from './plan-edits.rules.ts';
import { vocabularyOf } from './vocabulary.repo.ts';

/** A whole catalogue as CSV in one language, as it is edited and given back; organisations among them for headquarters. */
export async function exportReference(
  deps: Deps,
  actor: Actor,
  catalogue: string,
  lang: Lang,
): Promise<Result<string>> {
  const permitted = catalogue === 'organisations' ? permitEdits(actor) : permit(actor, 'reference:read');
  if (!permitted.ok) return permitted;
  if (!isListed(catalogue)) return fail(problem('not-found'));
  const vocabulary = await vocabularyOf(deps.database);
  const entries =
    catalogue === 'organisations'
      ? (await listOrganisations(deps.database.read)).map(organisationEntry)
      : vocabulary.items(catalogue).map(entryOf);
  const rows = writeEntries(catalogue, entries, headingsOf(catalogue, lang), contextOf(vocabulary, lang));
  return ok(writeCsv(rows));
}
