import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { type JalaliMonth, lastDayOfMonth } from '../../kernel/jalali-month.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { viewQuota } from '../targets/quota.repo.ts';
import type { Bunching } from '../targets/quota.rules.ts';

export interface AwardMonth {
  readonly counted: number;
  readonly target: number | null;
  readonly bunching: Bunching;
}

/** What counts of a month at the organisation itself, up to today. */
export async function viewAwardMonth(
  deps: Deps,
  actor: Actor,
  month: JalaliMonth,
): Promise<Result<AwardMonth>> {
  const scope = scopeFor(actor, 'placements:read');
  if (!scope.ok) return scope;
  const today = tehranToday(deps.now());
  const last = lastDayOfMonth(month);
  const quota = await viewQuota(
    deps.database.read,
    { kind: 'organisation', organisationId: scope.value.organisationId },
    { asOf: last < today ? last : today, knownAt: undefined },
    { today, months: 1 },
  );
  return ok({ counted: quota.month.counted, target: quota.month.target, bunching: quota.bunching });
}
