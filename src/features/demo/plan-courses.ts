import { addDays, addMonths, daysBetween, type LocalDate, tehranDay } from '../../kernel/calendar.ts';
import type { SponsorshipEnd, VisitFinding } from '../sponsorships/sponsorship.rules.ts';
import { plannedVisits } from '../sponsorships/steps.rules.ts';
import { type Dice, demoId, diceOf, workday } from './demo-dice.rules.ts';
import { type DemoKit, type GivingPlace, type GivingWorld, tradesOf } from './giving-world.ts';
import type { PlannedStory } from './plan-histories.ts';
import type { PlannedPerson } from './plan-people.ts';
import type { PlannedWork } from './work-log.ts';

export interface CourseVisit {
  readonly dueOn: LocalDate;
  readonly doneOn: LocalDate | null;
  readonly finding: VisitFinding | null;
  readonly cancelled: boolean;
}

/** What happens to one household's kit, from its proposal on; days that have not come are absent. */
export interface Course {
  readonly id: string;
  readonly key: string;
  readonly person: PlannedPerson;
  readonly kit: DemoKit;
  /** The award it is in the figures by; none where it was given before awards were written down. */
  readonly awardId: string | null;
  readonly amountRial: number;
  /** How much of it benefactors pay. */
  readonly benefactorRial: number;
  readonly proposer: string;
  readonly proposedOn: LocalDate;
  readonly approvedOn?: LocalDate;
  readonly purchasedOn?: LocalDate;
  readonly deliveredOn?: LocalDate;
  readonly coachedOn?: LocalDate;
  readonly earningOn?: LocalDate;
  readonly endedOn?: LocalDate;
  readonly end?: SponsorshipEnd;
  readonly trustMonths: number;
  readonly work?: PlannedWork;
  readonly visits: readonly CourseVisit[];
  /** Days on which its work was seen to stand after 90 and 365 days. */
  readonly seen: Readonly<Partial<Record<90 | 365, LocalDate>>>;
  readonly inKind?: boolean;
  readonly kitFrom?: Course;
  /** Paid by the demo account's own gift. */
  readonly mine?: boolean;
}

/** How those end that come to nothing; of most it is not decided yet. */
const courseEnds = ['handed-back', undefined, 'lost', undefined, undefined] as const;

/** Lately a few kits were asked for most: those that causes are made of. */
function favouredOf({ organisationId, kits }: GivingPlace): readonly DemoKit[] {
  const dice = diceOf(`favoured kits of ${organisationId}`);
  return kits
    .map((kit) => ({ kit, turn: dice.next() }))
    .toSorted((a, b) => a.turn - b.turn)
    .slice(0, Math.max(4, Math.ceil(kits.length / 4)))
    .map(({ kit }) => kit);
}

/** Kits of the awards that stand in the figures, as the months of awards have them; of `share` of them it is told who paid. */
export function coursesOf(place: GivingPlace, world: GivingWorld, share: number): readonly Course[] {
  if (place.kits.length === 0) return [];
  let ends = 0;
  let waiting = 0;
  const favoured = favouredOf(place);
  const lately = addDays(world.today, -80);
  return place.stories.flatMap((story) => {
    const award = world.awards.get(story.person.id);
    if (award?.kind !== 'kit' || award.row.fundedOn == null) return [];
    const { row } = award;
    const dice = diceOf(`sponsorship of ${row.id}`);
    if (dice.next() > share) return [];
    const approvedOn = row.fundedOn as LocalDate;
    const course = begun(place, story, dice, {
      key: row.id,
      awardId: row.id,
      kit: kitFor(dice, approvedOn > lately ? favoured : place.kits, story.person, row.amountRial),
      amountRial: row.amountRial,
      benefactorRial: row.benefactorRial,
      approvedOn,
    });
    const deliveredOn = row.deliveredOn as LocalDate | null;
    if (deliveredOn === null) {
      // In turn: one that is allocated, one that waits for its delivery.
      const bought = waiting++ % 2 === 1 ? addDays(approvedOn, 1) : undefined;
      return [bought !== undefined && bought < world.today ? { ...course, purchasedOn: bought } : course];
    }
    const purchasedOn = addDays(approvedOn, dice.whole(0, daysBetween(approvedOn, deliveredOn)));
    const work = story.works.find((one) => one.row.id === row.placementId);
    const inKind = row.benefactorRial === row.amountRial && approvedOn < deliveredOn;
    const bought = inKind ? { inKind, purchasedOn: approvedOn } : { purchasedOn };
    const failing = failureOf(deliveredOn, work, world.today);
    const end = failing === undefined ? undefined : courseEnds[ends++ % courseEnds.length];
    return [
      handedOver(dice, { ...course, ...bought, deliveredOn }, world.today, {
        work,
        over: end && failing ? { end, endedOn: failing } : undefined,
      }),
    ];
  });
}

/** The day on which it would show that a kit came to nothing: its work ended, or none ever began. */
function failureOf(
  deliveredOn: LocalDate,
  work: PlannedWork | undefined,
  today: LocalDate,
): LocalDate | undefined {
  const over = work
    ? work.row.endedOn != null && work.row.endReason !== 'mistake'
      ? addDays(work.row.endedOn as LocalDate, 6)
      : undefined
    : addDays(deliveredOn, 50);
  return over !== undefined && over < today && over > addDays(deliveredOn, 8) ? over : undefined;
}

interface Beginning {
  readonly key: string;
  readonly awardId: string | null;
  readonly kit: DemoKit;
  readonly amountRial: number;
  readonly benefactorRial: number;
  readonly approvedOn: LocalDate;
}

export function begun(
  place: GivingPlace,
  { person }: PlannedStory,
  dice: Dice,
  { approvedOn, key, ...of }: Beginning,
): Course {
  return {
    ...of,
    id: demoId('sponsorship', key),
    key,
    person,
    proposer: dice.pick(place.proposers),
    proposedOn: addDays(approvedOn, -dice.whole(0, 5)),
    approvedOn,
    trustMonths: dice.pick([12, 18, 18, 18, 24]),
    visits: [],
    seen: {},
  };
}

/** The kit that comes nearest to what was spent among those of somebody's trade, else of its sector, else of all. */
export function kitFor(
  dice: Dice,
  kits: readonly DemoKit[],
  person: PlannedPerson,
  amountRial: number,
): DemoKit {
  const trades = tradesOf(person);
  const own = kits.filter(({ iscoCode }) => trades.includes(iscoCode));
  const near = own.length > 0 ? own : kits.filter(({ iscoCode }) => trades.some((t) => t[0] === iscoCode[0]));
  const among = near.length > 0 ? near : kits;
  const off = ({ priceRial }: DemoKit) => Math.abs(priceRial - amountRial);
  return [...among].sort((a, b) => off(a) - off(b)).slice(0, 1)[0] ?? dice.pick(kits);
}

/** What follows the day on which a kit was handed over: visits, first income, and for some an end. */
export function handedOver(
  dice: Dice,
  course: Course & { readonly deliveredOn: LocalDate },
  today: LocalDate,
  {
    work,
    over,
  }: {
    readonly work: PlannedWork | undefined;
    readonly over: { readonly end: SponsorshipEnd; readonly endedOn: LocalDate } | undefined;
  },
): Course {
  const yesterday = addDays(today, -1);
  const last = over?.endedOn ?? yesterday;
  const workEnd = work?.row.endedOn as LocalDate | null | undefined;
  const visits = plannedVisits(course.deliveredOn).map((dueOn): CourseVisit => {
    if (over && dueOn > over.endedOn) return { dueOn, doneOn: null, finding: null, cancelled: true };
    const doneOn = addDays(dueOn, dice.whole(0, 3));
    const missed = dueOn > addDays(today, -12) && dice.chance(0.5);
    if (dueOn >= today || missed) return { dueOn, doneOn: null, finding: null, cancelled: false };
    const finding =
      workEnd != null && workEnd < doneOn
        ? 'not-working'
        : dice.weighted(['going-well', 'needs-help', 'not-found'] as const, (f) =>
            f === 'going-well' ? 12 : f === 'needs-help' ? 4 : 1,
          );
    return { dueOn, doneOn: doneOn < last ? doneOn : last, finding, cancelled: false };
  });
  const coachedOn = visits.find(({ finding }) => finding !== null && finding !== 'not-found')?.doneOn;
  const startedOn = work?.row.startedOn as LocalDate | undefined;
  const income = coachedOn && startedOn ? (coachedOn > startedOn ? coachedOn : startedOn) : undefined;
  const earns = income !== undefined && income <= last;
  return {
    ...course,
    visits,
    ...(coachedOn ? { coachedOn } : {}),
    ...(work && earns ? { work, earningOn: income, seen: seenOf(work, over?.endedOn) } : {}),
    ...(over ?? {}),
  };
}

/** The first checks that found a work standing 90 and 365 days after it began, corrected ones left out. */
function seenOf(work: PlannedWork, until: LocalDate | undefined): Course['seen'] {
  if (work.row.endReason === 'mistake') return {};
  const wrong = new Set(work.checks.map(({ corrects }) => corrects));
  const first = (days: number): LocalDate | undefined =>
    work.checks
      .filter(
        ({ id, result, checkedOn }) =>
          result === 'working' &&
          !wrong.has(id) &&
          checkedOn >= addDays(work.row.startedOn as LocalDate, days) &&
          (until === undefined || checkedOn <= until),
      )
      .map(({ checkedOn }) => checkedOn)
      .sort()[0];
  const [quarter, year] = [first(90), first(365)];
  return { ...(quarter ? { 90: quarter } : {}), ...(year ? { 365: year } : {}) };
}

/** Somebody of whom nothing stands in the way of a kit of that time: registered well before, with no award. */
export function isFree({ person }: PlannedStory, world: GivingWorld, by: LocalDate): boolean {
  const { values, story, requestedAt } = person;
  return (
    !story &&
    !world.awards.has(person.id) &&
    values.kind === 'family' &&
    values.household.id === null &&
    addDays(tehranDay(requestedAt), 20) <= by
  );
}

/**
 * Kits of before the months of awards were written down: one whose title has passed, one whose title is about to, one
 * that came back and went on to a household of today, and some whose work was seen to stand for a year.
 */
export function olderCourses(
  place: GivingPlace,
  world: GivingWorld,
  courses: readonly Course[],
  { most, mine }: { readonly most: number; readonly mine: boolean },
): { readonly older: readonly Course[]; readonly courses: readonly Course[] } {
  const { today } = world;
  const taken = new Set<string>();
  const dice = diceOf(`older kits of ${place.organisationId}`);
  const older: Course[] = [];
  const take = (by: LocalDate, wanted: (story: PlannedStory) => boolean): PlannedStory | undefined => {
    const found = place.stories.find(
      (story) => !taken.has(story.person.id) && isFree(story, world, by) && wanted(story),
    );
    if (found) taken.add(found.person.id);
    return found;
  };
  const made = (
    story: PlannedStory,
    deliveredOn: LocalDate,
    more: Partial<Course> & { kit?: DemoKit } = {},
  ) => {
    const kit = more.kit ?? kitFor(dice, place.kits, story.person, 400_000_000);
    const approvedOn = workday(addDays(deliveredOn, -dice.whole(8, 11)));
    const course = begun(place, story, dice, {
      key: `older-${story.person.id}`,
      awardId: null,
      kit,
      amountRial: kit.priceRial,
      benefactorRial: kit.priceRial,
      approvedOn,
    });
    return { ...course, ...more, purchasedOn: addDays(approvedOn, 3), deliveredOn };
  };
  const quiet = ({ works }: PlannedStory) => works.length === 0;

  const longAgo = addDays(today, -370);
  const passed = take(addDays(longAgo, 2), () => true);
  if (passed) {
    const course = made(passed, longAgo, { trustMonths: 12, mine });
    const endedOn = addDays(addMonths(longAgo, 12), 3);
    older.push(
      handedOver(dice, course, today, {
        work: undefined,
        over: endedOn < today ? { end: 'title-passed', endedOn } : undefined,
      }),
    );
  }
  const ripe = addDays(addMonths(today, -12), 9);
  const soon = take(addDays(ripe, -16), quiet);
  if (soon)
    older.push(
      handedOver(dice, made(soon, ripe, { trustMonths: 12 }), today, { work: undefined, over: undefined }),
    );

  const next = courses.findLast(
    ({ inKind, approvedOn, deliveredOn, amountRial, benefactorRial }) =>
      !inKind &&
      approvedOn !== undefined &&
      benefactorRial * 2 > amountRial &&
      approvedOn > addDays(today, -70) &&
      (deliveredOn === undefined || deliveredOn > approvedOn),
  );
  const handedBackOn = next?.approvedOn && addDays(next.approvedOn, -9);
  const firstOn = addDays(today, -world.historyDays - 45);
  const before = handedBackOn && take(addDays(firstOn, -16), quiet);
  let moved = courses;
  if (next?.approvedOn && handedBackOn && before) {
    const { amountRial, benefactorRial, kit } = next;
    const from = handedOver(dice, made(before, firstOn, { amountRial, benefactorRial, kit, mine }), today, {
      work: undefined,
      over: { end: 'reallocated', endedOn: handedBackOn },
    });
    older.push(from);
    moved = courses.map((one) =>
      one === next ? { ...one, kitFrom: from, purchasedOn: next.approvedOn as LocalDate } : one,
    );
  }

  for (let n = 0; n < most; n++) {
    let work: PlannedWork | undefined;
    const story = take(today, ({ person, works }) => {
      work = works.find(
        ({ row, checks }) =>
          row.origin === 'own' &&
          row.isWork === true &&
          row.endedOn == null &&
          row.startedOn <= addDays(today, -world.historyDays - 12) &&
          addDays(tehranDay(person.requestedAt), 25) <= (row.startedOn as LocalDate) &&
          checks.some(({ checkedOn }) => checkedOn >= addDays(row.startedOn as LocalDate, 90)),
      );
      return work !== undefined;
    });
    if (!story || !work) break;
    const course = made(story, addDays(work.row.startedOn as LocalDate, -2), { trustMonths: 24 });
    older.push(handedOver(dice, course, today, { work, over: undefined }));
  }
  return { older, courses: moved };
}
