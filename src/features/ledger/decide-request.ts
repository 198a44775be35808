import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { parse } from '../../platform/parse.ts';
import { refundIn } from '../money-in/refund.repo.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { type Change, change } from '../records/change.repo.ts';
import { closingFault } from './ask-closing.ts';
import { reversalFault } from './ask-reversal.ts';
import { findEntry, linesOf } from './entries.repo.ts';
import { decisionInput } from './ledger.input.ts';
import { ledgerText } from './ledger.text.ts';
import { postIn } from './post-in.repo.ts';
import { closingLines, daysOfYear, type LedgerRequestRecord, oppositeOf } from './request.rules.ts';
import { closeYear, decideRequest, findRequest } from './requests.repo.ts';
import { accountBalances } from './trial-balance.repo.ts';

/**
 * Confirms what another manager asked, and posts it: the exact opposite of an entry, on today's day; or the closing of a
 * year. Or refuses it, which whoever asked may do too. Refuses (409) oneself as the second person, and what cannot be any more.
 */
export async function decideLedgerRequest(
  deps: Deps,
  actor: Actor,
  id: string,
  ifMatch: string | undefined,
  input: unknown,
): Promise<Result<LedgerRequestRecord>> {
  const scope = scopeFor(actor, 'ledger:write');
  if (!scope.ok) return scope;
  const { organisationId } = scope.value;
  return await change<LedgerRequestRecord>(deps, actor, async (c) => {
    const request = await findRequest(c.tx, organisationId, id);
    if (!request) return fail(problem('not-found'));
    const parsed = parse(decisionInput, input);
    if (!parsed.ok) return parsed;
    const { confirm } = parsed.value;
    if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== String(request.revision))
      return fail(problem('stale', { detail: ledgerText.stale }));
    if (request.state !== 'asked') return fail(problem('conflict', { detail: ledgerText.decided }));
    if (confirm && request.askedBy === actor.accountId)
      return fail(problem('conflict', { detail: ledgerText.twoPeople }));
    if (confirm) {
      const done = await carryOut[request.kind](c, deps, actor, request);
      if (!done.ok) return done;
    } else {
      c.audit({ action: 'ledger.refuse', entity: 'ledger', entityId: request.subject, fields: ['state'] });
    }
    const answer = {
      state: confirm ? 'confirmed' : 'refused',
      decidedAt: deps.now().toISOString(),
      decidedBy: actor.accountId,
    } as const;
    if (!(await decideRequest(c.tx, request, answer)))
      return fail(problem('conflict', { detail: ledgerText.decided }));
    const after = await findRequest(c.tx, organisationId, id);
    if (!after) throw new Error('a request that was just decided is not there');
    return ok(after);
  });
}

const carryOut = { reversal: reverse, closing: close, refund: refundIn } as const;

async function reverse(
  c: Change,
  deps: Deps,
  actor: Actor,
  { organisationId, subject, reason }: LedgerRequestRecord,
): Promise<Result<string>> {
  const entry = await findEntry(c.tx, organisationId, subject);
  if (!entry) throw new Error('an entry that was to be reversed is not there');
  const fault = await reversalFault(c.tx, entry);
  if (fault) return fail(fault);
  c.audit({ action: 'ledger.reverse', entity: 'ledger', entityId: subject, fields: ['reverses'] });
  return await postIn(c, deps, actor, {
    organisationId,
    kind: 'reversal',
    postedOn: tehranToday(deps.now()),
    sourceKey: `reversal:${subject}`,
    reverses: subject,
    lines: oppositeOf(await linesOf(c.tx, subject)),
    ...(reason === null ? {} : { reason }),
  });
}

async function close(
  c: Change,
  deps: Deps,
  actor: Actor,
  { organisationId, subject, askedBy }: LedgerRequestRecord,
): Promise<Result<string>> {
  const year = Number(subject);
  const now = deps.now();
  const fault = await closingFault(c.tx, organisationId, year, now);
  if (fault) return fail(fault);
  const { last } = daysOfYear(year);
  const spent = await accountBalances(c.tx, { organisationId, asOf: last }, [
    'released',
    'aid-granted',
    'write-off',
  ]);
  if (spent.length > 0) {
    const posted = await postIn(c, deps, actor, {
      organisationId,
      kind: 'closing',
      postedOn: last,
      sourceKey: `closing:${organisationId}:${year}`,
      lines: closingLines(spent),
    });
    if (!posted.ok) return posted;
  }
  await closeYear(c.tx, {
    organisationId,
    year,
    closedThrough: last,
    closedAt: now.toISOString(),
    closedBy: askedBy,
    confirmedBy: actor.accountId,
  });
  c.audit({ action: 'ledger.close', entity: 'ledger', entityId: subject, fields: ['year'] });
  return ok(subject);
}
