import { and, count, desc, eq, max, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { ledgerEntry, ledgerRequest, ledgerYear } from '../../schema/ledger.ts';
import { account, organisation } from '../../schema/organisations.ts';
import { receipt } from '../../schema/pledges.ts';
import type { ClosedYear, LedgerRequestKind, LedgerRequestRecord } from './request.rules.ts';

const asker = alias(account, 'asker');
const decider = alias(account, 'decider');
const above = alias(organisation, 'above');
const select = (db: Reader) =>
  db
    .select({
      id: ledgerRequest.id,
      organisationId: ledgerRequest.organisationId,
      kind: ledgerRequest.kind,
      subject: ledgerRequest.subject,
      reason: ledgerRequest.reason,
      refund: ledgerRequest.refund,
      askedAt: ledgerRequest.askedAt,
      askedBy: ledgerRequest.askedBy,
      askedByName: { fa: asker.nameFa, en: asker.nameEn },
      state: ledgerRequest.state,
      decidedAt: ledgerRequest.decidedAt,
      decidedBy: ledgerRequest.decidedBy,
      decidedByName: { fa: decider.nameFa, en: decider.nameEn },
      decidedFrom: { fa: above.fa, en: above.en },
      revision: ledgerRequest.revision,
    })
    .from(ledgerRequest)
    .innerJoin(asker, eq(asker.id, ledgerRequest.askedBy))
    .leftJoin(decider, eq(decider.id, ledgerRequest.decidedBy))
    .leftJoin(above, and(eq(above.id, decider.organisationId), ne(above.id, ledgerRequest.organisationId)));

/** Requests of an organisation, those that wait first, then the latest. */
export async function listRequests(
  db: Reader,
  organisationId: string,
): Promise<readonly LedgerRequestRecord[]> {
  return await select(db)
    .where(eq(ledgerRequest.organisationId, organisationId))
    .orderBy(sql`${ledgerRequest.state} <> 'asked'`, desc(ledgerRequest.askedAt), desc(ledgerRequest.id))
    .limit(100);
}

/** How many requests of an organisation wait for a manager other than this account. */
export async function countWaitingFor(
  db: Reader,
  organisationId: string,
  accountId: string,
): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(ledgerRequest)
    .where(
      and(
        eq(ledgerRequest.organisationId, organisationId),
        eq(ledgerRequest.state, 'asked'),
        ne(ledgerRequest.askedBy, accountId),
      ),
    );
  return row?.n ?? 0;
}

export async function findRequest(
  db: Reader,
  organisationId: string,
  id: string,
): Promise<LedgerRequestRecord | undefined> {
  const [row] = await select(db).where(
    and(eq(ledgerRequest.organisationId, organisationId), eq(ledgerRequest.id, id)),
  );
  return row;
}

/** A request of any organisation, for somebody above who may be its second person. */
export async function findRequestAnywhere(db: Reader, id: string): Promise<LedgerRequestRecord | undefined> {
  const [row] = await select(db).where(eq(ledgerRequest.id, id));
  return row;
}

/** The request that waits for an answer about an entry or a year. */
export async function openRequestFor(
  db: Reader,
  organisationId: string,
  kind: LedgerRequestKind,
  subject: string,
): Promise<LedgerRequestRecord | undefined> {
  const [row] = await select(db).where(
    and(
      eq(ledgerRequest.organisationId, organisationId),
      eq(ledgerRequest.kind, kind),
      eq(ledgerRequest.subject, subject),
      eq(ledgerRequest.state, 'asked'),
    ),
  );
  return row;
}

export async function addRequest(tx: Tx, row: typeof ledgerRequest.$inferInsert): Promise<void> {
  await tx.insert(ledgerRequest).values(row);
}

/** Writes the answer where the request still waits. @returns whether it did. */
export async function decideRequest(
  tx: Tx,
  { id, revision }: Pick<LedgerRequestRecord, 'id' | 'revision'>,
  answer: { readonly state: 'confirmed' | 'refused'; readonly decidedAt: string; readonly decidedBy: string },
): Promise<boolean> {
  const rows = await tx
    .update(ledgerRequest)
    .set({ ...answer, revision: revision + 1 })
    .where(
      and(eq(ledgerRequest.id, id), eq(ledgerRequest.revision, revision), eq(ledgerRequest.state, 'asked')),
    )
    .returning({ id: ledgerRequest.id });
  return rows.length === 1;
}

export async function closedYears(db: Reader, organisationId: string): Promise<readonly ClosedYear[]> {
  const rows = await db
    .select({
      year: ledgerYear.year,
      closedThrough: ledgerYear.closedThrough,
      closedAt: ledgerYear.closedAt,
      closedByName: { fa: asker.nameFa, en: asker.nameEn },
      confirmedByName: { fa: decider.nameFa, en: decider.nameEn },
    })
    .from(ledgerYear)
    .innerJoin(asker, eq(asker.id, ledgerYear.closedBy))
    .innerJoin(decider, eq(decider.id, ledgerYear.confirmedBy))
    .where(eq(ledgerYear.organisationId, organisationId))
    .orderBy(desc(ledgerYear.year));
  return rows.map((row) => ({ ...row, closedThrough: row.closedThrough as LocalDate }));
}

export async function closeYear(tx: Tx, row: typeof ledgerYear.$inferInsert): Promise<void> {
  await tx.insert(ledgerYear).values(row);
}

/** The last day that is closed; undefined where none is. */
export async function closedThrough(db: Reader, organisationId: string): Promise<LocalDate | undefined> {
  const [row] = await db
    .select({ day: max(ledgerYear.closedThrough) })
    .from(ledgerYear)
    .where(eq(ledgerYear.organisationId, organisationId));
  return (row?.day ?? undefined) as LocalDate | undefined;
}

/** The day of the first entry after a day; undefined where there is none. */
export async function firstEntryAfter(
  db: Reader,
  organisationId: string,
  day: LocalDate | undefined,
): Promise<LocalDate | undefined> {
  const [row] = await db
    .select({ day: sql<string | null>`min(${ledgerEntry.postedOn})` })
    .from(ledgerEntry)
    .where(
      and(
        eq(ledgerEntry.organisationId, organisationId),
        day === undefined ? undefined : sql`${ledgerEntry.postedOn} > ${day}`,
      ),
    );
  return (row?.day ?? undefined) as LocalDate | undefined;
}

/** What stands in the way of closing the books up to a day: receipts nobody decided on, reversals nobody answered. */
export async function unfinishedUntil(
  db: Reader,
  organisationId: string,
  day: LocalDate,
): Promise<{ readonly receipts: number; readonly requests: number }> {
  const [receipts] = await db
    .select({ n: count() })
    .from(receipt)
    .where(
      and(
        eq(receipt.organisationId, organisationId),
        eq(receipt.state, 'unmatched'),
        sql`${receipt.receivedOn} <= ${day}`,
      ),
    );
  const [requests] = await db
    .select({ n: count() })
    .from(ledgerRequest)
    .innerJoin(ledgerEntry, eq(ledgerEntry.id, ledgerRequest.subject))
    .where(
      and(
        eq(ledgerRequest.organisationId, organisationId),
        eq(ledgerRequest.state, 'asked'),
        ne(ledgerRequest.kind, 'closing'),
        sql`${ledgerEntry.postedOn} <= ${day}`,
      ),
    );
  return { receipts: receipts?.n ?? 0, requests: requests?.n ?? 0 };
}
