import { afterAll, beforeAll, expect, test } from 'vitest';
import { placeIn } from '../../../src/features/opportunities/find-place.rules.ts';
import { vocabularyOf } from '../../../src/features/reference/vocabulary.repo.ts';
import { buildVocabulary, type Vocabulary } from '../../../src/features/reference/vocabulary.rules.ts';
import { createHarness, type Harness } from '../../support/harness.ts';

let h: Harness;
let vocabulary: Vocabulary;
beforeAll(async () => {
  h = await createHarness();
  vocabulary = await vocabularyOf(h.deps.database);
});
afterAll(() => h.close());

test('every county and province is found by its code and by its name with its sort or its province', () => {
  for (const { code, fa } of vocabulary.items('provinces')) {
    expect(placeIn(vocabulary, code)).toEqual({ place: { province: code } });
    expect(placeIn(vocabulary, `استان ${fa}`)).toEqual({ place: { province: code } });
  }
  for (const { code, province, fa, en } of vocabulary.counties) {
    const place = { place: { province, county: code } };
    expect(placeIn(vocabulary, code)).toEqual(place);
    const of = vocabulary.item('provinces', province);
    expect(placeIn(vocabulary, `${fa}، ${of?.fa}`), fa).toEqual(place);
    expect(placeIn(vocabulary, `${en}, ${of?.en}`), en).toEqual(place);
  }
});

test('a name of both is the province, unless its sort is said', () => {
  expect(placeIn(vocabulary, 'بوشهر')).toEqual({ place: { province: 'bushehr' } });
  expect(placeIn(vocabulary, 'شهرستان بوشهر')).toEqual({
    place: { province: 'bushehr', county: 'bushehr-bushehr' },
  });
});

test('a name of several counties, or a misspelt one, comes back as choices, the likeliest first', () => {
  const county = (code: string, province: string) => ({
    catalogue: 'counties',
    code,
    position: 1,
    fa: 'رودان',
    en: 'Rudan',
    data: { province, lat: 30, lon: 50, population: code.length },
  });
  const two = buildVocabulary('two', [county('a', 'one'), county('bb', 'two')]);
  expect(placeIn(two, 'رودان')).toEqual({
    choices: [
      { province: 'two', county: 'bb' },
      { province: 'one', county: 'a' },
    ],
  });
  const misspelt = placeIn(vocabulary, 'گناوح');
  expect('choices' in misspelt && misspelt.choices[0]).toEqual({
    province: 'bushehr',
    county: 'bushehr-ganaveh',
  });
  for (const nowhere of ['', 'ناکجاآباد', '،', '%'])
    expect(placeIn(vocabulary, nowhere)).toEqual({ choices: [] });
});
