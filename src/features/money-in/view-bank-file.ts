import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import type { Deps } from '../../platform/deps.ts';
import { bankTitle } from '../ledger/trial-balance.rules.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { findBankFile, lastBankFiles, outcomesOfParts } from './bank-file.repo.ts';
import type { BankFileRecord } from './bank-file-record.rules.ts';
import { bankAccountsOf } from './receipts.repo.ts';
import { type BankFileReport, reportOf } from './report-bank-file.ts';

/** How far a list is, of which account it is and what became of its rows so far. */
export async function viewBankFile(
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<
  Result<{ readonly file: BankFileRecord; readonly account: Text; readonly report: BankFileReport }>
> {
  const scope = scopeFor(actor, 'receipts:write');
  if (!scope.ok) return scope;
  const file = await findBankFile(deps.database.read, scope.value, id);
  if (!file || file.begunAt === null) return fail(problem('not-found'));
  const accounts = await bankAccountsOf(deps.database.read, scope.value);
  const of = accounts.find((one) => one.id === file.bankAccountId);
  if (!of) throw new Error('a list of no bank account');
  const report = reportOf(file, await outcomesOfParts(deps.database.read, id));
  return ok({ file, account: bankTitle(of.bank, of.iban), report });
}

/** The lists that were given last. */
export async function listBankFiles(deps: Deps, actor: Actor): Promise<Result<readonly BankFileRecord[]>> {
  const scope = scopeFor(actor, 'receipts:write');
  return scope.ok ? ok(await lastBankFiles(deps.database.read, scope.value, 8)) : scope;
}
