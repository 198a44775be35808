import { inArray, max, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/database.ts';
import { insertMany } from '../../platform/insert-many.ts';
import {
  bankAccount,
  fund,
  ledgerAccount,
  ledgerEntry,
  ledgerLine,
  ledgerRequest,
} from '../../schema/ledger.ts';
import {
  campaign,
  cause,
  causeSlot,
  paymentNotice,
  pledge,
  pledgeDue,
  pledgeEvent,
  receipt,
} from '../../schema/pledges.ts';
import {
  coachVisit,
  giftNews,
  kitUnit,
  quote,
  sponsorship,
  sponsorshipEvent,
  sponsorshipShare,
} from '../../schema/sponsorships.ts';
import type { bookOf, PlannedEntry } from './giving-books.rules.ts';

export type NewReceiptRow = Omit<typeof receipt.$inferInsert, 'payerSealed'> & {
  /** What the bank says of the payer, in clear. */
  readonly payer: string | null;
};
export type NewPledgeRow = typeof pledge.$inferInsert;
export type NewCampaignRow = typeof campaign.$inferInsert;
export type NewShareRow = typeof sponsorshipShare.$inferInsert;

/** All that an organisation's giving is written from, in no order but that of the entries' days. */
export interface GivingRows {
  readonly organisationId: string;
  readonly bankAccounts: (typeof bankAccount.$inferInsert)[];
  readonly causes: (typeof cause.$inferInsert)[];
  readonly slots: (typeof causeSlot.$inferInsert)[];
  readonly pledges: NewPledgeRow[];
  readonly dues: (typeof pledgeDue.$inferInsert)[];
  readonly pledgeEvents: (typeof pledgeEvent.$inferInsert)[];
  readonly funds: (typeof fund.$inferInsert)[];
  readonly receipts: NewReceiptRow[];
  readonly notices: (typeof paymentNotice.$inferInsert)[];
  readonly sponsorships: (typeof sponsorship.$inferInsert)[];
  readonly shares: NewShareRow[];
  readonly quotes: (typeof quote.$inferInsert)[];
  readonly units: (typeof kitUnit.$inferInsert)[];
  readonly events: (typeof sponsorshipEvent.$inferInsert)[];
  readonly visits: (typeof coachVisit.$inferInsert)[];
  readonly news: (typeof giftNews.$inferInsert)[];
  readonly entries: PlannedEntry[];
  readonly requests: (typeof ledgerRequest.$inferInsert)[];
}

export function emptyRows(organisationId: string): GivingRows {
  return {
    organisationId,
    bankAccounts: [],
    causes: [],
    slots: [],
    pledges: [],
    dues: [],
    pledgeEvents: [],
    funds: [],
    receipts: [],
    notices: [],
    sponsorships: [],
    shares: [],
    quotes: [],
    units: [],
    events: [],
    visits: [],
    news: [],
    entries: [],
    requests: [],
  };
}

/** Organisations that have their bank account: with it all else of their giving was written. */
export async function givingOrganisations(db: Reader, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ id: bankAccount.organisationId })
    .from(bankAccount)
    .where(inArray(bankAccount.organisationId, [...ids]));
  return new Set(rows.map(({ id }) => id));
}

export async function hasCampaign(db: Reader, id: string): Promise<boolean> {
  return (
    (
      await db
        .select({ id: campaign.id })
        .from(campaign)
        .where(inArray(campaign.id, [id]))
    ).length > 0
  );
}

export async function addCampaigns(tx: Tx, rows: readonly NewCampaignRow[]): Promise<void> {
  await insertMany(tx, campaign, rows);
}

export async function lastAccount(tx: Tx): Promise<number> {
  const [row] = await tx.select({ id: max(ledgerAccount.id) }).from(ledgerAccount);
  return row?.id ?? 0;
}

/** All of an organisation's giving but its books. `sealed`: what banks say of payers, by receipt. */
export async function addGiving(
  tx: Tx,
  rows: GivingRows,
  sealed: ReadonlyMap<string, string>,
): Promise<void> {
  await insertMany(tx, bankAccount, rows.bankAccounts);
  await insertMany(tx, cause, rows.causes);
  await insertMany(tx, pledge, rows.pledges);
  await insertMany(tx, pledgeDue, rows.dues);
  await insertMany(tx, pledgeEvent, rows.pledgeEvents);
  await insertMany(tx, fund, rows.funds);
  await insertMany(
    tx,
    receipt,
    rows.receipts.map(({ payer: _, ...row }) => ({ ...row, payerSealed: sealed.get(row.id) ?? null })),
  );
  await insertMany(tx, paymentNotice, rows.notices);
  await insertMany(tx, sponsorship, rows.sponsorships);
  await insertMany(tx, sponsorshipShare, rows.shares);
  await insertMany(tx, causeSlot, rows.slots);
  await insertMany(tx, quote, rows.quotes);
  await insertMany(tx, kitUnit, rows.units);
  await insertMany(tx, sponsorshipEvent, rows.events);
  await insertMany(tx, coachVisit, rows.visits);
  await insertMany(tx, giftNews, rows.news);
  await insertMany(tx, ledgerRequest, rows.requests);
}

/** An organisation's books, lines before their entries as the ledger asks it. */
export async function addBooks(
  tx: Tx,
  { accounts, lines, entries }: ReturnType<typeof bookOf>,
  by: { readonly at: string; readonly accountId: string },
): Promise<void> {
  // Lines come before what they are of: asked once when all of it lands.
  await tx.run(sql`pragma defer_foreign_keys = on`);
  await insertMany(tx, ledgerAccount, accounts);
  await insertMany(tx, ledgerLine, lines);
  await insertMany(
    tx,
    ledgerEntry,
    entries.map(({ lines: _, ...row }) => ({ ...row, recordedAt: by.at, recordedBy: by.accountId })),
  );
}
