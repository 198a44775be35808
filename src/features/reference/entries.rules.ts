import type { Lang } from '../../kernel/text.ts';
import type { Values } from './check-entry.rules.ts';
import type { CellContext } from './entry-cells.rules.ts';
import type { LookUp } from './entry-links.rules.ts';
import type { Entry } from './plan-edits.rules.ts';
import type { Fields, Listed } from './shape.rules.ts';
import { shapes } from './shapes.rules.ts';
import type { ReferenceItem, Vocabulary } from './vocabulary.rules.ts';

/** Everything that is listed, in the order people look for it. */
export const listed = [
  'kits',
  'loan-programmes',
  'trainings',
  'permits',
  'licences',
  'documents',
  'restrictions',
  'aid-rules',
  'organisations',
  'skills',
  'occupations',
  'trades',
  'education',
  'aid-kinds',
  'wages',
  'counties',
  'provinces',
] as const satisfies readonly Listed[];

export function isListed(name: string): name is Listed {
  return (listed as readonly string[]).includes(name);
}

/** An item of the vocabulary with all its fields together, in the shape's order. */
export function entryOf(item: ReferenceItem): Entry {
  const shape = shapes[item.catalogue as Listed];
  const all: Values = { ...item.data, fa: item.fa, en: item.en };
  return { code: item.code, position: item.position, values: inOrder(shape.fields, all) };
}

/** An organisation as an entry. */
export function organisationEntry<O extends { readonly id: string }>(
  organisation: O,
  position: number,
): Entry {
  const { id, ...values } = organisation;
  return { code: id, position, values: inOrder(shapes.organisations.fields, values as Values) };
}

/** Every field of the shape in its order; what is inside a field is kept in order since it was checked. */
function inOrder(fields: Fields, values: Values): Values {
  return Object.fromEntries(Object.keys(fields).map((name) => [name, values[name] ?? null]));
}

/** What cells and links are read by, from the reference as it stands. */
export function contextOf(vocabulary: Vocabulary, lang: Lang): CellContext & { readonly lookUp: LookUp } {
  const lookUp: LookUp = (catalogue, code) => {
    const item = vocabulary.item(catalogue, code);
    return item && { ...item.data, fa: item.fa, en: item.en };
  };
  return {
    lang,
    lookUp,
    has: (catalogue, code) => vocabulary.has(catalogue, code),
    label: (catalogue, code, language) => vocabulary.label(catalogue, code, language),
    find: (catalogue, text) =>
      catalogue === 'counties' ? vocabulary.findCounty(text) : vocabulary.find(catalogue, text),
  };
}
