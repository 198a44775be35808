import { asRecorded } from './known-history.rules.ts';
import type { PersonHistory, Span, Wages } from './outcome.rules.ts';
import { spansOf } from './spans.rules.ts';

/** A span as known from an instant to another (ISO; exclusive, undefined = still). */
export interface Rectangle {
  readonly span: Span;
  readonly knownFrom: string;
  readonly knownTo: string | undefined;
}

/** What a history came to be known as, recording by recording: for every day and instant at most one rectangle. */
export function rectanglesOf(history: PersonHistory, wages: Wages): readonly Rectangle[] {
  const done: Rectangle[] = [];
  let open = new Map<string, Rectangle>();
  for (const { instant, known } of asRecorded(history)) {
    // Spans of one instant begin on different days.
    const next = new Map<string, Rectangle>();
    for (const span of spansOf(known, wages)) {
      const before = open.get(span.from);
      next.set(
        span.from,
        before !== undefined && saysTheSame(before.span, span)
          ? before
          : { span, knownFrom: instant, knownTo: undefined },
      );
    }
    for (const [from, rectangle] of open)
      if (next.get(from) !== rectangle) done.push({ ...rectangle, knownTo: instant });
    open = next;
  }
  return [...done, ...open.values()];
}

/** Of two spans in the order in which they are made: the same fields stand in both. */
function saysTheSame(a: Span, b: Span): boolean {
  for (const key in a) if (a[key as keyof Span] !== b[key as keyof Span]) return false;
  return true;
}

/** The same for spans that say the same, of one person. */
export function spanKey(span: Span): string {
  return JSON.stringify([
    span.from,
    span.to ?? null,
    span.since,
    span.state,
    span.cause,
    span.evidence,
    span.atIntake,
    span.requestedOn,
    span.organisationId,
    span.kind,
    span.sex,
    span.province,
    span.county,
    span.householdType,
    span.trade,
  ]);
}
