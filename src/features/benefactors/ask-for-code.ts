import * as z from 'zod';
import { maskPhone } from '../../kernel/phone.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import type { Deps } from '../../platform/deps.ts';
import { mobile } from '../../platform/fields.ts';
import { parse } from '../../platform/parse.ts';
import type { Caller } from '../accounts/agent.rules.ts';
import { queueMessage } from '../messages/messages.repo.ts';
import { sendSoon } from '../messages/send-messages.repo.ts';
import { type ChangeActor, change } from '../records/change.repo.ts';
import { codeFrom, codeLimits, codeMinutes, codeToHash, codeTokenOf, readCodeToken } from './code.rules.ts';
import { codeText } from './code.text.ts';
import { addCode, findCode, hasCodesToSweep, sweepCodes } from './codes.repo.ts';
import { type CodeLimitReached, countAsked } from './count-codes.repo.ts';

export const askForCodeBody = z.strictObject({ phone: mobile });

export interface AskedCode {
  /** Worth something together with the code alone; whoever asked keeps it to themselves. */
  readonly codeToken: string;
  readonly expiresAt: string;
}

/** Whoever is not signed in. */
export const stranger = { accountId: 'system:public', organisationId: null } as const;

/** What a code is for: one of another purpose, or of another's, is wrong for it. */
export interface CodePurpose {
  /** Goes into the hash with the code; empty for signing in. */
  readonly boundTo: string;
  readonly message: (code: string) => Text;
  /** Who asks, for the record. */
  readonly actor: ChangeActor;
}
const signingIn: CodePurpose = { boundTo: '', message: codeText.message, actor: stranger };

/**
 * Sends a code of six digits to a mobile. Nothing that is done or answered depends on whose the number is: nobody is looked
 * up. Refuses what is no mobile (`invalid`), too many of one number or address (`too-many`), and everything where no gateway
 * carries messages (`conflict`).
 */
export async function askForCode(
  deps: Deps,
  caller: Caller,
  input: unknown,
  purpose: CodePurpose = signingIn,
): Promise<Result<AskedCode>> {
  if (deps.messages === undefined) return fail(problem('conflict', { detail: codeText.notSetUp }));
  const parsed = parse(askForCodeBody, input);
  if (!parsed.ok) return parsed;
  const { phone } = parsed.value;
  const id = deps.newId('code');
  const secret = deps.crypto.token();
  const code = codeFrom(deps.crypto.randomBytes);
  const codeHash = await deps.crypto.hashCode(codeToHash(id, purpose.boundTo, code));
  const now = deps.now();
  const expiresAt = new Date(now.getTime() + codeMinutes * 60_000).toISOString();
  const asked = await change<AskedCode>(deps, purpose.actor, async ({ tx, audit }) => {
    const reached = await countAsked(tx, deps, { phone, address: caller.address });
    if (reached) return fail(tooMany(reached));
    await addCode(tx, deps.crypto, { id, secret, phone, codeHash, createdAt: now.toISOString(), expiresAt });
    await queueMessage(tx, deps, {
      phone,
      kind: 'code',
      text: purpose.message(code),
      onceKey: `code:${id}`,
      expiresAt,
    });
    audit({ action: 'code.ask', entity: 'code', entityId: id });
    return ok({ codeToken: codeTokenOf({ id, secret }), expiresAt });
  });
  if (asked.ok) sendSoon(deps);
  return asked;
}

function tooMany({ limit, seconds }: CodeLimitReached) {
  return problem('too-many', {
    detail: limit === 'pace' ? codeText.tooSoon(seconds) : codeText.tooMany(Math.ceil(seconds / 60)),
    retryAfterSeconds: seconds,
  });
}

export interface CodeInHand {
  /** The number it went to, all but its last digits hidden. */
  readonly maskedPhone: string;
  /** Whether it may still be right. */
  readonly isLive: boolean;
  /** Whether it was right and a name is wanted. */
  readonly isProven: boolean;
  /** From this instant on another may be asked for. */
  readonly againAt: string;
}

/** What the browser that asked is shown of its code; undefined for any other, and an hour after it ended. */
export async function codeInHand(deps: Deps, codeToken: string): Promise<CodeInHand | undefined> {
  const held = await heldCode(deps, codeToken);
  if (!held || held.isUsed) return undefined;
  const isLive = held.expiresAt > deps.now().toISOString();
  return {
    maskedPhone: maskPhone(held.phone),
    isLive,
    isProven: isLive && held.isProven,
    againAt: new Date(Date.parse(held.createdAt) + codeLimits.pace.minutes * 60_000).toISOString(),
  };
}

/** Asks again for the number that a token was for, so that nobody writes it twice. */
export async function askForCodeAgain(
  deps: Deps,
  caller: Caller,
  codeToken: string,
): Promise<Result<AskedCode>> {
  const held = await heldCode(deps, codeToken);
  if (!held) return fail(problem('unauthenticated', { detail: codeText.over }));
  return await askForCode(deps, caller, { phone: held.phone });
}

async function heldCode(deps: Deps, codeToken: string) {
  const token = readCodeToken(codeToken);
  return token && (await findCode(deps.database.read, deps.crypto, token));
}

/** Forgets codes that ended an hour ago, and whose they were. */
export async function sweepOldCodes(deps: Deps): Promise<void> {
  if (!(await hasCodesToSweep(deps.database.read, deps.now()))) return;
  await change(deps, { accountId: 'system:codes', organisationId: null }, async ({ tx, audit }) => {
    const count = await sweepCodes(tx, deps.now());
    audit({ action: 'code.ask', entity: 'code', entityId: 'swept', values: { count } });
    return ok(undefined);
  });
}
