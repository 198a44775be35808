import { type Dice, diceOf } from '../../src/features/demo/demo-dice.rules.ts';
import type { County, Vocabulary } from '../../src/features/reference/vocabulary.rules.ts';
import { addDays, type LocalDate } from '../../src/kernel/calendar.ts';
import type { LatLng } from '../../src/kernel/geo.ts';
import { type Day, days, type WeekSlot } from '../../src/kernel/week.ts';

/** Chance as real lists have it: places by population, trades by how common they are, hours at quarter hours. */
export interface Chances extends Dice {
  county(): County;
  /** A point within about 15 km of the county seat, four decimals. */
  pointIn(county: County): LatLng;
  skill(): string;
  /** A unit group of ISCO-08. */
  trade(): string;
  day(before: number, after: number): LocalDate;
  slots(): WeekSlot[];
  some<T>(most: number, make: () => T): T[];
}

export function chancesOf(seed: string, vocabulary: Vocabulary, today: LocalDate): Chances {
  const dice = diceOf(seed);
  const county = drawer(dice, vocabulary.counties, ({ population }) => population);
  // Zipf: the tenth commonest is a tenth as common as the first.
  const skills = vocabulary.skills.map(({ id }) => id);
  const skill = drawer(dice, skills, (id) => 1 / (skills.indexOf(id) + 3));
  const trades = vocabulary
    .items('occupations')
    .flatMap(({ code }) => (/^[5-9]\d{3}$/.test(code) ? [code] : []));
  const trade = drawer(dice, trades, (code) => 1 / ((trades.indexOf(code) % 60) + 3));
  // Four in five shifts begin and end on the hour or half past, a few as the clock happens to stand.
  const clock = (from: number, to: number) => {
    const quarter = dice.whole(from * 4, to * 4);
    const said = dice.chance(0.8) ? quarter - (quarter % 2) : quarter;
    const two = (n: number) => String(n).padStart(2, '0');
    return `${two(Math.floor(said / 4) % 24)}:${two((said % 4) * 15)}`;
  };
  const weeks: readonly (readonly Day[])[] = [
    days.slice(0, 6),
    days.slice(0, 5),
    days.slice(0, 3),
    ['sat', 'mon', 'wed'],
    ['sun', 'tue', 'thu'],
    [...days],
  ];
  const some = <T>(most: number, make: () => T): T[] =>
    Array.from({ length: dice.whole(0, most) }, () => make());
  return {
    next: () => dice.next(),
    whole: (low, high) => dice.whole(low, high),
    chance: (probability) => dice.chance(probability),
    pick: (items) => dice.pick(items),
    weighted: (items, weightOf) => dice.weighted(items, weightOf),
    known: (missing, value) => dice.known(missing, value),
    county,
    skill,
    trade,
    some,
    pointIn: ({ seat }) => ({
      lat: Math.round((seat.lat + (dice.next() - 0.5) * 0.3) * 1e4) / 1e4,
      lng: Math.round((seat.lng + (dice.next() - 0.5) * 0.3) * 1e4) / 1e4,
    }),
    day: (before, after) => addDays(today, dice.whole(-before, after)),
    slots: () =>
      dice.chance(0.85)
        ? [{ days: dice.pick(weeks), from: clock(6, 10), to: clock(12, 20) }]
        : [
            { days: dice.pick(weeks), from: clock(6, 9), to: clock(11, 13) },
            { days: dice.pick(weeks), from: clock(15, 17), to: clock(19, 23) },
          ],
  };
}

/** Draws by weight through sums made once. */
function drawer<T>(dice: Dice, items: readonly T[], weightOf: (item: T) => number): () => T {
  let total = 0;
  const sums = items.map((item) => {
    total += weightOf(item);
    return total;
  });
  return () => {
    const at = dice.next() * total;
    let [low, high] = [0, items.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) > at) high = middle;
      else low = middle + 1;
    }
    const item = items[low];
    if (item === undefined) throw new RangeError('nothing to draw');
    return item;
  };
}

/** Each once, by what they are told apart by. */
export function distinct<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}
