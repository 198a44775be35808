import { addDays, type LocalDate } from '../../kernel/calendar.ts';
import type { CheckRecord, PlacementVersionRecord } from '../outcomes/outcome.rules.ts';
import type {
  CheckSource,
  EndReason,
  Evidence,
  PlacementOrigin,
  VisitOutcome,
} from '../placements/placement.rules.ts';
import type { NewPlacementRow, NewVisitRow } from './demo.repo.ts';
import { type Dice, demoId, officeInstant } from './demo-dice.rules.ts';

interface Owner {
  readonly placementId: string;
  readonly personId: string;
}
export type LoggedVersion = PlacementVersionRecord & Owner;
export interface LoggedCheck extends CheckRecord, Owner {
  readonly organisationId: string;
  readonly source: CheckSource;
  readonly recordedBy: string;
}

/** A work as it is written down: how it stands, every state it was recorded in, and how it was followed up. */
export interface PlannedWork {
  readonly row: NewPlacementRow;
  readonly versions: readonly LoggedVersion[];
  readonly checks: readonly LoggedCheck[];
  readonly visits: readonly NewVisitRow[];
  /** Instant at which its end was written down. */
  readonly endedAt: string | undefined;
}

/** What is known of a work when it is written down. */
export interface WorkBegun {
  readonly key: string;
  readonly organisationId: string;
  readonly personId: string;
  readonly opportunityId: string | null;
  readonly referralId: string | null;
  readonly origin: PlacementOrigin;
  readonly isWork: boolean;
  readonly iscoCode: string | null;
  readonly startedOn: LocalDate;
  readonly recordedAt: string;
  readonly weeklyHours: number | null;
  readonly monthlyIncomeRial: number | null;
  /** The last day where it is known beforehand. */
  readonly expectedEndOn: LocalDate | null;
  /** The organisation's account that follows it up. */
  readonly by: string;
}

const evidences: Readonly<Record<PlacementOrigin, readonly Evidence[]>> = {
  referral: ['employer', 'employer', 'employer', 'insurance', 'insurance', 'call', 'call', 'bank'],
  kit: ['visit', 'visit', 'visit', 'bank', 'call'],
  loan: ['visit', 'visit', 'bank', 'call'],
  own: ['call', 'call', 'employer', 'insurance', 'visit'],
  'at-intake': ['call', 'call', 'employer', 'insurance'],
};
const ownReasons: readonly EndReason[] = ['business-closed', 'health', 'caring', 'better-work', 'moved'];
const jobReasons: readonly EndReason[] = [
  ...['contract-over', 'dismissed', 'business-closed', 'unpaid-wages', 'pay', 'hours'],
  ...['too-far', 'conditions', 'caring', 'health', 'better-work'],
] as EndReason[];

export interface WorkLog {
  notReached(on: LocalDate): void;
  /** `at`: the instant at which it was written down, where that is not any of the day. */
  working(on: LocalDate, at?: string): void;
  /** A check found that it had ended, on a day that was then told. */
  foundEnded(on: LocalDate, over: LocalDate): void;
  toldOfEnd(on: LocalDate, over: LocalDate): void;
  whole(): PlannedWork;
}

/** Writes a work's course down row by row, in the order in which an officer learns of it. */
export function logOfWork(dice: Dice, begun: WorkBegun, today: LocalDate): WorkLog {
  const { key, by, recordedAt, ...facts } = begun;
  const id = demoId('placement', key);
  const ids = { organisationId: begun.organisationId, personId: begun.personId };
  const checks: LoggedCheck[] = [];
  const visits: NewVisitRow[] = [];
  const evidence = dice.pick(evidences[begun.origin]);
  const { weeklyHours, monthlyIncomeRial } = begun;
  const now = { weeklyHours, monthlyIncomeRial };
  const { startedOn, expectedEndOn, isWork, iscoCode, origin } = begun;
  const first = {
    startedOn,
    expectedEndOn,
    weeklyHours,
    monthlyIncomeRial,
    evidence,
    isWork,
    iscoCode,
    origin,
  };
  const versions: LoggedVersion[] = [
    { placementId: id, personId: begun.personId, recordedAt, ...first, endedOn: null, endReason: null },
  ];
  let end: { endedOn: LocalDate; endReason: EndReason; at: string } | undefined;

  const check = (on: LocalDate, said: Pick<LoggedCheck, 'result'> & Partial<LoggedCheck>): LoggedCheck => {
    const row: LoggedCheck = {
      id: demoId('check', `${key}-${checks.length}`),
      ...ids,
      placementId: id,
      checkedOn: on,
      evidence: null,
      weeklyHours: null,
      monthlyIncomeRial: null,
      source: 'check',
      corrects: null,
      recordedAt: officeInstant(dice, on),
      recordedBy: by,
      ...said,
    };
    checks.push(row);
    return row;
  };
  const visit = (plannedOn: LocalDate, done?: { on: LocalDate; outcome: VisitOutcome; at: string }) => {
    const createdAt = officeInstant(dice, addDays(done && plannedOn < today ? plannedOn : today, -3));
    visits.push({
      id: demoId('visit', `${key}-${visits.length}`),
      ...ids,
      placementId: id,
      plannedOn,
      doneOn: done?.on ?? null,
      outcome: done?.outcome ?? null,
      createdAt,
      createdBy: by,
      updatedAt: done?.at ?? createdAt,
      revision: done ? 2 : 1,
    });
  };
  const close = (over: LocalDate, at: string) => {
    const reasons = origin === 'kit' || origin === 'loan' ? ownReasons : jobReasons;
    const endReason = over === expectedEndOn ? 'season-over' : dice.pick(reasons);
    end = { endedOn: over, endReason, at };
    versions.push({
      placementId: id,
      personId: begun.personId,
      recordedAt: at,
      ...first,
      endedOn: over,
      endReason,
    });
  };

  return {
    notReached: (on) => void check(on, { result: 'not-reached' }),
    working(on, at) {
      const says = dice.chance(0.6);
      if (says && now.monthlyIncomeRial !== null)
        now.monthlyIncomeRial = roundedRial(now.monthlyIncomeRial * (0.97 + dice.next() * 0.13));
      if (says && now.weeklyHours !== null && dice.chance(0.2))
        now.weeklyHours = Math.max(4, Math.min(60, now.weeklyHours + 2 * dice.whole(-2, 3)));
      // What nobody knew at the start is asked for.
      const asked = now.weeklyHours === null && now.monthlyIncomeRial === null && dice.chance(0.7);
      if (asked) now.weeklyHours = dice.whole(12, 44);
      const by = dice.pick(evidences[origin]);
      const row = check(on, {
        result: 'working',
        evidence: by,
        source: by === 'visit' ? 'visit' : 'check',
        ...(says || asked ? now : {}),
        ...(at === undefined ? {} : { recordedAt: at }),
      });
      if (by === 'visit') {
        const outcome = dice.chance(0.85) ? 'well' : 'needs-help';
        visit(addDays(on, -dice.whole(0, 5)), { on, outcome, at: row.recordedAt });
      }
      if (dice.chance(0.03)) correct(row, on);
    },
    foundEnded(on, over) {
      close(over, check(on, { result: 'ended', evidence: 'call' }).recordedAt);
    },
    toldOfEnd: (on, over) => close(over, officeInstant(dice, on)),
    whole() {
      // Somebody is to be visited in the coming days, and now and then a day passed on which nobody went.
      if (isWork && !end && dice.chance(0.04))
        visit(addDays(today, dice.whole(dice.chance(0.3) ? -9 : 1, 9)));
      return {
        row: {
          id,
          ...facts,
          endedOn: end?.endedOn ?? null,
          endReason: end?.endReason ?? null,
          evidence,
          createdAt: recordedAt,
          updatedAt: end?.at ?? recordedAt,
          revision: versions.length,
        },
        versions,
        checks,
        visits,
        endedAt: end?.at,
      };
    },
  };

  /** A few days later it turns out that the wrong file was open, or that other hours were meant. */
  function correct(wrong: LoggedCheck, on: LocalDate): void {
    const later = addDays(on, dice.whole(2, 9));
    if (later >= today) return;
    const right: Pick<LoggedCheck, 'result'> & Partial<LoggedCheck> = dice.chance(0.3)
      ? { result: 'void' }
      : { ...wrong, weeklyHours: dice.whole(8, 40) };
    check(on, {
      ...right,
      id: demoId('check', `${key}-${checks.length}`),
      corrects: wrong.id,
      recordedAt: officeInstant(dice, later),
    });
  }
}

/** To 100,000 rials, as people tell their income. */
export function roundedRial(rial: number): number {
  return Math.round(rial / 100_000) * 100_000;
}
