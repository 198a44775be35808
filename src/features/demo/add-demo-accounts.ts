import { ok } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { addAccounts, findAccount } from '../accounts/accounts.repo.ts';
import { addBenefactorTo, benefactorOfAccount } from '../benefactors/benefactors.repo.ts';
import { type ChangeActor, change } from '../records/change.repo.ts';
import { isInhabited, usernamesAmong } from './demo.repo.ts';
import { demoAccounts, demoBenefactor, demoPassword } from './demo-accounts.rules.ts';
import { demoAccountNames, provinceAccountNames } from './demo-accounts.text.ts';
import { demoId } from './demo-dice.rules.ts';

/** One password for all of them, so one hash: made once by a start. */
const hashes = new WeakMap<Deps['crypto'], Promise<string>>();
export function demoPasswordHash({ crypto }: Deps): Promise<string> {
  const made = hashes.get(crypto) ?? crypto.hashPassword(demoPassword);
  hashes.set(crypto, made);
  return made;
}

/** Begins to hash the password where it will be needed: it takes a good while, beside which other work can be done. */
export async function hashAhead(deps: Deps): Promise<void> {
  if (await isInhabited(deps.database.read)) return;
  // What goes wrong is told to whoever waits for it.
  void demoPasswordHash(deps).catch(() => undefined);
}

/**
 * Adds the demo accounts that are told to whoever starts, all at once and only where nobody has an account or a file yet.
 * Their password is public, so the caller must never be a production start.
 */
export async function addDemoAccounts(deps: Deps, actor: ChangeActor): Promise<void> {
  if (await isInhabited(deps.database.read)) return await addMissingBenefactor(deps, actor);
  const passwordHash = await demoPasswordHash(deps);
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
    const giver = rows.find(({ username }) => username === demoBenefactor.username);
    if (giver) {
      const { id } = await addBenefactorTo(tx, deps, giver.id, { ...demoBenefactor, name: giver.nameFa });
      audit({ action: 'benefactor.join', entity: 'benefactor', entityId: id });
    }
    return ok(undefined);
  });
}

/** An installation of before benefactors had records: the demo's account of one becomes one. */
async function addMissingBenefactor(deps: Deps, actor: ChangeActor): Promise<void> {
  const found = await findAccount(deps.database.read, demoBenefactor.username);
  if (found?.actor.role !== 'benefactor') return;
  const { accountId, name } = found.actor;
  if (await benefactorOfAccount(deps.database.read, accountId)) return;
  await change(deps, actor, async ({ tx, audit }) => {
    const { id } = await addBenefactorTo(tx, deps, accountId, { ...demoBenefactor, name: name.fa });
    audit({ action: 'benefactor.join', entity: 'benefactor', entityId: id });
    return ok(undefined);
  });
}

/**
 * Adds `officer.<province>` and `care.<province>` for the organisations of each province that have none yet, with the same
 * public password: the history of their people needs somebody who acted.
 */
export async function addProvinceAccounts(
  deps: Deps,
  actor: ChangeActor,
  provinces: readonly { readonly code: string; readonly fa: string; readonly en: string }[],
): Promise<void> {
  const wanted = provinces.flatMap(({ code, ...name }) =>
    (['officer', 'care'] as const).map((who) => ({
      username: `${who}.${code}`,
      organisationId: `org-${who === 'officer' ? 'assoc' : 'care'}-${code}`,
      name: provinceAccountNames[who](name),
    })),
  );
  const known = await usernamesAmong(
    deps.database.read,
    wanted.map(({ username }) => username),
  );
  const missing = wanted.filter(({ username }) => !known.has(username));
  if (missing.length === 0) return;
  const passwordHash = await demoPasswordHash(deps);
  const createdAt = deps.now().toISOString();
  const rows = missing.map(({ username, organisationId, name }) => ({
    id: demoId('account', username),
    username,
    role: 'officer' as const,
    organisationId,
    nameFa: name.fa,
    nameEn: name.en,
    passwordHash,
    createdAt,
  }));
  await change(deps, actor, async ({ tx, audit }) => {
    await addAccounts(tx, rows);
    for (const { id } of rows) audit({ action: 'account.add', entity: 'account', entityId: id });
    return ok(undefined);
  });
}
