import { type Actor, isPermitted } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Reader } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { benefactorOfAccount } from '../benefactors/benefactors.repo.ts';
import { permit } from '../organisations/scope.rules.ts';
import type { PledgeRecord } from '../pledges/pledge-record.rules.ts';
import { findPledge } from '../pledges/pledges.repo.ts';
import { change } from '../records/change.repo.ts';
import { applyMatch } from './apply-match.repo.ts';
import { noticeText as t } from './notice.text.ts';
import type { NoticeRecord } from './notice-record.rules.ts';
import { addNotice, noticesOf, unmatchedWith } from './notices.repo.ts';
import { noticeInput } from './receipt.input.ts';

/** So many payments of one pledge may be announced and not have come. */
const mostOpen = 5;

/**
 * "I have paid": a benefactor of their own pledge of money, or a manager for one of the organisation (404 for any other).
 * The money that has come already with the same number and amount is matched at once, else when it comes. The same words
 * again answer the notice that stands.
 */
export async function announcePayment(
  deps: Deps,
  actor: Actor,
  pledgeId: string,
  input: unknown,
): Promise<Result<NoticeRecord>> {
  const permitted = permit(actor, 'pledges:shared');
  if (!permitted.ok) return permitted;
  const parsed = parse(noticeInput, input);
  if (!parsed.ok) return parsed;
  const said = parsed.value;
  const today = tehranToday(deps.now());
  if (said.paidOn > today) return fail(invalidInput([fieldError('paidOn', 'date.future')]));
  return await change(deps, actor, async (work) => {
    const { tx, audit, nothingChanged } = work;
    const pledge = await reachedPledge(tx, actor, pledgeId);
    if (!pledge) return fail(problem('not-found'));
    if (pledge.kind !== 'money') return fail(problem('conflict', { detail: t.notMoney }));
    const before = await noticesOf(tx, pledge.id);
    const same = before.find(
      (one) =>
        one.reference === said.reference && one.amountRial === said.amountRial && one.dismissedAt === null,
    );
    if (same) {
      nothingChanged();
      return ok(same);
    }
    if (before.filter((one) => one.receiptId === null && one.dismissedAt === null).length >= mostOpen)
      return fail(problem('conflict', { detail: t.tooMany }));
    const notice: NoticeRecord = {
      id: deps.newId('notice'),
      pledgeId: pledge.id,
      ...said,
      receiptId: null,
      dismissedAt: null,
      createdAt: deps.now().toISOString(),
    };
    await addNotice(tx, notice);
    audit({
      action: 'notice.add',
      entity: 'notice',
      entityId: notice.id,
      fields: ['reference', 'amountRial', 'paidOn'],
      values: said,
    });
    const [came, ...others] = await unmatchedWith(tx, {
      organisationId: pledge.organisationId,
      reference: said.reference,
      amountRial: said.amountRial,
    });
    if (!came || others.length > 0) return ok(notice);
    const matched = await applyMatch(work, deps, actor, {
      receipt: came,
      pledgeId: pledge.id,
      noticeId: notice.id,
      today,
    });
    return matched.ok ? ok({ ...notice, receiptId: matched.value ? came.id : null }) : matched;
  });
}

async function reachedPledge(db: Reader, actor: Actor, pledgeId: string): Promise<PledgeRecord | undefined> {
  const pledge = await findPledge(db, pledgeId);
  if (!pledge) return undefined;
  if (isPermitted(actor, 'receipts:write'))
    return pledge.organisationId === actor.organisationId ? pledge : undefined;
  const own = await benefactorOfAccount(db, actor.accountId);
  return own?.id === pledge.benefactorId ? pledge : undefined;
}
