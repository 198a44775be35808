import type { Actor } from '../../kernel/actor.ts';
import { type LocalDate, tehranToday, toJalali } from '../../kernel/calendar.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import type { Deps } from '../../platform/deps.ts';
import { closingFault } from './ask-closing.ts';
import { oneOrganisation } from './ledger-scope.rules.ts';
import { type ClosedYear, daysOfYear, type LedgerRequestRecord } from './request.rules.ts';
import { closedThrough, closedYears, firstEntryAfter, listRequests } from './requests.repo.ts';

export interface LedgerYearView {
  readonly year: number;
  readonly first: LocalDate;
  readonly last: LocalDate;
  readonly closed: ClosedYear | null;
  /** Why it cannot be closed now; null where it can, or is. */
  readonly hindrance: Text | null;
  /** The request that waits for the second manager. */
  readonly asked: LedgerRequestRecord | null;
}

/** The Jalali years of an organisation's books, the latest first, each with what it takes to close it. */
export async function viewYears(
  deps: Deps,
  actor: Actor,
  organisationId?: string,
): Promise<Result<readonly LedgerYearView[]>> {
  const scope = oneOrganisation(actor, organisationId);
  if (!scope.ok) return scope;
  const db = deps.database.read;
  const closed = await closedYears(db, scope.value);
  const today = tehranToday(deps.now());
  const first = await firstEntryAfter(db, scope.value, await closedThrough(db, scope.value));
  const thisYear = toJalali(today).year;
  const open: number[] = [];
  for (let year = first === undefined ? thisYear : toJalali(first).year; year <= thisYear; year++)
    open.push(year);
  const requests = await listRequests(db, scope.value);
  const views: LedgerYearView[] = [];
  for (const year of open) {
    const fault = await closingFault(db, scope.value, year, deps.now());
    views.push({
      year,
      ...daysOfYear(year),
      closed: null,
      hindrance: fault?.detail ?? null,
      asked:
        requests.find(
          (one) => one.kind === 'closing' && one.state === 'asked' && one.subject === String(year),
        ) ?? null,
    });
  }
  return ok([
    ...views.reverse(),
    ...closed.map((one) => ({
      year: one.year,
      ...daysOfYear(one.year),
      closed: one,
      hindrance: null,
      asked: null,
    })),
  ]);
}
