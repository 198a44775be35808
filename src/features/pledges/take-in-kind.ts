import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { monthOf } from '../../kernel/jalali-month.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { fundOfPledge } from '../ledger/funds.repo.ts';
import { postIn } from '../ledger/post-in.repo.ts';
import { queueMessage } from '../messages/messages.repo.ts';
import { promisedOf } from '../money-in/promised.repo.ts';
import { changeOnePledge } from './change-one-pledge.ts';
import { addKitUnit, addReceivedNews, receiveDues } from './pledge-became.repo.ts';
import { isPlaceAt } from './pledge-places.repo.ts';
import type { PledgeRow } from './pledge-row.rules.ts';
import { inKindInput } from './pledge-staff.input.ts';
import { inKindMessage, staffPledgeText as t } from './pledge-staff.text.ts';
import { changePledge } from './pledges.repo.ts';

/**
 * A kit that was promised came: it stands in stock at its value, with its serial numbers, as its pledge's. It is given once
 * (409), and for a pledge that was withdrawn not at all.
 */
export async function takeInKind(
  deps: Deps,
  actor: Actor,
  id: string,
  ifMatch: string | undefined,
  input: unknown,
): Promise<Result<PledgeRow>> {
  const today = tehranToday(deps.now());
  return await changeOnePledge(deps, actor, id, ifMatch, async (change, scope, pledge) => {
    const { tx, audit } = change;
    const parsed = parse(inKindInput, input);
    if (!parsed.ok) return parsed;
    const { valueRial, serials, supplier, receivedOn = today } = parsed.value;
    if (pledge.kind !== 'kit') return fail(problem('conflict', { detail: t.noKit }));
    if (pledge.state !== 'promised')
      return fail(problem('conflict', { detail: pledge.state === 'received' ? t.kitTaken : t.over }));
    if (receivedOn > today) return fail(invalidInput([fieldError('receivedOn', 'date.future')]));
    const opportunityId = parsed.value.opportunityId ?? pledge.opportunityId;
    if (opportunityId === null) return fail(invalidInput([fieldError('opportunityId', 'required')]));
    if (!(await isPlaceAt(tx, scope, 'kit', opportunityId)))
      return fail(invalidInput([fieldError('opportunityId', 'opportunity.unknown')]));
    const fundId = await fundOfPledge(tx, id);
    if (fundId === undefined) throw new Error('a kit in kind without a fund');
    if (!(await changePledge(tx, pledge, { state: 'received', opportunityId })))
      return fail(problem('stale', { detail: t.stale }));
    const promised = await promisedOf(tx, scope.organisationId, id);
    await receiveDues(tx, id, valueRial);
    const posted = await postIn(change, deps, actor, {
      organisationId: scope.organisationId,
      kind: 'in-kind',
      postedOn: receivedOn,
      sourceKey: `in-kind:${id}`,
      pledgeId: id,
      lines: [
        { account: { kind: 'kit-stock', ref: id }, amountRial: valueRial },
        ...(promised > 0 ? [{ account: { kind: 'promised', ref: id } as const, amountRial: promised }] : []),
        { account: { kind: 'fund', fundId }, amountRial: -valueRial },
        ...(promised > 0
          ? [{ account: { kind: 'pledges-receivable', ref: id } as const, amountRial: -promised }]
          : []),
      ],
    });
    if (!posted.ok) return posted;
    await addKitUnit(tx, {
      id: deps.newId('kitUnit'),
      organisationId: scope.organisationId,
      opportunityId,
      supplier,
      serials,
      boughtOn: receivedOn,
      costRial: valueRial,
      state: 'stock',
      stockRef: id,
    });
    await addReceivedNews(tx, {
      id: deps.newId('news'),
      benefactorId: pledge.benefactorId,
      pledgeId: id,
      month: monthOf(receivedOn),
      amountRial: valueRial,
      createdAt: deps.now().toISOString(),
    });
    await queueMessage(tx, deps, {
      benefactorId: pledge.benefactorId,
      kind: 'receipt',
      text: inKindMessage,
      onceKey: `in-kind:${id}`,
    });
    audit({
      action: 'pledge.fulfil',
      entity: 'pledge',
      entityId: id,
      fields: ['state', 'valueRial', 'serials'],
      values: { valueRial, serials, receivedOn, opportunityId },
    });
    return ok(undefined);
  });
}
