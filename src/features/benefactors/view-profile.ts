import type { Actor } from '../../kernel/actor.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import type { Deps } from '../../platform/deps.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import type { BenefactorRecord } from './benefactor.rules.ts';
import { phoneOf } from './benefactors.repo.ts';
import { ownBenefactor } from './own-benefactor.repo.ts';
import { waitingPhoneRequest } from './phone-requests.repo.ts';

export interface OwnProfile extends BenefactorRecord {
  /** Their own, so in clear; pages show it masked. */
  readonly phone: string;
  /** When somebody asked for it to be changed, where that waits. */
  readonly phoneAskedAt: string | null;
}

/** What a benefactor's own page says of them. */
export async function viewProfile(deps: Deps, actor: Actor): Promise<Result<OwnProfile>> {
  const db = deps.database.read;
  const own = await ownBenefactor(db, actor);
  if (!own.ok) return own;
  const request = await waitingPhoneRequest(db, own.value.id);
  return ok({
    ...own.value,
    phone: await phoneOf(db, deps.crypto, own.value.id),
    phoneAskedAt: request?.askedAt ?? null,
  });
}

/** Provinces to choose from, by their codes. */
export async function provinceChoices(
  deps: Deps,
): Promise<readonly { readonly code: string; readonly name: Text }[]> {
  const vocabulary = await vocabularyOf(deps.database);
  return vocabulary.items('provinces').map(({ code, fa, en }) => ({ code, name: { fa, en } }));
}
