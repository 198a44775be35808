import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import type { Deps } from '../../platform/deps.ts';
import { findOrganisation } from '../organisations/organisations.repo.ts';
import { findAccountById } from './accounts.repo.ts';
import { unusedRecoveryHashes } from './second-factor.repo.ts';
import { isByCodeAlone } from './session.rules.ts';

export interface OwnAccount {
  readonly organisation: Text | null;
  readonly passwordChangedAt: string | null;
  readonly mustChangePassword: boolean;
  /** Since when the second factor is on; null while it is off. */
  readonly secondFactorSince: string | null;
  readonly recoveryCodesLeft: number;
  /** Signed in to by codes sent to a phone: it has neither a user name nor a password of its own. */
  readonly byCodeAlone: boolean;
}

/** What one's own page says of the account. Everybody may see this of themselves. */
export async function viewOwnAccount(deps: Deps, actor: Actor): Promise<Result<OwnAccount>> {
  const db = deps.database.read;
  const account = await findAccountById(db, actor.accountId);
  if (!account) return fail(problem('unauthenticated'));
  const { organisationId } = actor;
  const organisation = organisationId === null ? undefined : await findOrganisation(db, organisationId);
  return ok({
    organisation: organisation ? { fa: organisation.fa, en: organisation.en } : null,
    passwordChangedAt: account.passwordChangedAt,
    mustChangePassword: account.mustChangePassword,
    secondFactorSince: account.totpConfirmedAt,
    recoveryCodesLeft: (await unusedRecoveryHashes(db, actor.accountId)).length,
    byCodeAlone: isByCodeAlone(actor),
  });
}
