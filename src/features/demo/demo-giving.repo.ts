import { sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/database.ts';
import { insertMany, insertPacked, type PackedRows, packRows } from '../../platform/insert-many.ts';
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

/** Ids of who gives, of campaigns and of organisations of which all giving is written: each comes whole or not at all. */
export async function givingStanding(db: Reader): Promise<ReadonlySet<string>> {
  const rows = await db.all<{ id: string }>(
    sql`select id from benefactor union all select id from campaign union all select organisation_id from bank_account`,
  );
  return new Set(rows.map(({ id }) => id));
}

export async function addCampaigns(tx: Tx, rows: readonly NewCampaignRow[]): Promise<void> {
  await insertMany(tx, campaign, rows);
}

const tables = {
  bankAccounts: bankAccount,
  causes: cause,
  pledges: pledge,
  dues: pledgeDue,
  pledgeEvents: pledgeEvent,
  funds: fund,
  notices: paymentNotice,
  sponsorships: sponsorship,
  shares: sponsorshipShare,
  slots: causeSlot,
  quotes: quote,
  units: kitUnit,
  events: sponsorshipEvent,
  visits: coachVisit,
  news: giftNews,
  requests: ledgerRequest,
} as const;
const names = Object.keys(tables) as readonly (keyof typeof tables)[];

/** An organisation's giving, ready to be written. */
export interface PackedGiving {
  readonly rows: Readonly<Record<keyof typeof tables | 'receipts' | 'accounts' | 'lines', PackedRows>>;
  /** Receipts of which the bank says something: it is sealed where it is written. */
  readonly payers: readonly NewReceiptRow[];
  readonly entries: readonly Omit<typeof ledgerEntry.$inferInsert, 'recordedAt' | 'recordedBy'>[];
}

export function packGiving(
  rows: GivingRows,
  { entries, accounts, lines }: ReturnType<typeof bookOf>,
): PackedGiving {
  const packed = Object.fromEntries(names.map((name) => [name, packRows(tables[name], rows[name])]));
  const plain = rows.receipts.flatMap(({ payer, ...row }) => (payer === null ? [row] : []));
  return {
    rows: {
      ...(packed as Record<keyof typeof tables, PackedRows>),
      receipts: packRows(receipt, plain),
      accounts: packRows(ledgerAccount, accounts),
      lines: packRows(ledgerLine, lines),
    },
    payers: rows.receipts.filter(({ payer }) => payer !== null),
    entries: entries.map(({ lines: _, ...row }) => row),
  };
}

/** All of an organisation's giving with its books: lines before their entries, as the ledger asks it. */
export async function addGiving(
  tx: Tx,
  { rows, payers, entries }: PackedGiving,
  by: { readonly at: string; readonly accountId: string; seal(receipt: NewReceiptRow): string },
): Promise<void> {
  // What is named before it is written is asked for once, when all of it lands.
  await tx.run(sql`pragma defer_foreign_keys = on`);
  for (const name of names) await insertPacked(tx, tables[name], rows[name]);
  await insertPacked(tx, receipt, rows.receipts);
  await insertMany(
    tx,
    receipt,
    payers.map(({ payer, ...row }) => ({ ...row, payerSealed: by.seal({ payer, ...row }) })),
  );
  await insertPacked(tx, ledgerAccount, rows.accounts);
  await insertPacked(tx, ledgerLine, rows.lines);
  await insertMany(
    tx,
    ledgerEntry,
    entries.map((row) => ({ ...row, recordedAt: by.at, recordedBy: by.accountId })),
  );
}
