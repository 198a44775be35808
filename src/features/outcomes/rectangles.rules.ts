import { instantsOf, knownBy } from './known-history.rules.ts';
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
  for (const instant of instantsOf(history)) {
    const next = new Map<string, Rectangle>();
    for (const span of spansOf(knownBy(history, instant), wages)) {
      const key = spanKey(span);
      next.set(key, open.get(key) ?? { span, knownFrom: instant, knownTo: undefined });
    }
    for (const [key, rectangle] of open) if (!next.has(key)) done.push({ ...rectangle, knownTo: instant });
    open = next;
  }
  return [...done, ...open.values()];
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
