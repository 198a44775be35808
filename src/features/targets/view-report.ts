import type { Actor } from '../../kernel/actor.ts';
import { type LocalDate, tehranToday } from '../../kernel/calendar.ts';
import {
  addJalaliMonths,
  type JalaliMonth,
  lastDayOfMonth,
  readJalaliMonth,
} from '../../kernel/jalali-month.ts';
import { toLatinDigits } from '../../kernel/persian.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput } from '../../platform/parse.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { lastMonthOver } from './below.repo.ts';
import { cohortsTold } from './cohorts.rules.ts';
import { correctionsTold } from './corrections.rules.ts';
import { countsOnly } from './counts-only.repo.ts';
import type { FigureScope } from './figure.rules.ts';
import { labelIn } from './labels.rules.ts';
import { organisationsOf } from './organisations-named.repo.ts';
import { type ReportFigure, reportFigures } from './report.rules.ts';
import { viewPromises } from './view-promises.ts';
import { countsOnlyTools, viewTargets } from './view-targets.ts';

export interface ReportView {
  readonly month: JalaliMonth;
  readonly day: LocalDate;
  readonly writtenOn: LocalDate;
  readonly scopeName: Text;
  readonly figures: readonly ReportFigure[];
}

/**
 * The report of a Jalali month that is over, the last one where none is named. It leaves the organisation, so groups are as
 * readers of counts see them, also for staff. Refuses months that are not over with a field error.
 */
export async function viewReport(
  deps: Deps,
  actor: Actor,
  input: { readonly month?: string; readonly organisationId?: string; readonly province?: string },
): Promise<Result<ReportView>> {
  const today = tehranToday(deps.now());
  const last = lastMonthOver(today);
  const month = input.month ? readJalaliMonth(toLatinDigits(input.month.trim())) : last;
  if (month === undefined) return fail(invalidInput([fieldError('month', 'format.wrong')]));
  if (month > last) return fail(invalidInput([fieldError('month', 'date.future')]));
  const { organisationId, province } = input;
  const day = lastDayOfMonth(month);
  const found = await viewPromises(deps, actor, { asOf: day, organisationId, province });
  if (!found.ok) return found;
  const before = await viewTargets(deps, actor, {
    asOf: lastDayOfMonth(addJalaliMonths(month, -1)),
    organisationId,
    province,
  });
  const { targets, ...rest } = found.value;
  const groups = targets.seesPeople ? await groupsOutside(deps, targets.scope, day) : targets.groups;
  const corrections = before.ok ? before.value.corrections : undefined;
  return ok({
    month,
    day,
    writtenOn: today,
    scopeName: targets.scopeName,
    figures: reportFigures({
      ...rest,
      counts: targets.rate.counts,
      definitions: targets.definitions,
      trend: targets.trend.slice(-12),
      groups,
      groupsOn: day,
      cohorts: cohortsTold(targets.cohorts).slice(-12),
      corrections:
        before.ok && corrections
          ? {
              told: corrections.known.counts,
              now: before.value.rate.counts,
              // On paper nobody is told more than whoever reads counts.
              by: targets.seesPeople ? correctionsTold(corrections.byChange, true) : corrections,
            }
          : undefined,
    }),
  });
}

/** What of an organisation's groups its council is shown: whoever holds both papers knows no more than from one. */
async function groupsOutside(deps: Deps, scope: FigureScope, day: LocalDate) {
  const vocabulary = await vocabularyOf(deps.database);
  const organisations = await organisationsOf(deps.database.read);
  const tools = countsOnlyTools({ organisations, label: labelIn(vocabulary) }, vocabulary);
  const province =
    scope.kind === 'organisation' ? organisations.get(scope.organisationId)?.province : undefined;
  const whole: FigureScope = typeof province === 'string' ? { kind: 'province', province } : scope;
  return (await countsOnly(deps.database, whole, scope, day, tools)).groups;
}
