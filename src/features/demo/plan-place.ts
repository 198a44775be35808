import type { LatLng } from '../../kernel/geo.ts';
import type { County } from '../reference/vocabulary.rules.ts';
import type { DemoProvince } from './demo.input.ts';
import type { Dice } from './demo-dice.rules.ts';

/** By population. */
export function countyFor(dice: Dice, counties: readonly County[]): County {
  return dice.weighted(counties, ({ population }) => population);
}

/** A few km around the county seat, on land. */
export function placeIn(dice: Dice, { seat }: Pick<County, 'seat'>, { inland }: DemoProvince): LatLng {
  // The mean of two throws: most live near the seat, some at the edge.
  const near = () => (dice.next() + dice.next()) / 2;
  const [lat, lng] = inland;
  return {
    lat: Math.round((seat.lat + lat + near() * 0.055) * 1e4) / 1e4,
    lng: Math.round((seat.lng + lng + near() * 0.06) * 1e4) / 1e4,
  };
}

/** Ten digits with a right check digit, under prefixes that `seed/examples/` does not use: its lists stay importable. */
export function demoNationalId({ idPrefix }: DemoProvince, serial: number): string {
  const first = `${idPrefix}${String(900_000 + ((serial * 7_919) % 99_991)).padStart(6, '0')}`;
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += Number(first[i]) * (10 - i);
  const rest = sum % 11;
  return `${first}${rest < 2 ? rest : 11 - rest}`;
}

/** On the number blocks …002…, one number for each serial. */
export function phoneFor(dice: Dice, { mobiles }: DemoProvince, serial: number): string {
  return `${dice.pick(mobiles)}002${String((serial * 37) % 10_000).padStart(4, '0')}`;
}
