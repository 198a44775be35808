import Papa from 'papaparse';
import { fold, foldJoined } from '../../kernel/persian.ts';

/** A column that a list may have: the field it fills and every heading it is known by, Persian or English. */
export interface ListColumn {
  readonly field: string;
  readonly names: readonly string[];
  readonly required?: boolean;
}

/** One record with something in it: cells by field, trimmed, in the file's order of columns; no column, no key. */
export interface ListRow {
  /** Number of the CSV record: the header is 1, empty records count, a quoted line break does not. */
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
  /** More cells than headings, or quotation marks that do not close: nothing else in the record can be trusted. */
  readonly tooWide: boolean;
}

export interface CsvList {
  readonly rows: readonly ListRow[];
  /** Headings as written that no column is known by, and second columns for one field. */
  readonly unknownHeaders: readonly string[];
  /** Required fields that have no column. */
  readonly missing: readonly string[];
}

const delimiters = [',', ';', '\t', '|', '\u060C'] as const;

/** A list whose rows are read as they are asked for, so that a long one never stands whole in memory. */
export interface OpenCsvList extends Omit<CsvList, 'rows'> {
  /** From the first row, each time it is asked for. */
  rows(): Iterable<ListRow>;
}

/** Characters that are read at once; a record longer than that is read in a larger piece. */
const pieceLength = 128 * 1024;

/**
 * Reads a list as spreadsheets write it: with or without BOM, any line ends, separated by comma (Latin or Persian),
 * semicolon, tab or bar; headings compared folded.
 */
export function openCsvList(text: string, columns: readonly ListColumn[]): OpenCsvList {
  // Lists patched together from two systems mix line ends; inside a quoted cell the difference means nothing.
  const plain = text.replace(/^\uFEFF+/, '').replace(/\r\n?/g, '\n');
  const fieldOf = new Map(
    columns.flatMap(({ field, names }) =>
      [field, ...names].flatMap((name): [string, string][] => [
        [fold(name), field],
        [foldJoined(name), field],
      ]),
    ),
  );
  const known = (heading: string) => fieldOf.get(fold(heading)) ?? fieldOf.get(foldJoined(heading));
  const delimiter = delimiterOf(plain, known);
  const unknownHeaders: string[] = [];
  let header: readonly (string | undefined)[] | undefined;
  for (const { data } of filledRecords(plain, delimiter)) {
    header = fieldsOf(data, known, unknownHeaders);
    break;
  }
  const present = new Set(header);
  return {
    unknownHeaders,
    missing: columns
      .filter((column) => column.required && !present.has(column.field))
      .map(({ field }) => field),
    *rows() {
      if (header === undefined) return;
      let isHeader = true;
      for (const { row, data, faulty } of filledRecords(plain, delimiter)) {
        if (!isHeader)
          yield { row, cells: cellsOf(header, data), tooWide: data.length > header.length || faulty };
        isHeader = false;
      }
    },
  };
}

/** `openCsvList` with its rows, at most `maxRows` + 1 of them, so that "too many" can be told. */
export function readCsvList(
  text: string,
  columns: readonly ListColumn[],
  maxRows = Number.POSITIVE_INFINITY,
): CsvList {
  const { unknownHeaders, missing, rows } = openCsvList(text, columns);
  const some: ListRow[] = [];
  for (const row of rows()) {
    some.push(row);
    if (some.length > maxRows) break;
  }
  return { rows: some, unknownHeaders, missing };
}

interface CsvRecord {
  readonly row: number;
  readonly data: readonly string[];
  /** Quotation marks that do not close. */
  readonly faulty: boolean;
}

/** Records with something in them, or that do not end, numbered from 1 with the empty ones. */
function* filledRecords(text: string, delimiter: string): Generator<CsvRecord> {
  const parser = () => new Papa.Parser({ delimiter, newline: '\n' });
  let row = 0;
  let at = 0;
  let length = pieceLength;
  while (at < text.length) {
    const piece = text.slice(at, at + length);
    const isLast = at + piece.length >= text.length;
    const { data, errors, meta }: Papa.ParseResult<string[]> = parser().parse(piece, 0, !isLast);
    const faulty = new Set(errors.map((error) => error.row));
    for (const [i, cells] of data.entries()) {
      row += 1;
      // A quotation mark alone is a record that was cut off.
      if (faulty.has(i) || !cells.every(isBlank)) yield { row, data: cells, faulty: faulty.has(i) };
    }
    if (isLast) return;
    // Nothing ended within the piece: the record is longer.
    length = meta.cursor === 0 ? length * 2 : pieceLength;
    at += meta.cursor;
  }
}

/** A cell with nothing to read in it: white space and invisible marks alone. */
function isBlank(cell: string): boolean {
  return !/[^\s\p{Cf}]/u.test(cell);
}

type Known = (heading: string) => string | undefined;

/** The separator that makes the most known headings of the first record; where none makes any, the most cells. */
function delimiterOf(text: string, known: Known): string {
  const start = text.slice(0, 100_000).trimStart();
  let best: { delimiter: string; score: number } | undefined;
  for (const delimiter of delimiters) {
    const [headings = []] = Papa.parse<string[]>(start, { delimiter, newline: '\n', preview: 1 }).data;
    const found = new Set(headings.map(known).filter((field) => field !== undefined));
    const score = found.size * 10_000 + headings.length;
    if (best === undefined || score > best.score) best = { delimiter, score };
  }
  return best?.delimiter ?? ',';
}

/** The field of each heading, first come; headings nobody knows are noted. */
function fieldsOf(headings: readonly string[], known: Known, unknown: string[]): (string | undefined)[] {
  const taken = new Set<string>();
  return headings.map((heading) => {
    const field = known(heading);
    if (field !== undefined && !taken.has(field)) {
      taken.add(field);
      return field;
    }
    if (!isBlank(heading)) unknown.push(heading.trim());
    return undefined;
  });
}

function cellsOf(header: readonly (string | undefined)[], data: readonly string[]): Record<string, string> {
  const cells: Record<string, string> = {};
  for (const [index, field] of header.entries()) {
    if (field === undefined) continue;
    const cell = data[index] ?? '';
    cells[field] = isBlank(cell) ? '' : cell.trim();
  }
  return cells;
}
