import type { Actor, Scope } from '../../kernel/actor.ts';
import { type FieldError, problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Tx } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { invalidInput } from '../../platform/parse.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import type { AuditAction } from '../records/audit-action.rules.ts';
import { change } from '../records/change.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { sponsorshipText } from '../sponsorships/sponsorship.text.ts';
import { sponsorshipOfAward } from '../sponsorships/sponsorships.repo.ts';
import type { AwardRecord } from './award.rules.ts';
import { awardText } from './award.text.ts';
import { writeAidOfAward } from './award-aid.repo.ts';
import { type AwardChanges, awardsRepo, changeAward } from './awards.repo.ts';

/** What is to be written of an award; no changes: nothing is. */
export interface PlannedChange {
  readonly changes: AwardChanges;
  readonly faults: readonly FieldError[];
}

/**
 * One change of one award of the own organisation (404 otherwise). `ifMatch` is the revision that was seen: required where
 * `needsVersion`, else honoured when sent.
 */
export async function changeOneAward(
  deps: Deps,
  actor: Actor,
  id: string,
  options: {
    readonly ifMatch: string | undefined;
    readonly needsVersion?: true;
    readonly action: AuditAction;
    /** Given where the change delivers or voids: what the household was given changes with it. */
    readonly gives?: Vocabulary;
    readonly plan: (tx: Tx, scope: Scope, award: AwardRecord) => Promise<Result<PlannedChange>>;
  },
): Promise<Result<AwardRecord>> {
  const scope = scopeFor(actor, 'awards:write');
  if (!scope.ok) return scope;
  const { ifMatch, needsVersion, action, gives, plan } = options;
  const at = deps.now().toISOString();
  return await change<AwardRecord>(deps, actor, async ({ tx, audit, reindex, nothingChanged }) => {
    const repo = awardsRepo(tx, scope.value);
    const award = await repo.find(id);
    if (!award) return fail(problem('not-found'));
    if (ifMatch === undefined && needsVersion)
      return fail(problem('precondition-required', { detail: awardText.versionNeeded }));
    const stale = fail(problem('stale', { detail: awardText.stale }));
    if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== String(award.revision)) return stale;
    const follows = (await sponsorshipOfAward(tx, id)) !== undefined;
    if (follows && !(action === 'award.edit' && award.deliveredOn !== null))
      return fail(problem('conflict', { detail: sponsorshipText.awardFollows }));
    if (award.voidedAt !== null) return fail(problem('conflict', { detail: awardText.voided }));
    const planned = await plan(tx, scope.value, award);
    if (!planned.ok) return planned;
    const { changes, faults } = planned.value;
    if (faults.length > 0) return fail(invalidInput(faults));
    if (Object.keys(changes).length === 0) {
      nothingChanged();
      return ok(award);
    }
    if (!(await changeAward(tx, award, changes))) return stale;
    audit({
      action,
      entity: 'award',
      entityId: id,
      personId: award.personId,
      fields: Object.keys(changes).filter((name) => !name.endsWith('At')),
      values: changes,
    });
    const after = await repo.find(id);
    if (!after) throw new Error('an award that was just changed is not there');
    if (gives) await writeAidOfAward(tx, { vocabulary: gives, at, newId: deps.newId, reindex }, after);
    return ok(after);
  });
}
