import type { EntryLine, NewEntry } from './ledger.rules.ts';

/** What the audit row of an entry holds a digest of: all that the entry says, in one fixed order. */
export function digestValues(entry: NewEntry): unknown {
  return [
    entry.organisationId,
    entry.kind,
    entry.postedOn,
    entry.sourceKey,
    entry.reverses ?? null,
    entry.pledgeId ?? null,
    entry.receiptId ?? null,
    entry.sponsorshipId ?? null,
    entry.reason ?? null,
    entry.lines.map(({ account, amountRial }: EntryLine) => [
      account.kind,
      account.fundId ?? '',
      account.ref ?? '',
      amountRial,
    ]),
  ];
}
