import { addDays, type LocalDate } from '../../kernel/calendar.ts';
import { demoId, diceOf } from './demo-dice.rules.ts';
import { type GivingPlace, type GivingWorld, tradesOf } from './giving-world.ts';
import { type Course, isFree } from './plan-courses.ts';

/** Kits that wait for a second person's word today, of whom no gate stands between the household and the kit. */
export function proposedCourses(place: GivingPlace, world: GivingWorld, most: number): readonly Course[] {
  const { today } = world;
  const found: Course[] = [];
  let tried = 0;
  for (const { person, works, statuses } of place.stories) {
    if (found.length >= most || tried > 400) break;
    if (
      world.statusOf(person) !== 'seeking' ||
      works.length > 0 ||
      !isFree({ person, works, statuses }, world, today)
    )
      continue;
    const trades = tradesOf(person);
    const kit = place.kits
      .filter(({ iscoCode }) => trades.includes(iscoCode))
      .find(({ row }) => {
        tried += 1;
        return world.isEligible(person, row);
      });
    if (!kit) continue;
    const dice = diceOf(`proposal for ${person.id}`);
    const proposedOn: LocalDate = addDays(today, -dice.whole(1, 4));
    found.push({
      id: demoId('sponsorship', `proposal-${person.id}`),
      key: `proposal-${person.id}`,
      person,
      kit,
      awardId: null,
      amountRial: kit.priceRial,
      benefactorRial: kit.priceRial,
      // The officer's and the first manager's in turn: each waits for somebody else.
      proposer:
        place.proposers[found.length % 2 === 0 ? 0 : place.proposers.length - 1] ?? place.proposers[0],
      proposedOn,
      trustMonths: 18,
      visits: [],
      seen: {},
    });
  }
  return found;
}
