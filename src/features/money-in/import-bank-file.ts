import type { Actor } from '../../kernel/actor.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Lang } from '../../kernel/text.ts';
import type { Deps } from '../../platform/deps.ts';
import { permit } from '../organisations/scope.rules.ts';
import { writeCsv } from '../records/csv-write.rules.ts';
import { findBankFile, outcomesOfParts } from './bank-file.repo.ts';
import { bankTemplate } from './bank-row.text.ts';
import {
  type BankFileOptions,
  bankFileLimits,
  hasMoney,
  keepFile,
  readGiven,
  tryFile,
} from './keep-bank-file.ts';
import { landBankFile } from './land-bank-files.ts';
import { type BankFileReport, reportOf } from './report-bank-file.ts';

/**
 * Reads a bank's list: each row of money that came is received once, however often and in whatever file it stands, and matched
 * by reference. Bad rows are reported; the row in which a file was cut off lands not. The list is kept before its first row
 * lands, part by part, so that after a stop it goes on by itself. Refuses (422) a list without the columns that are needed.
 */
export async function importBankFile(
  deps: Deps,
  actor: Actor,
  csvText: string,
  { dryRun, ...options }: BankFileOptions & { readonly dryRun: boolean },
): Promise<Result<BankFileReport>> {
  const given = await readGiven(deps, actor, csvText, options);
  if (!given.ok) return given;
  if (dryRun || !hasMoney(given.value.list)) return ok(await tryFile(deps, given.value, dryRun));
  const kept = await keepFile(deps, actor, given.value, true);
  if (!kept.ok) return kept;
  await landBankFile(deps, kept.value, { parts: deps.later && bankFileLimits.partsOfRequest });
  const { read } = deps.database;
  const file = await findBankFile(read, given.value.scope, kept.value.id);
  if (!file) throw new Error('a file that was just kept is not there');
  return ok(reportOf(file, await outcomesOfParts(read, file.id)));
}

/** The empty list, for whoever may read one in. */
export function bankFileTemplate(actor: Actor, lang: Lang): Result<string> {
  const permitted = permit(actor, 'receipts:write');
  return permitted.ok ? ok(writeCsv([bankTemplate.map((heading) => heading[lang])])) : permitted;
}
