import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { parse } from '../../platform/parse.ts';
import { ownBenefactor } from '../benefactors/own-benefactor.repo.ts';
import { queueMessage } from '../messages/messages.repo.ts';
import { change } from '../records/change.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { addPledge } from './add-pledge.repo.ts';
import { pledgeInput } from './pledge.input.ts';
import { pledgeMessage } from './pledge-message.text.ts';
import { type PledgeView, viewOfPledge } from './pledge-view.ts';
import { findPledge } from './pledges.repo.ts';
import { preparePledge } from './prepare-pledge.ts';

/**
 * A benefactor's own pledge, of any kind; amounts in whole rials. Refuses (422) what does not go together, field by field,
 * and (409, with `next`) a cause that is closed, or whose slots somebody else holds: nothing is kept then. `id`: the one it is to
 * have where the caller chose it before, so that a form that is sent twice makes one.
 */
export async function makePledge(
  deps: Deps,
  actor: Actor,
  input: unknown,
  id = deps.newId('pledge'),
): Promise<Result<PledgeView>> {
  const own = await ownBenefactor(deps.database.read, actor);
  if (!own.ok) return own;
  const parsed = parse(pledgeInput, input);
  if (!parsed.ok) return parsed;
  const today = tehranToday(deps.now());
  const vocabulary = await vocabularyOf(deps.database);
  return await change<PledgeView>(deps, actor, async (changing) => {
    const { tx, nothingChanged } = changing;
    const before = await findPledge(tx, id);
    if (before) {
      nothingChanged();
      return before.benefactorId === own.value.id
        ? ok(await viewOfPledge(tx, before))
        : fail(problem('not-found'));
    }
    const prepared = await preparePledge({ tx, vocabulary, today, benefactor: own.value }, id, parsed.value);
    if (!prepared.ok) return prepared;
    const made = await addPledge(changing, deps, actor, prepared.value);
    if (!made.ok) return made;
    await queueMessage(tx, deps, {
      benefactorId: own.value.id,
      kind: 'pledge',
      text: pledgeMessage(made.value),
      onceKey: `pledge:${id}`,
    });
    return ok(await viewOfPledge(tx, made.value));
  });
}
