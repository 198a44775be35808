import { addDays, daysBetween, type LocalDate } from '../../kernel/calendar.ts';
import { asRecorded } from './known-history.rules.ts';
import type { PersonHistory } from './outcome.rules.ts';
import { type Work, workOf } from './works.rules.ts';

/** How one work, or somebody's whole time at work, stood from a day to another (exclusive; undefined = without end). */
export interface WorkSpan {
  readonly kind: 'same-work' | 'any-work';
  readonly placementId: string;
  readonly from: LocalDate;
  readonly to: LocalDate | undefined;
  readonly state: 'stands' | 'unknown' | 'over';
  readonly startedOn: LocalDate;
  /** The last day on which it was known to stand, or the day of its end. */
  readonly lastOn: LocalDate;
  readonly trade: string | null;
  readonly incomeRial: number | null;
  readonly atIntake: boolean;
  readonly organisationId: string;
  readonly householdId: string;
}

/** Gaps of so many days between two works are bridged. */
export const bridgedDays = 30;

interface NamedWork extends Work {
  readonly id: string;
  readonly trade: string | null;
  readonly atIntake: boolean;
}

/** Every work of a history by itself, and the time at work of the person as a whole. */
export function workSpansOf(history: PersonHistory): readonly WorkSpan[] {
  const person = history.states.at(-1);
  if (person === undefined) return [];
  const { organisationId, householdId, requestedOn } = person;
  const works = history.placements.flatMap((placement): NamedWork[] => {
    const work = workOf(placement);
    if (work === undefined) return [];
    const iscoCode = placement.versions.at(-1)?.iscoCode ?? null;
    const atIntake = work.fromIntake || work.startedOn < requestedOn;
    return [{ ...work, id: placement.id, trade: iscoCode?.slice(0, 2) ?? null, atIntake }];
  });
  return [...works.flatMap(spansOfWork), ...spansAtWork(works)].map((span) => ({
    ...span,
    organisationId,
    householdId,
  }));
}

type Bare = Omit<WorkSpan, 'organisationId' | 'householdId'>;

function spansOfWork(work: NamedWork): readonly Bare[] {
  let lastKnown = work.startedOn;
  return work.steps.map((step, index): Bare => {
    if (step.stands === 'known') lastKnown = step.from;
    return {
      kind: 'same-work',
      placementId: work.id,
      from: step.from,
      to: work.steps[index + 1]?.from,
      state: stateNames[step.stands],
      startedOn: work.startedOn,
      lastOn: step.stands === 'over' ? step.from : lastKnown,
      trade: work.trade,
      incomeRial: step.stands === 'over' ? null : step.monthlyIncomeRial,
      atIntake: work.atIntake,
    };
  });
}

const stateNames = { known: 'stands', overdue: 'unknown', over: 'over' } as const;

/** From the first work that was not had before on: as long as works follow each other with gaps of at most 30 days. */
function spansAtWork(works: readonly NamedWork[]): readonly Bare[] {
  const first = works
    .filter(({ atIntake }) => !atIntake)
    .toSorted((a, b) =>
      a.startedOn < b.startedOn || (a.startedOn === b.startedOn && a.id < b.id) ? -1 : 1,
    )[0];
  if (first === undefined) return [];
  const turns = works.flatMap(({ startedOn, steps }) => [
    startedOn,
    ...steps.flatMap(({ from, stands }) =>
      stands === 'over' ? [from, addDays(from, bridgedDays + 1)] : [from],
    ),
  ]);
  const days = [...new Set([first.startedOn, ...turns])].filter((day) => day >= first.startedOn).sort();
  const spans: Bare[] = [];
  for (const from of days) {
    const stood = standingAtWork(works, first.startedOn, from);
    const before = spans.at(-1);
    if (before !== undefined) {
      if (before.state === stood.state && before.lastOn === stood.lastOn) continue;
      spans[spans.length - 1] = { ...before, to: from };
    }
    spans.push({
      kind: 'any-work',
      placementId: first.id,
      from,
      to: undefined,
      ...stood,
      startedOn: first.startedOn,
      trade: first.trade,
      incomeRial: null,
      atIntake: false,
    });
  }
  return spans;
}

/** How somebody's time at work stands on a day, by what is dated up to it alone. */
function standingAtWork(
  works: readonly NamedWork[],
  startedOn: LocalDate,
  day: LocalDate,
): Pick<Bare, 'state' | 'lastOn'> {
  const begun = works
    .filter((work) => work.startedOn <= day)
    .toSorted((a, b) => (a.startedOn < b.startedOn ? -1 : 1))
    .map((work) => {
      const steps = work.steps.filter(({ from }) => from <= day);
      const now = steps.at(-1);
      const known = steps.findLast(({ stands }) => stands === 'known');
      return {
        startedOn: work.startedOn,
        endedOn: now?.stands === 'over' ? now.from : undefined,
        lastOn: now?.stands === 'over' ? now.from : (known?.from ?? work.startedOn),
        isKnown: now?.stands === 'known',
      };
    });
  let end: LocalDate | undefined;
  let lastOn = startedOn;
  let isKnown = false;
  let isOpen = false;
  for (const work of begun) {
    if (work.endedOn !== undefined && work.endedOn < startedOn) continue;
    // What begins after a gap that is too long is another time at work.
    if (!isOpen && end !== undefined && daysBetween(end, work.startedOn) > bridgedDays) break;
    if (work.endedOn === undefined) isOpen = true;
    else if (end === undefined || work.endedOn > end) end = work.endedOn;
    if (work.isKnown) isKnown = true;
    if (work.lastOn > lastOn) lastOn = work.lastOn;
  }
  if (isOpen) return { state: isKnown ? 'stands' : 'unknown', lastOn };
  // Whether another work follows in time is not known yet.
  const isBridgeable = end !== undefined && daysBetween(end, day) <= bridgedDays;
  return { state: isBridgeable ? 'unknown' : 'over', lastOn: end ?? lastOn };
}

/** A span as known from an instant to another (ISO; exclusive, undefined = still). */
export interface KnownWorkSpan {
  readonly span: WorkSpan;
  readonly knownFrom: string;
  readonly knownTo: string | undefined;
}

/** What works came to be known as, recording by recording. */
export function knownWorkSpans(history: PersonHistory): readonly KnownWorkSpan[] {
  const done: KnownWorkSpan[] = [];
  let open = new Map<string, KnownWorkSpan>();
  let before: PersonHistory | undefined;
  for (const { instant, known } of asRecorded(history)) {
    const isNews = before === undefined || saysMoreOfWork(before, known);
    before = known;
    if (!isNews) continue;
    // Spans of one work, or of the whole time at work, begin on different days.
    const next = new Map<string, KnownWorkSpan>();
    for (const span of workSpansOf(known)) {
      const key = `${span.kind} ${span.placementId} ${span.from}`;
      const same = open.get(key);
      next.set(
        key,
        same !== undefined && saysTheSame(same.span, span)
          ? same
          : { span, knownFrom: instant, knownTo: undefined },
      );
    }
    for (const [key, past] of open) if (next.get(key) !== past) done.push({ ...past, knownTo: instant });
    open = next;
  }
  return [...done, ...open.values()];
}

/** Whether what works are derived from was added to; most of what is recorded of a person is something else. */
function saysMoreOfWork(before: PersonHistory, known: PersonHistory): boolean {
  const [was, is] = [before.states.at(-1), known.states.at(-1)];
  return (
    was?.organisationId !== is?.organisationId ||
    was?.householdId !== is?.householdId ||
    was?.requestedOn !== is?.requestedOn ||
    known.placements.some((placement, index) => placement !== before.placements[index])
  );
}

function saysTheSame(a: WorkSpan, b: WorkSpan): boolean {
  for (const key in a) if (a[key as keyof WorkSpan] !== b[key as keyof WorkSpan]) return false;
  return true;
}
