import { addDays, type LocalDate } from '../../kernel/calendar.ts';
import type { Survival } from './sponsorship-record.rules.ts';

export const survivalDays = [30, 90, 180, 365] as const;

interface Work {
  readonly startedOn: LocalDate;
  readonly endedOn: LocalDate | null;
  readonly endReason: string | null;
  readonly checks: readonly {
    readonly checkedOn: LocalDate;
    readonly result: string;
    readonly correctedBy: string | null;
  }[];
}

/** How the work that a kit began stood after 30, 90, 180 and 365 days, by the checks that stand: silence is no proof. */
export function survivalOf(work: Work, today: LocalDate): readonly Survival[] {
  if (work.endReason === 'mistake') return [];
  return survivalDays.map((day) => {
    const on = addDays(work.startedOn, day);
    const seen = work.checks.some(
      ({ checkedOn, result, correctedBy }) => correctedBy === null && result === 'working' && checkedOn >= on,
    );
    if (seen) return { day, on, state: 'working' as const };
    if (work.endedOn !== null && work.endedOn < on) return { day, on, state: 'ended' as const };
    if (work.endedOn !== null) return { day, on, state: 'working' as const };
    return { day, on, state: on > today ? ('to-come' as const) : ('unknown' as const) };
  });
}
