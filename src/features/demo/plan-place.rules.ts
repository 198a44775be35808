import type { LatLng } from '../../kernel/geo.ts';
import type { County, Vocabulary } from '../reference/vocabulary.rules.ts';
import type { Dice } from './demo-dice.rules.ts';

type Province = 'bushehr' | 'gilan';

/** By population. */
export function countyFor(dice: Dice, vocabulary: Vocabulary, province: Province): County {
  return dice.weighted(
    vocabulary.counties.filter((county) => county.province === province),
    (county) => county.population,
  );
}

/** A few km around the county seat, inland: the sea lies west and south of Bushehr's seats, north of Gilan's. */
export function placeIn(dice: Dice, { seat, province }: Pick<County, 'seat' | 'province'>): LatLng {
  // The mean of two throws: most live near the seat, some at the edge.
  const near = () => (dice.next() + dice.next()) / 2;
  const inland = province === 'gilan' ? { lat: -0.05, lng: -0.03 } : { lat: -0.01, lng: 0 };
  return {
    lat: Math.round((seat.lat + inland.lat + near() * 0.055) * 1e4) / 1e4,
    lng: Math.round((seat.lng + inland.lng + near() * 0.06) * 1e4) / 1e4,
  };
}

/** Ten digits with a right check digit, under prefixes that `seed/examples/` does not use: its lists stay importable. */
export function demoNationalId(province: Province, serial: number): string {
  const first = `${province === 'gilan' ? '276' : '357'}${String(900_000 + ((serial * 7_919) % 99_991)).padStart(6, '0')}`;
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += Number(first[i]) * (10 - i);
  const rest = sum % 11;
  return `${first}${rest < 2 ? rest : 11 - rest}`;
}

/** On the number blocks …002…, one number for each serial. */
export function phoneFor(dice: Dice, province: Province, serial: number): string {
  const prefixes = province === 'gilan' ? ['0911', '0911', '0939'] : ['0917', '0917', '0936'];
  return `${dice.pick(prefixes)}002${String((serial * 37) % 10_000).padStart(4, '0')}`;
}
