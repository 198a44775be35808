import type { Actor, Permission } from '../../kernel/actor.ts';
import type { Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { parse } from '../../platform/parse.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import type { AuditAction } from '../records/audit-action.rules.ts';
import { askCancel, cancel, refuseCancel } from './cancel-sponsorship.ts';
import { changeOneSponsorship, type Step, type StepDone } from './change-one-sponsorship.ts';
import { end, passTitle } from './end-sponsorship.ts';
import { deliver } from './record-delivery.ts';
import { earning } from './record-earning.ts';
import { purchase } from './record-purchase.ts';
import { upkeep } from './record-upkeep.ts';
import { visited } from './record-visit.ts';
import { returnPurchase } from './return-purchase.ts';
import { type EventInput, eventInput } from './sponsorship.input.ts';
import type { SponsorshipEvent } from './sponsorship.rules.ts';
import type { SponsorshipWhole } from './sponsorship-record.rules.ts';
import { topUp } from './top-up.ts';
import { undoStep } from './undo-step.ts';

type Given = EventInput['event'];

/** What each event is put on record as; steps that move what was decided take a manager. */
const acts: Readonly<Record<Given, { readonly action: AuditAction; readonly manager?: true }>> = {
  purchased: { action: 'sponsorship.purchase' },
  'topped-up': { action: 'sponsorship.approve', manager: true },
  'purchase-returned': { action: 'sponsorship.purchase' },
  delivered: { action: 'sponsorship.deliver' },
  visited: { action: 'sponsorship.visit' },
  earning: { action: 'sponsorship.earning' },
  repaired: { action: 'sponsorship.upkeep' },
  restocked: { action: 'sponsorship.upkeep' },
  replaced: { action: 'sponsorship.upkeep' },
  ended: { action: 'sponsorship.end' },
  'title-transferred': { action: 'sponsorship.transfer' },
  'cancel-asked': { action: 'sponsorship.cancel-ask' },
  'cancel-refused': { action: 'sponsorship.cancel-refuse' },
  cancelled: { action: 'sponsorship.cancel', manager: true },
  undone: { action: 'sponsorship.undo', manager: true },
};

/** Writes down what happened to a sponsorship; see each step for what it refuses. Posts, tells the donors, moves the award. */
export async function recordSponsorshipEvent(
  deps: Deps,
  actor: Actor,
  id: string,
  ifMatch: string | undefined,
  input: unknown,
): Promise<Result<SponsorshipWhole>> {
  const scope = scopeFor(actor, 'sponsorships:write');
  if (!scope.ok) return scope;
  const parsed = parse(eventInput, input);
  if (!parsed.ok) return parsed;
  const given = parsed.value;
  const { action, manager } = acts[given.event];
  const permission: Permission = manager ? 'sponsorships:approve' : 'sponsorships:write';
  const event: SponsorshipEvent = given.event === 'ended' ? given.end : given.event;
  return await changeOneSponsorship(deps, actor, id, {
    permission,
    ifMatch,
    event,
    action,
    plan: async (step) => await carriedOut(step, given),
  });
}

async function carriedOut(step: Step, given: EventInput): Promise<Result<StepDone>> {
  switch (given.event) {
    case 'purchased':
      return await purchase(step, given);
    case 'topped-up':
      return await topUp(step, given);
    case 'purchase-returned':
      return await returnPurchase(step, given);
    case 'delivered':
      return await deliver(step, given);
    case 'visited':
      return await visited(step, given);
    case 'earning':
      return await earning(step, given);
    case 'ended':
      return await end(step, given);
    case 'title-transferred':
      return await passTitle(step, given);
    case 'cancel-asked':
      return await askCancel(step, given);
    case 'cancel-refused':
      return await refuseCancel(step, given);
    case 'cancelled':
      return await cancel(step, given);
    case 'undone':
      return await undoStep(step, given);
    default:
      return await upkeep(step, given);
  }
}
