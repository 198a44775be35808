import { localDate } from '../../kernel/calendar.ts';
import { normaliseDisplay } from '../../kernel/persian.ts';
import type { Text } from '../../kernel/text.ts';
import { type FaultCode, faultText } from './reference-faults.text.ts';
import { choiceWords } from './reference-words.text.ts';
import type { Field, Fields, Shape } from './shape.rules.ts';

/** One thing wrong with an entry: the dotted path of the field, a stable code, and what to do. */
export interface EntryFault {
  readonly path: string;
  readonly code: FaultCode;
  readonly message: Text;
}

export function fault<C extends FaultCode>(
  path: string,
  code: C,
  ...about: Parameters<(typeof faultText)[C]>
): EntryFault {
  const say = faultText[code] as (...about: unknown[]) => Text;
  return { path, code, message: say(...about) };
}

export type Values = Readonly<Record<string, unknown>>;

/**
 * Checks the fields of one entry (all but its code) against the catalogue's shape: types, ranges, languages, closed lists.
 * @returns the values in the shape's own order, and every fault; what refers to other entries is not looked at here.
 */
export function checkFields(shape: Shape, raw: Values): { values: Values; faults: readonly EntryFault[] } {
  const faults: EntryFault[] = [];
  const values = checkGroup(shape.fields, raw, '', faults);
  return { values, faults };
}

function checkGroup(fields: Fields, raw: Values, prefix: string, faults: EntryFault[]): Values {
  for (const name of Object.keys(raw))
    if (fields[name] === undefined) faults.push(fault(prefix + name, 'field.unknown'));
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      checkValue(field, raw[name], prefix + name, faults),
    ]),
  );
}

function checkValue(field: Field, value: unknown, path: string, faults: EntryFault[]): unknown {
  if (value === undefined || value === null || value === '') {
    if ('nullable' in field && field.nullable) return null;
    if (field.kind === 'empty' || isList(field)) {
      if (value === undefined || value === '') return refuse(fault(path, 'required'));
    } else return refuse(fault(path, 'required'));
  }
  function refuse(found: EntryFault): undefined {
    faults.push(found);
    return undefined;
  }
  switch (field.kind) {
    case 'text': {
      const found = textFault(field, value, path);
      if (found) return refuse(found);
      return value;
    }
    case 'whole':
    case 'decimal': {
      if (typeof value !== 'number' || !Number.isFinite(value)) return refuse(fault(path, 'type.number'));
      if (field.kind === 'whole' && !Number.isSafeInteger(value)) return refuse(fault(path, 'type.whole'));
      if (value < field.min || value > field.max) return refuse(rangeFault(path, field));
      return value;
    }
    case 'day':
      return typeof value === 'string' && localDate(value) !== undefined
        ? value
        : refuse(fault(path, 'day.unreadable'));
    case 'flag':
      return typeof value === 'boolean' ? value : refuse(fault(path, 'type.flag'));
    case 'choice':
      return typeof value === 'string' && field.of.includes(value)
        ? value
        : refuse(fault(path, 'choice.unknown', inFiles(field.of)));
    case 'code':
      return typeof value === 'string' ? value : refuse(fault(path, 'type.text'));
    case 'group':
      return isObject(value)
        ? checkGroup(field.fields, value, `${path}.`, faults)
        : refuse(fault(path, 'type.group'));
    default:
      if (!Array.isArray(value)) return refuse(fault(path, 'type.list'));
      return checkList(field, value, path, faults);
  }
}

type ListField = Extract<Field, { kind: 'choices' | 'codes' | 'texts' | 'empty' | 'rows' }>;

function checkList(field: ListField, value: readonly unknown[], path: string, faults: EntryFault[]): unknown {
  if (field.kind === 'empty') {
    if (value.length > 0) faults.push(fault(path, 'security.none'));
    return [];
  }
  if (field.kind === 'rows') {
    if (value.length < field.min) faults.push(fault(path, 'list.short', field.min));
    const seen = new Set<unknown>();
    return value.map((row, i) => {
      const at = `${path}.${i}`;
      if (!isObject(row)) {
        faults.push(fault(at, 'type.group'));
        return {};
      }
      const key = field.key === undefined ? undefined : row[field.key];
      if (key !== undefined && seen.has(key)) faults.push(fault(at, 'row.twice'));
      seen.add(key);
      return checkGroup(field.fields, row, `${at}.`, faults);
    });
  }
  const seen = new Set<unknown>();
  for (const [i, one] of value.entries()) {
    const at = `${path}.${i}`;
    if (typeof one !== 'string' || one === '') faults.push(fault(at, 'type.text'));
    else if (field.kind === 'choices' && !field.of.includes(one))
      faults.push(fault(at, 'choice.unknown', inFiles(field.of)));
    else if (field.kind === 'texts') {
      const found = textFault({ kind: 'text', max: 120 }, one, at);
      if (found) faults.push(found);
    }
    if (seen.has(one)) faults.push(fault(at, 'row.twice'));
    seen.add(one);
  }
  return value;
}

function textFault(
  field: Extract<Field, { kind: 'text' }>,
  value: unknown,
  path: string,
): EntryFault | undefined {
  if (typeof value !== 'string') return fault(path, 'type.text');
  if (/[\u064A\u0643]/.test(value)) return fault(path, 'text.arabic');
  if (normaliseDisplay(value) !== value) return fault(path, 'text.untidy');
  if (value.length > (field.max ?? 300)) return fault(path, 'text.long', field.max ?? 300);
  if (field.script === 'fa' && !/[\u0600-\u06FF]/.test(value)) return fault(path, 'text.not-persian');
  if (field.script === 'en' && (!/[A-Za-z0-9]/.test(value) || /[\u0600-\u06FF]/.test(value)))
    return fault(path, 'text.not-english');
  return undefined;
}

function rangeFault(path: string, { min, max }: { readonly min: number; readonly max: number }): EntryFault {
  if (path === 'feePercent') return fault(path, 'fee.cap');
  if (path === 'lat' || path === 'lon') return fault(path, 'place.outside');
  return fault(path, 'number.range', min, max);
}

/** Files hold the codes, and their faults are said in English: there the code itself is the word to write. */
const inFiles = (codes: readonly string[]): readonly Text[] =>
  codes.map((code) => ({ fa: choiceWords[code]?.fa ?? code, en: code }));

const isList = (field: Field) =>
  field.kind === 'choices' || field.kind === 'codes' || field.kind === 'texts' || field.kind === 'rows';

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
