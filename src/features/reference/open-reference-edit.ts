import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Lang } from '../../kernel/text.ts';
import type { Deps } from '../../platform/deps.ts';
import { listOrganisations } from '../organisations/organisation-edits.repo.ts';
import { permitEdits } from './edit-permission.rules.ts';
import { contextOf, entryOf, isListed, organisationEntry } from './entries.rules.ts';
import { writeCell } from './entry-cells.rules.ts';
import { columnsOf, type EntryColumn, valueAt } from './entry-columns.rules.ts';
import type { Listed } from './shape.rules.ts';
import { vocabularyOf } from './vocabulary.repo.ts';

export interface EditGuide {
  readonly catalogue: Listed;
  /** Each column with a cell of the first entry that has something in it. */
  readonly columns: readonly (EntryColumn & { readonly example: string })[];
}

/** What the page that takes an edited catalogue in shows beside the form; for whoever may edit alone. */
export async function openReferenceEdit(
  deps: Deps,
  actor: Actor,
  name: string,
  lang: Lang,
): Promise<Result<EditGuide>> {
  const permitted = permitEdits(actor);
  if (!permitted.ok) return permitted;
  if (!isListed(name)) return fail(problem('not-found'));
  const vocabulary = await vocabularyOf(deps.database);
  const entries =
    name === 'organisations'
      ? (await listOrganisations(deps.database.read)).map(organisationEntry)
      : vocabulary.items(name).map(entryOf);
  const ctx = contextOf(vocabulary, lang);
  const columns = columnsOf(name).map((column) => ({
    ...column,
    example:
      entries
        .map(({ values }) => writeCell(column.field, valueAt(values, column.path), ctx))
        .find((cell) => cell !== '') ?? '',
  }));
  return ok({ catalogue: name, columns });
}
