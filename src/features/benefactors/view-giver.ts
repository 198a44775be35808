import type { Actor } from '../../kernel/actor.ts';
import type { LocalDate } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { findBenefactor, invitationsOf, phoneOf } from './benefactors.repo.ts';
import type { GiverRow } from './giver.rules.ts';
import { giverReceipts } from './giver-receipts.repo.ts';
import { giversOf } from './givers.repo.ts';
import type { PhoneRequest } from './phone-request.rules.ts';
import { waitingPhoneRequest } from './phone-requests.repo.ts';

export interface GiverReceipt {
  readonly id: string;
  readonly number: string;
  readonly pledgeId: string;
  readonly receivedOn: LocalDate;
  readonly amountRial: number;
}

export interface GiverDetail extends GiverRow {
  readonly province: string | null;
  readonly wantsMessages: boolean;
  /** How many joined by their invitation; who they are is told to nobody, staff included. */
  readonly invited: number;
  /** What came of theirs, the latest first, as many as fit a page. */
  readonly receipts: readonly GiverReceipt[];
  /** For staff on the page alone, who call them. */
  readonly phone: string;
  /** A new number that this organisation asked for and that waits to be decided. */
  readonly phoneRequest: PhoneRequest | null;
}

/** One of the organisation's benefactors; any other is not found (404). */
export async function viewGiver(deps: Deps, actor: Actor, id: string): Promise<Result<GiverDetail>> {
  const scope = scopeFor(actor, 'pledges:read');
  if (!scope.ok) return scope;
  const { read } = deps.database;
  const { organisationId } = scope.value;
  const row = await giversOf(read, organisationId).find(id);
  const whole = row && (await findBenefactor(read, id));
  if (!row || !whole) return fail(problem('not-found'));
  const request = await waitingPhoneRequest(read, id);
  const invitations = await invitationsOf(read, id);
  return ok({
    ...row,
    province: whole.province,
    wantsMessages: whole.wantsMessages,
    invited: invitations?.came ?? 0,
    receipts: await giverReceipts(read, organisationId, id),
    phone: await phoneOf(read, deps.crypto, id),
    phoneRequest: request?.organisationId === organisationId ? request : null,
  });
}
