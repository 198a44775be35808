import type { LocalDate } from '../../kernel/calendar.ts';
import type { PersonHistory, Span } from './outcome.rules.ts';

export interface WorkEnding {
  readonly organisationId: string;
  readonly day: LocalDate;
}

/**
 * The days on which somebody in work had none, or too little, any more. Who pauses or leaves has not lost work by that, and
 * an end on a last day that had been known beforehand is no surprise.
 */
export function endingsOf(history: PersonHistory, spans: readonly Span[]): readonly WorkEnding[] {
  const foreseen = new Set(
    history.placements.flatMap(({ versions }) => {
      const last = versions.at(-1);
      if (last === undefined || !last.isWork || last.endedOn === null || last.expectedEndOn === null)
        return [];
      return last.expectedEndOn <= last.endedOn ? [last.endedOn] : [];
    }),
  );
  return spans.flatMap((span, i) => {
    const before = spans[i - 1];
    const ends = before?.state === 'in-work' && (span.state === 'out-of-work' || span.state === 'some-work');
    return ends && !foreseen.has(span.from) ? [{ organisationId: span.organisationId, day: span.from }] : [];
  });
}
