import type { Actor } from '../../kernel/actor.ts';
import { addDays, type LocalDate, tehranToday } from '../../kernel/calendar.ts';
import { readCursor, writeCursor } from '../../kernel/cursor.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { followUpRepo } from './follow-up.repo.ts';
import { checksQuery } from './placement.input.ts';
import { type QueueCounts, type QueueRecord, type QueueShow, soonUnknownDue } from './queue.rules.ts';

export interface QueuePage {
  readonly items: readonly QueueRecord[];
  readonly total: number;
  readonly nextCursor?: string;
}

/** Live works of the caller's organisation whose next check is due by a day, today where none is said; oldest due first. */
export async function listChecks(deps: Deps, actor: Actor, input: unknown): Promise<Result<QueuePage>> {
  const scope = scopeFor(actor, 'placements:read');
  if (!scope.ok) return scope;
  const parsed = parse(checksQuery, input);
  if (!parsed.ok) return parsed;
  const { cursor, due, overdue, county, limit } = parsed.value;
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (cursor !== undefined && after === undefined)
    return fail(invalidInput([fieldError('cursor', 'format.wrong')]));
  const today = tehranToday(deps.now());
  const by = due ?? today;
  const late = addDays(today, -1);
  const { items, total, next } = await followUpRepo(deps.database.read, scope.value, today).queue({
    to: overdue && late < by ? late : by,
    county,
    limit,
    after,
  });
  return ok({ items, total, ...(next ? { nextCursor: writeCursor(next) } : {}) });
}

/** `ahead` are the checks of the coming days. */
const aheadDays = 14;

export interface CheckQueue extends QueuePage {
  readonly today: LocalDate;
  readonly counts: QueueCounts;
  readonly warned: number;
  /** Codes of the counties in which anybody at work lives. */
  readonly counties: readonly string[];
  readonly vocabulary: Vocabulary;
}

/** One part of the queue for the page, with the numbers of all parts. */
export async function viewQueue(
  deps: Deps,
  actor: Actor,
  view: {
    readonly show: QueueShow;
    readonly county?: string | undefined;
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
): Promise<Result<CheckQueue>> {
  const scope = scopeFor(actor, 'placements:read');
  if (!scope.ok) return scope;
  const { show, county, cursor, limit } = view;
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (cursor !== undefined && after === undefined)
    return fail(invalidInput([fieldError('cursor', 'format.wrong')]));
  const today = tehranToday(deps.now());
  const repo = followUpRepo(deps.database.read, scope.value, today);
  const counts = await repo.counts();
  const warned = await repo.warned({ county, limit: show === 'warned' ? 200 : 0 });
  const counties = await repo.counties();
  const vocabulary = await vocabularyOf(deps.database);
  if (show === 'warned')
    return ok({
      today,
      counts,
      counties,
      vocabulary,
      warned: warned.total,
      items: warned.items,
      total: warned.total,
    });
  const { items, total, next } = await repo.queue({ ...rangeOf(show, today), county, limit, after });
  return ok({
    today,
    counts,
    counties,
    vocabulary,
    warned: warned.total,
    items,
    total,
    ...(next ? { nextCursor: writeCursor(next) } : {}),
  });
}

function rangeOf(show: Exclude<QueueShow, 'warned'>, today: LocalDate): { from?: LocalDate; to: LocalDate } {
  const soon = soonUnknownDue(today);
  switch (show) {
    case 'due':
      return { to: today };
    case 'overdue':
      return { to: addDays(today, -1) };
    case 'soon':
      return soon;
    case 'unknown':
      return { to: addDays(soon.from, -1) };
    case 'ahead':
      return { from: addDays(today, 1), to: addDays(today, aheadDays) };
  }
}

export interface WaitingChecks {
  readonly counts: QueueCounts;
  readonly warned: { readonly items: readonly QueueRecord[]; readonly total: number };
  readonly workless: Awaited<ReturnType<ReturnType<typeof followUpRepo>['placedWithoutWork']>>;
  readonly today: LocalDate;
  readonly vocabulary: Vocabulary;
}

/** What waits of works for the first page of the morning. */
export async function waitingChecks(deps: Deps, actor: Actor, limit: number): Promise<Result<WaitingChecks>> {
  const scope = scopeFor(actor, 'placements:read');
  if (!scope.ok) return scope;
  const today = tehranToday(deps.now());
  const repo = followUpRepo(deps.database.read, scope.value, today);
  return ok({
    today,
    counts: await repo.counts(),
    warned: await repo.warned({ limit }),
    workless: await repo.placedWithoutWork(limit),
    vocabulary: await vocabularyOf(deps.database),
  });
}
