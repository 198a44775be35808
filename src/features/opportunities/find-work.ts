import type { Deps } from '../../platform/deps.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { type Place, type PlaceFound, placeIn } from './find-place.rules.ts';
import {
  firstOpportunities,
  type ListOptions,
  listOpportunities,
  type OpportunitiesPage,
  type SharedLists,
  sharedLists,
} from './list-opportunities.ts';
import type { PublicOpportunity } from './opportunity-view.rules.ts';
import {
  filtersIn,
  noFilters,
  type Relaxed,
  relaxations,
  rialsInMillionTomans,
  type WorkFilters,
} from './work-filters.rules.ts';

export interface WorkPage extends Omit<OpportunitiesPage, 'items'> {
  readonly items: readonly PublicOpportunity[];
}

/** What there is with one filter less. */
export interface Nearest extends Relaxed {
  readonly total: number;
  readonly items: readonly PublicOpportunity[];
}

export interface FoundWork {
  readonly vocabulary: Vocabulary;
  readonly filters: WorkFilters;
  /** What `where` stands for; the list is of the whole country where it is understood as no place. */
  readonly place: Place | undefined;
  readonly placeChoices: readonly Place[] | undefined;
  readonly page: WorkPage;
  /** Where nothing fits: what would, nearest first; only those that hold something. */
  readonly nearest: readonly Nearest[];
}

/**
 * Work open to everybody, as the page for it asks: always as the public sees it, whoever looks. Refuses nothing: what
 * cannot be meant is not asked.
 */
export async function findWork(
  deps: Deps,
  query: Readonly<Record<string, string>>,
  caller?: { readonly address: string },
): Promise<FoundWork> {
  const vocabulary = await vocabularyOf(deps.database);
  const filters = filtersIn(query);
  const found: PlaceFound | undefined =
    filters.where === '' || filters.near !== '' ? undefined : placeIn(vocabulary, filters.where);
  const place = found !== undefined && 'place' in found ? found.place : undefined;
  const placeChoices = found !== undefined && 'choices' in found ? found.choices : undefined;
  const shared = sharedLists(deps);
  const page =
    (query.cursor ? await pageOf(deps, vocabulary, filters, { cursor: query.cursor, shared }) : undefined) ??
    (await pageOf(deps, vocabulary, filters, { shared, ...(caller && { caller }) })) ??
    nothing;
  const nearest =
    page.total > 0 || query.cursor ? [] : await nearestTo(deps, vocabulary, filters, place, shared);
  return { vocabulary, filters, place, placeChoices, page, nearest };
}

const nothing: WorkPage = {
  items: [],
  nextCursor: undefined,
  total: 0,
  facets: { kind: {}, province: {}, county: {}, payFrom: {}, homeWork: 0, noExperience: 0, training: 0 },
  engine: 'embedded',
  fits: null,
};

/** One page of the list; undefined where the list refuses, as it does a cursor that it never gave. */
async function pageOf(
  deps: Deps,
  vocabulary: Vocabulary,
  filters: WorkFilters,
  { cursor, ...options }: { readonly cursor?: string } & ListOptions,
): Promise<WorkPage | undefined> {
  const asked = { ...askedBy(vocabulary, filters, aPage), ...(cursor && { cursor }) };
  const page = await listOpportunities(deps, null, asked, options);
  if (!page.ok) return undefined;
  const items = page.value.items.filter((item): item is PublicOpportunity => !('held' in item));
  return { ...page.value, items };
}

/** The first of what filters ask for, and how many there are. */
export async function firstOf(
  deps: Deps,
  vocabulary: Vocabulary,
  filters: WorkFilters,
  limit: number,
  options: ListOptions = {},
): Promise<{ readonly items: readonly PublicOpportunity[]; readonly total: number }> {
  const first = await firstOpportunities(deps, askedBy(vocabulary, filters, limit), options);
  return first.ok ? first.value : { items: [], total: 0 };
}

/** What the page's filters ask of the list. */
function askedBy(vocabulary: Vocabulary, filters: WorkFilters, limit: number): Record<string, string> {
  const { where, near, km, pay, q, kind, homeWork, noExperience, training } = filters;
  const found = where === '' || near !== '' ? undefined : placeIn(vocabulary, where);
  const place = found !== undefined && 'place' in found ? found.place : undefined;
  const asked = {
    q,
    kind,
    province: place?.province ?? '',
    county: place?.county ?? '',
    near,
    radiusKm: near === '' ? '' : km,
    homeWork,
    noExperience,
    training,
    payFrom: pay === '' ? '' : String(Number(pay) * rialsInMillionTomans),
    limit: String(limit),
  };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ''));
}

const shownOfNearest = 3;
/** Ways to find something after all that one page offers. */
const mostNearest = 3;
/** Few enough to be carried over a slow line and read on a small screen. */
const aPage = 10;

async function nearestTo(
  deps: Deps,
  vocabulary: Vocabulary,
  filters: WorkFilters,
  place: Place | undefined,
  shared: SharedLists,
): Promise<readonly Nearest[]> {
  const look = async (relaxed: Relaxed): Promise<Nearest> => ({
    ...relaxed,
    ...(await firstOf(deps, vocabulary, relaxed.filters, shownOfNearest, { shared })),
  });
  const some: Nearest[] = [];
  // One after another and no more than are shown: each is a search of its own.
  for (const relaxed of relaxations(filters, place)) {
    const one = await look(relaxed);
    if (one.total > 0) some.push(one);
    if (some.length === mostNearest) break;
  }
  if (some.length > 0) return some;
  for (const left of [{ ...noFilters, q: filters.q }, noFilters]) {
    const one = await look({ without: 'all', filters: left });
    if (one.total > 0) return [one];
  }
  return [];
}
