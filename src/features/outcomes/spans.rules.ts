import { addDays, birthdayTurning, type LocalDate, tehranDay } from '../../kernel/calendar.ts';
import {
  ageFrom,
  ageUntil,
  type OutcomeState,
  type PersonHistory,
  type PersonStateRecord,
  returnedToCustody,
  type Span,
  type Wages,
} from './outcome.rules.ts';
import { stated, type Timeline, valueOn } from './timeline.rules.ts';
import { type Work, workOf, worksOn } from './works.rules.ts';

type Standing = Pick<Span, 'state' | 'cause' | 'evidence' | 'atIntake'>;
type Place = Pick<Span, 'organisationId' | 'province' | 'county' | 'householdType' | 'trade'>;
interface Custody {
  readonly closed: boolean;
  readonly workPermitted: boolean;
}

/**
 * How a person stood from the day they asked on, by everything in the history: spans without a hole or an overlap, the last
 * one without an end. To see it as known at an instant give what was known then (`knownBy`). Empty where nothing was.
 */
export function spansOf(history: PersonHistory, wages: Wages): readonly Span[] {
  const last = history.states.at(-1);
  if (last === undefined) return [];
  const start = last.requestedOn;
  const statuses = statusesOf(history.states);
  const custody = custodyOf(history.states);
  const places = placesOf(history.states);
  const works = history.placements.flatMap((placement) => workOf(placement) ?? []);
  const turns = [
    birthdayTurning(last.birthDate, ageFrom),
    birthdayTurning(last.birthDate, ageUntil),
  ] as const;
  const days = [
    start,
    ...turns,
    ...[statuses, custody, places].flatMap((timeline) => timeline.map(({ from }) => from)),
    ...works.flatMap(({ startedOn, steps }) => [
      addDays(startedOn, -daysAhead),
      ...steps.map(({ from }) => from),
    ]),
    ...(works.some(isPaid) ? wages.changes : []),
  ];
  const cuts = [...new Set(days)].filter((day) => day >= start).sort();

  const spans: Span[] = [];
  for (const from of cuts) {
    const status = valueOn(statuses, from) ?? last;
    const standing =
      notCounted(status) ??
      (from < turns[0] || from >= turns[1] ? plain('outside-age') : undefined) ??
      inCustody(custody, from, start) ??
      worksOn(works, from, start, wages) ??
      (status.status === 'placed' && !works.some(({ startedOn }) => isAhead(startedOn, from))
        ? plain('unknown', 'no-record')
        : plain('out-of-work'));
    const place = valueOn(places, from) ?? placeOf(last);
    const before = spans.at(-1);
    if (before !== undefined && sameStanding(before, standing) && samePlace(before, place)) continue;
    if (before !== undefined) spans[spans.length - 1] = { ...before, to: from };
    const goesOn = before?.state === standing.state && before.cause === standing.cause;
    spans.push({
      from,
      to: undefined,
      ...standing,
      since: before !== undefined && goesOn ? before.since : from,
      ...place,
      requestedOn: start,
      kind: last.kind,
      sex: last.sex,
    });
  }
  return spans;
}

/** Placed in work that begins so many days ahead at the most, somebody has none yet, and that is known. */
const daysAhead = 60;
function isAhead(startedOn: LocalDate, day: LocalDate): boolean {
  return startedOn > day && addDays(day, daysAhead) >= startedOn;
}

function plain(state: OutcomeState, cause: string | null = null): Standing {
  return { state, cause, evidence: null, atIntake: false };
}

function notCounted({ status, statusReason }: StatusSaid): Standing | undefined {
  return status === 'left' || status === 'not-seeking' || status === 'paused'
    ? plain(status, statusReason)
    : undefined;
}

type StatusSaid = Pick<PersonStateRecord, 'status' | 'statusReason'>;

/** Whoever asks is seeking until something else is said of them. */
function statusesOf(states: readonly PersonStateRecord[]): Timeline<StatusSaid> {
  const asked = states.at(-1)?.requestedOn;
  let timeline: Timeline<StatusSaid> =
    asked === undefined ? [] : [{ from: asked, value: { status: 'seeking', statusReason: null } }];
  for (const { status, statusReason, statusSince } of states)
    timeline = stated(timeline, statusSince, { status, statusReason });
  return timeline;
}

/**
 * What is said of custody holds from its own first day; where none is named, from the day it was recorded, and what was
 * said first from ever. A permission to work alone, given to the same stay, holds from the day it was recorded.
 */
function custodyOf(states: readonly PersonStateRecord[]): Timeline<Custody> {
  const never = '1900-01-01' as LocalDate;
  const free = { closed: false, workPermitted: false };
  let timeline: Timeline<Custody> = [{ from: never, value: free }];
  let said: PersonStateRecord | undefined;
  for (const state of states) {
    const { custodyStatus, custodySince, custodyUntil, workPermitted } = state;
    const sameStay =
      said !== undefined && said.custodyStatus === custodyStatus && said.custodySince === custodySince;
    if (sameStay && said?.custodyUntil === custodyUntil && said.workPermitted === workPermitted) continue;
    const recordedOn = said === undefined ? never : tehranDay(state.recordedAt);
    const permittedLater = sameStay && said?.workPermitted !== workPermitted;
    const from = permittedLater ? recordedOn : (custodySince ?? recordedOn);
    if (custodyUntil === null || custodyUntil > from)
      timeline = stated(timeline, from, { closed: custodyStatus === 'closed', workPermitted });
    if (custodyUntil !== null) timeline = stated(timeline, custodyUntil > from ? custodyUntil : from, free);
    said = state;
  }
  return timeline;
}

/** Whoever is in closed custody and may not work; `returned` where they had been out of it since they asked. */
function inCustody(custody: Timeline<Custody>, day: LocalDate, start: LocalDate): Standing | undefined {
  const held = valueOn(custody, day);
  if (held === undefined || !held.closed || held.workPermitted) return undefined;
  const wasOut =
    valueOn(custody, start)?.closed !== true ||
    custody.some(({ from, value }) => from >= start && from < day && !value.closed);
  return plain('outside-custody', wasOut ? returnedToCustody : null);
}

function placeOf({ organisationId, province, county, householdType, trade }: PersonStateRecord): Place {
  return { organisationId, province, county, householdType, trade };
}

/** Where and how people live, and what they seek, holds from the day it was recorded; what was known first, from ever. */
function placesOf(states: readonly PersonStateRecord[]): Timeline<Place> {
  let timeline: Timeline<Place> = [];
  for (const state of states) {
    const place = placeOf(state);
    const before = timeline.at(-1);
    if (before === undefined) timeline = [{ from: state.requestedOn, value: place }];
    else if (!samePlace(before.value, place)) timeline = stated(timeline, tehranDay(state.recordedAt), place);
  }
  return timeline;
}

function isPaid({ steps }: Work): boolean {
  return steps.some(({ monthlyIncomeRial }) => monthlyIncomeRial !== null);
}

function sameStanding(a: Standing, b: Standing): boolean {
  return a.state === b.state && a.cause === b.cause && a.evidence === b.evidence && a.atIntake === b.atIntake;
}

function samePlace(a: Place, b: Place): boolean {
  return (
    a.organisationId === b.organisationId &&
    a.province === b.province &&
    a.county === b.county &&
    a.householdType === b.householdType &&
    a.trade === b.trade
  );
}
