import { sql } from 'drizzle-orm';
import type { Disclosure } from '../../../src/features/sponsorships/sponsorship.rules.ts';
import type { Harness } from '../../support/harness.ts';

/** A registered household as somebody who has read the whole register knows it. */
export interface Registered {
  readonly householdId: string;
  readonly organisationId: string;
  readonly people: readonly {
    readonly province: string;
    readonly county: string;
    readonly kind: string;
    readonly trades: readonly string[];
  }[];
  readonly size: number | null;
  readonly womanHead: boolean;
}

/** Households with somebody who seeks, as the register has them now; `all`: whoever else is on it too. */
export async function readRegister(h: Harness, all = false): Promise<readonly Registered[]> {
  const rows = await h.deps.database.read.all<{
    household: string;
    organisation: string;
    province: string;
    county: string;
    kind: string;
    wishes: string | null;
    experience: string | null;
    dependants: number | null;
    womanHead: number;
  }>(sql`select p.household_id as household, p.organisation_id as organisation, p.province, p.county, p.kind, p.wishes, p.experience,
      h.dependants, exists (select 1 from person q where q.household_id = p.household_id and q.head = 1 and q.sex = 'female') as womanHead
    from person p join household h on h.id = p.household_id where p.status = 'seeking' or ${all ? 1 : 0}`);
  const found = new Map<string, Registered>();
  for (const row of rows) {
    const coded = [row.wishes, row.experience].flatMap(
      (text) => JSON.parse(text ?? '[]') as readonly { iscoCode?: string }[],
    );
    const known = found.get(row.household);
    found.set(row.household, {
      householdId: row.household,
      organisationId: row.organisation,
      size: row.dependants === null ? null : 1 + row.dependants,
      womanHead: row.womanHead === 1,
      people: [
        ...(known?.people ?? []),
        {
          province: row.province,
          county: row.county,
          kind: row.kind,
          trades: coded.flatMap(({ iscoCode }) => iscoCode ?? []),
        },
      ],
    });
  }
  return [...found.values()];
}

/** Everything that the attacker has heard of one household's kit, from wherever. */
export interface Heard {
  readonly organisationId: string;
  readonly told: readonly Pick<Disclosure, 'place' | 'province' | 'county' | 'trade' | 'householdSize'>[];
  readonly provinceOfAssociation: string | null;
  readonly womanHead: boolean;
  readonly released: boolean;
}

const band = (size: number) => (size <= 2 ? '1-2' : size <= 4 ? '3-4' : '5+');

/** All that fits everything heard: one person of the household must fit it all. */
export function couldBeMeant(register: readonly Registered[], heard: Heard): readonly string[] {
  return register
    .filter(
      (one) =>
        one.organisationId === heard.organisationId &&
        (!heard.womanHead || one.womanHead) &&
        heard.told.every(({ householdSize }) =>
          householdSize === null ? true : one.size !== null && band(one.size) === householdSize,
        ) &&
        one.people.some(
          (person) =>
            (!heard.released || person.kind === 'released') &&
            heard.told.every(
              ({ place, province, county, trade }) =>
                (place === 'country' || person.province === province) &&
                (place !== 'county' || person.county === county) &&
                (trade === null || person.trades.some((code) => code.startsWith(trade))),
            ),
        ),
    )
    .map(({ householdId }) => householdId);
}

/** A kit, the household that it went to, and all that it could have gone to for all that somebody knows. */
export interface Meant {
  readonly id: string;
  readonly is: string;
  readonly could: ReadonlySet<string>;
}

/**
 * What all who know of some kits can tell together, knowing that no household got two: of each kit how many households it could
 * be in some way of giving all the kits out.
 */
export function togetherMeant(kits: readonly Meant[]): ReadonlyMap<string, number> {
  const owner = new Map(kits.map((kit) => [kit.is, kit]));
  /** Whether a kit that loses its household finds another, others moving on, while `without` stays where it went. */
  const findsAnother = (kit: Meant, without: Meant): boolean => {
    const seen = new Set([kit.id, without.id]);
    const waiting = [kit];
    for (let next = waiting.pop(); next; next = waiting.pop())
      for (const household of next.could) {
        const holder = owner.get(household);
        if (holder === undefined || household === without.is) return true;
        if (seen.has(holder.id)) continue;
        seen.add(holder.id);
        waiting.push(holder);
      }
    return false;
  };
  return new Map(
    kits.map((kit) => [
      kit.id,
      [...kit.could].filter((household) => {
        const holder = owner.get(household);
        return holder === undefined || holder === kit || findsAnother(holder, kit);
      }).length,
    ]),
  );
}
