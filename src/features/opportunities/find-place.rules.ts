import { fold, foldJoined } from '../../kernel/persian.ts';
import { editDistance } from '../../kernel/spelling.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { placeWords } from './place-words.text.ts';

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
 * A county or a province by name or code, as somebody types it: with its sort before it, or its province behind it. A name
 * of both is the province, the wider. Names that several counties bear, or misspelt ones, come back as choices.
 */
export function placeIn(vocabulary: Vocabulary, text: string): PlaceFound {
  const [first = '', second = ''] = text.split(/[,\u060C]/);
  const { sort, name } = sortIn(fold(first));
  const province = second === '' ? undefined : vocabulary.find('provinces', sortIn(fold(second)).name)?.code;
  const asCounty = vocabulary.findCounty(first, province) ?? vocabulary.findCounty(name, province);
  const asProvince = vocabulary.find('provinces', first.trim()) ?? vocabulary.find('provinces', name);
  if (asProvince && province === undefined && !(sort === 'county' && asCounty))
    return { place: { province: asProvince.code } };
  if (asCounty) return { place: { province: asCounty.province, county: asCounty.code } };
  return { choices: likely(vocabulary, foldJoined(name)) };
}

function sortIn(folded: string): { sort: 'province' | 'county' | undefined; name: string } {
  for (const sort of ['province', 'county'] as const)
    for (const word of placeWords[sort].map(fold)) {
      if (folded.startsWith(`${word} `)) return { sort, name: folded.slice(word.length + 1) };
      if (folded.endsWith(` ${word}`)) return { sort, name: folded.slice(0, -word.length - 1) };
    }
  return { sort: undefined, name: folded };
}

function likely(vocabulary: Vocabulary, joined: string): readonly Place[] {
  if (joined === '') return [];
  const most = joined.length < 5 ? 1 : 2;
  const farOf = (...names: readonly string[]) =>
    Math.min(...names.map((name) => editDistance(joined, foldJoined(name), most)));
  const found = [
    ...vocabulary.items('provinces').map(({ code, fa, en }) => ({
      place: { province: code } as Place,
      far: farOf(fa, en),
      size: Number.POSITIVE_INFINITY,
    })),
    ...vocabulary.counties.map(({ code, province, fa, en, population }) => ({
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
