import {
  leastMeant,
  type SizeBand,
  sizeBandOf,
  type Told,
  toldNothing,
  widenings,
} from '../giving/disclose.rules.ts';
import type { Disclosure } from '../sponsorships/sponsorship.rules.ts';

/** What of a planned person tells which households something could mean. */
export interface CellPerson {
  readonly householdId: string;
  readonly seeks: boolean;
  readonly province: string;
  readonly county: string;
  /** Unit groups that they seek or have done. */
  readonly trades: readonly string[];
  readonly womanHead: boolean;
  readonly dependants: number | null;
}

/** What those who pay know beforehand, as `disclose.repo.ts` takes it into account. */
export interface KnownBeforehand {
  readonly told: readonly Told[];
  readonly womanHead?: boolean;
}

export interface Cells {
  /** The widest telling of a kit that five waiting households could be meant by; undefined where there is none with a trade. */
  causeOf(kit: {
    readonly province: string | null;
    readonly county: string | null;
    readonly iscoCode: string;
  }): (Told & { readonly trade: string }) | undefined;
  disclosureOf(one: CellPerson, iscoCode: string, known: KnownBeforehand): Disclosure;
}

/** Counts over the planned people of one organisation what `couldBe` counts once they are in the database. */
export function cellsOf(people: readonly CellPerson[]): Cells {
  const seeking = people.filter(({ seeks }) => seeks);
  const womenHeads = new Set(
    people.filter(({ womanHead }) => womanHead).map(({ householdId }) => householdId),
  );
  const kept = new Map<string, ReadonlySet<string>>();
  const keptOf = new Map<string, readonly CellPerson[]>();
  /** Those of whom one thing that is told is true. */
  const those = (told: Told): readonly CellPerson[] => {
    const key = `${told.placeLevel} ${told.county ?? told.province} ${told.trade}`;
    const before = keptOf.get(key);
    if (before) return before;
    const found =
      told.placeLevel === 'country' && told.trade === null
        ? seeking
        : seeking.filter((person) => fits(person, told));
    keptOf.set(key, found);
    return found;
  };
  const fits = (person: CellPerson, { placeLevel, province, county, trade }: Told): boolean =>
    (placeLevel === 'country' || person.province === province) &&
    (placeLevel !== 'county' || person.county === county) &&
    (trade === null || person.trades.some((own) => own.startsWith(trade)));
  const meant = (
    all: readonly Told[],
    known: KnownBeforehand,
    size: SizeBand | null,
  ): ReadonlySet<string> => {
    const key = `${all.map((told) => `${told.placeLevel} ${told.county ?? told.province} ${told.trade}`).join(';')} ${known.womanHead} ${size}`;
    const before = kept.get(key);
    if (before) return before;
    const found = new Set<string>();
    const [first = toldNothing, ...more] = all;
    for (const person of those(first))
      if (
        more.every((told) => fits(person, told)) &&
        (!known.womanHead || womenHeads.has(person.householdId)) &&
        (size === null || (person.dependants !== null && sizeBandOf(1 + person.dependants) === size))
      )
        found.add(person.householdId);
    kept.set(key, found);
    return found;
  };
  return {
    causeOf(kit) {
      const told = widenings(kit).find((one) => meant([one], { told: [] }, null).size >= leastMeant);
      return told?.trade == null ? undefined : { ...told, trade: told.trade };
    },
    disclosureOf(one, iscoCode, known) {
      const count = (told: Told, size: SizeBand | null) => {
        const others = meant([told, ...known.told], known, size);
        return others.size - (others.has(one.householdId) ? 1 : 0) + 1;
      };
      let told: Told = toldNothing;
      let couldBe = 0;
      for (told of widenings({ ...one, iscoCode })) {
        couldBe = count(told, null);
        if (couldBe >= leastMeant) break;
      }
      const size = one.dependants === null ? null : sizeBandOf(1 + one.dependants);
      const withSize = size === null ? 0 : count(told, size);
      const bySize = withSize >= leastMeant;
      return {
        place: told.placeLevel,
        province: told.province,
        county: told.county,
        trade: told.trade,
        householdSize: bySize ? size : null,
        couldBe: bySize ? withSize : couldBe,
      };
    },
  };
}
