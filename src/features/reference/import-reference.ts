import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Lang } from '../../kernel/text.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import {
  listOrganisations,
  type OrganisationFigures,
  putOrganisationFigures,
} from '../organisations/organisation-edits.repo.ts';
import { type Change, change } from '../records/change.repo.ts';
import { type ListRow, readCsvList } from '../records/csv-list.rules.ts';
import { permitEdits } from './edit-permission.rules.ts';
import { contextOf, entryOf, isListed, organisationEntry } from './entries.rules.ts';
import { listColumns } from './entry-columns.rules.ts';
import { referenceImportQuery } from './import-reference.input.ts';
import {
  type EditPlan,
  type Entry,
  planEdits,
  type RowChange,
  type RowRejection,
} from './plan-edits.rules.ts';
import { referenceText } from './reference.text.ts';
import { itemOf } from './reference-files.rules.ts';
import { allEntries, moveVersion, putEdited } from './reference-writes.repo.ts';
import type { Listed } from './shape.rules.ts';
import { buildVocabulary } from './vocabulary.rules.ts';

const mostRows = 5000;

export interface ReferenceImportReport {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Entries the list does not name: they stay as they are. */
  readonly unnamed: number;
  readonly rejected: readonly RowRejection[];
  readonly rejectedRows: number;
  readonly changes: readonly RowChange[];
  readonly unknownHeaders: readonly string[];
  readonly total: number;
  readonly dryRun: boolean;
}

/**
 * Brings an edited list of a catalogue in: good rows land, bad rows are reported by row and column, what the list does not
 * name stays as it is, and a repeat changes nothing. A dry run answers the same and writes nothing. All in one transaction,
 * against the entries as they stand in it.
 */
export async function importReference(
  deps: Deps,
  actor: Actor,
  catalogue: string,
  text: string,
  options: { readonly query: unknown; readonly lang: Lang },
): Promise<Result<ReferenceImportReport>> {
  const permitted = permitEdits(actor);
  if (!permitted.ok) return permitted;
  if (!isListed(catalogue)) return fail(problem('not-found'));
  const asked = parse(referenceImportQuery, options.query);
  if (!asked.ok) return asked;
  const list = readCsvList(text, listColumns(catalogue), mostRows);
  if (list.missing.length > 0) {
    const { errors = [] } = invalidInput(list.missing.map((field) => fieldError(field, 'required')));
    return fail(problem('invalid', { detail: referenceText.noCode, errors }));
  }
  if (list.rows.length > mostRows)
    return fail(problem('too-large', { detail: referenceText.tooManyRows(mostRows) }));
  const dryRun = asked.value.dryRun ?? false;
  const planned = dryRun
    ? ok(await planOn(deps.database.read, catalogue, list.rows, options.lang))
    : await change(deps, actor, async (work) => {
        const plan = await planOn(work.tx, catalogue, list.rows, options.lang);
        await apply(work, deps, actor, catalogue, plan);
        return ok(plan);
      });
  if (!planned.ok) return planned;
  const { changes, unchanged, unnamed, rejected } = planned.value;
  const created = changes.filter(({ kind }) => kind === 'added').length;
  return ok({
    created,
    updated: changes.length - created,
    unchanged,
    unnamed,
    rejected,
    rejectedRows: new Set(rejected.map(({ row }) => row)).size,
    changes,
    unknownHeaders: list.unknownHeaders,
    total: list.rows.length,
    dryRun,
  });
}

async function planOn(
  db: Reader | Tx,
  catalogue: Listed,
  rows: readonly ListRow[],
  lang: Lang,
): Promise<EditPlan> {
  const items = await allEntries(db);
  const standing: readonly Entry[] =
    catalogue === 'organisations'
      ? (await listOrganisations(db)).map(organisationEntry)
      : items.filter((item) => item.catalogue === catalogue).map(entryOf);
  return planEdits(catalogue, rows, standing, contextOf(buildVocabulary('in this transaction', items), lang));
}

async function apply(
  { tx, audit, reindex, nothingChanged }: Change,
  deps: Deps,
  actor: Actor,
  catalogue: Listed,
  { changes, entries }: EditPlan,
): Promise<void> {
  if (entries.length === 0) return nothingChanged();
  const edit = { at: deps.now().toISOString(), by: actor.accountId };
  for (const [i, entry] of entries.entries()) {
    const fields = changes[i]?.fields.map(({ field }) => field) ?? [];
    if (catalogue === 'organisations') {
      await putOrganisationFigures(tx, entry.code, entry.values as unknown as OrganisationFigures);
      audit({ action: 'organisation.edit', entity: 'organisation', entityId: entry.code, fields });
    } else {
      await putEdited({ tx, reindex }, itemOf(catalogue, entry.code, entry.position, entry.values), edit);
      const action = changes[i]?.kind === 'added' ? 'reference.add' : 'reference.edit';
      audit({ action, entity: 'reference', entityId: `${catalogue}/${entry.code}`, fields });
    }
  }
  if (catalogue !== 'organisations') await moveVersion(tx);
}
