import type { Actor, Scope } from '../../kernel/actor.ts';
import type { LocalDate } from '../../kernel/calendar.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { change } from '../records/change.repo.ts';
import { countInBankFile, openBankFile } from './bank-file.repo.ts';
import type { BankRow, BankRowFault } from './bank-row.rules.ts';
import { findMatch } from './find-match.repo.ts';
import type { MoneyIn } from './receipt-record.rules.ts';
import { findDiffering, findSameMoney, receiveMoney } from './receive.repo.ts';

/** One reading of a bank's list. */
export interface BankRun {
  readonly deps: Deps;
  readonly actor: Actor;
  readonly scope: Scope;
  readonly bankAccountId: string;
  readonly name: string;
  readonly digest: string;
  /** Of the whole list. */
  readonly rows: number;
  readonly today: LocalDate;
  /** Money of this list that was tried already. */
  readonly seen: Set<string>;
}

export interface LandedRow {
  readonly row: number;
  readonly outcome: 'matched' | 'unmatched' | 'repeated';
  readonly receivedOn: LocalDate;
  readonly amountRial: number;
  readonly reference: string;
  readonly receiptId: string | null;
  readonly pledgeId: string | null;
}

export type BankRowOutcome =
  | LandedRow
  | { readonly row: number; readonly outcome: 'debit' }
  | { readonly row: number; readonly outcome: 'refused'; readonly faults: readonly BankRowFault[] };

export interface ReadBankRow {
  readonly row: number;
  readonly said: BankRow;
}

const differs: readonly BankRowFault[] = [{ field: 'amount', code: 'receipt.differs' }];

/** Lets rows land in one transaction: all of them, or none where something breaks. */
export async function landBankRows(
  run: BankRun,
  rows: readonly ReadBankRow[],
): Promise<Result<readonly BankRowOutcome[]>> {
  const { deps, actor } = run;
  return await change(deps, actor, async (work) => {
    const { tx, audit, nothingChanged } = work;
    const outcomes: BankRowOutcome[] = [];
    const count = { matched: 0, unmatched: 0, repeated: 0, refused: 0 };
    // Only money that lands makes a file of it: one that says nothing new leaves no trace.
    let file: { id: string; isNew: boolean } | undefined;
    for (const { row, said } of rows) {
      if (said.kind === 'debit') {
        outcomes.push({ row, outcome: 'debit' });
        continue;
      }
      if (said.kind === 'refused') {
        count.refused += 1;
        outcomes.push({ row, outcome: 'refused', faults: said.faults });
        continue;
      }
      const money = moneyOf(run, said);
      if (await findDiffering(tx, money)) {
        count.refused += 1;
        outcomes.push({ row, outcome: 'refused', faults: differs });
        continue;
      }
      file ??= await openBankFile(tx, {
        id: deps.newId('bankFile'),
        organisationId: money.organisationId,
        bankAccountId: run.bankAccountId,
        name: run.name,
        digest: run.digest,
        rows: run.rows,
        importedAt: deps.now().toISOString(),
        importedBy: actor.accountId,
      });
      const received = await receiveMoney(work, deps, actor, { ...money, bankFileId: file.id });
      if (!received.ok) return received;
      const { receipt, repeated } = received.value;
      const outcome = repeated ? 'repeated' : receipt.state === 'matched' ? 'matched' : 'unmatched';
      count[outcome] += 1;
      outcomes.push({
        row,
        outcome,
        receivedOn: receipt.receivedOn,
        amountRial: receipt.amountRial,
        reference: receipt.reference,
        receiptId: receipt.id,
        pledgeId: receipt.pledgeId,
      });
    }
    if (file) {
      await countInBankFile(tx, file.id, count);
      if (file.isNew)
        audit({
          action: 'bank-file.import',
          entity: 'bank-file',
          entityId: file.id,
          fields: ['rows'],
          values: { digest: run.digest, rows: run.rows },
        });
    }
    nothingChanged();
    return ok(outcomes);
  });
}

/** What would become of rows; writes nothing. */
export async function tryBankRows(
  run: BankRun,
  rows: readonly ReadBankRow[],
): Promise<Result<readonly BankRowOutcome[]>> {
  const { read } = run.deps.database;
  const outcomes: BankRowOutcome[] = [];
  for (const { row, said } of rows) {
    if (said.kind === 'debit') outcomes.push({ row, outcome: 'debit' });
    else if (said.kind === 'refused') outcomes.push({ row, outcome: 'refused', faults: said.faults });
    else {
      const money = moneyOf(run, said);
      if (await findDiffering(read, money)) {
        outcomes.push({ row, outcome: 'refused', faults: differs });
        continue;
      }
      const key = `${said.reference} ${said.amountRial} ${said.receivedOn}`;
      const known = await findSameMoney(read, money);
      const match = known ? undefined : await findMatch(read, money);
      outcomes.push({
        row,
        outcome: known || run.seen.has(key) ? 'repeated' : match ? 'matched' : 'unmatched',
        receivedOn: said.receivedOn,
        amountRial: said.amountRial,
        reference: said.reference,
        receiptId: known?.id ?? null,
        pledgeId: known?.pledgeId ?? match?.pledgeId ?? null,
      });
      run.seen.add(key);
    }
  }
  return ok(outcomes);
}

function moneyOf(run: BankRun, said: Extract<BankRow, { kind: 'credit' }>): MoneyIn {
  return {
    organisationId: run.scope.organisationId,
    bankAccountId: run.bankAccountId,
    receivedOn: said.receivedOn,
    amountRial: said.amountRial,
    reference: said.reference,
    payer: said.payer,
    source: 'bank-file',
  };
}
