import type { Text } from '../../kernel/text.ts';
import { fieldMessages } from '../../platform/parse.text.ts';
import {
  type BankFileRecord,
  type BankRowOutcome,
  countRows,
  type LandedRow,
  mostTold,
  type PartOutcome,
  rowsDone,
  toldOf,
} from './bank-file-record.rules.ts';
import type { BankRowFault } from './bank-row.rules.ts';
import { bankFileText } from './bank-row.text.ts';

export interface BankFileReport {
  readonly dryRun: boolean;
  /** The file that is kept; null where nothing of the list is. */
  readonly id: string | null;
  readonly bankAccountId: string;
  readonly rows: number;
  /** Of which nothing is said here yet: they land by themselves. */
  readonly waiting: number;
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

/** Of a file that is kept, as far as it has landed. */
export function reportOf(file: BankFileRecord, parts: readonly PartOutcome[]): BankFileReport {
  const { id, bankAccountId, rows, unknownHeaders } = file;
  const { matched, unmatched, repeated, passedOver, refused, receivedRial } = file;
  return {
    dryRun: false,
    id,
    bankAccountId,
    rows,
    waiting: rows - rowsDone(file),
    matched,
    unmatched,
    repeated,
    passedOver,
    rejectedRows: refused,
    receivedRial,
    ...told(parts),
    unknownHeaders,
  };
}

/** Of rows that nothing was kept of. */
export function reportOfRows(
  outcomes: readonly BankRowOutcome[],
  of: Pick<BankFileReport, 'dryRun' | 'bankAccountId' | 'unknownHeaders'>,
): BankFileReport {
  const { refused, ...counts } = countRows(outcomes);
  return {
    ...of,
    id: null,
    rows: outcomes.length,
    waiting: 0,
    ...counts,
    rejectedRows: refused,
    ...told([toldOf(outcomes)]),
  };
}

function told(parts: readonly PartOutcome[]): Pick<BankFileReport, 'rejected' | 'items'> {
  return {
    rejected: parts.flatMap(({ refused }) =>
      refused.flatMap(({ row, faults }) =>
        faults.map(({ field, code, said }) => ({ row, field, code, message: messageOf(field, code, said) })),
      ),
    ),
    items: parts.flatMap(({ items }) => items).slice(0, mostTold),
  };
}

const messageOf = (field: string, code: BankRowFault['code'], said: string | undefined): Text =>
  field === 'amount' && code === 'number.unreadable'
    ? bankFileText.unreadableAmount(said)
    : fieldMessages[code];
