import { type Actor, isPermitted } from '../../kernel/actor.ts';
import { readCursor, writeCursor } from '../../kernel/cursor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import type { FundRecord } from './fund.rules.ts';
import { findFund, listFunds } from './fund-list.repo.ts';
import { fundsQuery } from './ledger.input.ts';
import { ledgerScope, oneOrganisation } from './ledger-scope.rules.ts';

export interface FundPage {
  readonly items: readonly FundRecord[];
  readonly total: number;
  readonly nextCursor?: string;
}

/** Funds of an organisation by source: benefactors' the latest first. Whose they are is told to its managers alone. */
export async function viewFunds(deps: Deps, actor: Actor, input: unknown): Promise<Result<FundPage>> {
  const parsed = parse(fundsQuery, input);
  const scope = oneOrganisation(actor, parsed.ok ? parsed.value.organisationId : undefined);
  if (!scope.ok && scope.problem.kind === 'forbidden') return scope;
  if (!parsed.ok) return parsed;
  if (!scope.ok) return scope;
  const { cursor, source, limit } = parsed.value;
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (cursor !== undefined && after === undefined)
    return fail(invalidInput([fieldError('cursor', 'format.wrong')]));
  const { items, total, next } = await listFunds(deps.database.read, scope.value, {
    source,
    limit,
    ...(after ? { after } : {}),
  });
  return ok({
    items: items.map((one) => forReader(actor, one)),
    total,
    ...(next ? { nextCursor: writeCursor(next) } : {}),
  });
}

export async function viewFund(deps: Deps, actor: Actor, id: string): Promise<Result<FundRecord>> {
  const scope = ledgerScope(actor, undefined);
  if (!scope.ok) return scope;
  const found = await findFund(deps.database.read, scope.value.organisationId, id);
  return found ? ok(forReader(actor, found)) : fail(problem('not-found'));
}

/** An auditor reads amounts and references, no names. */
function forReader(actor: Actor, fund: FundRecord): FundRecord {
  return isPermitted(actor, 'pledges:read') ? fund : { ...fund, benefactor: null };
}
