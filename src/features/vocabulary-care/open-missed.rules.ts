import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import { missedText } from './missed.text.ts';
import type { MissedView } from './missed-view.rules.ts';

/**
 * A missed query about which something may be decided: the one the caller saw. Without `If-Match` only one that waits;
 * with it, one that was decided upon may be decided upon anew by whoever saw that.
 */
export function openFor<R extends MissedView>(row: R | undefined, ifMatch: string | undefined): Result<R> {
  if (row === undefined) return fail(problem('not-found'));
  if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== String(row.revision))
    return fail(problem('stale', { detail: missedText.stale }));
  if (ifMatch === undefined && row.state !== 'waiting')
    return fail(problem('conflict', { detail: missedText.stale }));
  return ok(row);
}
