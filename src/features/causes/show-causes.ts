import { tehranToday } from '../../kernel/calendar.ts';
import { readCursor, writeCursor } from '../../kernel/cursor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { causesQuery } from './cause.input.ts';
import type { CauseView } from './cause-record.rules.ts';
import { findCause, listShownCauses, nextCauses, viewShownCause } from './causes.repo.ts';

export interface CauseList {
  readonly items: readonly CauseView[];
  readonly total: number;
  readonly nextCursor?: string;
}

/** For everybody: the causes that can be given to today, the newest first. */
export async function showCauses(deps: Deps, input: unknown): Promise<Result<CauseList>> {
  const parsed = parse(causesQuery, input);
  if (!parsed.ok) return parsed;
  const { cursor, ...filter } = parsed.value;
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (cursor !== undefined && after === undefined)
    return fail(invalidInput([fieldError('cursor', 'format.wrong')]));
  const today = tehranToday(deps.now());
  const { items, next, total } = await listShownCauses(deps.database.read, today, { ...filter, after });
  return ok({ items, total, ...(next ? { nextCursor: writeCursor(next) } : {}) });
}

/** For everybody: one of them. A closed, hidden and unknown one are answered alike (404). */
export async function showCause(deps: Deps, id: string): Promise<Result<CauseView>> {
  const found = await viewShownCause(deps.database.read, id, tehranToday(deps.now()));
  return found ? ok(found) : fail(problem('not-found'));
}

/** A cause for its page; where it is taken off, what is nearest to it. */
export async function showCauseOrNext(
  deps: Deps,
  id: string,
): Promise<
  { readonly vocabulary: Vocabulary } & (
    | { readonly cause: CauseView }
    | { readonly cause: undefined; readonly next: readonly CauseView[] }
  )
> {
  const db = deps.database.read;
  const today = tehranToday(deps.now());
  const vocabulary = await vocabularyOf(deps.database);
  const cause = await viewShownCause(db, id, today);
  if (cause) return { vocabulary, cause };
  const gone = await findCause(db, id);
  const next = await nextCauses(db, today, gone ?? { id, trade: '', province: null });
  return { vocabulary, cause: undefined, next };
}
