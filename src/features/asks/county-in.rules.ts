import type { County, Vocabulary } from '../reference/vocabulary.rules.ts';

/** A county as people write it: its code, its name, or name and province parted by a comma, a dash or brackets. */
export function countyIn(vocabulary: Vocabulary, text: string): County | undefined {
  const whole = vocabulary.county(text.trim()) ?? vocabulary.findCounty(text);
  if (whole) return whole;
  const [name, place, ...rest] = text
    .split(/[\u060C,()\-\u2013/]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (name === undefined || place === undefined || rest.length > 0) return undefined;
  const province = vocabulary.find('provinces', place)?.code;
  return province === undefined ? undefined : vocabulary.findCounty(name, province);
}
