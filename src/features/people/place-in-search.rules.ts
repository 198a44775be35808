import { fold } from '../../kernel/persian.ts';
import { placeWords } from '../reference/place-words.text.ts';
import { type PlaceNamed, placesAt } from '../reference/places-in-words.rules.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { wordsBeforePlace } from './people-search.text.ts';
import { searchedWords } from './person-search.rules.ts';

/** Codes of provinces and counties, in one of which somebody lives. */
export interface Whereabouts {
  readonly provinces: readonly string[];
  readonly counties: readonly string[];
}

/** A search that names a place: where, and the words beside it, maybe none. */
export interface PlacedSearch {
  readonly there: Whereabouts;
  readonly words: readonly string[];
}

const before = new Set(wordsBeforePlace.map(fold));
const sorts = new Map(
  (['province', 'county'] as const).flatMap((sort) =>
    placeWords[sort].map((word) => [fold(word), sort] as const),
  ),
);

/**
 * Reads what is typed for people as a place and the rest, the word for its sort and those that lead to it left out.
 * Undefined where no place is named.
 */
export function placedIn(vocabulary: Vocabulary, typed: string): PlacedSearch | undefined {
  const words = searchedWords(typed);
  const rest: string[] = [];
  const named: (readonly PlaceNamed[])[] = [];
  for (let i = 0; i < words.length; ) {
    const place = sortedPlaceAt(vocabulary, words, i);
    if (place) {
      while (rest.length > 0 && before.has(rest.at(-1) ?? '')) rest.pop();
      named.push(place.places);
    } else rest.push(words[i] ?? '');
    i += place?.length ?? 1;
  }
  const [first, ...more] = named;
  if (first === undefined) return undefined;
  const places = more.reduce((one, other) => narrower(vocabulary, one, other), first);
  return { there: whereaboutsOf(places), words: rest };
}

/** With the word for its sort, before it or, where no other place follows, behind it. */
function sortedPlaceAt(
  vocabulary: Vocabulary,
  words: readonly string[],
  i: number,
): { readonly places: readonly PlaceNamed[]; readonly length: number } | undefined {
  const ofSort = (at: number, said: number, length: number) => {
    const places = placesAt(vocabulary, words, at)?.places.filter(
      ({ sort }) => sort === sorts.get(words[said] ?? ''),
    );
    return places && places.length > 0 ? { places, length } : undefined;
  };
  if (sorts.has(words[i] ?? '')) {
    const next = placesAt(vocabulary, words, i + 1);
    if (next) return ofSort(i + 1, i, next.length + 1) ?? { ...next, length: next.length + 1 };
  }
  const here = placesAt(vocabulary, words, i);
  const after = i + (here?.length ?? 0);
  if (here && sorts.has(words[after] ?? '') && !placesAt(vocabulary, words, after + 1))
    return ofSort(i, after, here.length + 1) ?? here;
  return here;
}

/** A county beside its province is the county; of two that lie apart either is meant, for nobody lives in both. */
function narrower(
  vocabulary: Vocabulary,
  some: readonly PlaceNamed[],
  others: readonly PlaceNamed[],
): readonly PlaceNamed[] {
  const isIn = (one: PlaceNamed, other: PlaceNamed) =>
    one.code === other.code ||
    (one.sort === 'county' &&
      other.sort === 'province' &&
      vocabulary.county(one.code)?.province === other.code);
  const within = some.flatMap((one) =>
    others.flatMap((other) => (isIn(one, other) ? [one] : isIn(other, one) ? [other] : [])),
  );
  return within.length > 0 ? within : [...some, ...others];
}

function whereaboutsOf(places: readonly PlaceNamed[]): Whereabouts {
  const codes = (of: PlaceNamed['sort']) => [
    ...new Set(places.filter(({ sort }) => sort === of).map(({ code }) => code)),
  ];
  return { provinces: codes('province'), counties: codes('county') };
}
