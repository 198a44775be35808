import * as z from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import { sha256 } from '../../platform/crypto.ts';
import type { Deps } from '../../platform/deps.ts';
import { parse } from '../../platform/parse.ts';
import type { Caller } from '../accounts/agent.rules.ts';
import { endSessions } from '../accounts/sessions.repo.ts';
import { queueMessage } from '../messages/messages.repo.ts';
import { sendSoon } from '../messages/send-messages.repo.ts';
import { change } from '../records/change.repo.ts';
import { type AskedCode, askForCode } from './ask-for-code.ts';
import { benefactorOfPhone, changePhone, phoneOf } from './benefactors.repo.ts';
import { useUp } from './codes.repo.ts';
import { takeTriedBack } from './count-codes.repo.ts';
import { setAside } from './decide-lost-phone.ts';
import { ownBenefactor } from './own-benefactor.repo.ts';
import { phoneMessages, phoneRefused } from './phone-change.text.ts';
import { waitingPhoneRequest } from './phone-requests.repo.ts';
import { codeIsOver, proveCode } from './prove-code.ts';

export const changePhoneBody = z.strictObject({
  codeToken: z.string().min(1, { error: 'required' }).max(200),
  code: z
    .string()
    .min(1, { error: 'required' })
    .max(40)
    .meta({ description: 'The six digits, in any digits' }),
});

/** Codes of one account's own change are worth nothing for signing in, nor for anybody else. */
const boundTo = ({ accountId }: Actor) => `phone:${accountId}`;

/** Sends a code to the number that a benefactor would rather have; limits and refusals as for signing in. */
export async function askForPhoneCode(
  deps: Deps,
  actor: Actor,
  caller: Caller,
  input: unknown,
): Promise<Result<AskedCode>> {
  const own = await ownBenefactor(deps.database.read, actor);
  if (!own.ok) return own;
  return await askForCode(deps, caller, input, {
    boundTo: boundTo(actor),
    message: phoneMessages.code,
    actor,
  });
}

/**
 * Gives the own account the number that the code proved. The old number is told, whatever news it wants; every other session
 * ends. `sessionToken` is the one that asks, and stays. Whether a number is taken is told to nobody but who holds it (409).
 */
export async function changeOwnPhone(
  deps: Deps,
  actor: Actor,
  sessionToken: string | null,
  input: unknown,
): Promise<Result<undefined>> {
  const own = await ownBenefactor(deps.database.read, actor);
  if (!own.ok) return own;
  const parsed = parse(changePhoneBody, input);
  if (!parsed.ok) return parsed;
  const held = await proveCode(deps, parsed.value, boundTo(actor));
  if (!held.ok) return held;
  const { phone } = held.value;
  const changed = await change<undefined>(deps, actor, async (work) => {
    const { tx, audit } = work;
    const now = await ownBenefactor(tx, actor);
    if (!now.ok) return now;
    const { id, accountId, revision } = now.value;
    if (!(await useUp(tx, held.value.id, deps.now().toISOString()))) return codeIsOver();
    const known = await benefactorOfPhone(tx, deps.crypto, phone);
    if (known)
      return fail(problem('conflict', { detail: known.id === id ? phoneRefused.same : phoneRefused.taken }));
    await takeTriedBack(tx, deps, phone);
    const old = await phoneOf(tx, deps.crypto, id);
    await changePhone(tx, deps.crypto, id, phone);
    // Whoever can change it themselves has lost nothing.
    const waits = await waitingPhoneRequest(tx, id);
    const aside = waits ? await setAside(work, deps, actor, waits) : ok(undefined);
    if (!aside.ok) return aside;
    await endSessions(tx, accountId, sessionToken === null ? undefined : sha256(sessionToken));
    await queueMessage(tx, deps, {
      phone: old,
      kind: 'news',
      text: phoneMessages.changed,
      onceKey: `phone-changed:${id}:${revision}`,
    });
    audit({
      action: 'benefactor.phone',
      entity: 'benefactor',
      entityId: id,
      fields: ['phone'],
      values: { phone },
    });
    return ok(undefined);
  });
  if (changed.ok) sendSoon(deps);
  return changed;
}
