import type { Actor } from '../../kernel/actor.ts';
import { formatJalali, tehranDay } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import type { Deps } from '../../platform/deps.ts';
import { endSessions } from '../accounts/sessions.repo.ts';
import { queueMessage } from '../messages/messages.repo.ts';
import { sendSoon } from '../messages/send-messages.repo.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { type Change, change } from '../records/change.repo.ts';
import { benefactorOfPhone, changePhone, findBenefactor, phoneOf } from './benefactors.repo.ts';
import { ownBenefactor } from './own-benefactor.repo.ts';
import { phoneMessages, phoneRefused } from './phone-change.text.ts';
import { approvalBar, type PhoneRequest, ripeAt } from './phone-request.rules.ts';
import { decidePhoneRequest, requestedPhone, waitingPhoneRequest } from './phone-requests.repo.ts';

const gone = () => fail(problem('conflict', { detail: phoneRefused.gone }));

/** The request of the actor's organisation about a benefactor, where one waits; that of another is not found (404). */
async function ownRequest(
  db: Change['tx'],
  actor: Actor,
  benefactorId: string,
): Promise<Result<PhoneRequest>> {
  const scope = scopeFor(actor, 'pledges:write');
  if (!scope.ok) return scope;
  const request = await waitingPhoneRequest(db, benefactorId);
  return request?.organisationId === scope.value.organisationId ? ok(request) : fail(problem('not-found'));
}

/**
 * Gives a benefactor the number that another manager asked for, once the old number had its time to refuse. Every session of
 * theirs ends; both numbers are told. Refuses whoever asked, what is not ripe or too old, and a number that is taken (409).
 */
export async function approveLostPhone(
  deps: Deps,
  actor: Actor,
  benefactorId: string,
): Promise<Result<undefined>> {
  const done = await change<undefined>(deps, actor, async ({ tx, audit }) => {
    const request = await ownRequest(tx, actor, benefactorId);
    if (!request.ok) return request;
    const bar = approvalBar(request.value, { accountId: actor.accountId, now: deps.now() });
    if (bar !== undefined) return fail(problem('conflict', { detail: barText(bar, request.value) }));
    const { id } = request.value;
    const phone = await requestedPhone(tx, deps.crypto, id);
    const whose = await findBenefactor(tx, benefactorId);
    if (phone === undefined || !whose) return gone();
    if (await benefactorOfPhone(tx, deps.crypto, phone))
      return fail(problem('conflict', { detail: phoneRefused.taken }));
    const decided = { decidedBy: actor.accountId, decidedAt: deps.now().toISOString() };
    if (!(await decidePhoneRequest(tx, id, { state: 'done', ...decided }))) return gone();
    const old = await phoneOf(tx, deps.crypto, benefactorId);
    await changePhone(tx, deps.crypto, benefactorId, phone);
    await endSessions(tx, whose.accountId);
    const tell = (to: string, text: Text, key: string) =>
      queueMessage(tx, deps, { phone: to, kind: 'news', text, onceKey: `${key}:${id}` });
    await tell(old, phoneMessages.changed, 'phone-changed');
    await tell(phone, phoneMessages.welcome, 'phone-welcome');
    audit({
      action: 'benefactor.phone-approve',
      entity: 'benefactor',
      entityId: benefactorId,
      fields: ['phone'],
      values: { phone },
    });
    return ok(undefined);
  });
  if (done.ok) sendSoon(deps);
  return done;
}

function barText(bar: NonNullable<ReturnType<typeof approvalBar>>, request: PhoneRequest): Text {
  if (bar !== 'early') return phoneRefused[bar];
  const day = tehranDay(ripeAt(request));
  return {
    fa: phoneRefused.early(formatJalali(day, 'fa')).fa,
    en: phoneRefused.early(formatJalali(day, 'en')).en,
  };
}

/** Sets a request aside: any manager of the organisation may, whoever asked too. */
export async function refuseLostPhone(
  deps: Deps,
  actor: Actor,
  benefactorId: string,
): Promise<Result<undefined>> {
  return await change<undefined>(deps, actor, async (work) => {
    const request = await ownRequest(work.tx, actor, benefactorId);
    return request.ok ? await setAside(work, deps, actor, request.value) : request;
  });
}

/** The owner says no to what was asked about their own number, whichever organisation asked. */
export async function refuseOwnPhoneRequest(deps: Deps, actor: Actor): Promise<Result<undefined>> {
  return await change<undefined>(deps, actor, async (work) => {
    const own = await ownBenefactor(work.tx, actor);
    if (!own.ok) return own;
    const request = await waitingPhoneRequest(work.tx, own.value.id);
    return request ? await setAside(work, deps, actor, request) : gone();
  });
}

/** Decides a request with no. */
export async function setAside(
  { tx, audit }: Change,
  deps: Deps,
  actor: Actor,
  { id, benefactorId }: PhoneRequest,
): Promise<Result<undefined>> {
  const decided = { decidedBy: actor.accountId, decidedAt: deps.now().toISOString() };
  if (!(await decidePhoneRequest(tx, id, { state: 'refused', ...decided }))) return gone();
  audit({ action: 'benefactor.phone-refuse', entity: 'benefactor', entityId: benefactorId });
  return ok(undefined);
}
