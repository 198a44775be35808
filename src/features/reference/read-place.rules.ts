import { fold } from '../../kernel/persian.ts';
import { placeWords } from './place-words.text.ts';
import type { County, ReferenceItem, Vocabulary } from './vocabulary.rules.ts';

export interface PlaceRead {
  /** Both where one name is that of a county and of a province, and which is meant is not said. */
  readonly county?: County | undefined;
  readonly province?: ReferenceItem | undefined;
}

interface Part {
  /** As it stands: a name may end with a bracket of its own. */
  readonly whole: string;
  /** Without the signs round it. */
  readonly text: string;
  /** Folded, without the word for its sort. */
  readonly name: string;
  readonly sort: 'province' | 'county' | undefined;
}

/**
 * What may stand between a county and its province, tried in this order: many counties have a hyphen in their name, and a
 * comma is what we write ourselves.
 */
const partings = [/[,\u060C()]/g, /\s[-\u2013\u2014/]\s/g, /[-\u2013\u2014/]/g, /\s/g];
const signs = '[\\s,\\u060C()\\-\\u2013\\u2014/]+';
const edges = new RegExp(`^${signs}|${signs}$`, 'g');

/** Longer than any county with its province; what is longer is not looked at. */
const longest = 120;

/**
 * A county or a province as somebody writes it: by code or by name, in either language; with the word for its sort; county
 * and province in either order with a comma, brackets, a hyphen or nothing but a space between. Empty where nothing or
 * several fit.
 */
export function readPlace(vocabulary: Vocabulary, text: string): PlaceRead {
  if (text.length > longest) return {};
  const whole = partOf(text);
  const county = countyOf(vocabulary, whole);
  const province = provinceOf(vocabulary, whole);
  if (county && province) {
    if (whole.sort === 'county') return { county };
    if (whole.sort === 'province') return { province };
  }
  if (county || province) return { county, province };
  return { county: pairIn(vocabulary, text) };
}

/** The parts at both sides of every parting, the likeliest first. */
export function* partsIn(text: string): Generator<readonly [Part, Part]> {
  if (text.length > longest) return;
  for (const parting of partings)
    for (const { index, 0: sign } of text.matchAll(parting)) {
      const [before, after] = [partOf(text.slice(0, index)), partOf(text.slice(index + sign.length))];
      if (before.text !== '' && after.text !== '') yield [before, after];
    }
}

function pairIn(vocabulary: Vocabulary, text: string): County | undefined {
  for (const [one, other] of partsIn(text))
    for (const [first, second] of [
      [one, other],
      [other, one],
    ] as const) {
      const province = second.sort === 'county' ? undefined : provinceOf(vocabulary, second);
      const county =
        province && first.sort !== 'province' ? countyOf(vocabulary, first, province.code) : undefined;
      if (county) return county;
    }
  return undefined;
}

/** One part as it is written. */
export function partOf(written: string): Part {
  const text = written.slice(0, longest);
  const of = { whole: text, text: text.replace(edges, '') };
  const folded = fold(of.text);
  for (const sort of ['province', 'county'] as const)
    for (const word of placeWords[sort].map(fold)) {
      if (folded.startsWith(`${word} `)) return { ...of, sort, name: folded.slice(word.length + 1) };
      if (folded.endsWith(` ${word}`)) return { ...of, sort, name: folded.slice(0, -word.length - 1) };
    }
  return { ...of, sort: undefined, name: folded };
}

function countyOf(
  vocabulary: Vocabulary,
  { whole, text, name }: Part,
  province?: string,
): County | undefined {
  const byCode = vocabulary.county(text);
  if (byCode && (province === undefined || byCode.province === province)) return byCode;
  for (const one of [whole, text, name]) {
    const county = vocabulary.findCounty(one, province);
    if (county) return county;
  }
  return undefined;
}

export function provinceOf(vocabulary: Vocabulary, { text, name }: Part): ReferenceItem | undefined {
  return vocabulary.find('provinces', text) ?? vocabulary.find('provinces', name);
}
