import type { LocalDate } from '../../kernel/calendar.ts';
import type { Cursor } from '../../kernel/cursor.ts';
import type { LatLng } from '../../kernel/geo.ts';
import { fold } from '../../kernel/persian.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import type { OpportunityKind } from './opportunity-facts.rules.ts';
import type { OpportunityRecord } from './opportunity-record.rules.ts';

/** `open`: on offer today, whoever keeps it, and the viewer's own that open later. `closed` and the rest of `all` are the viewer's own organisation's. */
export const listStatuses = ['open', 'closed', 'all'] as const;
export type ListStatus = (typeof listStatuses)[number];

export interface OpportunityFilter {
  readonly today: LocalDate;
  readonly status: ListStatus;
  /** Organisation of the staff member who asks; null for everyone else. */
  readonly viewer: string | null;
  /** Only what the viewer's organisation keeps. */
  readonly own?: boolean | undefined;
  readonly text?: SearchTerms | undefined;
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
  readonly limit: number;
  /** Where the list goes on: after this one, newest opening first. */
  readonly after?: Cursor | undefined;
}

export interface OpportunityPage {
  readonly items: readonly OpportunityRecord[];
  readonly nextCursor: string | undefined;
}

/** Counts by kind and province (null = nationwide). */
export type CountsByKindAndProvince = readonly {
  readonly kind: OpportunityKind;
  readonly province: string | null;
  readonly n: number;
}[];

export interface OpportunityCounts {
  readonly everywhere: CountsByKindAndProvince;
  readonly inCounty: CountsByKindAndProvince;
}

export interface OpportunitySums {
  readonly total: number;
  /** Counts under all filters but the facet's own. Nationwide opportunities stand in no province. */
  readonly facets: {
    readonly kind: Readonly<Record<string, number>>;
    readonly province: Readonly<Record<string, number>>;
  };
}

/** Whether a filter lets a count through; a filter that is not set lets all. */
const lets = <T>(wanted: T | undefined, value: T): boolean => wanted === undefined || wanted === value;

/** The total and the facets of a list out of its counts. */
export function sumsOf(
  { everywhere, inCounty }: OpportunityCounts,
  { kind, province }: Pick<OpportunityFilter, 'kind' | 'province'>,
): OpportunitySums {
  const byKind: Record<string, number> = {};
  const byProvince: Record<string, number> = {};
  let total = 0;
  for (const one of inCounty) {
    if (!lets<string | null>(province, one.province)) continue;
    byKind[one.kind] = (byKind[one.kind] ?? 0) + one.n;
    if (lets(kind, one.kind)) total += one.n;
  }
  for (const one of everywhere)
    if (one.province !== null && lets(kind, one.kind))
      byProvince[one.province] = (byProvince[one.province] ?? 0) + one.n;
  return { total, facets: { kind: byKind, province: byProvince } };
}

/** What a search text stands for: words of a title, and the skills and occupations whose names hold it. */
export interface SearchTerms {
  readonly words: readonly string[];
  /** The whole text without spaces, for words written together here and apart there. */
  readonly joined: string;
  readonly skillIds: readonly string[];
  readonly iscoCodes: readonly string[];
}

interface Named {
  readonly code: string;
  readonly names: readonly string[];
}
const namesOf = new WeakMap<Vocabulary, { skills: readonly Named[]; occupations: readonly Named[] }>();

function foldedNames(vocabulary: Vocabulary): { skills: readonly Named[]; occupations: readonly Named[] } {
  const known = namesOf.get(vocabulary);
  if (known) return known;
  const alternatives = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
  const made = {
    skills: vocabulary.skills.map(({ id, fa, en, alt }) => ({ code: id, names: [fa, en, ...alt].map(fold) })),
    occupations: vocabulary
      .items('occupations')
      .filter(({ code }) => /^\d{4}$/.test(code))
      .map(({ code, fa, en, data }) => ({ code, names: [fa, en, ...alternatives(data.alt)].map(fold) })),
  };
  namesOf.set(vocabulary, made);
  return made;
}

/** Undefined where nothing is left to look for after folding. */
export function searchTerms(vocabulary: Vocabulary, text: string): SearchTerms | undefined {
  const plain = fold(text);
  if (plain === '') return undefined;
  const { skills, occupations } = foldedNames(vocabulary);
  const holding = (list: readonly Named[]) =>
    // One letter stands in nearly every name.
    plain.length < 2
      ? []
      : list.filter(({ names }) => names.some((name) => name.includes(plain))).map(({ code }) => code);
  return {
    words: plain.split(' ').slice(0, 12),
    joined: plain.replaceAll(' ', ''),
    skillIds: holding(skills),
    iscoCodes: holding(occupations),
  };
}
