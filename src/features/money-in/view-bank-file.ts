import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { findBankFile, lastBankFiles, outcomesOfParts } from './bank-file.repo.ts';
import type { BankFileRecord } from './bank-file-record.rules.ts';
import { type BankFileReport, reportOf } from './report-bank-file.ts';

/** How far a list is and what became of its rows so far. */
export async function viewBankFile(
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Result<{ readonly file: BankFileRecord; readonly report: BankFileReport }>> {
  const scope = scopeFor(actor, 'receipts:write');
  if (!scope.ok) return scope;
  const file = await findBankFile(deps.database.read, scope.value, id);
  if (!file || file.begunAt === null) return fail(problem('not-found'));
  return ok({ file, report: reportOf(file, await outcomesOfParts(deps.database.read, id)) });
}

/** The lists that were given last. */
export async function listBankFiles(deps: Deps, actor: Actor): Promise<Result<readonly BankFileRecord[]>> {
  const scope = scopeFor(actor, 'receipts:write');
  return scope.ok ? ok(await lastBankFiles(deps.database.read, scope.value, 8)) : scope;
}
