import { ok } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { addAccounts } from '../accounts/accounts.repo.ts';
import { addBenefactorRows } from '../benefactors/benefactors.repo.ts';
import { payerSeal } from '../money-in/receive.repo.ts';
import { type ChangeActor, change } from '../records/change.repo.ts';
import { demoPasswordHash } from './add-demo-accounts.ts';
import { accountIds, demoActions } from './demo.repo.ts';
import { addCampaigns, addGiving } from './demo-giving.repo.ts';
import type { AssociationPart, GiversPart, GivingPart } from './giving-part.ts';
import type { DemoPart } from './plan-demo.ts';

const action = demoActions.load;

export const isOfGiving = (part: DemoPart): part is GivingPart =>
  part.kind === 'givers' || part.kind === 'giving';

/** Writes a part of the demo's giving, whole or not at all, so that a load cut short leaves no account half told. */
export async function writeGiving(deps: Deps, actor: ChangeActor, part: GivingPart): Promise<void> {
  if (part.kind === 'givers') await writeGivers(deps, actor, part);
  else await writeAssociation(deps, actor, part);
}

async function writeGivers(
  deps: Deps,
  actor: ChangeActor,
  { givers, managers, campaigns }: GiversPart,
): Promise<void> {
  const known = await accountIds(deps.database.read);
  const missing = managers.filter(({ username }) => !known.has(username));
  const passwordHash = missing.length > 0 ? await demoPasswordHash(deps) : '';
  const createdAt = deps.now().toISOString();
  const accounts = missing.map(({ name, ...one }) => ({
    ...one,
    role: 'manager' as const,
    nameFa: name.fa,
    nameEn: name.en,
    passwordHash,
    createdAt,
  }));
  await change(deps, actor, async ({ tx, audit }) => {
    if (accounts.length > 0) await addAccounts(tx, accounts);
    for (const { id } of accounts) audit({ action: 'account.add', entity: 'account', entityId: id });
    await addBenefactorRows(tx, deps.crypto, givers);
    for (const { id } of givers) audit({ action, entity: 'benefactor', entityId: id });
    await addCampaigns(tx, campaigns);
    for (const { id } of campaigns) audit({ action, entity: 'campaign', entityId: id });
    return ok(undefined);
  });
}

async function writeAssociation(
  deps: Deps,
  actor: ChangeActor,
  { giving, posted, notes }: AssociationPart,
): Promise<void> {
  // What the books say and what is on record of it are of one instant.
  const now = deps.now();
  const by = { at: now.toISOString(), accountId: actor.accountId };
  await change({ ...deps, now: () => now }, actor, async ({ tx, audit }) => {
    await addGiving(tx, giving, {
      ...by,
      seal: ({ id, payer }) => deps.crypto.seal(payer ?? '', payerSeal(id)),
    });
    for (const note of notes) audit({ action, ...note });
    for (const { id, kind, values } of posted)
      audit({ action: 'ledger.post', entity: 'ledger', entityId: id, fields: [kind], values });
    return ok(undefined);
  });
}
