import type { Actor } from '../../kernel/actor.ts';
import { type LocalDate, tehranToday } from '../../kernel/calendar.ts';
import { normaliseDisplay } from '../../kernel/persian.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Lang, Text } from '../../kernel/text.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldMessages } from '../../platform/parse.text.ts';
import { turnOfOthers } from '../../platform/turn.ts';
import { permit, scopeFor } from '../organisations/scope.rules.ts';
import { type ListRow, openCsvList } from '../records/csv-list.rules.ts';
import { writeCsv } from '../records/csv-write.rules.ts';
import { closedThrough } from './bank-file.repo.ts';
import {
  type BankRow,
  type BankRowFault,
  bankColumns,
  missingBankColumns,
  readBankRow,
} from './bank-row.rules.ts';
import { bankTemplate, bankFileText as t } from './bank-row.text.ts';
import { type BankRun, type LandedRow, landBankRows, tryBankRows } from './land-bank-rows.ts';
import { bankAccountFor } from './open-receipt.repo.ts';

export const bankFileLimits = {
  rows: 20_000,
  chunk: 100,
  /** On a Worker, where one request may ask others a thousand times: a row takes up to forty. */
  rowsOfRequest: 20,
  /** Rows that an answer tells one by one. */
  told: 500,
} as const;

export interface BankFileOptions {
  readonly bankAccountId?: string | undefined;
  readonly name?: string | undefined;
  /** The last row is whole although no line end follows it. */
  readonly wholeLastRow?: boolean;
  /** Answers what would become of each row and writes nothing. */
  readonly dryRun: boolean;
}

export interface BankFileReport {
  readonly dryRun: boolean;
  readonly bankAccountId: string;
  readonly rows: number;
  readonly matched: number;
  readonly unmatched: number;
  /** Stood here before. */
  readonly repeated: number;
  /** Money that went out. */
  readonly passedOver: number;
  readonly rejectedRows: number;
  /** Of the rows that landed, or would. */
  readonly receivedRial: number;
  readonly rejected: readonly {
    readonly row: number;
    readonly field: string;
    readonly code: string;
    readonly message: Text;
  }[];
  /** What became of the first rows of money that came. */
  readonly items: readonly LandedRow[];
  readonly unknownHeaders: readonly string[];
}

/**
 * Reads a bank's list: each row of money that came is received once, however often and in whatever file it stands, and matched
 * by reference. Bad rows are reported; the row in which a file was cut off lands not. Rows land in chunks, so that after a stop
 * the same file adds the rest. Refuses (422) a list without the columns that are needed.
 */
export async function importBankFile(
  deps: Deps,
  actor: Actor,
  csvText: string,
  options: BankFileOptions,
): Promise<Result<BankFileReport>> {
  const scope = scopeFor(actor, 'receipts:write');
  if (!scope.ok) return scope;
  const bank = await bankAccountFor(deps.database.read, scope.value, options.bankAccountId);
  if (!bank.ok) return bank;
  const list = openCsvList(csvText, bankColumns);
  const present = presentIn(csvText);
  const missing = missingBankColumns(present);
  if (missing.length > 0)
    return fail(
      problem('invalid', {
        detail: t.missingColumns,
        errors: missing.map((path) => ({ path, code: 'required', message: t.missing[path] })),
      }),
    );
  const most = deps.later ? bankFileLimits.rowsOfRequest : bankFileLimits.rows;
  const rows = [...list.rows()];
  if (rows.length > most) return fail(problem('too-large', { detail: t.tooManyRows(most) }));
  const today = tehranToday(deps.now());
  const closed = await closedThrough(deps.database.read, scope.value.organisationId);
  const isCut = !options.wholeLastRow && !/\n[\s\p{Cf}]*$/u.test(csvText.replace(/\r\n?/g, '\n'));
  const run: BankRun = {
    deps,
    actor,
    scope: scope.value,
    bankAccountId: bank.value.id,
    name: normaliseDisplay(options.name ?? '').slice(0, 120) || bank.value.bank,
    digest: deps.crypto.digest(csvText),
    rows: rows.length,
    today,
    seen: new Set(),
  };
  const sum = { matched: 0, unmatched: 0, repeated: 0, passedOver: 0, rejectedRows: 0, receivedRial: 0 };
  const items: LandedRow[] = [];
  const rejected: BankFileReport['rejected'][number][] = [];
  const last = rows.at(-1)?.row;
  for (let at = 0; at < rows.length; at += bankFileLimits.chunk) {
    const read = rows
      .slice(at, at + bankFileLimits.chunk)
      .map((row) => ({ row: row.row, said: judged(row, today, closed, isCut && row.row === last) }));
    const landed = await (options.dryRun ? tryBankRows : landBankRows)(run, read);
    if (!landed.ok) return landed;
    for (const one of landed.value) {
      if (one.outcome === 'refused') {
        sum.rejectedRows += 1;
        for (const { field, code } of one.faults)
          rejected.push({ row: one.row, field, code, message: fieldMessages[code] });
      } else if (one.outcome === 'debit') sum.passedOver += 1;
      else {
        sum[one.outcome] += 1;
        if (one.outcome !== 'repeated') sum.receivedRial += one.amountRial;
        if (items.length < bankFileLimits.told) items.push(one);
      }
    }
    await turnOfOthers();
  }
  return ok({
    dryRun: options.dryRun,
    bankAccountId: bank.value.id,
    rows: rows.length,
    ...sum,
    rejected,
    items,
    unknownHeaders: list.unknownHeaders,
  });
}

/** Fields that the heading of a list names. */
function presentIn(csvText: string): ReadonlySet<string> {
  const probe = openCsvList(
    csvText,
    bankColumns.map((column) => ({ ...column, required: true })),
  );
  const missing = new Set(probe.missing);
  return new Set(bankColumns.map(({ field }) => field).filter((field) => !missing.has(field)));
}

function judged(row: ListRow, today: LocalDate, closed: LocalDate | undefined, isCut: boolean): BankRow {
  const refused = (code: BankRowFault['code'], field: BankRowFault['field'] = 'row'): BankRow => ({
    kind: 'refused',
    faults: [{ field, code }],
  });
  if (isCut) return refused('row.cut');
  if (row.tooWide) return refused('row.columns');
  const said = readBankRow(row.cells, today);
  return said.kind === 'credit' && closed !== undefined && said.receivedOn <= closed
    ? refused('year.closed', 'date')
    : said;
}

/** The empty list, for whoever may read one in. */
export function bankFileTemplate(actor: Actor, lang: Lang): Result<string> {
  const permitted = permit(actor, 'receipts:write');
  return permitted.ok ? ok(writeCsv([bankTemplate.map((heading) => heading[lang])])) : permitted;
}
