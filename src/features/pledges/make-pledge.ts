import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { ok, type Result } from '../../kernel/result.ts';
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
import { preparePledge } from './prepare-pledge.ts';

/**
 * A benefactor's own pledge, of any kind; amounts in whole rials. Refuses (422) what does not go together, field by field,
 * and (409, with `next`) a cause that is closed, or whose slots somebody else holds: nothing is kept then.
 */
export async function makePledge(deps: Deps, actor: Actor, input: unknown): Promise<Result<PledgeView>> {
  const own = await ownBenefactor(deps.database.read, actor);
  if (!own.ok) return own;
  const parsed = parse(pledgeInput, input);
  if (!parsed.ok) return parsed;
  const today = tehranToday(deps.now());
  const vocabulary = await vocabularyOf(deps.database);
  const id = deps.newId('pledge');
  return await change<PledgeView>(deps, actor, async (changing) => {
    const { tx } = changing;
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
