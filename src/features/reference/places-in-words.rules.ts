import { foldJoined } from '../../kernel/persian.ts';
import { wordsOf } from '../search/search-words.rules.ts';
import type { Vocabulary } from './vocabulary.rules.ts';

/** A province or a county by its code. */
export interface PlaceNamed {
  readonly sort: 'province' | 'county';
  readonly code: string;
}

export interface PlacesStanding {
  /** What the name may be: several counties bear one, and many provinces that of their capital. */
  readonly places: readonly [PlaceNamed, ...PlaceNamed[]];
  /** How many words it takes. */
  readonly length: number;
}

interface PlaceNames {
  readonly byName: ReadonlyMap<string, readonly [PlaceNamed, ...PlaceNamed[]]>;
  readonly mostWords: number;
}

const prepared = new WeakMap<Vocabulary, PlaceNames>();

/** By names as they are written together, so that a space, a half-space and none find each other. */
function namesOf(vocabulary: Vocabulary): PlaceNames {
  const known = prepared.get(vocabulary);
  if (known) return known;
  const byName = new Map<string, [PlaceNamed, ...PlaceNamed[]]>();
  let mostWords = 1;
  const learn = (place: PlaceNamed, names: readonly string[]) => {
    const forms = names.flatMap((name) => [wordsOf(name).join(''), foldJoined(name)]);
    for (const form of new Set(forms)) {
      const others = byName.get(form);
      if (others) others.push(place);
      else if (form !== '') byName.set(form, [place]);
    }
    mostWords = Math.max(mostWords, ...names.map((name) => wordsOf(name).length));
  };
  for (const { code, fa, en } of vocabulary.items('provinces')) learn({ sort: 'province', code }, [fa, en]);
  for (const { code, fa, en } of vocabulary.counties) learn({ sort: 'county', code }, [fa, en]);
  const made = { byName, mostWords };
  prepared.set(vocabulary, made);
  return made;
}

/** The places of the longest name that stands at an index among folded words; undefined where none does. */
export function placesAt(
  vocabulary: Vocabulary,
  words: readonly string[],
  i: number,
): PlacesStanding | undefined {
  const { byName, mostWords } = namesOf(vocabulary);
  for (let length = Math.min(mostWords, words.length - i); length > 0; length--) {
    const places = byName.get(words.slice(i, i + length).join(''));
    if (places) return { places, length };
  }
  return undefined;
}
