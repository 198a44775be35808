import { addDays, type LocalDate } from '../../kernel/calendar.ts';
import { distanceKm } from '../../kernel/geo.ts';
import { covers, daily } from '../../kernel/week.ts';
import type { OpportunityFacts } from '../opportunities/opportunity-facts.rules.ts';
import type { PersonFacts, SupervisionPermission } from '../people/person-facts.rules.ts';
import { judgedOn } from './match.rules.ts';
import { blocked, check, type GateRule } from './outcome.rules.ts';
import { isAway, isBeyond } from './retrieve.rules.ts';
import { weekOf } from './week-of.rules.ts';

/** Supervision that ends this soon is waited for rather than argued with a judge. */
const daysWorthWaiting = 30;

export const reservedGate: GateRule = (person, { reservedFor: groups }) => {
  if (groups.length === 0) return 'pass';
  const { kind, sex, household } = person;
  if (groups.includes(kind)) return 'pass';
  if (sex === 'female' && groups.includes('women-heads')) {
    if (household.head === true) return 'pass';
    if (household.head === undefined) return check('reserved', { code: 'ask.household-head', values: {} });
  }
  return blocked('reserved', { code: 'reserved.for-others', values: { groups } }, null);
};

/** The latest of some last days; undefined when one of them has no end. */
function latest(days: readonly (LocalDate | undefined)[]): LocalDate | undefined {
  let last: LocalDate | undefined;
  for (const day of days) {
    if (day === undefined) return undefined;
    if (last === undefined || day > last) last = day;
  }
  return last;
}

/** One that ends: whose days are all told, so is the way out. */
const someRestriction = blocked(
  'restriction',
  { code: 'restriction.active', values: { codes: [], until: undefined } },
  { kind: 'wait-vacancy' },
);

/** A relative never inherits what binds the prisoner: these three gates look at released persons alone. */
export const restrictionGate: GateRule = ({ kind, restrictions }, opportunity, ctx) => {
  if (kind === 'family' || opportunity.barredBy.length === 0) return 'pass';
  if (restrictions === undefined)
    return check('restriction', {
      code: 'ask.restrictions',
      values: { codes: [...new Set(opportunity.barredBy)] },
    });
  const asOf = judgedOn(opportunity, ctx.today);
  const active = restrictions.filter(
    ({ code, until }) => opportunity.barredBy.includes(code) && (until === undefined || until >= asOf),
  );
  if (active.length === 0) return 'pass';
  if (ctx.briefly && active.every(({ until }) => until !== undefined)) return someRestriction;
  const codes = [...new Set(active.map(({ code }) => code))];
  const until = latest(active.map((restriction) => restriction.until));
  return blocked(
    'restriction',
    { code: 'restriction.active', values: { codes, until } },
    until === undefined ? null : { kind: 'wait-until', date: addDays(until, 1) },
  );
};

type Supervision = NonNullable<PersonFacts['supervision']>;
type Watched = Pick<OpportunityFacts, 'startOn' | 'workplace' | 'hours'>;

/** What the judge would have to permit for the work, wherever it is done. */
function permissionsForWork(
  { permittedFrom, permittedTo }: Supervision,
  { workplace, hours }: Watched,
): readonly SupervisionPermission[] {
  const needed: SupervisionPermission[] = [];
  if (workplace === 'mobile') needed.push('mobile-work');
  const hasHours = permittedFrom !== undefined || permittedTo !== undefined;
  if (hasHours && hours.length > 0) {
    if (!covers(daily(permittedFrom ?? '00:00', permittedTo ?? '24:00'), weekOf(hours)))
      needed.push('outside-hours');
  }
  return needed;
}

/** What the judge would have to permit, apart from what the place would tell if it were known. */
function permissionsNeeded(
  supervision: Supervision,
  opportunity: OpportunityFacts,
): readonly SupervisionPermission[] {
  const { place } = opportunity;
  const work = permissionsForWork(supervision, opportunity);
  const isOutside =
    place !== undefined && isOutsideCircle(supervision, distanceKm(supervision.centre, place));
  return isOutside ? ['outside-circle', ...work] : work;
}

/** By the great-circle km from the centre; not known (NaN) is not outside. */
export function isOutsideCircle({ radiusKm }: Supervision, km: number): boolean {
  return isBeyond(km, radiusKm);
}

/** What of a supervision blocks work: nothing, the place alone where it is outside the circle, or the work anywhere. */
export function barsOf(
  supervision: Supervision,
  opportunity: Watched & Pick<OpportunityFacts, 'lodging'>,
  today: LocalDate,
): 'nothing' | 'outside' | 'anywhere' {
  const { until, permissions: given } = supervision;
  if (!isAway(opportunity) || (until !== undefined && until < judgedOn(opportunity, today))) return 'nothing';
  if (permissionsForWork(supervision, opportunity).some((one) => !given.includes(one))) return 'anywhere';
  return given.includes('outside-circle') ? 'nothing' : 'outside';
}

export const supervisionGate: GateRule = ({ kind, supervision }, opportunity, ctx) => {
  if (kind === 'family' || supervision === null || !isAway(opportunity)) return 'pass';
  const { until, permissions: given } = supervision;
  const asOf = judgedOn(opportunity, ctx.today);
  if (until !== undefined && until < asOf) return 'pass';
  const permissions = permissionsNeeded(supervision, opportunity).filter((p) => !given.includes(p));
  if (permissions.length === 0) {
    const placeDecides = opportunity.place === undefined && !given.includes('outside-circle');
    return placeDecides ? check('supervision', { code: 'ask.opportunity-place', values: {} }) : 'pass';
  }
  const detail = { code: 'supervision.beyond', values: { permissions, until } } as const;
  if (until === undefined || ctx.briefly)
    return blocked('supervision', detail, { kind: 'ask-permission', permissions });
  const free = addDays(until, 1);
  return until <= addDays(asOf, daysWorthWaiting)
    ? blocked('supervision', detail, { kind: 'wait-until', date: free })
    : blocked('supervision', detail, { kind: 'ask-permission', permissions, orWaitUntil: free });
};

/** `closed` bars work of every kind until the day of leaving, which is free; `leave` bars work away from home. */
export const custodyGate: GateRule = ({ kind, custody }, opportunity, ctx) => {
  if (kind === 'family') return 'pass';
  if (custody === null) return check('custody', { code: 'ask.custody', values: {} });
  const { status, until, workPermitted } = custody;
  if (workPermitted) return 'pass';
  const ask = { kind: 'ask-permission', permissions: ['work-outside'] } as const;
  if (status === 'leave' && isAway(opportunity))
    return blocked('custody', { code: 'custody.leave', values: {} }, ask);
  if (status !== 'closed') return 'pass';
  if (until === undefined) return blocked('custody', { code: 'custody.not-yet-free', values: {} }, ask);
  if (judgedOn(opportunity, ctx.today) >= until) return 'pass';
  return blocked(
    'custody',
    { code: 'custody.not-yet-free', values: { until } },
    { kind: 'wait-until', date: until },
  );
};
