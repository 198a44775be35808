import { addDays, daysBetween, type LocalDate, tehranDay } from '../../kernel/calendar.ts';
import { isAway } from '../matching/retrieve.rules.ts';
import type { OpportunityFacts, OpportunityKind } from '../opportunities/opportunity-facts.rules.ts';
import type { PersonFacts } from '../people/person-facts.rules.ts';
import { endsSeeking, placementStart } from '../placements/placement.rules.ts';
import type { NewEvent, NewReferralRow, StatusMove } from './demo.repo.ts';
import { type Dice, demoId, diceOf, officeInstant, workday } from './demo-dice.rules.ts';
import { firstChoices, type Opening, type Shelves, shelve } from './openings.rules.ts';
import type { PlannedPerson } from './plan-people.ts';
import { type Course, courseOf, cutAt, type Stop } from './referral-course.rules.ts';
import { courseOfWork } from './work-course.ts';
import type { PlannedWork } from './work-log.ts';
import { statusesOfWork, termsOf } from './work-terms.ts';

export interface PlannedReferral {
  readonly row: NewReferralRow;
  readonly events: readonly NewEvent[];
  readonly work: PlannedWork | undefined;
  /** What it made of the person's status, in order. */
  readonly statuses: readonly StatusMove[];
}

export interface World {
  readonly today: LocalDate;
  /** The history reaches back so many days. */
  readonly historyDays: number;
  readonly openings: readonly Opening[];
  readonly facts: ReadonlyMap<string, PersonFacts>;
  /** Account that acts for an organisation; organisations without one refer nobody. */
  readonly actors: ReadonlyMap<string, readonly string[]>;
  readonly weightsVersion: number;
  /** The minimum wage of a day in rials. */
  wageOn(day: LocalDate): number | undefined;
  /** How well they fit on a day; undefined = something stands in the way. */
  scoreOn(person: PersonFacts, opportunity: OpportunityFacts, day: LocalDate): number | undefined;
}

const share = 0.94;
/** Of those who came in the last days fewer have been referred: they stand among the new ones of Today. */
const newDays = 13;
const shareOfNew = 0.45;
/** What fits less than this no officer would have proposed. */
const leastScore = 0.22;
/** Nobody compares more than so many. */
const enough = 4;
const kinds: readonly (readonly [OpportunityKind, number])[] = [
  ['job', 76],
  ['kit', 10],
  ['training', 9],
  ['loan-programme', 5],
];

interface Referred extends Course {
  readonly id: string;
  readonly opening: Opening;
  readonly score: number;
}

/** One person's share of the history, as it is told day by day. */
interface Case {
  readonly person: PlannedPerson;
  readonly facts: PersonFacts;
  readonly actors: readonly string[];
  readonly dice: Dice;
  readonly days: readonly LocalDate[];
  readonly used: Set<string>;
  readonly courses: Referred[];
}

/**
 * Months of referrals to what truly fitted best at the time. Told in the order of their days, so that whatever is
 * proposed still had a vacancy then; no vacancy is ever held twice, not even in passing.
 */
export function planReferrals(people: readonly PlannedPerson[], world: World): readonly PlannedReferral[] {
  const seats = new Map(world.openings.map(({ facts }) => [facts.id, facts.vacancies]));
  const shelves = shelve(world.openings);
  const cases = people.flatMap((person) => caseOf(person, world));
  const proposals = cases
    .flatMap((one) => one.days.map((day) => ({ one, day })))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  for (const { one, day } of proposals) propose(one, day, shelves, seats, world);
  return cases.flatMap(({ dice, person, courses, actors }) => told(dice, person, courses, actors, world));
}

function caseOf(person: PlannedPerson, { facts: all, actors: acting, today, historyDays }: World): Case[] {
  const facts = all.get(person.id);
  const actors = acting.get(person.organisationId);
  const dice = diceOf(`referrals of ${person.id}`);
  if (person.story || !facts || !actors) return [];
  const registeredOn = tehranDay(person.requestedAt);
  const isNew = daysBetween(registeredOn, today) <= newDays;
  if (!dice.chance(isNew ? shareOfNew : share)) return [];
  const until = person.values.status === 'seeking' ? addDays(today, -1) : addDays(person.statusSince, -1);
  const [, from = until] = [addDays(registeredOn, 2), addDays(today, -historyDays)].sort();
  const span = daysBetween(from, until);
  if (span < 0) return [];
  const days = Array.from({ length: dice.pick([1, 2, 2, 2, 3, 3]) }, () =>
    workday(addDays(from, dice.whole(0, span))),
  )
    .filter((day) => day <= until && !isBusy(person, day))
    .sort();
  return [{ person, facts, actors, dice, days, used: new Set(), courses: [] }];
}

/** Shortly before they began, too: what was under way then would have come to an end. */
function isBusy({ busy }: PlannedPerson, day: LocalDate): boolean {
  return busy !== undefined && day > addDays(busy.from, -20) && (busy.to === undefined || day <= busy.to);
}

function propose(
  { person, facts, dice, used, courses }: Case,
  day: LocalDate,
  shelves: Shelves,
  seats: Map<string, number>,
  world: World,
): void {
  // Nobody looks further for someone who works by then.
  if (
    courses.some(
      ({ opening, steps }) =>
        endsSeeking(opening.facts.kind) && steps.some((step) => step.to === 'placed' && step.day <= day),
    )
  )
    return;
  const isSeeking = person.values.status === 'seeking';
  const kind = dice.weighted(kinds, ([, weight]) => weight)[0];
  const isFree = (id: string) => !used.has(id) && (seats.get(id) ?? 0) > 0;
  const found =
    bestFor(dice, facts, day, world, firstChoices(shelves, dice, facts, kind, day, isFree)) ??
    bestFor(dice, facts, day, world, firstChoices(shelves, dice, facts, 'job', day, isFree));
  if (!found) return;
  const { opening, score } = found;
  const { id, workplace } = opening.facts;
  used.add(id);
  // Who gives out work to do at home takes one more at any time.
  const kept = workplace === 'home' ? 1 : 0;
  const takeSeat = () => {
    const left = seats.get(id) ?? 0;
    // Whoever sought no more afterwards was not placed here: the offer went to somebody else.
    if (left <= kept || !isSeeking) return false;
    seats.set(id, left - 1);
    return true;
  };
  const circumstances = { cares: facts.caring !== null, away: isAway(opening.facts) };
  const steps = courseOf(dice, day, world.today, takeSeat, circumstances);
  const { closedOn } = opening;
  const stop = closedOn && ({ day: closedOn, reason: 'opportunity-closed', system: true } as const);
  courses.push({
    id: `${person.id}-${courses.length}`,
    opening,
    score,
    ...cutAt({ steps, system: false }, stop),
  });
}

/** Of the first that could be had on a day one of those that fitted best, the better the likelier. */
function bestFor(
  dice: Dice,
  person: PersonFacts,
  day: LocalDate,
  world: World,
  openings: readonly Opening[],
) {
  const fitting: { readonly opening: Opening; readonly score: number }[] = [];
  for (const opening of openings) {
    const score = world.scoreOn(person, opening.facts, day);
    if (score !== undefined && score >= leastScore) fitting.push({ opening, score });
    if (fitting.length === enough) break;
  }
  if (fitting.length === 0) return undefined;
  fitting.sort((a, b) => b.score - a.score || (a.opening.facts.id < b.opening.facts.id ? -1 : 1));
  return dice.weighted(fitting, (one) => enough - fitting.indexOf(one));
}

/** Cuts what was under way when the person found work, stopped looking, or the opportunity was closed; then writes it out. */
function told(
  dice: Dice,
  person: PlannedPerson,
  courses: readonly Referred[],
  actors: readonly string[],
  world: World,
): PlannedReferral[] {
  const placings = courses.flatMap((course) => {
    const last = course.steps.at(-1);
    return last?.to === 'placed' && endsSeeking(course.opening.facts.kind) ? [{ course, day: last.day }] : [];
  });
  const [first] = placings.sort((a, b) => (a.day < b.day ? -1 : 1));
  const { status, statusReason } = person.values;
  const stop: (Stop & { readonly except: Referred | undefined }) | undefined =
    first !== undefined
      ? { day: first.day, reason: 'found-work', system: true, except: first.course }
      : status === 'seeking'
        ? undefined
        : {
            day: person.statusSince,
            reason: status === 'left' ? 'person-left' : status === 'placed' ? 'found-work' : 'no-longer-fits',
            system: false,
            except: undefined,
          };
  if (status !== 'seeking' && statusReason === null) throw new Error('a status without its reason');
  return courses.flatMap((course) => {
    const cut = course === stop?.except ? course : cutAt(course, stop);
    return cut.steps.length === 0 ? [] : [written(dice, person, { ...course, ...cut }, actors, world)];
  });
}

function written(
  dice: Dice,
  person: PlannedPerson,
  { id: key, opening, score, steps, system }: Referred,
  actors: readonly string[],
  world: World,
): PlannedReferral {
  const id = demoId('referral', key);
  const { organisationId, id: personId } = person;
  const actor = dice.pick(actors);
  const events = steps.map(
    (step, index): NewEvent => ({
      id: demoId('referralEvent', `${key}-${index}`),
      referralId: id,
      from: steps[index - 1]?.to ?? null,
      to: step.to,
      reason: step.reason,
      actorId: system && index === steps.length - 1 ? null : actor,
      at: officeInstant(dice, step.day),
      seq: index + 1,
    }),
  );
  const [first, last] = [events[0], events.at(-1)];
  const lastStep = steps.at(-1);
  if (!first || !last || !lastStep) throw new Error('a referral without a beginning');
  const { facts } = opening;
  const work =
    last.to === 'placed'
      ? workOf(key, { organisationId, personId, referralId: id, by: actor }, facts, last.at, world)
      : undefined;
  return {
    row: {
      id,
      organisationId,
      personId,
      opportunityId: facts.id,
      state: last.to,
      reason: last.reason,
      score,
      weightsVersion: world.weightsVersion,
      consentedAt: events.find(({ to }) => to === 'accepted')?.at ?? null,
      createdAt: first.at,
      updatedAt: last.at,
      revision: events.length,
    },
    events,
    work,
    statuses: work && endsSeeking(facts.kind) ? statusesOfWork(work, 'found-work', tehranDay(last.at)) : [],
  };
}

/** What they were placed in and how that went; a few jobs are over on a day known beforehand. */
function workOf(
  key: string,
  ids: { organisationId: string; personId: string; referralId: string; by: string },
  facts: OpportunityFacts,
  at: string,
  { today, wageOn }: World,
): PlannedWork {
  const dice = diceOf(`work of ${key}`);
  const startedOn = placementStart(tehranDay(at), facts.startOn);
  const origin = facts.kind === 'kit' ? 'kit' : facts.kind === 'loan-programme' ? 'loan' : 'referral';
  const seasonal = facts.contract === 'casual' ? 0.5 : facts.contract === 'fixed' ? 0.2 : 0;
  return courseOfWork(
    dice,
    {
      key,
      ...ids,
      opportunityId: facts.id,
      origin,
      isWork: endsSeeking(facts.kind),
      iscoCode: facts.iscoCode ?? null,
      startedOn,
      recordedAt: at,
      ...termsOf(dice, origin, wageOn(startedOn), facts),
      expectedEndOn: dice.chance(seasonal) ? addDays(startedOn, dice.whole(50, 180)) : null,
    },
    today,
  );
}
