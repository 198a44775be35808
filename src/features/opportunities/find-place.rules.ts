import { foldJoined } from '../../kernel/persian.ts';
import { editDistance } from '../../kernel/spelling.ts';
import { partOf, partsIn, provinceOf, readPlace } from '../reference/read-place.rules.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';

/** Codes. */
export interface Place {
  readonly province: string;
  readonly county?: string | undefined;
}

export type PlaceFound =
  | { readonly place: Place }
  /** None by that name alone; these may have been meant. */
  | { readonly choices: readonly Place[] };

const mostChoices = 6;

/**
 * A county or a province as somebody types it, see `readPlace`; a name of both is the province, the wider. Names that several
 * counties bear, or misspelt ones, come back as choices.
 */
export function placeIn(vocabulary: Vocabulary, text: string): PlaceFound {
  const { county, province } = readPlace(vocabulary, text);
  if (province) return { place: { province: province.code } };
  if (county) return { place: { province: county.province, county: county.code } };
  return { choices: choicesFor(vocabulary, text) };
}

/** What is misspelt beside a province is looked for in it; else the whole is, else what stands first. */
function choicesFor(vocabulary: Vocabulary, text: string): readonly Place[] {
  const pairs = [...partsIn(text)];
  for (const [one, other] of pairs)
    for (const [name, place] of [
      [one, other],
      [other, one],
    ] as const) {
      const province = provinceOf(vocabulary, place);
      const meant = province ? likely(vocabulary, name, province.code) : [];
      if (meant.length > 0) return meant;
    }
  const meant = likely(vocabulary, partOf(text));
  const [first] = pairs[0] ?? [];
  return meant.length > 0 || first === undefined ? meant : likely(vocabulary, first);
}

/** @param within code of the province that it must be in. */
function likely(
  vocabulary: Vocabulary,
  { name }: { readonly name: string },
  within?: string,
): readonly Place[] {
  const joined = foldJoined(name);
  if (joined === '') return [];
  const most = joined.length < 5 ? 1 : 2;
  const farOf = (...names: readonly string[]) =>
    Math.min(...names.map((name) => editDistance(joined, foldJoined(name), most)));
  const found = [
    ...(within === undefined ? vocabulary.items('provinces') : []).map(({ code, fa, en }) => ({
      place: { province: code } as Place,
      far: farOf(fa, en),
      size: Number.POSITIVE_INFINITY,
    })),
    ...vocabulary.counties
      .filter(({ province }) => within === undefined || province === within)
      .map(({ code, province, fa, en, population }) => ({
        place: { province, county: code },
        far: farOf(fa, en),
        size: population,
      })),
  ];
  return found
    .filter(({ far }) => far <= most)
    .sort((a, b) => a.far - b.far || b.size - a.size)
    .slice(0, mostChoices)
    .map(({ place }) => place);
}
