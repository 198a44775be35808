import type { Actor, Scope } from '../../kernel/actor.ts';
import { type LocalDate, tehranToday } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { queueMessage } from '../messages/messages.repo.ts';
import type { Change } from '../records/change.repo.ts';
import { changeOnePledge } from './change-one-pledge.ts';
import { addPledgeEvent } from './pledge-events.repo.ts';
import { isPlaceAt } from './pledge-places.repo.ts';
import { isOfMoney } from './pledge-record.rules.ts';
import type { PledgeRow } from './pledge-row.rules.ts';
import { pledgeEventInput } from './pledge-staff.input.ts';
import { givenMessage, staffPledgeText as t } from './pledge-staff.text.ts';
import { changePledge } from './pledges.repo.ts';
import { withdrawIn } from './release-pledge.repo.ts';
import { wholeQuantity } from './staff-pledge.rules.ts';

type Said<E extends string> = Extract<ReturnType<typeof pledgeEventInput.parse>, { event: E }>;

/**
 * What became of a pledge by hand: what money cannot buy is `confirmed` (with the work or training a place is at), `given`
 * in part or whole, and any is `withdrawn` for its benefactor with the reason. Refuses (409) what is over, or not of its kind.
 */
export async function recordPledgeEvent(
  deps: Deps,
  actor: Actor,
  id: string,
  ifMatch: string | undefined,
  input: unknown,
): Promise<Result<PledgeRow>> {
  const today = tehranToday(deps.now());
  return await changeOnePledge(deps, actor, id, ifMatch, async (change, scope, pledge) => {
    const parsed = parse(pledgeEventInput, input);
    if (!parsed.ok) return parsed;
    const said = parsed.value;
    if (said.event === 'withdrawn') {
      const withdrawn = await withdrawIn(change, deps, actor, pledge, today);
      if (!withdrawn.ok) return withdrawn;
      await addPledgeEvent(change.tx, deps, actor, {
        pledgeId: id,
        event: 'withdrawn',
        note: said.reason,
        happenedOn: today,
      });
      return ok(undefined);
    }
    if (isOfMoney(pledge)) return fail(problem('conflict', { detail: t.byMoney }));
    if (pledge.state !== 'promised' && pledge.state !== 'receiving')
      return fail(problem('conflict', { detail: t.over }));
    return said.event === 'confirmed'
      ? await confirmed(change, deps, actor, { scope, pledge, said, today })
      : await given(change, deps, actor, { pledge, said, today });
  });
}

async function confirmed(
  { tx, audit }: Change,
  deps: Deps,
  actor: Actor,
  at: {
    readonly scope: Scope;
    readonly pledge: PledgeRow;
    readonly said: Said<'confirmed'>;
    readonly today: LocalDate;
  },
): Promise<Result<undefined>> {
  const { scope, pledge, said, today } = at;
  if (said.opportunityId != null && !(await isPlaceAt(tx, scope, pledge.kind, said.opportunityId)))
    return fail(invalidInput([fieldError('opportunityId', 'opportunity.unknown')]));
  const to = { opportunityId: said.opportunityId ?? pledge.opportunityId };
  if (!(await changePledge(tx, pledge, to))) return fail(problem('stale', { detail: t.stale }));
  await addPledgeEvent(tx, deps, actor, {
    pledgeId: pledge.id,
    event: 'confirmed',
    note: said.note,
    happenedOn: today,
  });
  audit({
    action: 'pledge.edit',
    entity: 'pledge',
    entityId: pledge.id,
    fields: ['opportunityId'],
    values: to,
  });
  return ok(undefined);
}

async function given(
  { tx, audit }: Change,
  deps: Deps,
  actor: Actor,
  at: { readonly pledge: PledgeRow; readonly said: Said<'given'>; readonly today: LocalDate },
): Promise<Result<undefined>> {
  const { pledge, said, today } = at;
  const happenedOn = said.happenedOn ?? today;
  if (happenedOn > today) return fail(invalidInput([fieldError('happenedOn', 'date.future')]));
  const whole = wholeQuantity(pledge);
  const isWhole = whole !== null && pledge.given + said.quantity >= whole;
  const to = { state: isWhole ? 'fulfilled' : 'receiving' } as const;
  if (!(await changePledge(tx, pledge, to))) return fail(problem('stale', { detail: t.stale }));
  await addPledgeEvent(tx, deps, actor, {
    pledgeId: pledge.id,
    event: 'given',
    quantity: said.quantity,
    note: said.note,
    happenedOn,
  });
  audit({
    action: 'pledge.fulfil',
    entity: 'pledge',
    entityId: pledge.id,
    fields: ['state', 'given'],
    values: { ...to, quantity: said.quantity, happenedOn },
  });
  if (isWhole)
    await queueMessage(tx, deps, {
      benefactorId: pledge.benefactorId,
      kind: 'pledge',
      text: givenMessage,
      onceKey: `pledge-fulfilled:${pledge.id}`,
    });
  return ok(undefined);
}
