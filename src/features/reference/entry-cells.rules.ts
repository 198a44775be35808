import { parseDate } from '../../kernel/calendar.ts';
import { foldJoined, normaliseDisplay } from '../../kernel/persian.ts';
import { type Lang, languages } from '../../kernel/text.ts';
import { readDecimal, readRial, readWhole, readYesNo } from '../records/cell-values.rules.ts';
import { type EntryFault, fault } from './check-entry.rules.ts';
import { choiceWords, fieldName, yesNo } from './reference-words.text.ts';
import type { Field, Fields } from './shape.rules.ts';
import type { Catalogue } from './vocabulary.rules.ts';

/** Where cells find the names of codes, and the codes of names. */
export interface CellContext {
  readonly lang: Lang;
  has(catalogue: Catalogue, code: string): boolean;
  label(catalogue: Catalogue, code: string, lang: Lang): string;
  find(catalogue: Catalogue, text: string): { readonly code: string } | undefined;
}

/**
 * A value as a cell that a person edits: lists with one entry a line, the parts of an entry with ` = ` between them, codes
 * with their name in brackets behind. `|`, `=` and `\` inside a text are written with `\` before them.
 */
export function writeCell(field: Field, value: unknown, ctx: CellContext): string {
  return guard(cellOf(field, value, ctx));
}

function cellOf(field: Field, value: unknown, ctx: CellContext): string {
  if (value === null || value === undefined) return '';
  switch (field.kind) {
    case 'flag':
      return yesNo[value ? 'yes' : 'no'][ctx.lang];
    case 'choice':
      return choiceWords[String(value)]?.[ctx.lang] ?? String(value);
    case 'code':
      return withName(field.of, String(value), ctx);
    case 'choices':
      return lines(value, (one) => escaped(choiceWords[one]?.[ctx.lang] ?? one));
    case 'codes':
      return lines(value, (one) => escaped(withName([field.of], one, ctx)));
    case 'texts':
      return lines(value, escaped);
    case 'rows':
      return (value as readonly Readonly<Record<string, unknown>>[])
        .map((row) =>
          Object.entries(field.fields)
            .map(([name, part]) => escaped(cellOf(part, row[name], ctx)))
            .join(' = '),
        )
        .join('\n');
    case 'empty':
      return '';
    default:
      return String(value);
  }
}

const lines = (value: unknown, write: (one: string) => string) =>
  (value as readonly unknown[]).map((one) => write(String(one))).join('\n');

function withName(of: readonly Catalogue[], code: string, { label, has, lang }: CellContext): string {
  const home = of.find((catalogue) => has(catalogue, code));
  return home === undefined ? code : `${code} (${label(home, code, lang)})`;
}

const escaped = (text: string) => text.replaceAll(/[\\|=]/g, (sign) => `\\${sign}`);

/** `'` before what a spreadsheet would run as a formula, in cells of several lines too; reading takes it away again. */
const guard = (cell: string) => (/^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);
const unguard = (cell: string) => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

/**
 * The value of a cell, in any digits and in either language's words; what cannot be read as the field's kind is a fault,
 * what is readable and wrong is left to the field's own rules.
 */
export function readCell(
  field: Field,
  cell: string,
  path: string,
  catalogue: string,
  ctx: CellContext,
): { readonly value: unknown; readonly faults: readonly EntryFault[] } {
  const faults: EntryFault[] = [];
  return { value: readValue(field, unguard(cell), path, catalogue, ctx, faults), faults };
}

function readValue(
  field: Field,
  cell: string,
  path: string,
  catalogue: string,
  ctx: CellContext,
  faults: EntryFault[],
): unknown {
  const text = normaliseDisplay(cell);
  if (text === '') return isList(field) ? [] : null;
  switch (field.kind) {
    case 'whole':
    case 'decimal': {
      const read = field.rial ? readRial(text) : field.kind === 'whole' ? readWhole(text) : readDecimal(text);
      if (read.ok) return read.value;
      faults.push(fault(path, read.code === 'number.whole' ? 'type.whole' : 'type.number'));
      return undefined;
    }
    case 'flag': {
      const read = readYesNo(text);
      if (read.ok) return read.value;
      faults.push(fault(path, 'type.flag'));
      return undefined;
    }
    case 'day': {
      const day = parseDate(text);
      if (day === undefined) faults.push(fault(path, 'day.unreadable'));
      return day;
    }
    case 'choice':
      return choiceOf(field.of, text, path, faults);
    case 'code':
      return codeOf(field.of, text, ctx);
    case 'choices':
      return entriesOf(cell).map((one, i) => choiceOf(field.of, plain(one), `${path}.${i}`, faults));
    case 'codes':
      return entriesOf(cell).map((one) => codeOf([field.of], plain(one), ctx));
    case 'texts':
      return entriesOf(cell).map(plain);
    case 'empty':
      return [text];
    case 'rows':
      return entriesOf(cell).map((one, i) =>
        rowOf(field.fields, one, `${path}.${i}`, catalogue, ctx, faults),
      );
    default:
      return text;
  }
}

function rowOf(
  fields: Fields,
  entry: string,
  path: string,
  catalogue: string,
  ctx: CellContext,
  faults: EntryFault[],
): Readonly<Record<string, unknown>> | undefined {
  const parts = split(entry, /=/);
  const names = Object.entries(fields);
  if (parts.length !== names.length) {
    const said = names.map(([name]) => fieldName(catalogue, `${path}.${name}`)[ctx.lang]).join(' = ');
    faults.push(fault(path, 'row.parts', said));
    return undefined;
  }
  return Object.fromEntries(
    names.map(([name, field], i) => [
      name,
      readValue(field, plain(parts[i] ?? ''), `${path}.${name}`, catalogue, ctx, faults),
    ]),
  );
}

function choiceOf(
  of: readonly string[],
  text: string,
  path: string,
  faults: EntryFault[],
): string | undefined {
  const form = foldJoined(text);
  const found = of.find((code) =>
    [code, ...languages.map((one) => choiceWords[code]?.[one] ?? '')].some(
      (word) => foldJoined(word) === form,
    ),
  );
  if (found === undefined)
    faults.push(
      fault(
        path,
        'choice.unknown',
        of.map((code) => choiceWords[code] ?? { fa: code, en: code }),
      ),
    );
  return found;
}

/** By the code at the start, with or without its name behind; else by the name. Unknown text is handed on as a code. */
function codeOf(of: readonly Catalogue[], text: string, ctx: CellContext): string {
  const [first = '', rest = ''] = /^(\S+)\s*(.*)$/s.exec(text)?.slice(1) ?? [];
  if ((rest === '' || rest.startsWith('(')) && of.some((catalogue) => ctx.has(catalogue, first)))
    return first;
  for (const catalogue of of) {
    const found = ctx.find(catalogue, text);
    if (found) return found.code;
  }
  return rest.startsWith('(') ? first : text;
}

/** One entry a line; `|` between them will do as well. */
function entriesOf(cell: string): string[] {
  return split(cell, /[|\n]/).filter((entry) => normaliseDisplay(entry) !== '');
}

/** Cuts at a sign that no `\` stands before; the pieces keep theirs. */
function split(text: string, sign: RegExp): string[] {
  const pieces = [''];
  for (let i = 0; i < text.length; i++) {
    const letter = text.charAt(i);
    if (letter === '\\' && i + 1 < text.length) {
      pieces.push((pieces.pop() ?? '') + letter + text.charAt(i + 1));
      i += 1;
    } else if (sign.test(letter)) pieces.push('');
    else pieces.push((pieces.pop() ?? '') + letter);
  }
  return pieces;
}

const plain = (entry: string) => normaliseDisplay(entry.replaceAll(/\\(.)/gs, '$1'));

const isList = (field: Field) =>
  field.kind === 'choices' ||
  field.kind === 'codes' ||
  field.kind === 'texts' ||
  field.kind === 'rows' ||
  field.kind === 'empty';
