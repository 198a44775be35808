import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { findOrganisation } from '../organisations/organisations.repo.ts';
import { permit } from '../organisations/scope.rules.ts';
import type { OverdueAsks } from './ask-record.rules.ts';
import { overdueByOrganisation } from './asks-of-all.repo.ts';

/**
 * At which organisations calls are overdue, and how many, for headquarters: no names, no phones, the most first. A province's
 * council sees its province, the national office all.
 */
export async function listOverdueAsks(deps: Deps, actor: Actor): Promise<Result<readonly OverdueAsks[]>> {
  const permitted = permit(actor, 'asks:overdue');
  if (!permitted.ok) return permitted;
  const { read } = deps.database;
  const today = tehranToday(deps.now());
  if (actor.organisationKind === 'national') return ok(await overdueByOrganisation(read, today));
  const own = await findOrganisation(read, actor.organisationId ?? '');
  // A council without a province on record sees nothing rather than everything.
  return ok(await overdueByOrganisation(read, today, own?.province ?? ''));
}
