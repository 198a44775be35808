import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { sheetNames } from './day-sheet.repo.ts';
import { employmentRate, type FigureScope, type OutcomeCounts } from './figure.rules.ts';
import { viewQuota } from './quota.repo.ts';
import type { QuotaFigure } from './quota.rules.ts';
import { outcomeCounts } from './rate.repo.ts';
import { monthlyCounts } from './trend.repo.ts';

/** The two promises in a number each, with the months before. */
export interface PromiseNumbers {
  readonly counts: OutcomeCounts;
  /** At the ends of the last months that are over, the earliest first. */
  readonly trend: readonly (number | null)[];
  readonly quota: QuotaFigure;
}

const trendMonths = 11;

/** Where the own organisation stands today. */
export async function viewPromiseNumbers(deps: Deps, actor: Actor): Promise<Result<PromiseNumbers>> {
  const own = scopeFor(actor, 'people:read');
  if (!own.ok) return own;
  const { database } = deps;
  const scope: FigureScope = { kind: 'organisation', ...own.value };
  const today = tehranToday(deps.now());
  const moment = { asOf: today, knownAt: undefined };
  const names = () => sheetNames(database, scope);
  const months = await monthlyCounts(database.read, scope, moment, trendMonths, names);
  return ok({
    counts: await outcomeCounts(database, scope, moment),
    trend: months.map(({ counts }) => employmentRate(counts).value),
    quota: await viewQuota(database.read, scope, moment, { today, months: 12 }),
  });
}
