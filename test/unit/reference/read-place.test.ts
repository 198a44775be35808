import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countyIn } from '../../../src/features/asks/county-in.rules.ts';
import { placeIn } from '../../../src/features/opportunities/find-place.rules.ts';
import { placeText } from '../../../src/features/opportunities/opportunity-line.officer.tsx';
import { readPlace } from '../../../src/features/reference/read-place.rules.ts';
import { vocabularyOf } from '../../../src/features/reference/vocabulary.repo.ts';
import type { Vocabulary } from '../../../src/features/reference/vocabulary.rules.ts';
import { createHarness, type Harness } from '../../support/harness.ts';

let h: Harness;
let vocabulary: Vocabulary;
beforeAll(async () => {
  h = await createHarness();
  vocabulary = await vocabularyOf(h.deps.database);
});
afterAll(() => h.close());

/** Where the list and the ask form each take a text to be. */
const readers = (text: string) => {
  const found = placeIn(vocabulary, text);
  return [
    'place' in found ? (found.place.county ?? found.place.province) : found.choices,
    countyIn(vocabulary, text)?.code,
  ];
};

describe('a place', () => {
  test('reads back as itself, as we show it and as people part and turn it, in both languages', () => {
    const wrong: string[] = [];
    for (const { code, province, ...names } of vocabulary.counties) {
      if (countyIn(vocabulary, code)?.code !== code) wrong.push(code);
      for (const lang of ['fa', 'en'] as const) {
        const of = vocabulary.label('provinces', province, lang);
        const name = names[lang];
        const [county, ofProvince] =
          lang === 'fa' ? [`شهرستان ${name}`, `استان ${of}`] : [`${name} County`, `${of} Province`];
        for (const text of [
          placeText(vocabulary, province, code, lang),
          `${of}، ${name}`,
          `${name} (${of})`,
          `${name} - ${of}`,
          `${name}-${of}`,
          `${county}، ${ofProvince}`,
          `${ofProvince}, ${county}`,
        ])
          if (readers(text).some((read) => read !== code)) wrong.push(text);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('is the county alone where its sort is said, and the province where that is', () => {
    for (const text of ['شهرستان بوشهر', 'Bushehr County'])
      expect(readers(text)).toEqual(['bushehr-bushehr', 'bushehr-bushehr']);
    for (const text of ['استان بوشهر', 'Bushehr Province'])
      expect(readers(text)).toEqual(['bushehr', undefined]);
    // Of both, each asks for its own.
    expect(readers('بوشهر')).toEqual(['bushehr', 'bushehr-bushehr']);
  });

  test('is one name for both readers, however it stands beside its province', () => {
    for (const text of [
      'شهرستان گناوه',
      'شهر گناوه',
      'گناوه، استان بوشهر',
      'گناوه (بوشهر)',
      'بوشهر، گناوه',
      'گناوه بوشهر',
      'بوشهر گناوه',
      'استان بوشهر گناوه',
      'گناوه / بوشهر',
      'Ganaveh (Bushehr)',
      'گناوه،',
    ])
      expect(readers(text), text).toEqual(['bushehr-ganaveh', 'bushehr-ganaveh']);
    const endless = `گناوه${' '.repeat(900_000)}، بوشهر`;
    for (const text of ['گناوه، گیلان', 'گناوه، ناکجا', '', '-', '()', 'استان', 'شهر', endless])
      expect(readPlace(vocabulary, text), text.slice(0, 30)).toEqual({});
  });

  test('misspelt beside its province is looked for there, and never taken for the whole province', () => {
    for (const text of ['گناوح، بوشهر', 'بوشهر، گناوح', 'بوشهر (گناوح)'])
      expect(placeIn(vocabulary, text), text).toEqual({
        choices: [{ province: 'bushehr', county: 'bushehr-ganaveh' }],
      });
  });
});
