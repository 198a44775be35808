import type { Lang } from '../../kernel/text.ts';
import type { ListColumn } from '../records/csv-list.rules.ts';
import { peopleHeadings } from './people-import.text.ts';

/** A column of a list of people, by the field of the API's body that it fills (`years`: of the first skill). */
export type PeopleField = keyof typeof peopleHeadings;

const required: ReadonlySet<PeopleField> = new Set([
  'nationalId',
  'givenName',
  'familyName',
  'sex',
  'birthDate',
  'province',
  'county',
]);

const fields = Object.keys(peopleHeadings) as PeopleField[];

/** Every column that a list of people may have; a list without a column for the kind is one of families. */
export const peopleColumns: readonly ListColumn[] = fields.map((field) => ({
  field,
  names: [...peopleHeadings[field].fa, ...peopleHeadings[field].en],
  required: required.has(field),
}));

/** Fields that every new person needs; `kind` has a default. */
export const requiredFields: readonly PeopleField[] = fields.filter((field) => required.has(field));

/** The heading of a field as the template writes it. */
export function headingOf(field: string, lang: Lang): string {
  return (
    (peopleHeadings as Readonly<Record<string, { fa: readonly string[]; en: readonly string[] }>>)[field]?.[
      lang
    ][0] ?? field
  );
}

/** The empty list: a byte order mark, so that spreadsheets read Persian, and the headings. */
export function peopleTemplate(lang: Lang): string {
  return `\uFEFF${fields.map((field) => headingOf(field, lang)).join(',')}\r\n`;
}

/**
 * The column behind a path of the API's body: `skills.0.years` is `years`, `restrictions.1.code` the column of
 * restrictions. A path that no column fills is answered with brackets for its numbers.
 */
export function fieldOfPath(path: string): string {
  if (/^skills\.\d+\.years$/.test(path)) return 'years';
  if (/^(restrictions)(\.\d+(\.(code|kind))?)?$/.test(path)) return 'restrictions[0].code';
  if (/^restrictions\.\d+\.until$/.test(path)) return 'restrictions[0].until';
  if (path === 'custody' || path === 'supervision') return 'custody.status';
  const bracketed = path.replace(/\.(\d+)(?=\.|$)/g, '[$1]');
  return fields.find((field) => path === field || path.startsWith(`${field}.`)) ?? bracketed;
}
