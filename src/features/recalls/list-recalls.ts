import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { readCursor, writeCursor } from '../../kernel/cursor.ts';
import { type JalaliQuarter, quarterOf } from '../../kernel/jalali-month.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { peopleRepo } from '../people/people.repo.ts';
import { recordView } from '../records/record-look.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { recallsQuery } from './recall.input.ts';
import { type RecallError, type RecallRecord, recallErrorOf } from './recall.rules.ts';
import { recallCounts } from './recall-error.repo.ts';
import { recallsRepo } from './recalls.repo.ts';

export interface RecallPage {
  readonly quarter: JalaliQuarter;
  readonly quarters: readonly JalaliQuarter[];
  readonly error: RecallError;
  readonly items: readonly RecallRecord[];
  readonly nextCursor?: string;
  readonly total: number;
}

/** Whom the organisation calls again in a quarter, those not called yet first, with the error rate so far. */
export async function listRecalls(deps: Deps, actor: Actor, input: unknown): Promise<Result<RecallPage>> {
  const scope = scopeFor(actor, 'placements:read');
  if (!scope.ok) return scope;
  const parsed = parse(recallsQuery, input);
  if (!parsed.ok) return parsed;
  const today = tehranToday(deps.now());
  const { cursor, quarter = quarterOf(today), ...filter } = parsed.value;
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (cursor !== undefined && after === undefined)
    return fail(invalidInput([fieldError('cursor', 'format.wrong')]));
  const { read } = deps.database;
  const repo = recallsRepo(read, scope.value);
  const { items, next, total } = await repo.list({ ...filter, quarter, after });
  const counts = await recallCounts(
    read,
    { kind: 'organisation', organisationId: scope.value.organisationId },
    { asOf: today, knownAt: undefined },
    [quarter],
  );
  const none = { drawn: 0, confirmed: 0, denied: 0, notReached: 0, waiting: 0 };
  return ok({
    quarter,
    quarters: await repo.quarters(),
    error: recallErrorOf({ quarter, ...(counts.get(quarter) ?? none) }),
    items,
    total,
    ...(next ? { nextCursor: writeCursor(next) } : {}),
  });
}

export interface RecallToCall extends RecallRecord {
  readonly phone: string | null;
  /** Whoever looks wrote down what was last known of the work: somebody else should call. */
  readonly knownByCaller: boolean;
}

/** One re-call of the own organisation with the number to call, which is a look at the person's file. */
export async function viewRecall(deps: Deps, actor: Actor, id: string): Promise<Result<RecallToCall>> {
  const scope = scopeFor(actor, 'placements:read');
  if (!scope.ok) return scope;
  const { read } = deps.database;
  const recall = await recallsRepo(read, scope.value).find(id);
  if (!recall) return fail(problem('not-found'));
  const vocabulary = await vocabularyOf(deps.database);
  const person = await peopleRepo(read, scope.value, { crypto: deps.crypto, vocabulary }).find(
    recall.personId,
  );
  await recordView(deps, actor, recall.personId);
  return ok({
    ...recall,
    phone: person?.phone ?? null,
    knownByCaller: recall.lastKnownBy === actor.accountId,
  });
}
