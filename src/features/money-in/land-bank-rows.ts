import { ok, type Result } from '../../kernel/result.ts';
import type { Reader } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { change } from '../records/change.repo.ts';
import { closedThrough, nextPart, partLanded, partPlace } from './bank-file.repo.ts';
import {
  type BankFileRecord,
  type BankRowOutcome,
  countRows,
  type ReadBankRow,
  toldOf,
} from './bank-file-record.rules.ts';
import type { BankRow, BankRowFault } from './bank-row.rules.ts';
import { matchesFor } from './find-match.repo.ts';
import { openRow } from './read-bank-file.rules.ts';
import type { MoneyIn } from './receipt-record.rules.ts';
import { type Received, receiveAll } from './receive.repo.ts';
import { knownMoney } from './same-money.repo.ts';

interface Place {
  readonly organisationId: string;
  readonly bankAccountId: string;
}

const differs: readonly BankRowFault[] = [{ field: 'amount', code: 'receipt.differs' }];

/**
 * Lets the next part of a file land: all of its rows and that they landed, in one transaction, so that they land once however
 * often and by however many it is tried. The hand on record is whoever gave the file. @returns false where none was left.
 */
export async function landNextPart(deps: Deps, file: BankFileRecord): Promise<Result<boolean>> {
  const { organisationId } = file;
  const actor = { accountId: file.importedBy, organisationId };
  return await change(deps, actor, async (work) => {
    const { tx, nothingChanged } = work;
    nothingChanged();
    const part = await nextPart(tx, file.id);
    if (!part) return ok(false);
    const kept = JSON.parse(deps.crypto.open(part.rowsSealed, partPlace(file.id, part.no))) as ReadBankRow[];
    const closed = await closedThrough(tx, organisationId);
    const rows = kept.map((row) => openRow(row, closed));
    const received = await receiveAll(
      work,
      deps,
      actor,
      file,
      creditsOf(file, rows).map((money) => ({ ...money, bankFileId: file.id })),
    );
    if (!received.ok) return received;
    const outcomes = outcomesOf(rows, received.value.values());
    const at = deps.now().toISOString();
    await partLanded(tx, { fileId: file.id, no: part.no, at }, countRows(outcomes), toldOf(outcomes));
    return ok(true);
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

/** What would become of rows; writes nothing. `seen`: money of this list that was tried already. */
export async function tryBankRows(
  db: Reader,
  place: Place,
  rows: readonly ReadBankRow[],
  seen: Set<string>,
): Promise<readonly BankRowOutcome[]> {
  const credits = creditsOf(place, rows);
  const known = await knownMoney(db, place.bankAccountId, credits);
  const matches = await matchesFor(db, place.organisationId, credits);
  return rows.map(({ row, said }): BankRowOutcome => {
    if (said.kind === 'debit') return { row, outcome: 'debit' };
    if (said.kind === 'refused') return { row, outcome: 'refused', faults: said.faults };
    const money = moneyOf(place, said);
    const same = known.same(money);
    if (!same && known.differing(money)) return { row, outcome: 'refused', faults: differs };
    const key = `${said.reference} ${said.amountRial} ${said.receivedOn}`;
    const match = same ? undefined : matches.find(money);
    const isRepeated = same !== undefined || seen.has(key);
    seen.add(key);
    return {
      row,
      outcome: isRepeated ? 'repeated' : match ? 'matched' : 'unmatched',
      receivedOn: said.receivedOn,
      amountRial: said.amountRial,
      reference: said.reference,
      receiptId: same?.id ?? null,
      pledgeId: same?.pledgeId ?? match?.pledgeId ?? null,
    };
  });
}

const creditsOf = (place: Place, rows: readonly ReadBankRow[]): readonly MoneyIn[] =>
  rows.flatMap(({ said }) => (said.kind === 'credit' ? moneyOf(place, said) : []));

function moneyOf(
  { organisationId, bankAccountId }: Place,
  { receivedOn, amountRial, reference, payer }: Extract<BankRow, { kind: 'credit' }>,
): MoneyIn {
  return { organisationId, bankAccountId, receivedOn, amountRial, reference, payer, source: 'bank-file' };
}
