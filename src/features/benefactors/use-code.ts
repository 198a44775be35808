import * as z from 'zod';
import { compactNumber } from '../../kernel/persian.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { line } from '../../platform/fields.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { findAccountById } from '../accounts/accounts.repo.ts';
import type { Caller } from '../accounts/agent.rules.ts';
import { openSession } from '../accounts/open-session.repo.ts';
import type { SignedInSession } from '../accounts/session.rules.ts';
import { type Change, change } from '../records/change.repo.ts';
import { stranger } from './ask-for-code.ts';
import { benefactorKinds, readInviteCode } from './benefactor.rules.ts';
import { addBenefactor, benefactorOfPhone, inviterOf } from './benefactors.repo.ts';
import { codeToHash, readCodeToken } from './code.rules.ts';
import { codeText } from './code.text.ts';
import { findCode, type HeldCode, prove, useUp } from './codes.repo.ts';
import { takeTriedBack } from './count-codes.repo.ts';
import { codeIsOver, codeIsWrong, countTheTry, isOver } from './prove-code.ts';

export const useCodeBody = z.strictObject({
  codeToken: z.string().min(1, { error: 'required' }).max(200),
  code: z
    .string()
    .max(40)
    .optional()
    .meta({ description: 'The six digits, in any digits; not needed again once they were right' }),
  name: line(120).optional().meta({ description: 'Of somebody who joins; else not looked at' }),
  kind: z.enum(benefactorKinds).optional(),
  invitation: z.string().max(40).nullish().meta({ description: 'Whose invitation was followed' }),
});
type Used = z.output<typeof useCodeBody>;

/** Signed in; or the code was right, and a name is wanted of somebody new, under the same token. */
export type UsedCode =
  | { readonly session: SignedInSession; readonly joined: boolean }
  | { readonly session?: undefined; readonly needsName: true };

/**
 * Signs a benefactor in by the code that was sent to their phone, or lets somebody new join. A code is worth one session,
 * lasts five tries, and only for who asked for it. Every refusal of a code is `unauthenticated`, and the same for any number;
 * a closed account's right code is refused like a wrong one.
 */
export async function useCode(deps: Deps, caller: Caller, input: unknown): Promise<Result<UsedCode>> {
  const parsed = parse(useCodeBody, input);
  if (!parsed.ok) return parsed;
  const token = readCodeToken(parsed.value.codeToken);
  const held = token && (await findCode(deps.database.read, deps.crypto, token));
  const digits = parsed.value.code === undefined ? undefined : compactNumber(parsed.value.code);
  if (digits === undefined && !held?.isProven) return fail(invalidInput([fieldError('code', 'required')]));
  if (!held || isOver(held, deps.now())) return codeIsOver();
  if (!held.isProven) {
    const tried = await countTheTry(deps, held);
    if (!tried.ok) return tried;
  }
  if (digits !== undefined) {
    const hash = await deps.crypto.hashCode(codeToHash(held.id, '', digits), held.codeHash);
    if (hash !== held.codeHash) return codeIsWrong();
  }
  return await change<UsedCode>(deps, stranger, (part) => enter(deps, part, caller, held, parsed.value));
}

async function enter(
  deps: Deps,
  { tx, audit }: Pick<Change, 'tx' | 'audit'>,
  caller: Caller,
  held: HeldCode,
  { name, kind, invitation }: Used,
): Promise<Result<UsedCode>> {
  const now = deps.now();
  const known = await benefactorOfPhone(tx, deps.crypto, held.phone);
  if (!known && name === undefined) {
    if (!held.isProven && !(await prove(tx, held.id, now))) return codeIsOver();
    if (!held.isProven) await takeTriedBack(tx, deps, held.phone);
    audit({ action: 'code.use', entity: 'code', entityId: held.id });
    return ok({ needsName: true });
  }
  if (!(await useUp(tx, held.id, now.toISOString()))) return codeIsOver();
  const code = readInviteCode(invitation ?? '');
  const benefactor =
    known ??
    (await addBenefactor(tx, deps, {
      phone: held.phone,
      name: name ?? '',
      ...(kind === undefined ? {} : { kind }),
      invitedBy: (code && (await inviterOf(tx, code))) ?? null,
    }));
  const account = await findAccountById(tx, benefactor.accountId);
  // Whoever holds the phone of a closed account is told no more than anybody else.
  if (!account) return codeIsWrong();
  if (account.totpConfirmedAt !== null)
    return fail(problem('unauthenticated', { detail: codeText.secondFactor }));
  if (!known) audit({ action: 'benefactor.join', entity: 'benefactor', entityId: benefactor.id });
  if (!held.isProven) await takeTriedBack(tx, deps, held.phone);
  audit({ action: 'code.use', entity: 'code', entityId: held.id });
  audit({ action: 'session.start', entity: 'account', entityId: benefactor.accountId });
  return ok({ session: await openSession(deps, tx, account.actor, caller), joined: !known });
}
