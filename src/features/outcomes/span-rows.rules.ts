import { dayNumber, dayNumbered, type LocalDate, toJalali } from '../../kernel/calendar.ts';
import type { Span } from './outcome.rules.ts';

/** No end: later than any day, and than any instant. */
export const noEndDay = 1_000_000;
export const stillKnown = 9_000_000_000_000_000;

/** Stands for all organisations together in the counts of months' ends. */
export const wholeNation = '';

export type GroupValues = Pick<
  Span,
  'organisationId' | 'kind' | 'sex' | 'province' | 'county' | 'householdType' | 'trade'
>;
export type StandingValues = Pick<Span, 'state' | 'cause' | 'evidence' | 'atIntake'>;

/** The values under which a combination stands once, in the order of its columns; nothing is null there. */
export function groupCells(of: GroupValues): readonly string[] {
  return [of.organisationId, of.kind, of.sex, of.province, of.county, of.householdType, of.trade ?? ''];
}

export function standingCells(of: StandingValues): readonly (string | number)[] {
  return [of.state, of.cause ?? '', of.evidence ?? '', of.atIntake ? 1 : 0];
}

export function toDayOf({ to }: Pick<Span, 'to'>): number {
  return to === undefined ? noEndDay : dayNumber(to);
}

export function dayFrom(number: number): LocalDate | undefined {
  return number === noEndDay ? undefined : dayNumbered(number);
}

/** Jalali months in order: year × 12 + month − 1. */
export function monthNumber(day: LocalDate): number {
  const { year, month } = toJalali(day);
  return year * 12 + month - 1;
}

/** Where the ends of months see a span: from the month it begins in, until the month it ends in. */
export function monthSteps({ from, to }: Pick<Span, 'from' | 'to'>): readonly (readonly [number, 1 | -1])[] {
  const first = monthNumber(from);
  const last = to === undefined ? undefined : monthNumber(to);
  if (first === last) return [];
  return last === undefined
    ? [[first, 1]]
    : [
        [first, 1],
        [last, -1],
      ];
}
