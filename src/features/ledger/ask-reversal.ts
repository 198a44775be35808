import type { Actor } from '../../kernel/actor.ts';
import { type Problem, problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Reader } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { parse } from '../../platform/parse.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { change } from '../records/change.repo.ts';
import { findEntry } from './entries.repo.ts';
import type { EntryRecord } from './entry-record.rules.ts';
import { reversalInput } from './ledger.input.ts';
import { ledgerText } from './ledger.text.ts';
import type { LedgerRequestRecord } from './request.rules.ts';
import { addRequest, closedThrough, findRequest, openRequestFor } from './requests.repo.ts';
import { notReversedHere } from './reversal.rules.ts';

/** Why an entry cannot be reversed in the ledger's own pages, in words that say what to do; undefined where it can. */
export async function reversalFault(db: Reader, entry: EntryRecord): Promise<Problem | undefined> {
  const conflict = (detail: Problem['detail']): Problem => problem('conflict', detail ? { detail } : {});
  const elsewhere = notReversedHere(entry.kind);
  if (elsewhere) return conflict(elsewhere);
  if (entry.reversedBy !== null) return conflict(ledgerText.reversedAlready);
  const closed = await closedThrough(db, entry.organisationId);
  return closed !== undefined && entry.postedOn <= closed
    ? conflict(ledgerText.yearOfEntryClosed)
    : undefined;
}

/** A manager asks, with a reason, for an entry to be reversed; another one confirms. Nothing is posted yet. */
export async function askReversal(
  deps: Deps,
  actor: Actor,
  entryId: string,
  input: unknown,
): Promise<Result<LedgerRequestRecord>> {
  const scope = scopeFor(actor, 'ledger:write');
  if (!scope.ok) return scope;
  const { organisationId } = scope.value;
  const id = deps.newId('ledgerRequest');
  return await change<LedgerRequestRecord>(deps, actor, async ({ tx, audit }) => {
    const entry = await findEntry(tx, organisationId, entryId);
    if (!entry) return fail(problem('not-found'));
    const parsed = parse(reversalInput, input);
    if (!parsed.ok) return parsed;
    const fault = await reversalFault(tx, entry);
    if (fault) return fail(fault);
    if (await openRequestFor(tx, organisationId, 'reversal', entryId))
      return fail(problem('conflict', { detail: ledgerText.askedAlready }));
    const { reason } = parsed.value;
    await addRequest(tx, {
      id,
      organisationId,
      kind: 'reversal',
      subject: entryId,
      reason,
      askedAt: deps.now().toISOString(),
      askedBy: actor.accountId,
    });
    audit({
      action: 'ledger.reverse-ask',
      entity: 'ledger',
      entityId: entryId,
      fields: ['reason'],
      values: { reason },
    });
    const made = await findRequest(tx, organisationId, id);
    if (!made) throw new Error('a request that was just made is not there');
    return ok(made);
  });
}
