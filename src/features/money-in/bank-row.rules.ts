import type { LocalDate } from '../../kernel/calendar.ts';
import { parseDate } from '../../kernel/calendar.ts';
import { maxRial } from '../../kernel/money.ts';
import { foldJoined, normaliseDisplay } from '../../kernel/persian.ts';
import { readRial } from '../records/cell-values.rules.ts';
import type { ListColumn } from '../records/csv-list.rules.ts';
import { bankHeadings, creditWords, debitWords } from './bank-row.text.ts';
import { digitsOf, plainReference } from './digits.rules.ts';

export const bankColumns: readonly ListColumn[] = Object.entries(bankHeadings).map(([field, names]) => ({
  field,
  names,
}));

export type BankRowCode =
  | 'required'
  | 'date.unreadable'
  | 'date.future'
  | 'number.unreadable'
  | 'number.whole'
  | 'number.range'
  | 'amount.positive'
  | 'reference.mangled'
  | 'row.columns'
  | 'row.cut'
  | 'year.closed'
  | 'receipt.differs';

export interface BankRowFault {
  readonly field: 'date' | 'amount' | 'reference' | 'row';
  readonly code: BankRowCode;
  /** What stands in the list, where it has digits: a cell of names in the wrong column is kept nowhere. */
  readonly said?: string | undefined;
}

/** What a row of a bank's list says. */
export type BankRow =
  | {
      readonly kind: 'credit';
      readonly receivedOn: LocalDate;
      readonly amountRial: number;
      readonly reference: string;
      /** What the payer wrote, and who the bank says they are. */
      readonly payer: string | null;
    }
  /** Money that went out: passed over. */
  | { readonly kind: 'debit' }
  | { readonly kind: 'refused'; readonly faults: readonly BankRowFault[] };

type Cells = Readonly<Record<string, string>>;

/** Which of the columns that are needed a list lacks. */
export function missingBankColumns(
  present: ReadonlySet<string>,
): readonly ('date' | 'amount' | 'reference')[] {
  const has = (...fields: readonly string[]) => fields.some((field) => present.has(field));
  return [
    ...(has('date') ? [] : (['date'] as const)),
    ...(has('credit', 'creditToman', 'amount', 'amountToman') ? [] : (['amount'] as const)),
    ...(has('reference', 'documentNo') ? [] : (['reference'] as const)),
  ];
}

/** Reads a row of a bank's list; nothing later than `today`, for a bank knows no money to come. */
export function readBankRow(cells: Cells, today: LocalDate): BankRow {
  const amount = amountOf(cells);
  if (amount.kind === 'debit') return amount;
  const faults: BankRowFault[] = [];
  const receivedOn = readDay(cells.date ?? '');
  if (receivedOn === undefined)
    faults.push({ field: 'date', code: cells.date ? 'date.unreadable' : 'required' });
  else if (receivedOn > today) faults.push({ field: 'date', code: 'date.future' });
  if (amount.kind === 'fault')
    faults.push({ field: 'amount', code: amount.code, ...saidIn(cells, amount.code) });
  const reference = plainReference(unquoted(cells.reference || cells.documentNo || ''));
  if (reference === '' || /^0+$/.test(reference)) faults.push({ field: 'reference', code: 'required' });
  // A spreadsheet that made a number of it lost digits, and another payment may read the same.
  else if (/^\d[.,]\d+E\+?\d+$/.test(reference))
    faults.push({ field: 'reference', code: 'reference.mangled' });
  else if (reference.length > 60) faults.push({ field: 'reference', code: 'number.range' });
  if (faults.length > 0 || receivedOn === undefined || amount.kind === 'fault')
    return { kind: 'refused', faults };
  const payer = [unquoted(cells.depositId ?? ''), cells.payer, cells.note]
    .map((text) => normaliseDisplay(text ?? ''))
    .filter((text) => text !== '')
    .join(' · ')
    .slice(0, 300);
  return {
    kind: 'credit',
    receivedOn,
    amountRial: amount.rial,
    reference,
    payer: payer === '' ? null : payer,
  };
}

function saidIn(cells: Cells, code: BankRowCode): Pick<BankRowFault, 'said'> {
  const { credit, amount, creditToman, amountToman } = cells;
  const said = normaliseDisplay(credit || amount || creditToman || amountToman || '');
  return code === 'number.unreadable' && /\p{Nd}/u.test(said) && said.length <= 30 ? { said } : {};
}

type Amount =
  | { readonly kind: 'rial'; readonly rial: number }
  | { readonly kind: 'debit' }
  | { readonly kind: 'fault'; readonly code: BankRowCode };

function amountOf(cells: Cells): Amount {
  const inRial = readAmount(cells.credit || cells.amount || '', 1);
  const inToman = readAmount(cells.creditToman || cells.amountToman || '', 10);
  const came = inRial.kind === 'none' ? inToman : inRial;
  const went = readAmount(cells.debit ?? '', 1);
  const type = typeOf(cells.type ?? '');
  const isSplit = cells.credit !== undefined || cells.creditToman !== undefined;
  if (isSplit && went.kind === 'read' && went.rial !== 0 && (came.kind === 'none' || isNothing(came)))
    return { kind: 'debit' };
  if (type === 'debit') return { kind: 'debit' };
  if (came.kind === 'none') return { kind: 'fault', code: 'required' };
  if (came.kind === 'fault') return came;
  if (came.rial < 0) return { kind: 'debit' };
  if (came.rial === 0) return { kind: 'fault', code: 'amount.positive' };
  if (isSplit && went.kind === 'read' && went.rial !== 0) return { kind: 'fault', code: 'row.columns' };
  return came.rial > maxRial ? { kind: 'fault', code: 'number.range' } : { kind: 'rial', rial: came.rial };
}

type Read =
  | { readonly kind: 'none' }
  | { readonly kind: 'read'; readonly rial: number }
  | { readonly kind: 'fault'; readonly code: BankRowCode };

const isNothing = (read: Read) => read.kind === 'read' && read.rial === 0;

function typeOf(text: string): 'credit' | 'debit' | undefined {
  const said = foldJoined(text);
  if (said === '') return undefined;
  const is = (words: readonly string[]) => words.some((word) => foldJoined(word) === said || said === word);
  return is(debitWords) ? 'debit' : is(creditWords) ? 'credit' : undefined;
}

/** An amount as banks write it, thousands apart by comma, slash, dot or space; the unit of the column unless the cell names one. */
function readAmount(text: string, times: 1 | 10): Read {
  const plain = digitsOf(unquoted(text)).trim();
  if (plain === '' || /^[-\u2010-\u2015\u2212]$/.test(plain)) return { kind: 'none' };
  // Of three digits behind one dot nobody can tell thousands from decimals.
  if (/^[+-]?\d{1,3}\.\d{3}$/.test(plain)) return { kind: 'fault', code: 'number.unreadable' };
  const bracketed = /^\((.+)\)$/.exec(plain);
  const grouped = (bracketed?.[1] ?? plain).replace(/^([+-]?\d{1,3}(?:[/.]\d{3})+)$/, (all) =>
    all.replace(/[/.]/g, ''),
  );
  const read = readRial(grouped);
  if (!read.ok)
    return { kind: 'fault', code: read.code === 'number.whole' ? 'number.whole' : 'number.unreadable' };
  const own = /\p{L}/u.test(grouped);
  const rial = read.value * (own ? 1 : times);
  return { kind: 'read', rial: bracketed ? -rial : rial };
}

/** A day with or without its time, in either calendar. */
function readDay(text: string): LocalDate | undefined {
  const plain = digitsOf(unquoted(text)).trim();
  return (
    parseDate(plain) ??
    parseDate(plain.replace(/[T\s،,_-]+\d{1,2}:\d{2}.*$/u, '')) ??
    parseDate(plain.replace(/^\d{1,2}:\d{2}(?::\d{2})?[\s،,_-]+/u, ''))
  );
}

/** What spreadsheets are told so that they leave digits alone: ="0012" and '0012. */
function unquoted(text: string): string {
  return text
    .trim()
    .replace(/^="(.*)"$/, '$1')
    .replace(/^'/, '');
}
