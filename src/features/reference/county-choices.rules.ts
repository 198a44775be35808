import type { County, Vocabulary } from './vocabulary.rules.ts';

/**
 * The counties that a form suggests: those of the province written in it, all where none is. Half a page's weight is
 * saved so; a county of another province is typed, and found all the same.
 */
export function countyChoices(vocabulary: Vocabulary, province: string): readonly County[] {
  const code = vocabulary.find('provinces', province)?.code;
  return code === undefined
    ? vocabulary.counties
    : vocabulary.counties.filter((county) => county.province === code);
}
