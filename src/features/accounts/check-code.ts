import { compactNumber } from '../../kernel/persian.ts';
import { hmacSha1 } from '../../platform/crypto.ts';
import type { Tx } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import type { Credentials } from './accounts.repo.ts';
import { takeRecoveryCode, takeTotpStep, unusedRecoveryHashes } from './second-factor.repo.ts';
import { codeFrom, fromBase32, openSteps, recoveryCodes, stepBytes, totp } from './totp.rules.ts';

/** Where the sealed secret stands, bound into its sealing. */
export const totpPlace = (accountId: string) => `account:${accountId}:totp_sealed`;

/** The code of a time step under a base32 secret. */
export function totpCode(secret: string, step: number): string {
  return codeFrom(hmacSha1(fromBase32(secret), stepBytes(step)));
}

/**
 * Looks at a code of the app, or at a recovery code, in any digits and spacing. The answer takes it, inside the
 * transaction of what it is for, and says whether it was right and not taken before.
 */
export async function readCode(
  deps: Deps,
  { actor, totpSealed, totpLastStep }: Credentials,
  typed: string,
  { recovery }: { recovery: boolean },
): Promise<(tx: Tx) => Promise<'app' | 'recovery' | undefined>> {
  const code = compactNumber(typed);
  const id = actor.accountId;
  if (totpSealed !== null && code.length === totp.digits) {
    const secret = deps.crypto.open(totpSealed, totpPlace(id));
    const step = openSteps(deps.now(), totpLastStep).find((one) => totpCode(secret, one) === code);
    return async (tx) => (step !== undefined && (await takeTotpStep(tx, id, step)) ? 'app' : undefined);
  }
  const [known] = recovery ? await unusedRecoveryHashes(deps.database.read, id) : [];
  if (known === undefined || code.length !== recoveryCodes.digits) return async () => undefined;
  const hash = await deps.crypto.hashCode(code, known);
  return async (tx) =>
    (await takeRecoveryCode(tx, id, hash, deps.now().toISOString())) ? 'recovery' : undefined;
}
