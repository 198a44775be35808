import type { Actor } from '../../kernel/actor.ts';
import { type LocalDate, tehranToday } from '../../kernel/calendar.ts';
import { readCursor, writeCursor } from '../../kernel/cursor.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { asksQuery } from './ask.input.ts';
import { type AskView, viewOf } from './ask-view.rules.ts';
import { type AskCounts, asksRepo } from './asks.repo.ts';

export interface AskPage {
  readonly items: readonly AskView[];
  readonly total: number;
  readonly nextCursor?: string;
}

/** Asks that the caller's organisation is to call about. Those that wait: the longest first; else the newest first. */
export async function listAsks(deps: Deps, actor: Actor, input: unknown): Promise<Result<AskPage>> {
  const scope = scopeFor(actor, 'asks:read');
  if (!scope.ok) return scope;
  const parsed = parse(asksQuery, input);
  if (!parsed.ok) return parsed;
  const { cursor, ...query } = parsed.value;
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (cursor !== undefined && after === undefined)
    return fail(invalidInput([fieldError('cursor', 'format.wrong')]));
  const vocabulary = await vocabularyOf(deps.database);
  const today = tehranToday(deps.now());
  const repo = asksRepo(deps.database.read, scope.value, deps.crypto);
  const { items, total, next } = await repo.list({ ...query, after });
  return ok({
    items: items.map((one) => viewOf(one, vocabulary, today)),
    total,
    ...(next ? { nextCursor: writeCursor(next) } : {}),
  });
}

/** How many asked the caller's organisation about an opportunity. */
export async function countAsksAbout(
  deps: Deps,
  actor: Actor,
  opportunityId: string,
): Promise<Result<number>> {
  const scope = scopeFor(actor, 'asks:read');
  if (!scope.ok) return scope;
  return ok(await asksRepo(deps.database.read, scope.value, deps.crypto).countAbout(opportunityId));
}

export interface WaitingAsks extends AskCounts {
  readonly today: LocalDate;
  /** The longest waiting. */
  readonly oldest: readonly AskView[];
}

/** Who waits for a call, for the first page of the morning. */
export async function waitingAsks(deps: Deps, actor: Actor, limit: number): Promise<Result<WaitingAsks>> {
  const scope = scopeFor(actor, 'asks:read');
  if (!scope.ok) return scope;
  const today = tehranToday(deps.now());
  const repo = asksRepo(deps.database.read, scope.value, deps.crypto);
  const counts = await repo.counts(today);
  if (counts.waiting === 0) return ok({ ...counts, today, oldest: [] });
  const vocabulary = await vocabularyOf(deps.database);
  const { items } = await repo.list({ status: 'new', limit });
  return ok({ ...counts, today, oldest: items.map((one) => viewOf(one, vocabulary, today)) });
}
