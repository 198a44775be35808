import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import type { Change, ChangeActor } from '../records/change.repo.ts';
import { digestValues } from './entry-digest.rules.ts';
import type { NewEntry } from './ledger.rules.ts';
import { refusalProblem } from './ledger-refusals.rules.ts';
import { postEntry } from './post-entry.repo.ts';

/**
 * Posts an entry as a part of a change, with its audit row, and answers its id. The same `sourceKey` again posts nothing
 * and answers the entry that stands. Refuses (409) what would overdraw an account or lies in a closed year, and says what
 * to do. The actor is on record as who posted it.
 */
export async function postIn(
  { tx, audit, nothingChanged }: Pick<Change, 'tx' | 'audit' | 'nothingChanged'>,
  { newId, now }: Pick<Deps, 'newId' | 'now'>,
  actor: ChangeActor,
  entry: NewEntry,
): Promise<Result<string>> {
  const by = { id: newId('entry'), at: now().toISOString(), accountId: actor.accountId };
  const posted = await postEntry(tx, by, entry);
  if (!posted.ok) return fail(refusalProblem(posted.refusal));
  if (posted.repeated) nothingChanged();
  else
    audit({
      action: 'ledger.post',
      entity: 'ledger',
      entityId: posted.entryId,
      fields: [entry.kind],
      values: digestValues(entry),
    });
  return ok(posted.entryId);
}
