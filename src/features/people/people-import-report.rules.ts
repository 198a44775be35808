import type { Text } from '../../kernel/text.ts';

/** One cell at fault: the CSV record, the field of the API's body, the code and how to mend it. */
export interface Rejection {
  readonly row: number;
  readonly field: string;
  readonly code: string;
  readonly message: Text;
}
export interface ImportWarning extends Rejection {
  /** What the cell holds that was left out. */
  readonly value?: string;
}
/** A new person with the folded name, birth year and county of others; at most ten of each kind are named. */
export interface PossibleDuplicate {
  readonly row: number;
  readonly personIds: readonly string[];
  /** Earlier rows of the same list. */
  readonly rows: readonly number[];
}

/** Somebody who was held already and was changed by a row; `fields` by the names of the API's body. */
export interface UpdatedRow {
  readonly row: number;
  readonly personId: string;
  readonly fields: readonly string[];
}

export interface ImportReport {
  readonly created: number;
  readonly updated: number;
  /** Rows that say what is recorded already, or what an earlier row of the list says. */
  readonly unchanged: number;
  /** One entry per field at fault, by row, then by column; a row with any did not land. */
  readonly rejected: readonly Rejection[];
  readonly rejectedRows: number;
  /** What was left out of rows that landed. */
  readonly warnings: readonly ImportWarning[];
  /** Who was changed, and in what. */
  readonly updates: readonly UpdatedRow[];
  /** Rows with something in them. */
  readonly total: number;
  readonly possibleDuplicates: readonly PossibleDuplicate[];
  /** Headings that no column is known by; what stands below them was not read. */
  readonly unknownHeaders: readonly string[];
  readonly dryRun: boolean;
}

/** What became of one row. */
export type Outcome = 'created' | 'updated' | 'unchanged' | { readonly rejections: readonly Rejection[] };
export interface SettledRow {
  readonly outcome: Outcome;
  readonly warnings: readonly ImportWarning[];
  readonly update?: UpdatedRow;
}

/** A report that grows chunk by chunk. */
export function startReport(start: Pick<ImportReport, 'total' | 'unknownHeaders' | 'dryRun'>) {
  const counts = { created: 0, updated: 0, unchanged: 0, rejectedRows: 0 };
  const rejected: Rejection[] = [];
  const warnings: ImportWarning[] = [];
  const updates: UpdatedRow[] = [];
  const possibleDuplicates: PossibleDuplicate[] = [];
  return {
    add(settled: readonly SettledRow[], duplicates: readonly PossibleDuplicate[]): void {
      for (const row of settled)
        if (typeof row.outcome === 'string') {
          counts[row.outcome] += 1;
          warnings.push(...row.warnings);
          if (row.update) updates.push(row.update);
        } else {
          counts.rejectedRows += 1;
          rejected.push(...row.outcome.rejections);
        }
      possibleDuplicates.push(...duplicates);
    },
    report: (): ImportReport => ({ ...start, ...counts, rejected, warnings, updates, possibleDuplicates }),
  };
}
