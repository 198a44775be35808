import { ok } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { turnOfOthers } from '../../platform/turn.ts';
import { type ChangeActor, change } from '../records/change.repo.ts';
import { forgetOldNames, putSearchedPeople, unsearchedPeople } from './person-search.repo.ts';

const batch = 100;

/**
 * Makes everybody findable who is not: of a database from before the index, or by words that are written otherwise now.
 * One transaction a batch; broken off, the next start goes on. @returns how many were written.
 */
export async function fillPeopleSearch(deps: Deps, actor: ChangeActor): Promise<number> {
  for (let written = 0; ; ) {
    const filled = await change(deps, actor, async ({ tx, nothingChanged }) => {
      const people = await unsearchedPeople(tx, batch);
      await putSearchedPeople(tx, people);
      if (people.length < batch && written + people.length > 0) await forgetOldNames(tx);
      // Nothing of any record: the index says what they say already.
      nothingChanged();
      return ok(people.length);
    });
    if (!filled.ok) throw new Error('the index of people was refused');
    written += filled.value;
    if (filled.value < batch) return written;
    await turnOfOthers();
  }
}
