import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { change } from '../records/change.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { profilePatch } from './benefactor.input.ts';
import type { BenefactorRecord } from './benefactor.rules.ts';
import { type BenefactorPatch, editBenefactor } from './benefactors.repo.ts';
import { ownBenefactor } from './own-benefactor.repo.ts';
import { profileText } from './profile.text.ts';
import { type OwnProfile, viewProfile } from './view-profile.ts';

/** Changes what is given of the own profile. `ifMatch` is the revision that was seen, and required. */
export async function editProfile(
  deps: Deps,
  actor: Actor,
  ifMatch: string | undefined,
  input: unknown,
): Promise<Result<OwnProfile>> {
  const seen = await ownBenefactor(deps.database.read, actor);
  if (!seen.ok) return seen;
  const parsed = parse(profilePatch, input);
  if (!parsed.ok) return parsed;
  const province = await provinceOf(deps, parsed.value.province);
  if (!province.ok) return province;
  if (ifMatch === undefined)
    return fail(problem('precondition-required', { detail: profileText.versionNeeded }));
  const edited = await change<undefined>(deps, actor, async ({ tx, audit, nothingChanged }) => {
    const own = await ownBenefactor(tx, actor);
    if (!own.ok) return own;
    const { id, revision } = own.value;
    const stale = fail(problem('stale', { detail: profileText.stale }));
    if (ifMatch !== '*' && ifMatch !== String(revision)) return stale;
    const patch = changesOf(own.value, { ...parsed.value, province: province.value });
    const fields = Object.keys(patch);
    if (fields.length === 0) {
      nothingChanged();
      return ok(undefined);
    }
    if (!(await editBenefactor(tx, id, revision, patch))) return stale;
    audit({ action: 'benefactor.edit', entity: 'benefactor', entityId: id, fields, values: patch });
    return ok(undefined);
  });
  return edited.ok ? await viewProfile(deps, actor) : edited;
}

async function provinceOf(
  deps: Pick<Deps, 'database'>,
  text: string | null | undefined,
): Promise<Result<string | null | undefined>> {
  if (text === null || text === undefined) return ok(text);
  const found = (await vocabularyOf(deps.database)).find('provinces', text);
  return found ? ok(found.code) : fail(invalidInput([fieldError('province', 'place.unknown')]));
}

function changesOf(own: BenefactorRecord, wished: BenefactorPatch): BenefactorPatch {
  return Object.fromEntries(
    Object.entries(wished).filter(
      ([name, value]) => value !== undefined && value !== own[name as keyof BenefactorPatch],
    ),
  );
}
