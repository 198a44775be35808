import type { Actor } from '../../kernel/actor.ts';
import { readCursor, writeCursor } from '../../kernel/cursor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { findEntry, listEntries } from './entries.repo.ts';
import type { EntryRecord, EntryWithLines } from './entry-record.rules.ts';
import { entriesQuery } from './ledger.input.ts';
import type { EntryKind } from './ledger.rules.ts';
import { ledgerScope, oneOrganisation } from './ledger-scope.rules.ts';

export interface EntryPage {
  readonly items: readonly EntryRecord[];
  readonly total: number;
  readonly nextCursor?: string;
}

/** The journal of one organisation, the last posted first. */
export async function viewEntries(deps: Deps, actor: Actor, input: unknown): Promise<Result<EntryPage>> {
  const reader = ledgerScope(actor, undefined);
  if (!reader.ok) return reader;
  const parsed = parse(entriesQuery, input);
  if (!parsed.ok) return parsed;
  const { cursor, organisationId, kind, ...filter } = parsed.value;
  const scope = oneOrganisation(actor, organisationId);
  if (!scope.ok) return scope;
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (cursor !== undefined && !/^\d+$/.test(after?.key ?? ''))
    return fail(invalidInput([fieldError('cursor', 'format.wrong')]));
  const { items, total, hasMore } = await listEntries(deps.database.read, scope.value, {
    ...filter,
    kind: kind as EntryKind | undefined,
    before: after === undefined ? undefined : Number(after.key),
  });
  const last = items.at(-1);
  return ok({
    items,
    total,
    ...(hasMore && last ? { nextCursor: writeCursor({ key: String(last.seq), id: last.id }) } : {}),
  });
}

export async function viewEntry(deps: Deps, actor: Actor, id: string): Promise<Result<EntryWithLines>> {
  const scope = ledgerScope(actor, undefined);
  if (!scope.ok) return scope;
  const found = await findEntry(deps.database.read, scope.value.organisationId, id);
  return found ? ok(found) : fail(problem('not-found'));
}
