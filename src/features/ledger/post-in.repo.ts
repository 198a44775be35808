import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import type { Change, ChangeActor } from '../records/change.repo.ts';
import { digestValues } from './entry-digest.rules.ts';
import type { NewEntry } from './ledger.rules.ts';
import { refusalProblem } from './ledger-refusals.rules.ts';
import { postEntries } from './post-entry.repo.ts';

type Work = Pick<Change, 'tx' | 'at' | 'audit' | 'nothingChanged'>;
type Making = Pick<Deps, 'newId'>;

/**
 * Posts an entry as a part of a change, with its audit row, and answers its id. The same `sourceKey` again posts nothing
 * and answers the entry that stands. Refuses (409) what would overdraw an account or lies in a closed year, and says what
 * to do. The actor is on record as who posted it.
 */
export async function postIn(
  work: Work,
  making: Making,
  actor: ChangeActor,
  entry: NewEntry,
): Promise<Result<string>> {
  const posted = await postAllIn(work, making, actor, [entry]);
  if (!posted.ok) return posted;
  const [id] = posted.value;
  if (id === undefined) throw new Error('an entry without an answer');
  return ok(id);
}

/** The same of many in their order, by as many statements as one; the first that is refused refuses all. */
export async function postAllIn(
  { tx, at, audit, nothingChanged }: Work,
  { newId }: Making,
  actor: ChangeActor,
  entries: readonly NewEntry[],
): Promise<Result<readonly string[]>> {
  const by = { at, accountId: actor.accountId };
  const numbered = entries.map((entry) => ({ ...entry, id: newId('entry') }));
  const posted = await postEntries(tx, by, numbered);
  const ids: string[] = [];
  for (const [i, one] of posted.entries()) {
    if (!one.ok) return fail(refusalProblem(one.refusal));
    const entry = numbered[i];
    if (one.repeated) nothingChanged();
    else if (entry)
      audit({
        action: 'ledger.post',
        entity: 'ledger',
        entityId: one.entryId,
        fields: [entry.kind],
        values: digestValues(entry),
      });
    ids.push(one.entryId);
  }
  return ok(ids);
}
