import { entryFaults, keptSides, type NewEntry } from './ledger.rules.ts';

/** What can be wrong with the books; `entryId` of a day's sums: the organisation and the day. */
export const ledgerFaultKinds = [
  'unbalanced',
  'shape',
  'gap',
  'balance',
  'overdrawn',
  'digest',
  'no-audit',
  'recorded',
  'order',
  'no-entry',
  'orphan',
  'reversal',
  'closed-year',
  'day',
] as const;
export interface LedgerFault {
  readonly kind: (typeof ledgerFaultKinds)[number];
  readonly entryId: string;
  readonly accountId?: number;
}

/** An entry as it stands in the database, with what the record of what was done says of it. */
export interface WalkedEntry extends NewEntry {
  readonly id: string;
  readonly seq: number;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly walked: readonly {
    readonly accountId: number;
    readonly accountSeq: number;
    readonly balanceRial: number;
  }[];
  readonly audit: {
    readonly seq: number;
    readonly at: string;
    readonly actorId: string;
    readonly digest: string | null;
  } | null;
  /** What the digest has to be; undefined where the key is not at hand. */
  readonly digest: string | undefined;
  readonly closedYear: boolean;
  /** Whether it is the exact opposite of what it reverses; null where it reverses nothing. */
  readonly opposite: boolean | null;
}

/** Walks entries in the order of their organisation and number, and keeps every balance itself. */
export class LedgerWalk {
  private organisationId = '';
  private seq = 0;
  private auditSeq = 0;
  private readonly accounts = new Map<number, { readonly seq: number; readonly rial: number }>();
  entries = 0;
  lines = 0;

  step(entry: WalkedEntry): readonly LedgerFault[] {
    const found = new Set<LedgerFault['kind']>();
    const faults: LedgerFault[] = [];
    const say = (kind: LedgerFault['kind'], accountId?: number): void => {
      if (found.has(kind)) return;
      found.add(kind);
      faults.push({ kind, entryId: entry.id, ...(accountId === undefined ? {} : { accountId }) });
    };
    if (entry.organisationId !== this.organisationId) {
      this.organisationId = entry.organisationId;
      this.seq = 0;
      this.auditSeq = 0;
    }
    if (entry.seq !== this.seq + 1) say('gap');
    this.seq = entry.seq;
    for (const { kind } of entryFaults(entry)) say(kind === 'shape' ? 'shape' : 'unbalanced');
    this.walkLines(entry, say);
    if (entry.opposite === false) say('reversal');
    if (entry.closedYear) say('closed-year');
    this.compareAudit(entry, say);
    this.entries += 1;
    this.lines += entry.lines.length;
    return faults;
  }

  private walkLines(entry: WalkedEntry, say: (kind: LedgerFault['kind'], accountId?: number) => void): void {
    entry.walked.forEach(({ accountId, accountSeq, balanceRial }, i) => {
      const line = entry.lines[i];
      const before = this.accounts.get(accountId) ?? { seq: 0, rial: 0 };
      const rial = before.rial + (line?.amountRial ?? 0);
      if (accountSeq !== before.seq + 1 || balanceRial !== rial) say('balance', accountId);
      // From here on by what stands there: one wrong line is not told of every line after it.
      this.accounts.set(accountId, { seq: accountSeq, rial: balanceRial });
    });
    entry.walked.forEach(({ accountId }, i) => {
      const side = keptSides[entry.lines[i]?.account.kind ?? 'released'] ?? 0;
      if (side * (this.accounts.get(accountId)?.rial ?? 0) < 0) say('overdrawn', accountId);
    });
  }

  private compareAudit(entry: WalkedEntry, say: (kind: LedgerFault['kind']) => void): void {
    const { audit, digest } = entry;
    if (audit === null) {
      say('no-audit');
      return;
    }
    if (audit.seq <= this.auditSeq) say('order');
    this.auditSeq = Math.max(audit.seq, this.auditSeq);
    if (audit.at !== entry.recordedAt || audit.actorId !== entry.recordedBy) say('recorded');
    if (digest !== undefined && audit.digest !== digest) say('digest');
  }
}
