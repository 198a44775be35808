import { and, eq } from 'drizzle-orm';
import type { Reader } from '../../platform/database.ts';
import { fund, ledgerAccount } from '../../schema/ledger.ts';
import { sponsorship } from '../../schema/sponsorships.ts';
import type { Portion } from './entries.rules.ts';
import { portionsOf } from './payers.repo.ts';
import type { UnitRecord } from './sponsorship-record.rules.ts';

/** Whose a kit of the stock is in the books: of a pledge in kind, or of the donors of the sponsorship that it came back from. */
export type StockOrigin =
  | { readonly kind: 'pledge'; readonly ref: string; readonly fundId: string; readonly pledgeId: string }
  | { readonly kind: 'sponsorship'; readonly ref: string; readonly portions: readonly Portion[] };

/** @throws Error where a kit in stock stands nowhere in the books: that is a bug. */
export async function stockOrigin(
  db: Reader,
  unit: Pick<UnitRecord, 'id' | 'stockRef'>,
): Promise<StockOrigin> {
  const ref = unit.stockRef;
  if (ref === null) throw new Error(`kit ${unit.id} stands nowhere in the books`);
  const [from] = await db.select({ id: sponsorship.id }).from(sponsorship).where(eq(sponsorship.id, ref));
  if (from) return { kind: 'sponsorship', ref, portions: await portionsOf(db, ref) };
  const [given] = await db.select({ id: fund.id }).from(fund).where(eq(fund.pledgeId, ref));
  const [stock] = await db
    .select({ id: ledgerAccount.id })
    .from(ledgerAccount)
    .where(and(eq(ledgerAccount.kind, 'kit-stock'), eq(ledgerAccount.ref, ref)));
  if (!given || !stock) throw new Error(`kit ${unit.id} stands nowhere in the books`);
  return { kind: 'pledge', ref, fundId: given.id, pledgeId: ref };
}

/** The pledges of some funds. */
export async function pledgesOfFunds(
  db: Reader,
  fundIds: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const found = new Map<string, string | null>();
  for (const id of fundIds) {
    const [row] = await db.select({ pledgeId: fund.pledgeId }).from(fund).where(eq(fund.id, id));
    found.set(id, row?.pledgeId ?? null);
  }
  return found;
}
