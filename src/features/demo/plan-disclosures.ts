import { leastMeant, type Told, toldNothing } from '../giving/disclose.rules.ts';
import type { Disclosure } from '../sponsorships/sponsorship.rules.ts';
import type { CellPerson, Cells } from './giving-cells.rules.ts';
import { type GivingPlace, type GivingWorld, tradesOf } from './giving-world.ts';
import type { PlannedCause } from './plan-causes.ts';
import type { Course } from './plan-courses.ts';
import type { Pot } from './plan-pledges.ts';

/** What of a gift its giver knows beforehand. */
export type Wish = Pick<Pot, 'earmark' | 'earmarkRef'>;

export const isMeant = (disclosure: Disclosure | null): boolean => (disclosure?.couldBe ?? 0) >= leastMeant;

export function cellPeopleOf({ stories }: GivingPlace, world: GivingWorld): ReadonlyMap<string, CellPerson> {
  return new Map(
    stories.map(({ person }) => {
      const { values } = person;
      return [
        person.id,
        {
          householdId: person.householdId,
          seeks: world.statusOf(person) === 'seeking',
          province: values.province,
          county: values.county,
          trades: tradesOf(person),
          womanHead: values.household.head === true && values.sex === 'female',
          dependants: values.household.dependants,
        },
      ];
    }),
  );
}

/** What may be told of a household to those who pay its kit by a cause and with some wishes. */
export function disclosures(cells: Cells, people: ReadonlyMap<string, CellPerson>) {
  return (
    course: Course,
    cause: Pick<PlannedCause, 'told'> | undefined,
    pots: readonly Wish[],
    /** What was told of the family that its kit came back from. */
    before?: Disclosure | null,
  ): Disclosure | null => {
    const one = people.get(course.person.id);
    if (!one) return null;
    const isThere = ({ placeLevel, province, county }: Told) =>
      (placeLevel === 'country' || province === one.province) &&
      (placeLevel !== 'county' || county === one.county);
    const kit = course.inKind ? [{ ...toldNothing, trade: course.kit.iscoCode }] : [];
    const earlier =
      before && isMeant(before) && before.trade !== null ? [{ ...toldNothing, trade: before.trade }] : [];
    const wishes = pots.flatMap(({ earmark, earmarkRef }): Told[] => [
      ...(earmark === 'trade' ? [{ ...toldNothing, trade: earmarkRef }] : []),
      ...(earmark === 'province'
        ? [{ ...toldNothing, placeLevel: 'province' as const, province: earmarkRef }]
        : []),
    ]);
    return cells.disclosureOf(one, course.kit.iscoCode, {
      told: [...(cause ? [cause.told] : []), ...earlier, ...wishes, ...kit].filter(isThere),
      womanHead: one.womanHead && pots.some(({ earmark }) => earmark === 'women-heads'),
    });
  };
}
