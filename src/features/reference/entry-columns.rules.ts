import type { Lang } from '../../kernel/text.ts';
import type { ListColumn } from '../records/csv-list.rules.ts';
import type { Values } from './check-entry.rules.ts';
import { fieldName } from './reference-words.text.ts';
import type { Field, Fields, Listed } from './shape.rules.ts';
import { shapes } from './shapes.rules.ts';

/** One column of a catalogue as a list: a field, a field of a group, or (as one cell) the rows of a list. */
export interface EntryColumn {
  readonly path: string;
  readonly field: Field;
}

/** Columns of a catalogue in its shape's order, without the code and the version mark. What is always empty has none. */
export function columnsOf(catalogue: Listed): readonly EntryColumn[] {
  return flatten(shapes[catalogue].fields, '');
}

function flatten(fields: Fields, prefix: string): EntryColumn[] {
  return Object.entries(fields).flatMap(([name, field]): EntryColumn[] => {
    if (field.kind === 'group') return flatten(field.fields, `${prefix}${name}.`);
    return field.kind === 'empty' ? [] : [{ path: prefix + name, field }];
  });
}

/** The column a path of a fault belongs to; the path itself where it is none. */
export function columnOf(catalogue: Listed, path: string): string {
  const found = columnsOf(catalogue).find(
    (column) => path === column.path || path.startsWith(`${column.path}.`),
  );
  return found?.path ?? path;
}

/** The columns by every heading they are known by: the path, and the name in either language. */
export function listColumns(catalogue: Listed): readonly ListColumn[] {
  const named = (path: string): ListColumn => {
    const { fa, en } = fieldName(catalogue, path);
    return { field: path, names: [fa, en] };
  };
  return [
    { ...named('code'), required: true },
    ...columnsOf(catalogue).map(({ path }) => named(path)),
    named('revision'),
  ];
}

export function headingsOf(catalogue: Listed, lang: Lang): readonly string[] {
  return listColumns(catalogue).map(({ field }) => fieldName(catalogue, field)[lang]);
}

/** A value by its dotted path. */
export function valueAt(values: Values, path: string): unknown {
  let at: unknown = values;
  for (const name of path.split('.')) at = (at as Values | null | undefined)?.[name];
  return at;
}

/** The values with one of them put at a dotted path; groups that are null or absent come into being. */
export function withValue(values: Values, path: string, value: unknown): Values {
  const [name = '', ...rest] = path.split('.');
  if (rest.length === 0) return { ...values, [name]: value };
  const inner = (values[name] ?? {}) as Values;
  return { ...values, [name]: withValue(inner, rest.join('.'), value) };
}
