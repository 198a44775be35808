import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, parse } from '../../platform/parse.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { awardPatch } from './award.input.ts';
import { type AwardRecord, awardFaults, awardStateOf, editableWhen } from './award.rules.ts';
import { awardText } from './award.text.ts';
import { linkFaults } from './award-links.ts';
import { changeOneAward } from './change-one-award.ts';

/**
 * Changes what is given of an award; null removes. Refuses, once it is delivered, whatever figures rest on (409): it is
 * voided and recorded anew, so that a past figure never changes silently.
 */
export async function editAward(
  deps: Deps,
  actor: Actor,
  id: string,
  ifMatch: string | undefined,
  input: unknown,
): Promise<Result<AwardRecord>> {
  const vocabulary = await vocabularyOf(deps.database);
  const now = deps.now();
  return await changeOneAward(deps, actor, id, {
    ifMatch,
    needsVersion: true,
    action: 'award.edit',
    async plan(tx, scope, award) {
      const parsed = parse(awardPatch, input);
      if (!parsed.ok) return parsed;
      const changed = Object.entries(parsed.value).filter(
        ([name, value]) => value !== undefined && value !== award[name as keyof AwardRecord],
      );
      const mayChange = editableWhen[awardStateOf(award)];
      if (changed.some(([name]) => !mayChange.includes(name)))
        return fail(problem('conflict', { detail: awardText.delivered }));
      const changes = Object.fromEntries(changed);
      const after = { ...award, ...changes };
      // What was right when it was recorded stays so, even if the clock was set back since.
      const faults = awardFaults(after, tehranToday(now)).filter(
        ({ path }) => path in changes || path === 'benefactorRial',
      );
      return ok({
        changes: {
          ...changes,
          ...('fundedOn' in changes
            ? { fundedRecordedAt: after.fundedOn === null ? null : now.toISOString() }
            : {}),
        },
        faults: [
          ...faults.map(({ path, code }) => fieldError(path, code)),
          ...(await linkFaults(tx, scope, vocabulary, {
            ...after,
            opportunityId: 'opportunityId' in changes ? after.opportunityId : null,
            placementId: 'placementId' in changes ? after.placementId : null,
          })),
        ],
      });
    },
  });
}
