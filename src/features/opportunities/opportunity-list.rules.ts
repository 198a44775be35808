import type { LocalDate } from '../../kernel/calendar.ts';
import type { Cursor } from '../../kernel/cursor.ts';
import type { LatLng } from '../../kernel/geo.ts';
import { wordsVersion } from '../search/search-words.rules.ts';
import type { OpportunityKind } from './opportunity-facts.rules.ts';
import type { OpportunityRecord } from './opportunity-record.rules.ts';

/** `open`: on offer today, whoever keeps it, and the viewer's own that open later. `closed` and the rest of `all` are the viewer's own organisation's. */
export const listStatuses = ['open', 'closed', 'all'] as const;
export type ListStatus = (typeof listStatuses)[number];

/** Stands in a cursor where a list is ordered by fit or nearness; other lists have the day there. */
export const fitCursor = 'fit';

/** What `payFrom` may be, in rials a month. */
export const payFloors = [100, 150, 200, 250, 300, 400].map((million) => million * 1_000_000);

/** How many of `payFloors` an income reaches; none where it is unknown. */
export function payReached(monthlyIncomeRial: number | null): number {
  return payFloors.filter((floor) => (monthlyIncomeRial ?? 0) >= floor).length;
}

/** Moves whenever a listing is written otherwise: what was written before is then written again. */
export const listingVersion = wordsVersion * 100 + 2;

export interface OpportunityFilter {
  readonly today: LocalDate;
  readonly status: ListStatus;
  /** Organisation of the staff member who asks; null for everyone else. */
  readonly viewer: string | null;
  /** Only what the viewer's organisation keeps. */
  readonly own?: boolean | undefined;
  readonly text?: TextMatch | undefined;
  readonly kind?: OpportunityKind | undefined;
  /** Codes. */
  readonly province?: string | undefined;
  readonly county?: string | undefined;
  readonly near?: LatLng | undefined;
  /** Great-circle km around `near`. */
  readonly radiusKm?: number | undefined;
  readonly skillId?: string | undefined;
  readonly homeWork?: boolean | undefined;
  readonly noExperience?: boolean | undefined;
  /** A training, or work that comes with one. */
  readonly training?: boolean | undefined;
  /** One of `payFloors`. */
  readonly payFrom?: number | undefined;
  readonly limit: number;
  /** Where the list goes on: after this one, newest opening first. */
  readonly after?: Cursor | undefined;
  /** Where a list ordered by fit or distance goes on. */
  readonly offset: number;
}

/** How what is listed fits what was typed: all of it, all once misspellings are read, work of skills akin to it, a part of the words, nothing. */
export const textFits = ['all', 'meant', 'akin', 'some', 'none'] as const;
export type TextFit = (typeof textFits)[number];

/** What of a text an engine looks for, read by that engine for itself. */
export type TextMatch = {
  readonly fits: TextFit;
  /** What was typed, places aside, where neither a title nor a skill nor an occupation has it. */
  readonly unknown?: string;
} & (
  | {
      readonly engine: 'embedded';
      /** Expressions of the full text, what answers it best first. */
      readonly expressions: readonly string[];
    }
  | {
      readonly engine: 'meilisearch';
      /** What answers it best first. */
      readonly steps: readonly WorkStep[];
    }
);

/** One way in which work may answer a text; the newest stand first in it. */
export interface WorkStep {
  /** Folded; empty finds whatever the filter lets through. */
  readonly q: string;
  readonly on?: readonly string[];
  readonly filter?: string;
  /** Where a part of the words is enough, what has more of them, and the rarer ones, stands first. */
  readonly isPart?: true;
  /** A later step finds all that it finds: it is for the order alone, and need not be counted. */
  readonly isForOrder?: true;
}

export interface OpportunityPage {
  readonly items: readonly OpportunityRecord[];
  readonly nextCursor: string | undefined;
}

/** How many share all that facets count by; province null = nationwide, `pay` = how many of `payFloors` are reached. */
export interface Tally {
  readonly kind: OpportunityKind;
  readonly province: string | null;
  readonly homeWork: boolean;
  readonly noExperience: boolean;
  readonly training: boolean;
  readonly pay: number;
  readonly n: number;
}

type Counted = Omit<Tally, 'n'>;

/** All that facets count by, as one text. */
export function facetKey({ kind, province, homeWork, noExperience, training, pay }: Counted): string {
  return JSON.stringify([kind, province, Number(homeWork), Number(noExperience), Number(training), pay]);
}

export function tallyOf(key: string, n: number): Tally {
  const [kind, province, homeWork, noExperience, training, pay]: [
    OpportunityKind,
    string | null,
    number,
    number,
    number,
    number,
  ] = JSON.parse(key);
  return {
    kind,
    province,
    homeWork: homeWork === 1,
    noExperience: noExperience === 1,
    training: training === 1,
    pay,
    n,
  };
}

export interface OpportunityCounts {
  /** Whatever the county. */
  readonly everywhere: readonly Tally[];
  readonly inCounty: readonly Tally[];
  /** By county of the province asked for, under all filters but the county. */
  readonly counties: Readonly<Record<string, number>>;
}

export interface OpportunitySums {
  readonly total: number;
  /**
   * Counts under all filters but the facet's own. Nationwide opportunities stand in no province; counties are those of the
   * province asked for; `homeWork`, `noExperience` and `training` are how many there are of that; `payFrom` how many pay as much.
   */
  readonly facets: {
    readonly kind: Readonly<Record<string, number>>;
    readonly province: Readonly<Record<string, number>>;
    readonly county: Readonly<Record<string, number>>;
    readonly payFrom: Readonly<Record<string, number>>;
    readonly homeWork: number;
    readonly noExperience: number;
    readonly training: number;
  };
}

type FacetFilter = Pick<
  OpportunityFilter,
  'kind' | 'province' | 'homeWork' | 'noExperience' | 'training' | 'payFrom'
>;
type Facet = keyof FacetFilter;
const facetNames = ['kind', 'province', 'homeWork', 'noExperience', 'training', 'payFrom'] as const;

function lets(tally: Tally, filter: FacetFilter, facet: Facet): boolean {
  const wanted = filter[facet];
  if (wanted === undefined) return true;
  return facet === 'payFrom' ? tally.pay > payFloors.indexOf(Number(wanted)) : tally[facet] === wanted;
}

/** The total and the facets of a list out of its counts. */
export function sumsOf(
  { everywhere, inCounty, counties }: OpportunityCounts,
  filter: FacetFilter,
): OpportunitySums {
  const kind: Record<string, number> = {};
  const province: Record<string, number> = {};
  const payFrom: Record<string, number> = {};
  const yes = { homeWork: 0, noExperience: 0, training: 0 };
  let total = 0;
  const refusing = (tally: Tally) => facetNames.filter((facet) => !lets(tally, filter, facet));
  for (const tally of inCounty) {
    const [first, second] = refusing(tally);
    if (second !== undefined) continue;
    const counts = (facet: Facet) => first === undefined || first === facet;
    if (first === undefined) total += tally.n;
    if (counts('kind')) kind[tally.kind] = (kind[tally.kind] ?? 0) + tally.n;
    for (const facet of ['homeWork', 'noExperience', 'training'] as const)
      if (counts(facet) && tally[facet]) yes[facet] += tally.n;
    if (counts('payFrom'))
      for (const floor of payFloors.slice(0, tally.pay)) payFrom[floor] = (payFrom[floor] ?? 0) + tally.n;
  }
  for (const tally of everywhere)
    if (tally.province !== null && refusing(tally).every((facet) => facet === 'province'))
      province[tally.province] = (province[tally.province] ?? 0) + tally.n;
  return { total, facets: { kind, province, county: counties, payFrom, ...yes } };
}
