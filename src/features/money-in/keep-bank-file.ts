import type { Actor, Scope } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { normaliseDisplay } from '../../kernel/persian.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { turnOfOthers } from '../../platform/turn.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { change } from '../records/change.repo.ts';
import { closedThrough, partPlace, putBankFile, sameBankFile } from './bank-file.repo.ts';
import { type BankFileRecord, type BankRowOutcome, rowsOfPart } from './bank-file-record.rules.ts';
import { tryBankRows } from './land-bank-rows.ts';
import { bankAccountFor } from './open-receipt.repo.ts';
import { openRow, type ReadBankFile, readBankFile } from './read-bank-file.rules.ts';
import { type BankFileReport, reportOfRows } from './report-bank-file.ts';

export const bankFileLimits = {
  rows: 20_000,
  /** On a Worker, where one request may ask others a thousand times: a part takes about forty. */
  partsOfRequest: 8,
} as const;

export interface BankFileOptions {
  readonly bankAccountId?: string | undefined;
  readonly name?: string | undefined;
  /** The last row is whole although no line end follows it. */
  readonly wholeLastRow?: boolean;
}

/** A list that somebody gave, read. */
export interface GivenFile {
  readonly scope: Scope;
  readonly bankAccountId: string;
  readonly name: string;
  readonly digest: string;
  readonly list: ReadBankFile;
}

/** Reads a list for an account of the own organisation; `readBankFile` and `bankAccountFor` say what is refused. */
export async function readGiven(
  deps: Deps,
  actor: Actor,
  csvText: string,
  options: BankFileOptions,
): Promise<Result<GivenFile>> {
  const scope = scopeFor(actor, 'receipts:write');
  if (!scope.ok) return scope;
  const bank = await bankAccountFor(deps.database.read, scope.value, options.bankAccountId);
  if (!bank.ok) return bank;
  const list = readBankFile(csvText, {
    wholeLastRow: options.wholeLastRow ?? false,
    today: tehranToday(deps.now()),
    mostRows: bankFileLimits.rows,
  });
  if (!list.ok) return list;
  return ok({
    scope: scope.value,
    bankAccountId: bank.value.id,
    name: normaliseDisplay(options.name ?? '').slice(0, 120) || bank.value.bank,
    digest: deps.crypto.digest(csvText),
    list: list.value,
  });
}

export const hasMoney = ({ rows }: ReadBankFile) => rows.some(({ said }) => said.kind === 'credit');

/** What would become of each row; writes nothing. */
export async function tryFile(
  deps: Deps,
  { scope, bankAccountId, list }: GivenFile,
  dryRun: boolean,
): Promise<BankFileReport> {
  const db = deps.database.read;
  const closed = await closedThrough(db, scope.organisationId);
  const place = { organisationId: scope.organisationId, bankAccountId };
  const seen = new Set<string>();
  const outcomes: BankRowOutcome[] = [];
  for (let at = 0; at < list.rows.length; at += rowsOfPart) {
    const part = list.rows.slice(at, at + rowsOfPart).map((row) => openRow(row, closed));
    outcomes.push(...(await tryBankRows(db, place, part, seen)));
    await turnOfOthers();
  }
  return reportOfRows(outcomes, { dryRun, bankAccountId, unknownHeaders: list.unknownHeaders });
}

/**
 * Writes a list down before any of it lands, sealed. The same list of the same account is one file: while it lands it is
 * joined, once it has landed it is read anew from its first row.
 */
export async function keepFile(
  deps: Deps,
  actor: Actor,
  given: GivenFile,
  isBegun: boolean,
): Promise<Result<BankFileRecord>> {
  const { scope, bankAccountId, name, digest, list } = given;
  const newId = deps.newId('bankFile');
  return await change(deps, actor, async ({ tx, audit, nothingChanged }) => {
    const known = await sameBankFile(tx, { bankAccountId, digest });
    if (known && known.begunAt !== null && known.landedAt === null) {
      nothingChanged();
      return ok(known);
    }
    const at = deps.now().toISOString();
    const id = known?.id ?? newId;
    const parts: string[] = [];
    for (let from = 0; from < list.rows.length; from += rowsOfPart)
      parts.push(
        deps.crypto.seal(
          JSON.stringify(list.rows.slice(from, from + rowsOfPart)),
          partPlace(id, parts.length),
        ),
      );
    const file = {
      id,
      organisationId: scope.organisationId,
      bankAccountId,
      name,
      digest,
      rows: list.rows.length,
      unknownHeaders: list.unknownHeaders,
      importedAt: at,
      importedBy: actor.accountId,
      begunAt: isBegun ? at : null,
    };
    await putBankFile(tx, file, parts);
    if (isBegun)
      audit({
        action: 'bank-file.import',
        entity: 'bank-file',
        entityId: id,
        fields: ['rows'],
        values: { rows: file.rows },
      });
    // What is only checked is no record yet.
    else nothingChanged();
    const none = { matched: 0, unmatched: 0, repeated: 0, refused: 0, passedOver: 0, receivedRial: 0 };
    return ok({ ...file, ...none, landedAt: null });
  });
}
