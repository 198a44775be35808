import type { SearchDocument, SearchIndex } from '../search/search-document.rules.ts';
import type { ReferenceItem } from './vocabulary.rules.ts';

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

/** Which index an entry is searched in; undefined where nobody searches for it. Occupations are unit groups, four digits. */
export function indexOf({ catalogue, data }: ReferenceItem): SearchIndex | undefined {
  if (catalogue === 'skills') return 'skills';
  return catalogue === 'occupations' && data.level === 4 ? 'occupations' : undefined;
}

/** An entry as it is searched for: by its labels, its alternative names and, of a skill, its trade. */
export function documentOf(
  item: ReferenceItem,
  tradeOf: (code: string) => string | undefined,
): SearchDocument {
  const trade = item.catalogue === 'skills' ? tradeOf(String(item.data.trade)) : undefined;
  return {
    id: item.code,
    labels: [item.fa, item.en],
    alternatives: texts(item.data.alt),
    body: trade === undefined ? [] : [trade],
  };
}
