import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { change } from '../records/change.repo.ts';
import { beginBankFile, findBankFile } from './bank-file.repo.ts';
import { type BankFileRecord, rowsOfPart } from './bank-file-record.rules.ts';
import {
  type BankFileOptions,
  bankFileLimits,
  hasMoney,
  keepFile,
  readGiven,
  tryFile,
} from './keep-bank-file.ts';
import { landBankFile } from './land-bank-files.ts';
import type { BankFileReport } from './report-bank-file.ts';

/**
 * What would become of a list, and, where something would land, the file that is kept until somebody begins it (`beginFile`)
 * or a day is over. A list that is landing already is told as far as it is.
 */
export async function checkBankFile(
  deps: Deps,
  actor: Actor,
  csvText: string,
  options: BankFileOptions,
): Promise<Result<BankFileReport>> {
  const given = await readGiven(deps, actor, csvText, options);
  if (!given.ok) return given;
  const report = await tryFile(deps, given.value, true);
  if (report.matched + report.unmatched === 0) return ok(report);
  const kept = await keepFile(deps, actor, given.value, false);
  return kept.ok ? ok({ ...report, id: kept.value.id }) : kept;
}

/** Takes a list; what has not landed within two seconds does by itself (`landBankFiles`). @returns the file. */
export async function giveBankFile(
  deps: Deps,
  actor: Actor,
  csvText: string,
  options: BankFileOptions,
): Promise<Result<{ readonly id: string } | { readonly report: BankFileReport }>> {
  const given = await readGiven(deps, actor, csvText, options);
  if (!given.ok) return given;
  if (!hasMoney(given.value.list)) return ok({ report: await tryFile(deps, given.value, false) });
  const kept = await keepFile(deps, actor, given.value, true);
  if (!kept.ok) return kept;
  await landFirst(deps, kept.value);
  return ok({ id: kept.value.id });
}

/** Lets a list that was checked land by itself. 404 for one that is not there, or no longer. */
export async function beginFile(
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Result<{ readonly id: string }>> {
  const scope = scopeFor(actor, 'receipts:write');
  if (!scope.ok) return scope;
  const begun = await change(deps, actor, async ({ tx, audit, nothingChanged }) => {
    const file = await findBankFile(tx, scope.value, id);
    if (!file) return fail(problem('not-found'));
    const at = deps.now().toISOString();
    if (!(await beginBankFile(tx, { id, at, by: actor.accountId }))) nothingChanged();
    else
      audit({
        action: 'bank-file.import',
        entity: 'bank-file',
        entityId: id,
        fields: ['rows'],
        values: { rows: file.rows },
      });
    return ok(file);
  });
  if (!begun.ok) return begun;
  await landFirst(deps, { ...begun.value, importedBy: actor.accountId });
  return ok({ id });
}

/** So long whoever gives a list waits for it (milliseconds): a list of some thousand rows has landed by then. */
const waitsForMs = 2_000;

/** What lands while its sender waits; the rest does by itself, on a Worker some of it at once, for its next turn comes in a minute. */
async function landFirst(deps: Deps, file: BankFileRecord): Promise<void> {
  const until = deps.now().getTime() + waitsForMs;
  const landed = await landBankFile(deps, file, {
    parts: bankFileLimits.partsOfRequest,
    stopped: () => deps.now().getTime() >= until,
  });
  const left = bankFileLimits.partsOfRequest - landed;
  if (left > 0 && landed * rowsOfPart < file.rows) deps.later?.(landBankFile(deps, file, { parts: left }));
}
