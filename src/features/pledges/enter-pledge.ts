import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import type { BenefactorRecord } from '../benefactors/benefactor.rules.ts';
import { addBenefactor, benefactorOfPhone, findBenefactor } from '../benefactors/benefactors.repo.ts';
import { queueMessage } from '../messages/messages.repo.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { type Change, change } from '../records/change.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { addPledge } from './add-pledge.repo.ts';
import { givesToOrganisation, pledgeList } from './pledge-list.repo.ts';
import { pledgeMessage } from './pledge-message.text.ts';
import type { PledgeRow } from './pledge-row.rules.ts';
import { enteredPledgeInput } from './pledge-staff.input.ts';
import { preparePledge } from './prepare-pledge.ts';

/**
 * A pledge that somebody made by phone or at the counter, entered by a manager for their organisation. Whoever gives is found
 * by their phone or added; they are told as if they had made it themselves. Refusals: as `makePledge`.
 */
export async function enterPledge(deps: Deps, actor: Actor, input: unknown): Promise<Result<PledgeRow>> {
  const scope = scopeFor(actor, 'pledges:write');
  if (!scope.ok) return scope;
  const parsed = parse(enteredPledgeInput, input);
  if (!parsed.ok) return parsed;
  const { benefactorId, benefactor, ...said } = parsed.value;
  const { organisationId } = scope.value;
  const today = tehranToday(deps.now());
  const vocabulary = await vocabularyOf(deps.database);
  const id = deps.newId('pledge');
  return await change<PledgeRow>(deps, actor, async (work) => {
    const { tx } = work;
    const giver =
      benefactorId == null
        ? benefactor && (await entered(work, deps, benefactor))
        : (await givesToOrganisation(tx, organisationId, benefactorId))
          ? await findBenefactor(tx, benefactorId)
          : undefined;
    if (!giver) return fail(invalidInput([fieldError('benefactorId', 'benefactor.unknown')]));
    const prepared = await preparePledge(
      { tx, vocabulary, today, benefactor: giver, organisationId },
      id,
      said,
    );
    if (!prepared.ok) return prepared;
    const made = await addPledge(work, deps, actor, prepared.value);
    if (!made.ok) return made;
    await queueMessage(tx, deps, {
      benefactorId: giver.id,
      kind: 'pledge',
      text: pledgeMessage(made.value),
      onceKey: `pledge:${id}`,
    });
    const row = await pledgeList(tx, { organisationId }).find(id);
    if (!row) throw new Error('a pledge that was just entered is not there');
    return ok(row);
  });
}

async function entered(
  { tx, audit }: Change,
  deps: Deps,
  who: { phone: string; name: string; kind: BenefactorRecord['kind']; anonymous: boolean },
): Promise<BenefactorRecord> {
  const known = await benefactorOfPhone(tx, deps.crypto, who.phone);
  if (known) return known;
  const added = await addBenefactor(tx, deps, who);
  audit({
    action: 'benefactor.join',
    entity: 'benefactor',
    entityId: added.id,
    fields: ['phone', 'name', 'kind', 'anonymous'],
    values: who,
  });
  return added;
}
