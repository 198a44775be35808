import type { Actor, Scope } from '../../kernel/actor.ts';
import type { LocalDate } from '../../kernel/calendar.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { change } from '../records/change.repo.ts';
import { countInBankFile, openBankFile } from './bank-file.repo.ts';
import type { BankRow, BankRowFault } from './bank-row.rules.ts';
import { matchesFor } from './find-match.repo.ts';
import type { MoneyIn } from './receipt-record.rules.ts';
import { type Received, receiveAll } from './receive.repo.ts';
import { knownMoney } from './same-money.repo.ts';

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
  const { deps, actor, scope, bankAccountId } = run;
  return await change(deps, actor, async (work) => {
    const { tx, audit, nothingChanged } = work;
    nothingChanged();
    const credits = rows.flatMap(({ said }) => (said.kind === 'credit' ? moneyOf(run, said) : []));
    // Only money that lands makes a file of it: one that says nothing new leaves no trace.
    const file =
      credits.length === 0
        ? undefined
        : await openBankFile(tx, {
            id: deps.newId('bankFile'),
            organisationId: scope.organisationId,
            bankAccountId,
            name: run.name,
            digest: run.digest,
            rows: run.rows,
            importedAt: deps.now().toISOString(),
            importedBy: actor.accountId,
          });
    const place = { organisationId: scope.organisationId, bankAccountId };
    const received = await receiveAll(
      work,
      deps,
      actor,
      place,
      credits.map((money) => ({ ...money, bankFileId: file?.id ?? null })),
    );
    if (!received.ok) return received;
    const outcomes = outcomesOf(rows, received.value.values());
    const count = (of: BankRowOutcome['outcome']) => outcomes.filter(({ outcome }) => outcome === of).length;
    if (file) {
      await countInBankFile(tx, file.id, {
        matched: count('matched'),
        unmatched: count('unmatched'),
        repeated: count('repeated'),
        refused: count('refused'),
      });
      if (file.isNew)
        audit({
          action: 'bank-file.import',
          entity: 'bank-file',
          entityId: file.id,
          fields: ['rows'],
          values: { digest: run.digest, rows: run.rows },
        });
    }
    return ok(outcomes);
  });
}

/** What became of each row; `received` answers the credits among them, in their order. */
function outcomesOf(rows: readonly ReadBankRow[], received: Iterator<Received>): readonly BankRowOutcome[] {
  return rows.map(({ row, said }): BankRowOutcome => {
    if (said.kind === 'debit') return { row, outcome: 'debit' };
    if (said.kind === 'refused') return { row, outcome: 'refused', faults: said.faults };
    const { value } = received.next();
    if (!value) throw new Error('money without an answer');
    if (value.differs) return { row, outcome: 'refused', faults: differs };
    const { receipt, repeated } = value;
    return {
      row,
      outcome: repeated ? 'repeated' : receipt.state === 'matched' ? 'matched' : 'unmatched',
      receivedOn: receipt.receivedOn,
      amountRial: receipt.amountRial,
      reference: receipt.reference,
      receiptId: receipt.id,
      pledgeId: receipt.pledgeId,
    };
  });
}

/** What would become of rows; writes nothing. */
export async function tryBankRows(
  run: BankRun,
  rows: readonly ReadBankRow[],
): Promise<Result<readonly BankRowOutcome[]>> {
  const { read } = run.deps.database;
  const credits = rows.flatMap(({ said }) => (said.kind === 'credit' ? moneyOf(run, said) : []));
  const known = await knownMoney(read, run.bankAccountId, credits);
  const matches = await matchesFor(read, run.scope.organisationId, credits);
  return ok(
    rows.map(({ row, said }): BankRowOutcome => {
      if (said.kind === 'debit') return { row, outcome: 'debit' };
      if (said.kind === 'refused') return { row, outcome: 'refused', faults: said.faults };
      const money = moneyOf(run, said);
      const same = known.same(money);
      if (!same && known.differing(money)) return { row, outcome: 'refused', faults: differs };
      const key = `${said.reference} ${said.amountRial} ${said.receivedOn}`;
      const match = same ? undefined : matches.find(money);
      const isRepeated = same !== undefined || run.seen.has(key);
      run.seen.add(key);
      return {
        row,
        outcome: isRepeated ? 'repeated' : match ? 'matched' : 'unmatched',
        receivedOn: said.receivedOn,
        amountRial: said.amountRial,
        reference: said.reference,
        receiptId: same?.id ?? null,
        pledgeId: same?.pledgeId ?? match?.pledgeId ?? null,
      };
    }),
  );
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
