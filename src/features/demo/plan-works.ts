import { addDays, type LocalDate, tehranDay } from '../../kernel/calendar.ts';
import type { PlacementOrigin } from '../placements/placement.rules.ts';
import type { StatusMove } from './demo.repo.ts';
import { diceOf, officeInstant, workday } from './demo-dice.rules.ts';
import { withPastPause } from './past-pause.ts';
import type { PlannedAward } from './plan-awards.ts';
import type { PlannedPerson } from './plan-people.ts';
import { courseOfWork } from './work-course.ts';
import type { PlannedWork, WorkBegun } from './work-log.ts';
import { statusesOfWork, termsOf } from './work-terms.ts';

export interface WorkWorld {
  readonly today: LocalDate;
  /** Account that acts for an organisation; organisations without one know of no work. */
  readonly actors: ReadonlyMap<string, readonly string[]>;
  /** The minimum wage of a day in rials. */
  wageOn(day: LocalDate): number | undefined;
}

export interface PlannedWorks {
  /** Everybody, those who found work with the status it made. */
  readonly people: readonly PlannedPerson[];
  readonly works: readonly PlannedWork[];
  /** What became of statuses by it, in order. */
  readonly statuses: readonly StatusMove[];
}

/** Shares of those who seek: came with some work, found work by themselves. */
const atIntake = 0.12;
const foundOwn = 0.66;
/** Of those half had found it after so many days. */
const halfFoundDays = 28;
/** Of those called placed so many have no work on record: nobody wrote it down. */
const unrecorded = 0.12;

/** Work that no referral led to: kits and loans, what people found themselves, and what they had when they came. */
export function planWorks(
  people: readonly PlannedPerson[],
  awards: ReadonlyMap<string, PlannedAward>,
  world: WorkWorld,
): PlannedWorks {
  const works: PlannedWork[] = [];
  const statuses: StatusMove[] = [];
  const rested = (person: PlannedPerson) => {
    const { person: back, statuses: moves } = withPastPause(person, world.today);
    statuses.push(...moves);
    return back;
  };
  const all = people.map((person) => {
    const [by] = world.actors.get(person.organisationId) ?? [];
    const begun = by === undefined ? undefined : beginningOf(person, awards.get(person.id), by, world);
    if (begun === undefined) return rested(person);
    const work = courseOfWork(diceOf(`work of ${person.id}`), begun, world.today);
    works.push(work);
    // Whoever came with work seeks other work.
    if (begun.origin === 'at-intake') return person;
    const reason = begun.origin === 'own' ? (person.values.statusReason ?? 'own-work') : 'own-business';
    const moves = statusesOfWork(work, reason, begun.startedOn);
    statuses.push(...moves);
    const last = moves.at(-1);
    if (last === undefined) return person;
    const { status, since } = last;
    return {
      ...person,
      values: { ...person.values, status, statusReason: last.reason },
      statusSince: since,
      busy: { from: begun.startedOn, to: status === 'seeking' ? since : undefined },
    };
  });
  return { people: all, works, statuses };
}

function beginningOf(
  person: PlannedPerson,
  award: PlannedAward | undefined,
  by: string,
  { today, wageOn }: WorkWorld,
): WorkBegun | undefined {
  const { values, id: personId, organisationId, requestedAt, statusSince, story } = person;
  const dice = diceOf(`whether ${personId} works`);
  const requestedOn = tehranDay(requestedAt);
  const chance = dice.next();
  if (story || values.custody?.status === 'closed') return undefined;
  const begun = (
    origin: PlacementOrigin,
    startedOn: LocalDate,
    recordedOn: LocalDate,
    of?: { key: string; recordedAt?: string },
  ): WorkBegun => ({
    key: of?.key ?? `work-${personId}`,
    organisationId,
    personId,
    opportunityId: null,
    referralId: null,
    origin,
    isWork: true,
    iscoCode: tradeOf(person),
    startedOn,
    recordedAt: of?.recordedAt ?? officeInstant(dice, recordedOn < today ? recordedOn : addDays(today, -1)),
    ...termsOf(dice, origin, wageOn(startedOn)),
    expectedEndOn: origin === 'own' && dice.chance(0.09) ? addDays(startedOn, dice.whole(60, 170)) : null,
    by,
  });
  if (award?.work)
    return begun(award.kind, award.work.startedOn, award.work.recordedOn, { key: `award-${personId}` });
  if (values.status === 'placed')
    return chance < unrecorded
      ? undefined
      : begun('own', statusSince, addDays(statusSince, dice.whole(0, 3)));
  if (values.status !== 'seeking' || award !== undefined) return undefined;
  if (chance < atIntake) {
    const startedOn = addDays(requestedOn, -dice.whole(20, 900));
    return begun('at-intake', startedOn, requestedOn, { key: `work-${personId}`, recordedAt: requestedAt });
  }
  if (chance > atIntake + foundOwn) return undefined;
  const days = 4 + Math.floor(-Math.log2(1 - dice.next()) * halfFoundDays);
  const startedOn = workday(addDays(requestedOn, days));
  if (startedOn > addDays(today, -6)) return undefined;
  return begun('own', startedOn, workday(addDays(startedOn, dice.pick([0, 0, 1, 2, 5, 12, 25]))));
}

function tradeOf({ values }: PlannedPerson): string | null {
  const wished = values.wishes.find((wish) => 'iscoCode' in wish && wish.iscoCode);
  if (wished && 'iscoCode' in wished) return wished.iscoCode ?? null;
  return values.experience?.[0]?.iscoCode ?? null;
}
