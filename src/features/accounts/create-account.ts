import * as z from 'zod';
import { type Actor, type Role, roles } from '../../kernel/actor.ts';
import { toLatinDigits } from '../../kernel/persian.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { line } from '../../platform/fields.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { type ChangeActor, change } from '../records/change.repo.ts';
import { addAccounts, isUsernameTaken } from './accounts.repo.ts';
import { organisationsInReach } from './managed-accounts.repo.ts';
import { mayHandCredentials, oneTimePasswordFrom, type Reach, reachOf } from './reach.rules.ts';

export const newAccountBody = z.strictObject({
  username: z
    .string()
    .transform((text) => toLatinDigits(text.normalize('NFKC')).trim().toLowerCase())
    .pipe(z.string().regex(/^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$/, { error: 'username.form' }))
    .pipe(z.string().min(3, { error: 'username.form' }).max(40, { error: 'username.form' })),
  name: z.strictObject({ fa: line(120), en: line(120) }),
  role: z.enum(roles),
  organisationId: z
    .string()
    .max(80)
    .nullish()
    .meta({ description: 'Defaults to the own organisation; headquarters must say whose manager it is' }),
});
export type NewAccount = z.output<typeof newAccountBody>;

export interface CreatedAccount {
  readonly id: string;
  readonly username: string;
  readonly role: Role;
  readonly organisationId: string | null;
  /** Shown once: only its hash is kept, its owner must replace it at first sign-in and within three days. */
  readonly oneTimePassword: string;
}

/**
 * Makes an account with a one-time password. A manager makes officers and social workers of the own organisation,
 * headquarters makes managers of the organisations in its view.
 */
export async function createAccount(
  deps: Deps,
  actor: Actor,
  input: unknown,
): Promise<Result<CreatedAccount>> {
  const reach = reachOf(actor);
  if (!reach.ok) return reach;
  const parsed = parse(newAccountBody, input);
  if (!parsed.ok) return parsed;
  const may = mayHandCredentials(reach.value, parsed.value.role);
  if (!may.ok)
    return reach.value.roles.includes(parsed.value.role)
      ? may
      : fail(invalidInput([fieldError('role', 'choice.unknown')]));
  const own = reach.value.of === 'own' ? reach.value.organisationId : null;
  return await putAccount(deps, actor, reach.value, {
    ...parsed.value,
    organisationId: parsed.value.organisationId ?? own,
  });
}

/** The command line's way to the first accounts of all: any role, any organisation. */
export async function createAnyAccount(
  deps: Deps,
  by: ChangeActor,
  input: unknown,
): Promise<Result<CreatedAccount>> {
  const parsed = parse(newAccountBody, input);
  if (!parsed.ok) return parsed;
  return await putAccount(deps, by, 'all', {
    ...parsed.value,
    organisationId: parsed.value.organisationId ?? null,
  });
}

const withoutOrganisation: readonly Role[] = ['auditor', 'benefactor', 'beneficiary'];

async function putAccount(
  deps: Deps,
  by: ChangeActor,
  reach: Reach | 'all',
  facts: NewAccount & { readonly organisationId: string | null },
): Promise<Result<CreatedAccount>> {
  const { username, name, role, organisationId } = facts;
  if (organisationId === null && !withoutOrganisation.includes(role))
    return fail(invalidInput([fieldError('organisationId', 'required')]));
  const oneTimePassword = oneTimePasswordFrom(deps.crypto.randomBytes(16));
  const passwordHash = await deps.crypto.hashPassword(oneTimePassword);
  const id = deps.newId('account');
  const at = deps.now().toISOString();
  return await change<CreatedAccount>(deps, by, async ({ tx, audit }) => {
    const known = await organisationsInReach(tx, reach);
    if (organisationId !== null && !known.some((one) => one.id === organisationId))
      return fail(invalidInput([fieldError('organisationId', 'organisation.unknown')]));
    if (await isUsernameTaken(tx, username))
      return fail(problem('conflict', { errors: [fieldError('username', 'username.taken')] }));
    await addAccounts(tx, [
      {
        id,
        username,
        nameFa: name.fa,
        nameEn: name.en,
        role,
        organisationId,
        passwordHash,
        passwordChangedAt: at,
        mustChangePassword: true,
        createdAt: at,
      },
    ]);
    audit({
      action: 'account.add',
      entity: 'account',
      entityId: id,
      fields: ['username', 'name', 'role', 'organisationId'],
    });
    return ok({ id, username, role, organisationId, oneTimePassword });
  });
}
