import type { PersonHistory, Span, Wages } from '../../../src/features/outcomes/outcome.rules.ts';
import { evidenceGrades } from '../../../src/features/placements/placement.rules.ts';
import { addDays, daysBetween, type LocalDate, tehranDay } from '../../../src/kernel/calendar.ts';

type Standing = Pick<
  Span,
  'state' | 'cause' | 'evidence' | 'atIntake' | 'county' | 'householdType' | 'trade'
>;
const is = (state: Span['state'], cause: string | null = null) => ({
  state,
  cause,
  evidence: null,
  atIntake: false,
});

/** How somebody stands on one day, worked out from the words of the model for that day alone. */
export function standingOn(history: PersonHistory, on: LocalDate, wages: Wages): Standing | undefined {
  const last = history.states.at(-1);
  if (last === undefined || on < last.requestedOn) return undefined;
  const dated = history.states.filter((row, i) => i === 0 || tehranDay(row.recordedAt) <= on).at(-1) ?? last;
  const place = { county: dated.county, householdType: dated.householdType, trade: dated.trade };
  return { ...standing(history, on, wages), ...place };
}

function standing(
  history: PersonHistory,
  on: LocalDate,
  wages: Wages,
): Pick<Span, 'state' | 'cause' | 'evidence' | 'atIntake'> {
  const last = history.states.at(-1);
  if (last === undefined) throw new Error('nothing known');
  // The last recorded of the statements that have begun by that day.
  const status = history.states.findLast((row) => row.statusSince <= on);
  const said = status?.status ?? 'seeking';
  if (said === 'left' || said === 'not-seeking' || said === 'paused')
    return is(said, status?.statusReason ?? null);
  const age = ageOf(last.birthDate, on);
  if (age < 18 || age > 64) return is('outside-age');
  const held = custodyOn(history, on);
  if (held.closed && !held.permitted) {
    let returned = false;
    for (let d = last.requestedOn; d < on && !returned; d = addDays(d, 1))
      returned = !custodyOn(history, d).closed;
    return is('outside-custody', returned ? 'returned' : null);
  }
  const works = history.placements.flatMap((placement) => {
    const now = placement.versions.at(-1);
    if (!now?.isWork || now.endReason === 'mistake' || now.startedOn > on) return [];
    if (now.endedOn !== null && now.endedOn <= on) return [];
    const corrected = new Set(placement.checks.map(({ corrects }) => corrects));
    const said = placement.checks
      .filter((one) => !corrected.has(one.id) && (one.result === 'working' || one.result === 'ended'))
      .filter(({ checkedOn }) => checkedOn <= on && checkedOn >= now.startedOn)
      .sort((a, b) => daysBetween(b.checkedOn, a.checkedOn));
    const conclusive = said.at(-1);
    if (conclusive?.result === 'ended') return [];
    return [
      {
        overdue: isOverdue(now.startedOn, conclusive?.checkedOn, now.expectedEndOn, on),
        hours: said.findLast(({ weeklyHours }) => weeklyHours !== null)?.weeklyHours ?? now.weeklyHours,
        income:
          said.findLast(({ monthlyIncomeRial }) => monthlyIncomeRial !== null)?.monthlyIncomeRial ??
          now.monthlyIncomeRial,
        evidence: conclusive?.evidence ?? now.evidence,
        fromIntake: now.origin === 'at-intake' || now.startedOn < last.requestedOn,
      },
    ];
  });
  const begins = history.placements.some(({ versions }) => {
    const now = versions.at(-1);
    const ahead = now === undefined ? 0 : daysBetween(on, now.startedOn);
    return now?.isWork && now.endReason !== 'mistake' && ahead > 0 && ahead <= 60;
  });
  if (works.length === 0)
    return said === 'placed' && !begins ? is('unknown', 'no-record') : is('out-of-work');
  const stands = works.filter(({ overdue }) => !overdue);
  const known = {
    evidence: evidenceGrades.find((grade) => stands.some(({ evidence }) => evidence === grade)) ?? null,
    atIntake: stands.every(({ fromIntake }) => fromIntake),
    cause: null,
  };
  const hours = stands.reduce((sum, one) => sum + (one.hours ?? 0), 0);
  const income = stands.reduce((sum, one) => sum + (one.income ?? 0), 0);
  if (hours >= 20 || income >= (wages.on(on) ?? Number.POSITIVE_INFINITY))
    return { state: 'in-work', ...known };
  if (stands.length < works.length) return is('unknown', 'overdue');
  if (stands.some((one) => one.hours === null && one.income === null)) return is('unknown', 'amount');
  return { state: 'some-work', ...known };
}

function ageOf(birth: LocalDate, on: LocalDate): number {
  const [y = 0, m = 0, d = 0] = birth.split('-').map(Number);
  const [yy = 0, mm = 0, dd = 0] = on.split('-').map(Number);
  return yy - y - (mm > m || (mm === m && dd >= d) ? 0 : 1);
}

function custodyOn(history: PersonHistory, on: LocalDate): { closed: boolean; permitted: boolean } {
  let held = { closed: false, permitted: false };
  let before: PersonHistory['states'][number] | undefined;
  for (const row of history.states) {
    const sameStay = before?.custodyStatus === row.custodyStatus && before.custodySince === row.custodySince;
    const samePermission = before?.workPermitted === row.workPermitted;
    if (before && sameStay && samePermission && before.custodyUntil === row.custodyUntil) continue;
    const heard = before === undefined ? ('1900-01-01' as LocalDate) : tehranDay(row.recordedAt);
    const from = before !== undefined && sameStay && !samePermission ? heard : (row.custodySince ?? heard);
    before = row;
    if (from > on && !(row.custodyUntil !== null && row.custodyUntil <= on)) continue;
    if (from > on) continue;
    const over = row.custodyUntil !== null && row.custodyUntil <= on;
    held = over
      ? { closed: false, permitted: false }
      : { closed: row.custodyStatus === 'closed', permitted: row.workPermitted };
  }
  return held;
}

/** A check is due on days 30, 90, 180, 365 and every 180 after, and on a known last day; evidence of 7 days before answers it. */
function isOverdue(
  start: LocalDate,
  evidenceOn: LocalDate | undefined,
  expectedEnd: LocalDate | null,
  on: LocalDate,
): boolean {
  const answered = evidenceOn === undefined ? -7 : daysBetween(start, evidenceOn);
  const dues = [30, 90, 180, 365, ...Array.from({ length: 10 }, (_, n) => 545 + n * 180)];
  const due = dues.find((one) => one > answered + 7) ?? 0;
  const late = daysBetween(addDays(start, due), on) > 30;
  const endUnasked = expectedEnd !== null && (evidenceOn === undefined || evidenceOn < expectedEnd);
  return late || (endUnasked && daysBetween(expectedEnd, on) > 30);
}
