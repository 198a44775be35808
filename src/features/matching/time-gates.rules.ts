import { ageOn, birthdayTurning, type LocalDate } from '../../kernel/calendar.ts';
import { covers, gapBetween, intersect, minutes, subtract, toSlots, widen } from '../../kernel/week.ts';
import type { OpportunityFacts } from '../opportunities/opportunity-facts.rules.ts';
import type { PersonFacts } from '../people/person-facts.rules.ts';
import { judgedOn } from './match.rules.ts';
import { blocked, check, type GateOutcome, type GateRule } from './outcome.rules.ts';
import { distanceBetween, isAway, isLodged } from './retrieve.rules.ts';
import { careWeekOf, weekOf } from './week-of.rules.ts';

const travelMinutesPerKm = 2;

/** Judged on today, not on the start: one asks while it is open. Closed by hand or over is for good. */
export const closedGate: GateRule = (_person, { closed, closesOn, opensOn }, { today }) => {
  if (closed) return blocked('closed', { code: 'closed.by-hand', values: {} }, null);
  if (closesOn !== undefined && today > closesOn)
    return blocked('closed', { code: 'closed.over', values: { closesOn } }, null);
  if (today >= opensOn) return 'pass';
  const everOpen = closesOn === undefined || closesOn >= opensOn;
  return blocked(
    'closed',
    { code: 'closed.opens-later', values: { opensOn } },
    everOpen ? { kind: 'wait-until', date: opensOn } : null,
  );
};

export const fullGate: GateRule = (_person, { id, vacancies }, ctx) => fullAt(vacancies, ctx.held(id));

/** `full` by the two numbers alone. */
export function fullAt(vacancies: number, held: number): GateOutcome {
  if (held < vacancies) return 'pass';
  const unlock = vacancies > 0 ? ({ kind: 'wait-vacancy' } as const) : null;
  return blocked('full', { code: 'full.no-vacancy', values: { vacancies } }, unlock);
}

/** Without `startOn` the start is a matter of agreement. */
export const startDateGate: GateRule = (person, opportunity, ctx) => {
  if (opportunity.startOn === undefined) return 'pass';
  const { from } = person.availability;
  const asOf = judgedOn(opportunity, ctx.today);
  if (from === undefined || from <= asOf) return 'pass';
  return blocked(
    'start-date',
    { code: 'start-date.later', values: { from, startOn: opportunity.startOn } },
    { kind: 'start-by', date: asOf },
  );
};

const someHours = blocked(
  'hours',
  { code: 'hours.outside', values: { slots: [] } },
  { kind: 'free-hours', slots: [] },
);

export const hoursGate: GateRule = (person, opportunity, ctx) => {
  if (opportunity.hours.length === 0) return 'pass';
  const { hours } = person.availability;
  if (hours === undefined) return check('hours', { code: 'ask.hours', values: {} });
  if (hours.length === 0) return 'pass';
  if (covers(weekOf(hours), weekOf(opportunity.hours))) return 'pass';
  if (ctx.briefly) return someHours;
  const slots = toSlots(subtract(weekOf(opportunity.hours), weekOf(hours)));
  return blocked('hours', { code: 'hours.outside', values: { slots } }, { kind: 'free-hours', slots });
};

/** One way, in whole minutes rounded up; less than a millimetre is floating point's and counts for nothing. */
export function travelMinutes(km: number): number {
  return Math.max(0, Math.ceil(travelMinutesPerKm * km - 1e-6));
}

/** Away hours with the way there and back must not meet the hours of caring that nobody else covers. */
export const caringGate: GateRule = (person, opportunity, ctx) => {
  const { caring } = person;
  if (caring === null || !stillCares(caring, judgedOn(opportunity, ctx.today))) return 'pass';
  return caringAt(caring, opportunity, travelMinutes(distanceBetween(person, opportunity) ?? 0));
};

type Caring = NonNullable<PersonFacts['caring']>;

/** Whether somebody must still be cared for on a day; `until` is the last one. */
export function stillCares({ until }: Pick<Caring, 'until'>, day: LocalDate): boolean {
  return until === undefined || until >= day;
}

type Shift = Pick<OpportunityFacts, 'workplace' | 'lodging' | 'hours'>;

/** The longest way, in minutes, that caring leaves open while it lasts; -1 = none at all. */
export function longestWayCaring(opportunity: Shift, caring: Caring): number {
  if (!isAway(opportunity) || opportunity.hours.length === 0) return Number.POSITIVE_INFINITY;
  const needed = careWeekOf(caring);
  if (isLodged(opportunity)) return needed.length > 0 ? -1 : Number.POSITIVE_INFINITY;
  return gapBetween(weekOf(opportunity.hours), needed);
}

/** `caring` while it lasts, for a way of so many minutes. */
function caringAt(caring: Caring, opportunity: Shift, travel: number): GateOutcome {
  if (travel <= longestWayCaring(opportunity, caring)) return 'pass';
  const needed = careWeekOf(caring);
  const away = weekOf(opportunity.hours);
  const lodged = isLodged(opportunity) ? ({ lodged: true } as const) : {};
  const overlap = isLodged(opportunity) ? needed : intersect(widen(away, travel, travel), needed);
  const slots = toSlots(overlap);
  return blocked(
    'caring',
    { code: 'caring.meets', values: { slots, ...lodged } },
    { kind: 'arrange-care', hoursPerWeek: Math.ceil(minutes(overlap) / 30) / 2, slots, ...lodged },
  );
}

const tooYoung = blocked(
  'age',
  { code: 'age.too-young', values: { age: 0, minAge: 0 } },
  { kind: 'wait-vacancy' },
);

export const ageGate: GateRule = (person, opportunity, ctx) => {
  const { minAge, maxAge } = opportunity;
  if (minAge === undefined && maxAge === undefined) return 'pass';
  const { birthDate } = person;
  const age = ageOn(birthDate, judgedOn(opportunity, ctx.today));
  if (maxAge !== undefined && age > maxAge)
    return blocked('age', { code: 'age.too-old', values: { age, maxAge } }, null);
  if (minAge === undefined || age >= minAge) return 'pass';
  const reachable = maxAge === undefined || maxAge >= minAge;
  if (ctx.briefly && reachable) return tooYoung;
  return blocked(
    'age',
    { code: 'age.too-young', values: { age, minAge } },
    reachable ? { kind: 'wait-until', date: birthdayTurning(birthDate, minAge) } : null,
  );
};
