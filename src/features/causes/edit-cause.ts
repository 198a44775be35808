import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { causePatch } from './cause.input.ts';
import { mostCauseSlots } from './cause.rules.ts';
import type { CauseRecord } from './cause-record.rules.ts';
import { addSlots } from './cause-writes.repo.ts';
import { changeOneCause } from './change-one-cause.ts';
import { wordsAndDays } from './publish-cause.ts';

/**
 * Changes the words, days, campaign or budget states of an open cause, or makes room for more families. Place and trade stay
 * as they were published: told anew they could tell more.
 */
export async function editCause(
  deps: Deps,
  actor: Actor,
  id: string,
  ifMatch: string | undefined,
  input: unknown,
): Promise<Result<CauseRecord>> {
  const today = tehranToday(deps.now());
  return await changeOneCause(deps, actor, id, {
    ifMatch,
    needsVersion: true,
    action: 'cause.edit',
    async plan(tx, scope, cause) {
      const parsed = parse(causePatch, input);
      if (!parsed.ok) return parsed;
      const {
        title,
        need,
        addSlots: more,
        campaignId,
        closesOn,
        verifiedOn,
        budget,
        namesChecked,
      } = parsed.value;
      const errors = [
        ...(await wordsAndDays(tx, scope, today, {
          title,
          need,
          campaignId: campaignId === cause.campaignId ? null : campaignId,
          opensOn: cause.opensOn,
          closesOn,
          verifiedOn,
          namesChecked,
        })),
        ...(cause.slots + (more ?? 0) > mostCauseSlots ? [fieldError('addSlots', 'number.range')] : []),
        ...(budget ?? []).flatMap(({ line }, i) =>
          line < cause.budget.length ? [] : [fieldError(`budget.${i}.line`, 'number.range')],
        ),
      ];
      if (errors.length > 0) return fail(invalidInput(errors));
      if (more) await addSlots(tx, cause.id, cause.slots, more);
      const states = new Map(budget?.map(({ line, state }) => [line, state]));
      return ok({
        ...(title ? { titleFa: title.fa, titleEn: title.en } : {}),
        ...(need ? { needFa: need.fa, needEn: need.en } : {}),
        ...(campaignId === undefined ? {} : { campaignId }),
        ...(closesOn === undefined ? {} : { closesOn }),
        ...(verifiedOn === undefined ? {} : { verifiedOn, verifiedBy: actor.accountId }),
        ...(budget === undefined
          ? {}
          : {
              budget: cause.budget.map((item, line) => ({ ...item, state: states.get(line) ?? item.state })),
            }),
        // Room is in a table of its own; the cause is another one all the same.
        ...(more ? { opensOn: cause.opensOn } : {}),
      });
    },
  });
}
