import { ok } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { addAccounts } from '../accounts/accounts.repo.ts';
import { addBenefactorRows, benefactorOfAccount, phonesTaken } from '../benefactors/benefactors.repo.ts';
import { digestValues } from '../ledger/entry-digest.rules.ts';
import { payerSeal } from '../money-in/receive.repo.ts';
import { type ChangeActor, change } from '../records/change.repo.ts';
import { demoPasswordHash } from './add-demo-accounts.ts';
import { accountIds, demoActions } from './demo.repo.ts';
import {
  addBooks,
  addCampaigns,
  addGiving,
  type GivingRows,
  givingOrganisations,
  hasCampaign,
  lastAccount,
} from './demo-giving.repo.ts';
import { bookOf } from './giving-books.rules.ts';
import type { GivingPlan } from './plan-giving.ts';

const action = demoActions.load;

/** The benefactor that the demo account stands for; undefined where there is none. */
export async function ownGiver(deps: Deps): Promise<string | undefined> {
  const accountId = (await accountIds(deps.database.read)).get('benefactor');
  return accountId === undefined ? undefined : (await benefactorOfAccount(deps.database.read, accountId))?.id;
}

/**
 * Writes the giving of the demo: who gives, then association by association all that was given with its books, each in one
 * transaction, so that a load cut short leaves no account half told.
 */
export async function writeGiving(deps: Deps, actor: ChangeActor, plan: GivingPlan): Promise<void> {
  const { read } = deps.database;
  await writeManagers(deps, actor, plan);
  const [first] = plan.givers;
  if (first && !(await phonesTaken(read, deps.crypto, [first.phone])).has(first.phone))
    await change(deps, actor, async ({ tx, audit }) => {
      await addBenefactorRows(tx, deps.crypto, plan.givers);
      for (const { id } of plan.givers) audit({ action, entity: 'benefactor', entityId: id });
      return ok(undefined);
    });
  const [campaign] = plan.campaigns;
  if (campaign && !(await hasCampaign(read, campaign.id)))
    await change(deps, actor, async ({ tx, audit }) => {
      await addCampaigns(tx, plan.campaigns);
      for (const { id } of plan.campaigns) audit({ action, entity: 'campaign', entityId: id });
      return ok(undefined);
    });
  const done = await givingOrganisations(
    read,
    plan.associations.map(({ organisationId }) => organisationId),
  );
  for (const rows of plan.associations)
    if (!done.has(rows.organisationId)) await writeAssociation(deps, actor, rows);
}

async function writeManagers(deps: Deps, actor: ChangeActor, { managers }: GivingPlan): Promise<void> {
  const known = await accountIds(deps.database.read);
  const missing = managers.filter(({ username }) => !known.has(username));
  if (missing.length === 0) return;
  const passwordHash = await demoPasswordHash(deps);
  const createdAt = deps.now().toISOString();
  await change(deps, actor, async ({ tx, audit }) => {
    await addAccounts(
      tx,
      missing.map(({ name, ...one }) => ({
        ...one,
        role: 'manager' as const,
        nameFa: name.fa,
        nameEn: name.en,
        passwordHash,
        createdAt,
      })),
    );
    for (const { id } of missing) audit({ action: 'account.add', entity: 'account', entityId: id });
    return ok(undefined);
  });
}

async function writeAssociation(deps: Deps, actor: ChangeActor, rows: GivingRows): Promise<void> {
  const sealed = new Map(
    rows.receipts.flatMap(({ id, payer }) =>
      payer === null ? [] : [[id, deps.crypto.seal(payer, payerSeal(id))] as const],
    ),
  );
  // What the books say and what is on record of it are of one instant.
  const now = deps.now();
  await change({ ...deps, now: () => now }, actor, async ({ tx, audit }) => {
    await addGiving(tx, rows, sealed);
    const book = bookOf(rows.entries, await lastAccount(tx));
    await addBooks(tx, book, { at: now.toISOString(), accountId: actor.accountId });
    for (const { id } of rows.bankAccounts) audit({ action, entity: 'bank-account', entityId: id });
    for (const { id } of rows.causes) audit({ action, entity: 'cause', entityId: id });
    for (const { id } of rows.pledges) audit({ action, entity: 'pledge', entityId: id });
    for (const { id, personId } of rows.sponsorships)
      audit({ action, entity: 'sponsorship', entityId: id, personId });
    for (const entry of book.entries)
      audit({
        action: 'ledger.post',
        entity: 'ledger',
        entityId: entry.id,
        fields: [entry.kind],
        values: digestValues(entry),
      });
    return ok(undefined);
  });
}
