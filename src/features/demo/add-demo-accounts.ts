import { ok } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { addAccounts, findAccount } from '../accounts/accounts.repo.ts';
import { type ChangeActor, change } from '../records/change.repo.ts';
import { demoAccounts, demoPassword } from './demo-accounts.rules.ts';
import { demoAccountNames } from './demo-accounts.text.ts';

/** Adds the demo accounts; their password is public, so the caller must never be a production start. */
export async function addDemoAccounts(deps: Deps, actor: ChangeActor): Promise<void> {
  if (await findAccount(deps.database.read, demoAccounts[0]?.username ?? '')) return;
  const passwordHash = await deps.crypto.hashPassword(demoPassword);
  const createdAt = deps.now().toISOString();
  const rows = demoAccounts.map(({ username, role, organisationId }) => ({
    id: deps.newId('account'),
    username,
    role,
    organisationId,
    nameFa: demoAccountNames[username]?.fa ?? username,
    nameEn: demoAccountNames[username]?.en ?? username,
    passwordHash,
    createdAt,
  }));
  await change(deps, actor, async ({ tx, audit }) => {
    await addAccounts(tx, rows);
    for (const row of rows) audit({ action: 'account.add', entity: 'account', entityId: row.id });
    return ok(undefined);
  });
}
