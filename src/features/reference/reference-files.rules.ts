import Papa from 'papaparse';
import type { Text } from '../../kernel/text.ts';
import { checkFields, type EntryFault, fault, type Values } from './check-entry.rules.ts';
import { checkLinks, type LookUp, settled } from './entry-links.rules.ts';
import type { Field, Shape } from './shape.rules.ts';
import { shapes } from './shapes.rules.ts';
import { type Catalogue, catalogues, type ReferenceItem } from './vocabulary.rules.ts';

export const referenceFiles: readonly string[] = catalogues.map((catalogue) => shapes[catalogue].file);

export interface ReferenceFault {
  readonly file: string;
  readonly line: number;
  readonly message: Text;
}

/** Names of fields stay as they stand in the file. */
const wordsOf = ({ path, message }: EntryFault): Text => ({
  fa: `${path} ${message.fa}`,
  en: `${path} ${message.en}`,
});

interface FileRow {
  readonly line: number;
  readonly fields: Values;
}
interface Checked {
  readonly catalogue: Catalogue;
  readonly code: string;
  readonly line: number;
  readonly values: Values;
}

/**
 * Reads and checks the files of `seed/reference/` (name → text): every cell, every code, every sum.
 * @returns the items, or all faults, each with file, line and what to do, in the order of the files.
 */
export function readReference(
  contents: ReadonlyMap<string, string>,
): { items: readonly ReferenceItem[] } | { faults: readonly ReferenceFault[] } {
  const faults: ReferenceFault[] = [];
  const checked: Checked[] = [];
  // Where a line could not be read at all, a code that names nothing may stand in it: that is not said on top.
  const unsure = new Set<Catalogue>();
  for (const catalogue of catalogues) {
    const shape = shapes[catalogue];
    const say = (line: number, found: EntryFault) =>
      faults.push({ file: shape.file, line, message: wordsOf(found) });
    const before = faults.length;
    const rows = shape.file.endsWith('.jsonl')
      ? linesOf(contents.get(shape.file) ?? '', say)
      : recordsOf(shape, contents.get(shape.file) ?? '', say);
    if (faults.length > before) unsure.add(catalogue);
    else if (rows.length === 0) {
      unsure.add(catalogue);
      say(1, fault('the file', 'file.empty'));
    }
    const seen = new Set<string>();
    for (const { line, fields } of rows) {
      const { [shape.key]: key, ...raw } = fields;
      const code = typeof key === 'string' ? key : '';
      if (code === '') say(line, fault(shape.key, 'required'));
      else if (!shape.codePattern.test(code)) say(line, fault(shape.key, 'code.shape', exampleOf(catalogue)));
      else if (seen.has(code)) say(line, fault(`${shape.key} "${code}"`, 'code.twice'));
      const { values, faults: found } = checkFields(shape, raw);
      for (const one of found) say(line, one);
      if (!seen.has(code)) checked.push({ catalogue, code, line, values });
      seen.add(code);
    }
    for (const [name, lines] of twiceIn(shape, checked, catalogue))
      for (const line of lines) say(line, fault(name, 'value.twice'));
  }
  const lookUp = lookUpIn(checked, unsure);
  for (const { catalogue, code, line, values } of checked)
    for (const one of checkLinks(catalogue, code, values, lookUp))
      faults.push({ file: shapes[catalogue].file, line, message: wordsOf(one) });
  if (faults.length > 0) {
    const place = new Map(referenceFiles.map((file, i) => [file, i]));
    return {
      faults: faults.sort((a, b) => (place.get(a.file) ?? 0) - (place.get(b.file) ?? 0) || a.line - b.line),
    };
  }
  const positions = new Map<Catalogue, number>();
  return {
    items: checked.map(({ catalogue, code, values }) => {
      const position = positions.get(catalogue) ?? 0;
      positions.set(catalogue, position + 1);
      return itemOf(catalogue, code, position, values);
    }),
  };
}

/** An entry as it is kept: its words apart, everything else as `data`. */
export function itemOf(
  catalogue: Catalogue,
  code: string,
  position: number,
  values: Values,
): ReferenceItem & { readonly catalogue: Catalogue } {
  const { fa = code, en = code, ...data } = settled(catalogue, values);
  return { catalogue, code, position, fa: String(fa), en: String(en), data };
}

/** What a code of a catalogue looks like. */
export function exampleOf(catalogue: keyof typeof shapes): string {
  const examples: Readonly<Partial<Record<keyof typeof shapes, string>>> = {
    skills: 'sk-001',
    occupations: '7531',
    kits: 'kit-sewing',
    wages: '1405',
    organisations: 'org-assoc-bushehr',
  };
  return examples[catalogue] ?? 'some-code';
}

function lookUpIn(checked: readonly Checked[], unsure: ReadonlySet<Catalogue>): LookUp {
  const byCode = new Map(checked.map(({ catalogue, code, values }) => [`${catalogue} ${code}`, values]));
  return (catalogue, code) => byCode.get(`${catalogue} ${code}`) ?? (unsure.has(catalogue) ? {} : undefined);
}

/** Lines whose value of a unique field stands at an earlier line too. */
function twiceIn(
  shape: Shape,
  checked: readonly Checked[],
  catalogue: Catalogue,
): (readonly [name: string, lines: readonly number[]])[] {
  return (shape.unique ?? []).map((name) => {
    const seen = new Set<unknown>();
    const lines: number[] = [];
    for (const one of checked) {
      if (one.catalogue !== catalogue || one.values[name] === undefined) continue;
      if (seen.has(one.values[name])) lines.push(one.line);
      seen.add(one.values[name]);
    }
    return [name, lines];
  });
}

type Say = (line: number, found: EntryFault) => void;

function linesOf(text: string, say: Say): FileRow[] {
  return text.split('\n').flatMap((raw, index): FileRow[] => {
    if (raw.trim() === '') return [];
    try {
      const fields: unknown = JSON.parse(raw);
      if (typeof fields === 'object' && fields !== null && !Array.isArray(fields))
        return [{ line: index + 1, fields: fields as Values }];
    } catch {
      // said below, like any other line that holds no object
    }
    say(index + 1, fault('the line', 'line.json'));
    return [];
  });
}

function recordsOf(shape: Shape, text: string, say: Say): FileRow[] {
  const rows: FileRow[] = [];
  let header: readonly string[] | undefined;
  let line = 1;
  let read = 0;
  Papa.parse<string[]>(text, {
    delimiter: ',',
    newline: text.includes('\r\n') ? '\r\n' : '\n',
    step({ data, errors, meta }) {
      const here = line;
      line += text.slice(read, meta.cursor).split('\n').length - 1;
      read = meta.cursor;
      if (data.every((cell) => cell.trim() === '')) return;
      if (header === undefined) {
        header = data;
        for (const name of [shape.key, ...Object.keys(shape.fields)])
          if (!header.includes(name)) say(here, fault(`column ${name}`, 'column.missing'));
        return;
      }
      if (data.length !== header.length || errors.length > 0) {
        say(here, fault('the line', 'line.columns', header.length, data.length));
        return;
      }
      const cells = Object.fromEntries(header.map((name, i) => [name, data[i] ?? '']));
      rows.push({
        line: here,
        fields: Object.fromEntries(
          Object.entries(cells).map(([name, cell]) => [name, typed(shape.fields[name], cell)]),
        ),
      });
    },
  });
  // A column that is missing is said once, at the header, not at every line.
  const lacking = Object.keys(shape.fields).filter((name) => header && !header.includes(name));
  return lacking.length > 0 ? [] : rows;
}

/** A cell of a file in the type of its field; what cannot be read stays text, for the field's own rule to refuse. */
function typed(field: Field | undefined, cell: string): unknown {
  if (field?.kind !== 'whole' && field?.kind !== 'decimal') return cell;
  return /^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell;
}
