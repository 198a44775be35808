import type { LocalDate } from '../../kernel/calendar.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { EntryKind, EntryLine } from '../ledger/ledger.rules.ts';
import { postIn } from '../ledger/post-in.repo.ts';
import type { Step } from './change-one-sponsorship.ts';

/** Posts what a step moves, each thing once; nothing where it moves nothing. Answers the ids of the entries, in order. */
export async function postStep(
  { change, deps, actor, sponsorship, eventId }: Step,
  postedOn: LocalDate,
  entries: readonly {
    readonly kind: EntryKind;
    readonly lines: readonly EntryLine[];
    readonly reverses?: string;
  }[],
): Promise<Result<readonly string[]>> {
  const ids: string[] = [];
  for (const [i, entry] of entries.entries()) {
    if (entry.lines.length === 0) continue;
    const posted = await postIn(change, deps, actor, {
      ...entry,
      organisationId: sponsorship.organisationId,
      postedOn,
      sourceKey: `${eventId}:${i}`,
      sponsorshipId: sponsorship.id,
    });
    if (!posted.ok) return posted;
    ids.push(posted.value);
  }
  return ok(ids);
}
