import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { parse } from '../../platform/parse.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { change } from '../records/change.repo.ts';
import { applyMatch } from './apply-match.repo.ts';
import { moneyInText as t } from './money-in.text.ts';
import { pledgeFor, unmatchedReceipt } from './open-receipt.repo.ts';
import { matchInput } from './receipt.input.ts';
import type { ReceiptRow } from './receipt-record.rules.ts';
import { receiptsRepo } from './receipts.repo.ts';

/** A person decides for which pledge unmatched money is. Of two who decide at once one is told (409 or 412). */
export async function matchReceipt(
  deps: Deps,
  actor: Actor,
  id: string,
  ifMatch: string | undefined,
  input: unknown,
): Promise<Result<ReceiptRow>> {
  const scope = scopeFor(actor, 'receipts:write');
  if (!scope.ok) return scope;
  const parsed = parse(matchInput, input);
  if (!parsed.ok) return parsed;
  return await change(deps, actor, async (work) => {
    const found = await unmatchedReceipt(work.tx, scope.value, id, ifMatch);
    if (!found.ok) return found;
    const pledge = await pledgeFor(work.tx, scope.value, parsed.value);
    if (!pledge.ok) return pledge;
    const applied = await applyMatch(work, deps, actor, {
      receipt: found.value,
      pledgeId: pledge.value.id,
      today: tehranToday(deps.now()),
    });
    if (!applied.ok) return applied;
    if (!applied.value) return fail(problem('stale', { detail: t.stale }));
    const after = await receiptsRepo(work.tx, scope.value).find(id);
    if (!after) throw new Error('a receipt that was just matched is not there');
    return ok(after);
  });
}
