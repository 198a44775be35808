import * as z from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { formatJalali, tehranDay } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Reader } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { line } from '../../platform/fields.ts';
import { parse } from '../../platform/parse.ts';
import type { Caller } from '../accounts/agent.rules.ts';
import { queueMessage } from '../messages/messages.repo.ts';
import { sendSoon } from '../messages/send-messages.repo.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { change } from '../records/change.repo.ts';
import { type AskedCode, askForCode } from './ask-for-code.ts';
import { benefactorOfPhone, phoneOf } from './benefactors.repo.ts';
import { useUp } from './codes.repo.ts';
import { takeTriedBack } from './count-codes.repo.ts';
import { giversOf } from './givers.repo.ts';
import { phoneMessages, phoneRefused } from './phone-change.text.ts';
import { ripeAt } from './phone-request.rules.ts';
import { addPhoneRequest, waitingPhoneRequest } from './phone-requests.repo.ts';
import { codeIsOver, proveCode } from './prove-code.ts';

export const lostPhoneReason = line(300).describe('Why, and how they were known; names nobody');
const reasonBody = z.strictObject({ reason: lostPhoneReason });

const boundTo = ({ accountId }: Actor, benefactorId: string) => `lost-phone:${accountId}:${benefactorId}`;

/** Whose number this organisation may ask to change: who pledged to it, and of whom something came (else anybody's could be). */
async function changeable(
  db: Reader,
  actor: Actor,
  id: string,
): Promise<Result<{ readonly organisationId: string }>> {
  const scope = scopeFor(actor, 'pledges:write');
  if (!scope.ok) return scope;
  const giver = await giversOf(db, scope.value.organisationId).find(id);
  if (!giver) return fail(problem('not-found'));
  if (giver.lastGiftOn === null) return fail(problem('conflict', { detail: phoneRefused.nothingCame }));
  if (await waitingPhoneRequest(db, id)) return fail(problem('conflict', { detail: phoneRefused.waits }));
  return ok(scope.value);
}

/** Sends a code to the new number of a benefactor who lost the old one, for them to read to the manager who asks. */
export async function askForLostPhoneCode(
  deps: Deps,
  actor: Actor,
  caller: Caller,
  id: string,
  input: { readonly phone: unknown; readonly reason: unknown },
): Promise<Result<AskedCode>> {
  const may = await changeable(deps.database.read, actor, id);
  if (!may.ok) return may;
  const parsed = parse(reasonBody, { reason: input.reason });
  if (!parsed.ok) return parsed;
  return await askForCode(
    deps,
    caller,
    { phone: input.phone },
    { boundTo: boundTo(actor, id), message: phoneMessages.code, actor },
  );
}

/**
 * Asks for the number that the code proved. Nothing changes yet: the old number is told and has its time to refuse, then
 * another manager of the organisation decides. One request of a benefactor at a time (409).
 */
export async function askLostPhone(
  deps: Deps,
  actor: Actor,
  id: string,
  given: { readonly codeToken: string; readonly code: string; readonly reason: unknown },
): Promise<Result<undefined>> {
  const parsed = parse(reasonBody, { reason: given.reason });
  if (!parsed.ok) return parsed;
  const may = await changeable(deps.database.read, actor, id);
  if (!may.ok) return may;
  const held = await proveCode(deps, given, boundTo(actor, id));
  if (!held.ok) return held;
  const { phone } = held.value;
  const { reason } = parsed.value;
  const asked = await change<undefined>(deps, actor, async ({ tx, audit }) => {
    const still = await changeable(tx, actor, id);
    if (!still.ok) return still;
    const askedAt = deps.now().toISOString();
    if (!(await useUp(tx, held.value.id, askedAt))) return codeIsOver();
    const known = await benefactorOfPhone(tx, deps.crypto, phone);
    if (known)
      return fail(problem('conflict', { detail: known.id === id ? phoneRefused.same : phoneRefused.taken }));
    await takeTriedBack(tx, deps, phone);
    const request = {
      id: deps.newId('phoneRequest'),
      benefactorId: id,
      organisationId: still.value.organisationId,
      reason,
      askedBy: actor.accountId,
      askedAt,
    };
    await addPhoneRequest(tx, deps.crypto, request, phone);
    const day = tehranDay(ripeAt(request));
    const { fa, en } = {
      fa: phoneMessages.asked(formatJalali(day, 'fa')).fa,
      en: phoneMessages.asked(formatJalali(day, 'en')).en,
    };
    await queueMessage(tx, deps, {
      phone: await phoneOf(tx, deps.crypto, id),
      kind: 'news',
      text: { fa, en },
      onceKey: `phone-asked:${request.id}`,
    });
    audit({
      action: 'benefactor.phone-ask',
      entity: 'benefactor',
      entityId: id,
      fields: ['phone', 'reason'],
      values: { phone, reason },
    });
    return ok(undefined);
  });
  if (asked.ok) sendSoon(deps);
  return asked;
}
