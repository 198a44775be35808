import { sql } from 'drizzle-orm';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Reader } from '../../platform/database.ts';
import { readPacked } from '../../platform/read-packed.ts';
import { digestValues } from './entry-digest.rules.ts';
import type { AccountKind, EntryKind, NewEntry } from './ledger.rules.ts';
import { type LedgerFault, LedgerWalk, type WalkedEntry } from './verify-ledger.rules.ts';

const atOnce = 1_000;
const mostKept = 10_000;
/** Without these what is posted can be changed, or anything be posted, by anyone who can write at all. */
const guards = [
  'ledger_line_follows',
  'ledger_entry_whole',
  'ledger_entry_even',
  'ledger_day_follows',
  'ledger_account_once_ever',
  'ledger_year_once_ever',
  'ledger_shape_no_insert',
  ...['line', 'entry', 'account', 'shape', 'year'].flatMap((name) => [
    `ledger_${name}_no_update`,
    `ledger_${name}_no_delete`,
  ]),
];

export interface LedgerReport {
  readonly entries: number;
  readonly lines: number;
  readonly faultCount: number;
  /** The first `mostKept`, by organisation and in the order of posting. */
  readonly faults: readonly LedgerFault[];
  readonly missingGuards: readonly string[];
}

/** Days whose kept sums are not those of the lines. */
async function wrongDays(db: Reader): Promise<readonly { readonly day: string }[]> {
  return await db.all<{ day: string }>(sql`
    select distinct organisation_id || ' ' || posted_on as day from (
      select organisation_id, posted_on, kind, owner, rial from ledger_day
      union all
      select e.organisation_id, e.posted_on, a.kind, case when a.kind in ('cash','unidentified') then a.ref when f.source = 'benefactor' then '' else a.fund_id end, -l.amount_rial
      from ledger_line l join ledger_entry e on e.id = l.entry_id join ledger_account a on a.id = l.account_id left join fund f on f.id = a.fund_id)
    group by organisation_id, posted_on, kind, owner having sum(rial) <> 0 order by 1`);
}

interface EntryRow {
  readonly id: string;
  readonly seq: number;
  readonly organisationId: string;
  readonly kind: EntryKind;
  readonly postedOn: string;
  readonly sourceKey: string;
  readonly reverses: string | null;
  readonly pledgeId: string | null;
  readonly receiptId: string | null;
  readonly sponsorshipId: string | null;
  readonly reason: string | null;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly auditSeq: number | null;
  readonly auditAt: string | null;
  readonly auditActor: string | null;
  readonly auditDigest: string | null;
  readonly auditRows: number;
  readonly closedYear: number;
  readonly opposite: number | null;
}

interface LineRow {
  readonly entryId: string;
  readonly no: number;
  readonly accountId: number;
  readonly accountSeq: number;
  readonly amountRial: number;
  readonly balanceRial: number;
  readonly kind: AccountKind;
  readonly fundId: string;
  readonly ref: string;
}

/**
 * Reckons every balance anew from the lines, holds each entry against its row in the record of what was done, and looks
 * for lines and rows without an entry. `digest` is the keyed digest of the house; without it digests are not compared.
 */
export async function verifyLedger(
  db: Reader,
  options: {
    readonly digest?: ((text: string) => string) | undefined;
    onProgress?(done: { readonly entries: number; readonly total: number }): void;
  } = {},
): Promise<LedgerReport> {
  const walk = new LedgerWalk();
  const faults: LedgerFault[] = [];
  let faultCount = 0;
  const note = (found: readonly LedgerFault[]): void => {
    faultCount += found.length;
    faults.push(...found.slice(0, Math.max(0, mostKept - faults.length)));
  };
  const [counted] = await db.all<{ n: number }>(sql`select count(*) as n from ledger_entry`);
  let after = { organisationId: '', seq: Number.MIN_SAFE_INTEGER };
  while (true) {
    const rows = await entriesAfter(db, after);
    const last = rows.at(-1);
    if (last === undefined) break;
    const lines = await linesOfAll(db, rows);
    for (const row of rows) note(walk.step(walkedEntry(row, lines.get(row.id) ?? [], options.digest)));
    after = last;
    options.onProgress?.({ entries: walk.entries, total: counted?.n ?? 0 });
  }
  for (const { id } of await db.all<{ id: string }>(
    sql`select distinct entry_id as id from ledger_line where entry_id not in (select id from ledger_entry)`,
  ))
    note([{ kind: 'orphan', entryId: id }]);
  for (const { id } of await db.all<{ id: string }>(
    sql`select entity_id as id from audit_entry where action = 'ledger.post' and entity_id not in (select id from ledger_entry) order by seq`,
  ))
    note([{ kind: 'no-entry', entryId: id }]);
  for (const { day } of await wrongDays(db)) note([{ kind: 'day', entryId: day }]);
  const present = await db.all<{ name: string }>(sql`select name from sqlite_master where type = 'trigger'`);
  const names = new Set(present.map(({ name }) => name));
  return {
    entries: walk.entries,
    lines: walk.lines,
    faultCount,
    faults,
    missingGuards: guards.filter((name) => !names.has(name)),
  };
}

const entryColumns = [
  'id',
  'seq',
  'organisationId',
  'kind',
  'postedOn',
  'sourceKey',
  'reverses',
  'pledgeId',
  'receiptId',
  'sponsorshipId',
  'reason',
  'recordedAt',
  'recordedBy',
  'auditSeq',
  'auditAt',
  'auditActor',
  'auditDigest',
  'auditRows',
  'closedYear',
  'opposite',
] as const satisfies readonly (keyof EntryRow)[];

/** The next entries, in the order of their organisation and number. */
async function entriesAfter(
  db: Reader,
  after: { readonly organisationId: string; readonly seq: number },
): Promise<readonly EntryRow[]> {
  const rows = await readPacked<EntryRow>(
    db,
    entryColumns,
    sql`
    select e.id, e.seq, e.organisation_id as "organisationId", e.kind, e.posted_on as "postedOn", e.source_key as "sourceKey", e.reverses,
      e.pledge_id as "pledgeId", e.receipt_id as "receiptId", e.sponsorship_id as "sponsorshipId", e.reason,
      e.recorded_at as "recordedAt", e.recorded_by as "recordedBy",
      a.seq as "auditSeq", a.at as "auditAt", a.actor_id as "auditActor", a.digest as "auditDigest",
      (select count(*) from audit_entry x where x.action = 'ledger.post' and x.entity_id = e.id) as "auditRows",
      exists (select 1 from ledger_year y where y.organisation_id = e.organisation_id and y.closed_through >= e.posted_on and y.closed_at < e.recorded_at) as "closedYear",
      case when e.reverses is not null then not exists (select 1 from (select account_id, amount_rial from ledger_line where entry_id = e.id
        union all select account_id, amount_rial from ledger_line where entry_id = e.reverses) group by account_id having sum(amount_rial) <> 0) end as opposite
    from (select * from ledger_entry where (organisation_id, seq) > (${after.organisationId}, ${after.seq}) order by organisation_id, seq limit ${atOnce}) e
      left join audit_entry a on a.seq = (select min(x.seq) from audit_entry x where x.action = 'ledger.post' and x.entity_id = e.id)`,
  );
  return rows.sort((one, two) =>
    one.organisationId === two.organisationId
      ? one.seq - two.seq
      : one.organisationId < two.organisationId
        ? -1
        : 1,
  );
}

const lineColumns = [
  'entryId',
  'no',
  'accountId',
  'accountSeq',
  'amountRial',
  'balanceRial',
  'kind',
  'fundId',
  'ref',
] as const satisfies readonly (keyof LineRow)[];

async function linesOfAll(
  db: Reader,
  entries: readonly EntryRow[],
): Promise<ReadonlyMap<string, readonly LineRow[]>> {
  const ids = JSON.stringify(entries.map(({ id }) => id));
  const rows = await readPacked<LineRow>(
    db,
    lineColumns,
    sql`
    select l.entry_id as "entryId", l.no, l.account_id as "accountId", l.account_seq as "accountSeq", l.amount_rial as "amountRial",
      l.balance_rial as "balanceRial", a.kind, a.fund_id as "fundId", a.ref
    from json_each(${ids}) i cross join ledger_line l on l.entry_id = i.value join ledger_account a on a.id = l.account_id`,
  );
  const byEntry = new Map<string, LineRow[]>();
  for (const row of rows) {
    const known = byEntry.get(row.entryId);
    if (known) known.push(row);
    else byEntry.set(row.entryId, [row]);
  }
  for (const lines of byEntry.values()) lines.sort((one, two) => one.no - two.no);
  return byEntry;
}

function walkedEntry(
  row: EntryRow,
  lines: readonly LineRow[],
  digest: ((text: string) => string) | undefined,
): WalkedEntry {
  const { auditSeq, auditAt, auditActor, auditDigest, auditRows, closedYear, opposite, ...entry } = row;
  const posted: NewEntry = {
    organisationId: entry.organisationId,
    kind: entry.kind,
    postedOn: entry.postedOn as LocalDate,
    sourceKey: entry.sourceKey,
    ...(entry.reverses === null ? {} : { reverses: entry.reverses }),
    ...(entry.pledgeId === null ? {} : { pledgeId: entry.pledgeId }),
    ...(entry.receiptId === null ? {} : { receiptId: entry.receiptId }),
    ...(entry.sponsorshipId === null ? {} : { sponsorshipId: entry.sponsorshipId }),
    ...(entry.reason === null ? {} : { reason: entry.reason }),
    lines: lines.map(({ kind, fundId, ref, amountRial }) => ({ account: { kind, fundId, ref }, amountRial })),
  };
  const isOnRecord = auditRows === 1 && auditSeq !== null && auditAt !== null && auditActor !== null;
  return {
    ...posted,
    id: entry.id,
    seq: entry.seq,
    recordedAt: entry.recordedAt,
    recordedBy: entry.recordedBy,
    walked: lines,
    audit: isOnRecord ? { seq: auditSeq, at: auditAt, actorId: auditActor, digest: auditDigest } : null,
    digest: digest?.(JSON.stringify(digestValues(posted))),
    closedYear: closedYear === 1,
    opposite: opposite === null ? null : opposite === 1,
  };
}
