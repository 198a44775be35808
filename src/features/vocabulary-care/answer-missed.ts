import * as z from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { line } from '../../platform/fields.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { type Change, change } from '../records/change.repo.ts';
import { permitEdits } from '../reference/edit-permission.rules.ts';
import { entryOf } from '../reference/entries.rules.ts';
import { itemOf } from '../reference/reference-files.rules.ts';
import { allEntries, moveVersion, putEdited } from '../reference/reference-writes.repo.ts';
import type { ReferenceItem } from '../reference/vocabulary.rules.ts';
import { wordsOf } from '../search/search-words.rules.ts';
import { missedText } from './missed.text.ts';
import { findMissed, settleMissed } from './missed-queries.repo.ts';
import {
  catalogueOfKind,
  type MissedView,
  missedView,
  type Named,
  nameableKinds,
} from './missed-view.rules.ts';
import { judgeName, namesIn } from './new-name.rules.ts';
import { openFor } from './open-missed.rules.ts';

export const answerInput = z.strictObject({
  kind: z.enum(nameableKinds).describe('What the query is another name of'),
  id: z.string().min(1).max(20).describe('Its id, as `GET /skills` answers it'),
  name: line(80).optional().describe('The name as it should be written; the query itself where not sent'),
  shared: z
    .boolean()
    .default(false)
    .describe('Add it although another has this further name too: both are then found by it'),
});

export interface MissedAnswer extends MissedView {
  readonly answer: Named;
  readonly name: string;
}

/**
 * Gives a skill or an occupation a further name, so that the next query finds it: the entry, its place in the search and
 * the audit rows in one transaction. Refuses (409) a name that is another's label, and one that is another's further name
 * unless `shared`; (409, 412 with `If-Match`) what somebody answered meanwhile.
 */
export async function answerMissed(
  deps: Deps,
  actor: Actor,
  id: string,
  ifMatch: string | undefined,
  input: unknown,
): Promise<Result<MissedAnswer>> {
  const permitted = permitEdits(actor);
  if (!permitted.ok) return permitted;
  const parsed = parse(answerInput, input);
  if (!parsed.ok) return parsed;
  const { kind, id: code, shared } = parsed.value;
  const catalogue = catalogueOfKind[kind];
  return await change(deps, actor, async ({ tx, audit, reindex }) => {
    const row = openFor(await findMissed(tx, id), ifMatch);
    if (!row.ok) return row;
    const name = parsed.value.name ?? row.value.query;
    if (wordsOf(name).length === 0) return fail(invalidInput([fieldError('name', 'required')]));
    const items = (await allEntries(tx)).filter((item) => item.catalogue === catalogue && isNameable(item));
    const entry = items.find((item) => item.code === code);
    if (entry === undefined) return fail(invalidInput([fieldError('id', 'choice.unknown')]));
    const finding = judgeName(name, entry, items);
    if (finding.kind === 'label')
      return fail(problem('conflict', { detail: missedText.isLabel(name, finding.of.fa, finding.of.en) }));
    if (finding.kind === 'shared' && !shared)
      return fail(
        problem('conflict', {
          detail: missedText.isShared(name, finding.of.fa, finding.of.en),
          extra: { shared: true },
        }),
      );
    if (finding.kind !== 'there') {
      await addName({ tx, reindex }, entry, name, { at: deps.now().toISOString(), by: actor.accountId });
      audit({
        action: 'reference.edit',
        entity: 'reference',
        entityId: `${catalogue}/${code}`,
        fields: ['alt'],
      });
    }
    await settleMissed(tx, row.value, { state: 'answered', answer: `${catalogue}/${code}` });
    audit({ action: 'missed-query.answer', entity: 'missed-query', entityId: id });
    return ok({
      ...missedView({ ...row.value, state: 'answered', revision: row.value.revision + 1 }),
      answer: { kind, id: code, label: { fa: entry.fa, en: entry.en } },
      name,
    });
  });
}

/** Skills, and occupations that are searched for: unit groups. */
const isNameable = ({ catalogue, data }: ReferenceItem) => catalogue === 'skills' || data.level === 4;

async function addName(
  noted: Pick<Change, 'tx' | 'reindex'>,
  item: ReferenceItem,
  name: string,
  edit: { readonly at: string; readonly by: string },
): Promise<void> {
  const { values, position } = entryOf(item);
  const catalogue = item.catalogue === 'skills' ? 'skills' : 'occupations';
  const named = { ...values, alt: [...namesIn(values.alt), name] };
  await putEdited(noted, itemOf(catalogue, item.code, position, named), edit);
  await moveVersion(noted.tx);
}
