import { ok } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import type { MessageGateway } from '../../platform/messages.ts';
import { change } from '../records/change.repo.ts';
import { mostAttempts, pauseAfter } from './message.rules.ts';
import {
  type ClaimedMessage,
  claimMessages,
  hasDueMessages,
  hasMessagesToSweep,
  type Settlement,
  settleMessage,
  sweepMessages,
} from './outbox.repo.ts';

const sender = { accountId: 'system:messages', organisationId: null } as const;
/** Of one claim: what they take together, each asked after and sent, must be over before the claim is. */
const atOnce = 15;
const besideEachOther = 5;

/**
 * Sends what is due and puts down what became of it. Several processes may do this at once: each takes what it sends first.
 * A message whose sender died is taken again after a minute, and the gateway asked whether it
 * went out.
 */
export async function sendMessages(deps: Deps, stopped: () => boolean = () => false): Promise<void> {
  const { messages } = deps;
  if (messages === undefined) return;
  while (!stopped() && (await hasDueMessages(deps.database.read, deps.now()))) {
    const claimed = await change(deps, sender, async ({ tx, nothingChanged }) => {
      // To take a message is no act of anybody's; what became of it is.
      nothingChanged();
      return ok(await claimMessages(tx, deps.crypto, deps.now(), atOnce));
    });
    if (!claimed.ok || claimed.value.length === 0) return;
    const settlements: (readonly [ClaimedMessage, Settlement])[] = [];
    const left = [...claimed.value];
    const sendOn = async () => {
      for (let one = left.shift(); one !== undefined; one = left.shift())
        settlements.push([one, await settlementOf(deps, messages, one)]);
    };
    await Promise.all(Array.from({ length: besideEachOther }, sendOn));
    await settle(deps, settlements);
  }
}

async function settlementOf(deps: Deps, gateway: MessageGateway, one: ClaimedMessage): Promise<Settlement> {
  const { id, kind, to, text, attempts, expiresAt } = one;
  if (expiresAt !== null && expiresAt <= deps.now().toISOString()) return { state: 'expired' };
  const delivery = await gateway.send({ id, to, text, again: attempts > 1 });
  if (delivery.is === 'sent') return { state: 'sent', gatewayId: delivery.gatewayId };
  deps.log.warn('message not sent', { id, kind, attempts, is: delivery.is, why: delivery.code });
  if (delivery.is === 'failed' || attempts >= mostAttempts) return { state: 'failed', error: delivery.code };
  const nextAt = new Date(deps.now().getTime() + pauseAfter(attempts)).toISOString();
  return expiresAt !== null && nextAt >= expiresAt
    ? { state: 'expired', error: delivery.code }
    : { state: 'waiting', nextAt, error: delivery.code };
}

async function settle(
  deps: Deps,
  settlements: readonly (readonly [ClaimedMessage, Settlement])[],
): Promise<void> {
  const at = deps.now().toISOString();
  await change(deps, sender, async ({ tx, audit }) => {
    for (const [claimed, settlement] of settlements) {
      await settleMessage(tx, claimed, settlement, at);
      audit({
        action: 'message.settle',
        entity: 'message',
        entityId: claimed.id,
        values: { state: settlement.state },
      });
    }
    return ok(undefined);
  });
}

/**
 * Sends what was just written down, so that a code is on its way before its page is read. Nobody waits for it and nothing
 * fails by it: what stays undone is sent by due work.
 */
export function sendSoon(deps: Deps): void {
  if (deps.messages === undefined) return;
  const work = sendMessages(deps).catch((error: unknown) => deps.log.error('sending failed', { error }));
  deps.later?.(work);
  deps.beforeStop?.(work);
}

/** Lets go of the text of what is no longer worth sending, and of what was settled long ago. */
export async function sweepOldMessages(deps: Deps): Promise<void> {
  if (!(await hasMessagesToSweep(deps.database.read, deps.now()))) return;
  await change(deps, sender, async ({ tx, audit }) => {
    const swept = await sweepMessages(tx, deps.now());
    audit({ action: 'message.settle', entity: 'message', entityId: 'swept', values: swept });
    return ok(undefined);
  });
}
