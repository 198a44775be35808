import { daysBetween, type LocalDate, mustLocalDate } from '../../kernel/calendar.ts';
import type { LatLng } from '../../kernel/geo.ts';
import { fullTextOf, type SearchDocument, tokenOf } from '../search/search-document.rules.ts';
import { wordsOf } from '../search/search-words.rules.ts';

const firstDay = mustLocalDate('1970-01-01');
/** Of what closes on no day. */
const neverCloses = 99_999;

/** Days since 1970-01-01, by which the server compares days. */
export const dayCount = (day: LocalDate): number => daysBetween(firstDay, day);

/** A document as the server is sent it; the port of the server knows no more of it. */
export interface SentDocument {
  readonly id: string;
  readonly rev: number;
  readonly [attribute: string]: unknown;
}

const written = (words: readonly string[]) => [...new Set(words)].join(' ');

export interface NamedContent {
  readonly document: SearchDocument;
  readonly fa: string;
  readonly en: string;
  /** 0–1. */
  readonly popularity: number;
}

/** A skill or an occupation as it is sent; what its revision is made of is all of it. */
export function namedDocument({ document, fa, en, popularity }: NamedContent) {
  const { alts, joins, stems, phons, body } = fullTextOf(document).text;
  return {
    id: document.id,
    label: written(wordsOf(fa)),
    alt: alts,
    joins,
    stems,
    phons,
    en: written(wordsOf(en)),
    body,
    popularity: Math.round(popularity * 1_000) / 1_000,
  };
}

/** What the listing of an opportunity says, see `listingOf` of its index. */
export interface OpportunityContent {
  readonly rev: number;
  readonly document: SearchDocument;
  readonly listing: {
    readonly organisationId: string;
    readonly kind: string;
    readonly province: string | null;
    readonly county: string | null;
    readonly homeWork: boolean;
    readonly noExperience: boolean;
    readonly training: boolean;
    readonly pay: number;
    readonly facets: string;
    readonly opensOn: LocalDate;
    readonly closesOn: LocalDate | null;
    readonly closed: boolean;
    /** As shown to everybody. */
    readonly lat?: number | undefined;
    readonly lng?: number | undefined;
  };
  readonly seat: LatLng | undefined;
}

/** An opportunity as it is sent: no more of it than everybody may see, and who keeps it. */
export function opportunityDocument({ rev, document, listing, seat }: OpportunityContent): SentDocument {
  const { words, joins, stems, phons } = fullTextOf(document).text;
  const { lat, lng, opensOn, closesOn } = listing;
  const place = lat === undefined || lng === undefined ? seat : { lat, lng };
  return {
    id: document.id,
    rev,
    words,
    alts: written(document.alternatives.flatMap(wordsOf)),
    joins,
    stems,
    phons,
    tokens: [...new Set(document.tokens ?? [])],
    organisationId: listing.organisationId,
    kind: listing.kind,
    province: listing.province,
    county: listing.county,
    homeWork: listing.homeWork,
    noExperience: listing.noExperience,
    training: listing.training,
    pay: listing.pay,
    facets: listing.facets,
    opensOn: dayCount(opensOn),
    closesOn: closesOn === null ? neverCloses : dayCount(closesOn),
    closed: listing.closed,
    ...geo(place),
  };
}

export interface PersonContent {
  readonly id: string;
  readonly rev: number;
  readonly organisationId: string;
  readonly province: string;
  readonly county: string;
  readonly skills: readonly { readonly skillId: string }[] | null;
  readonly experience: readonly { readonly iscoCode: string }[] | null;
}

/** Of a person what they can do and the county, for whoever keeps the file; never a name, never anything of the case. */
export function personDocument(person: PersonContent): SentDocument {
  const { id, rev, organisationId, province, county, skills, experience } = person;
  return {
    id,
    rev,
    organisationId,
    skills: [...new Set((skills ?? []).map(({ skillId }) => tokenOf('skill', skillId)))],
    occupations: [...new Set((experience ?? []).map(({ iscoCode }) => tokenOf('occupation', iscoCode)))],
    province,
    county,
  };
}

const geo = (place: LatLng | undefined) =>
  place === undefined ? {} : { _geo: { lat: place.lat, lng: place.lng } };
