import { distanceKm } from '../../src/kernel/geo.ts';
import { filterOf, isPlace } from './fake-meili-filter.ts';

export type Doc = Readonly<Record<string, unknown>> & { readonly id: string };

export interface FakeIndex {
  readonly docs: Map<string, Doc>;
  settings: Readonly<Record<string, unknown>>;
}

export interface Query {
  readonly indexUid: string;
  readonly q?: string;
  readonly filter?: string;
  readonly sort?: readonly string[];
  readonly matchingStrategy?: 'all' | 'last' | 'frequency';
  readonly attributesToSearchOn?: readonly string[];
  readonly limit?: number;
  readonly offset?: number;
}

/** A refusal as the server words it. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const names = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
const textOf = (value: unknown): string => (Array.isArray(value) ? value.join(' ') : String(value ?? ''));

/**
 * Documents that a query finds, best first: by whole words, the last also by its beginning where it stands in no quotes, no
 * misspellings. Enough of a search to tell what is there.
 */
export function found(index: FakeIndex, query: Query): readonly Doc[] {
  const { q = '', filter, sort = [], matchingStrategy = 'last' } = query;
  const filterable = new Set(names(index.settings.filterableAttributes));
  const isLet = filter === undefined ? () => true : tested(filter, filterable);
  const searchable = names(index.settings.searchableAttributes);
  const on = query.attributesToSearchOn ?? searchable;
  for (const name of on)
    if (!searchable.includes(name))
      throw new Refusal(400, 'invalid_search_attributes_to_search_on', `${name} is not searchable`);
  const words = q.match(/"[^"]*"|[^\s"]+/g) ?? [];
  const let_ = [...index.docs.values()].filter(isLet);
  const rows = let_.map((doc) => ({ doc, ...rankOf(doc, words, on) }));
  const most = Math.max(0, ...rows.map(({ leading }) => leading));
  const enough = (row: (typeof rows)[number]) =>
    words.length === 0 ||
    row.fitting === words.length ||
    (matchingStrategy === 'last' && row.leading > 0 && row.leading >= most) ||
    (matchingStrategy === 'frequency' && row.fitting > 0);
  const [firstRule] = names(index.settings.rankingRules);
  return rows
    .filter(enough)
    .sort(
      (a, b) =>
        (firstRule === 'sort' ? bySort(sort, index, a.doc, b.doc) : 0) ||
        b.fitting - a.fitting ||
        a.attribute - b.attribute ||
        bySort(sort, index, a.doc, b.doc) ||
        Number(b.doc.popularity ?? 0) - Number(a.doc.popularity ?? 0) ||
        (a.doc.id < b.doc.id ? -1 : 1),
    )
    .map(({ doc }) => doc);
}

function tested(filter: string, filterable: ReadonlySet<string>) {
  try {
    return filterOf(filter, filterable);
  } catch (error) {
    throw new Refusal(400, 'invalid_search_filter', error instanceof Error ? error.message : 'wrong');
  }
}

function rankOf(doc: Doc, words: readonly string[], on: readonly string[]) {
  const places = words.map((word, i) =>
    on.findIndex((name) =>
      textOf(doc[name])
        .split(/\s+/)
        .some((own) => isMeant(own, word, i === words.length - 1)),
    ),
  );
  const missing = places.indexOf(-1);
  return {
    fitting: places.filter((place) => place !== -1).length,
    leading: missing === -1 ? places.length : missing,
    attribute: places.reduce((sum, place) => sum + (place === -1 ? on.length : place), 0),
  };
}

function isMeant(own: string, word: string, isLast: boolean): boolean {
  if (word.startsWith('"')) return own === word.slice(1, -1);
  return isLast ? own.startsWith(word) : own === word;
}

function bySort(sort: readonly string[], index: FakeIndex, a: Doc, b: Doc): number {
  const sortable = names(index.settings.sortableAttributes);
  for (const rule of sort) {
    const [, name = '', lat, lng, way] =
      /^(?:(\w+)|_geoPoint\(([^,]+),([^)]+)\)):(asc|desc)$/.exec(rule) ?? [];
    const attribute = lat === undefined ? name : '_geo';
    if (!sortable.includes(attribute))
      throw new Refusal(400, 'invalid_search_sort', `${attribute} is not sortable`);
    const placeIn = (doc: Doc): number => {
      if (lat === undefined) return Number(doc[name] ?? 0);
      const centre = { lat: Number(lat), lng: Number(lng) };
      return isPlace(doc._geo) ? distanceKm(doc._geo, centre) : Number.POSITIVE_INFINITY;
    };
    const [one, other] = [placeIn(a), placeIn(b)];
    if (one !== other) return (one < other ? -1 : 1) * (way === 'desc' ? -1 : 1);
  }
  return 0;
}

/** How many of some documents have each value of an attribute. */
export function distribution(
  docs: Iterable<Doc>,
  facets: readonly string[],
): Record<string, Record<string, number>> {
  const counts = Object.fromEntries(facets.map((name) => [name, {} as Record<string, number>]));
  for (const doc of docs)
    for (const name of facets) {
      const own = counts[name];
      const value = doc[name];
      if (own === undefined || value === undefined || value === null) continue;
      for (const one of Array.isArray(value) ? value : [value])
        own[String(one)] = (own[String(one)] ?? 0) + 1;
    }
  return counts;
}
