import type { LocalDate } from '../../kernel/calendar.ts';
import { type Problem, problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import { type ListRow, openCsvList } from '../records/csv-list.rules.ts';
import type { ReadBankRow } from './bank-file-record.rules.ts';
import {
  type BankRow,
  type BankRowFault,
  bankColumns,
  missingBankColumns,
  readBankRow,
} from './bank-row.rules.ts';
import { bankFileText as t } from './bank-row.text.ts';

export interface ReadBankFile {
  readonly rows: readonly ReadBankRow[];
  readonly unknownHeaders: readonly string[];
}

/**
 * Reads a bank's list of at most so many rows. Refuses (422) one without the columns that are needed, (413) one that is longer.
 * A last row that no line end follows is refused as cut unless it is said to be whole.
 */
export function readBankFile(
  csvText: string,
  given: { readonly wholeLastRow?: boolean; readonly today: LocalDate; readonly mostRows: number },
): Result<ReadBankFile> {
  const list = openCsvList(csvText, bankColumns);
  const missing = missingBankColumns(presentIn(csvText));
  if (missing.length > 0) return fail(lacking(missing));
  const rows: ListRow[] = [];
  for (const row of list.rows()) {
    rows.push(row);
    if (rows.length > given.mostRows)
      return fail(problem('too-large', { detail: t.tooManyRows(given.mostRows) }));
  }
  const isCut = !given.wholeLastRow && !/\n[\s\p{Cf}]*$/u.test(csvText.slice(-1000).replace(/\r\n?/g, '\n'));
  const last = rows.at(-1)?.row;
  return ok({
    rows: rows.map((row) => ({
      row: row.row,
      said: judged(row, given.today, isCut && row.row === last),
    })),
    unknownHeaders: list.unknownHeaders,
  });
}

const lacking = (missing: readonly ('date' | 'amount' | 'reference')[]): Problem =>
  problem('invalid', {
    detail: t.missingColumns,
    errors: missing.map((path) => ({ path, code: 'required', message: t.missing[path] })),
  });

/** Fields that the heading of a list names. */
function presentIn(csvText: string): ReadonlySet<string> {
  const probe = openCsvList(
    csvText,
    bankColumns.map((column) => ({ ...column, required: true })),
  );
  const missing = new Set(probe.missing);
  return new Set(bankColumns.map(({ field }) => field).filter((field) => !missing.has(field)));
}

function refused(code: BankRowFault['code'], field: BankRowFault['field'] = 'row'): BankRow {
  return { kind: 'refused', faults: [{ field, code }] };
}

function judged(row: ListRow, today: LocalDate, isCut: boolean): BankRow {
  if (isCut) return refused('row.cut');
  return row.tooWide ? refused('row.columns') : readBankRow(row.cells, today);
}

/** Money of a year that is closed is refused, whenever that was closed. */
export function openRow({ row, said }: ReadBankRow, closed: LocalDate | undefined): ReadBankRow {
  return said.kind === 'credit' && closed !== undefined && said.receivedOn <= closed
    ? { row, said: refused('year.closed', 'date') }
    : { row, said };
}
