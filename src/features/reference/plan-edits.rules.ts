import type { Text } from '../../kernel/text.ts';
import type { ListRow } from '../records/csv-list.rules.ts';
import { checkFields, type EntryFault, fault, type Values } from './check-entry.rules.ts';
import { type CellContext, readCell, writeCell } from './entry-cells.rules.ts';
import { columnOf, columnsOf, valueAt, withValue } from './entry-columns.rules.ts';
import { checkLinks, type LookUp, settled } from './entry-links.rules.ts';
import { exampleOf } from './reference-files.rules.ts';
import type { Field, Listed, Shape } from './shape.rules.ts';
import { shapes } from './shapes.rules.ts';

/** An entry of a catalogue, or an organisation, as the list shows and changes it. */
export interface Entry {
  readonly code: string;
  readonly position: number;
  /** Every field of the shape. */
  readonly values: Values;
}

interface FieldChange {
  /** The column, as a path. */
  readonly field: string;
  /** Cells, in the language of the list. */
  readonly from: string;
  readonly to: string;
}
export interface RowChange {
  readonly row: number;
  readonly code: string;
  readonly name: Text;
  readonly kind: 'added' | 'changed';
  readonly fields: readonly FieldChange[];
}
export interface RowRejection {
  readonly row: number;
  /** The column as a path, `code`, or `row` for the row as a whole. */
  readonly field: string;
  readonly code: string;
  readonly message: Text;
}
export interface EditPlan {
  readonly changes: readonly RowChange[];
  /** What to put in place, in the order of `changes`. */
  readonly entries: readonly Entry[];
  readonly unchanged: number;
  readonly rejected: readonly RowRejection[];
  /** Entries the list does not name: they stay as they are. */
  readonly unnamed: number;
}

interface Read {
  readonly row: number;
  readonly code: string;
  readonly current: Entry | undefined;
  readonly values: Values;
  readonly faults: readonly EntryFault[];
}

/**
 * What a list would change of a catalogue. Columns that are left out stay as they are; a row with any fault is left out
 * whole; a code that only a refused row would add is no code for the others either.
 */
export function planEdits(
  catalogue: Listed,
  rows: readonly ListRow[],
  standing: readonly Entry[],
  ctx: CellContext & { readonly lookUp: LookUp },
): EditPlan {
  const shape = shapes[catalogue];
  const byCode = new Map(standing.map((entry) => [entry.code, entry]));
  const seen = new Set<string>();
  const reads = rows.map((row): Read => {
    const code = row.cells.code ?? '';
    const read = readRow(catalogue, row, byCode, ctx);
    const repeated = code !== '' && seen.has(code);
    seen.add(code);
    return repeated ? { ...read, faults: [fault('code', 'code.twice')] } : read;
  });
  const faults = new Map(reads.map((read) => [read, read.faults]));
  const good = () => reads.filter((read) => faults.get(read)?.length === 0);
  // Rows may name each other: refusing one can take away what another names.
  for (let before = -1; before !== good().length; ) {
    before = good().length;
    const fresh = new Map(good().map((read) => [read.code, read.values]));
    const lookUp: LookUp = (of, code) =>
      (of === catalogue ? fresh.get(code) : undefined) ?? ctx.lookUp(of, code);
    const twice = twiceIn(shape, good(), standing);
    for (const read of good())
      faults.set(read, [
        ...checkLinks(catalogue, read.code, read.values, lookUp),
        ...(twice.get(read) ?? []),
      ]);
  }
  return settle(catalogue, reads, faults, standing, ctx);
}

function readRow(
  catalogue: Listed,
  row: ListRow,
  standing: ReadonlyMap<string, Entry>,
  ctx: CellContext,
): Read {
  const shape = shapes[catalogue];
  const code = row.cells.code ?? '';
  const current = standing.get(code);
  const refuse = (...faults: EntryFault[]): Read => ({ row: row.row, code, current, values: {}, faults });
  if (row.tooWide) return refuse(fault('row', 'row.broken'));
  if (code === '') return refuse(fault('code', 'required'));
  if (current === undefined && standing.has(`0${code}`)) return refuse(fault('code', 'code.nought', code));
  if (current === undefined && shape.closed) return refuse(fault('code', shape.closed));
  if (!shape.codePattern.test(code)) return refuse(fault('code', 'code.shape', exampleOf(catalogue)));
  const unread: EntryFault[] = [];
  let raw: Values = current ? copyOf(catalogue, current.values) : {};
  for (const { path, field } of columnsOf(catalogue)) {
    const cell = row.cells[path];
    if (cell === undefined) continue;
    const read = readCell(field, cell, path, catalogue, ctx);
    unread.push(...read.faults);
    raw = withValue(raw, path, read.value);
  }
  const checked = checkFields(shape, withoutBlankGroups(shape, raw));
  // What could not be read is missing too: that is said once.
  const also = checked.faults.filter(
    ({ path }) => !unread.some((one) => path === one.path || path.startsWith(`${one.path}.`)),
  );
  const values = settled(catalogue, checked.values);
  const found = [...unread, ...also];
  if (current && found.length === 0 && !isSame(values, current.values)) {
    const mark = row.cells.revision ?? '';
    if (mark !== '' && mark !== revisionOf(current)) found.push(fault('row', 'row.stale'));
    for (const [name, why] of Object.entries(shape.fixed ?? {}))
      if (!isSame(values[name], current.values[name])) found.push(fault(name, why));
  }
  // A stated sum is looked at with the other links, so it is kept until then.
  return { row: row.row, code, current, values: checked.values, faults: found };
}

/** The values a row starts from; what is reckoned from other fields is stated anew or not at all. */
function copyOf(catalogue: Listed, values: Values): Values {
  const { priceRial: _sum, ...rest } = values;
  const fixedEmpty = Object.entries(shapes[catalogue].fields).filter(([, field]) => field.kind === 'empty');
  const base = catalogue === 'kits' ? rest : values;
  return { ...base, ...Object.fromEntries(fixedEmpty.map(([name]) => [name, []])) };
}

/** Groups that may be absent are, when nothing is written in them; new entries get the lists that are always empty. */
function withoutBlankGroups(shape: Shape, raw: Values): Values {
  const values: Record<string, unknown> = { ...raw };
  for (const [name, field] of Object.entries(shape.fields)) {
    const value = values[name];
    if (
      field.kind === 'group' &&
      field.nullable &&
      value &&
      Object.values(value).every((one) => one === null)
    )
      values[name] = null;
    if (field.kind === 'empty') values[name] ??= [];
  }
  return values;
}

/** Rows whose value of a unique field another entry has, or an earlier row. */
function twiceIn(
  shape: Shape,
  reads: readonly Read[],
  standing: readonly Entry[],
): ReadonlyMap<Read, readonly EntryFault[]> {
  const faults = new Map<Read, EntryFault[]>();
  const changed = new Set(reads.map(({ code }) => code));
  for (const name of shape.unique ?? []) {
    const taken = new Set(
      standing.filter(({ code }) => !changed.has(code)).map(({ values }) => values[name]),
    );
    for (const read of reads) {
      const value = read.values[name];
      if (taken.has(value)) faults.set(read, [...(faults.get(read) ?? []), fault(name, 'value.twice')]);
      taken.add(value);
    }
  }
  return faults;
}

function settle(
  catalogue: Listed,
  reads: readonly Read[],
  faults: ReadonlyMap<Read, readonly EntryFault[]>,
  standing: readonly Entry[],
  ctx: CellContext,
): EditPlan {
  const changes: RowChange[] = [];
  const entries: Entry[] = [];
  const rejected: RowRejection[] = [];
  let unchanged = 0;
  let position = standing.reduce((most, entry) => Math.max(most, entry.position), -1);
  for (const read of reads) {
    const found = faults.get(read) ?? [];
    if (found.length > 0) {
      for (const { path, code, message } of found)
        rejected.push({ row: read.row, field: columnOf(catalogue, path), code, message });
      continue;
    }
    const values = settled(catalogue, read.values);
    if (read.current && isSame(values, read.current.values)) {
      unchanged += 1;
      continue;
    }
    if (!read.current) position += 1;
    entries.push({ code: read.code, position: read.current?.position ?? position, values });
    changes.push({
      row: read.row,
      code: read.code,
      name: { fa: String(values.fa ?? read.code), en: String(values.en ?? read.code) },
      kind: read.current ? 'changed' : 'added',
      fields: changedFields(catalogue, read.current?.values ?? {}, values, ctx),
    });
  }
  const named = new Set(reads.map(({ code }) => code));
  const unnamed = standing.filter(({ code }) => !named.has(code)).length;
  return { changes, entries, unchanged, rejected, unnamed };
}

function changedFields(catalogue: Listed, before: Values, after: Values, ctx: CellContext): FieldChange[] {
  return columnsOf(catalogue).flatMap(({ path, field }: { path: string; field: Field }) => {
    const [was, is] = [valueAt(before, path), valueAt(after, path)];
    if (isSame(was ?? null, is ?? null)) return [];
    return [{ field: path, from: writeCell(field, was, ctx), to: writeCell(field, is, ctx) }];
  });
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** A short mark of an entry's content: a list whose mark is old was downloaded before somebody else's change. */
export function revisionOf({ values }: Pick<Entry, 'values'>): string {
  // FNV-1a in two halves: it tells contents apart, it guards nothing.
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (const letter of JSON.stringify(values)) {
    const point = letter.codePointAt(0) ?? 0;
    low = Math.imul(low ^ point, 0x01000193) >>> 0;
    high = Math.imul(high ^ (point + 7), 0x85ebca6b) >>> 0;
  }
  return `v-${low.toString(36)}-${high.toString(36)}`;
}

/** A catalogue as a list in the language of `lang`: headings, then a row an entry. */
export function writeEntries(
  catalogue: Listed,
  entries: readonly Entry[],
  headings: readonly string[],
  ctx: CellContext,
): readonly (readonly string[])[] {
  const columns = columnsOf(catalogue);
  return [
    headings,
    ...entries.map((entry) => [
      entry.code,
      ...columns.map(({ path, field }) => writeCell(field, valueAt(entry.values, path), ctx)),
      revisionOf(entry),
    ]),
  ];
}
