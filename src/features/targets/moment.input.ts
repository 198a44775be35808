import { type LocalDate, tehranDayEnd, tehranToday } from '../../kernel/calendar.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import { fieldError, invalidInput } from '../../platform/parse.ts';
import type { FigureMoment } from './figure.rules.ts';

/** The moment somebody asked for. Refuses days and instants in the future; today's end is as much as now. */
export function momentOf(
  { asOf, knownAt }: { readonly asOf?: LocalDate | undefined; readonly knownAt?: string | undefined },
  now: Date,
): Result<FigureMoment> {
  const today = tehranToday(now);
  const errors = [
    ...(asOf !== undefined && asOf > today ? [fieldError('asOf', 'date.future')] : []),
    ...(knownAt !== undefined && knownAt > tehranDayEnd(today).toISOString()
      ? [fieldError('knownAt', 'date.future')]
      : []),
  ];
  if (errors.length > 0) return fail(invalidInput(errors));
  const isPast = knownAt !== undefined && knownAt < now.toISOString();
  return ok({ asOf: asOf ?? today, knownAt: isPast ? knownAt : undefined });
}
