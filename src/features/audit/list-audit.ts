import * as z from 'zod';
import { type Actor, isPermitted } from '../../kernel/actor.ts';
import { addDays } from '../../kernel/calendar.ts';
import { tehranMidnight } from '../../kernel/clock.ts';
import { readCursor, writeCursor } from '../../kernel/cursor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { day, page } from '../../platform/fields.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { permit, scopeFor } from '../organisations/scope.rules.ts';
import { auditActions } from '../records/audit-action.rules.ts';
import { recordLook } from '../records/record-look.repo.ts';
import { type AuditFilter, auditRepo, mostCounted } from './audit.repo.ts';
import type { AuditLine } from './audit-line.rules.ts';

const id = z.string().min(1).max(80);
export const auditQuery = z.object({
  personId: id.optional(),
  actorId: id.optional(),
  action: z.enum(auditActions).optional(),
  from: day.optional(),
  to: day.optional(),
  ...page,
});

export interface AuditPage {
  readonly items: readonly AuditLine[];
  /** At most `mostCounted`; where there are more, `isCapped`. */
  readonly total: number;
  readonly isCapped: boolean;
  readonly nextCursor?: string;
  /** Name of the person asked for, where the reader may see it. */
  readonly personName: string | null;
}

/**
 * What was done, latest first: to a manager what their organisation did and everything that was done with one of its files;
 * to an auditor everything, without names of people and with masked ids, which `personId` takes. Reading is itself put on record. A manager's `personId` of nobody in
 * scope is not found, an auditor's of nobody at all finds no line; `from` and `to` are whole days in Tehran.
 */
export async function listAudit(deps: Deps, actor: Actor, input: unknown): Promise<Result<AuditPage>> {
  const scope = scopeOf(actor);
  if (!scope.ok) return scope;
  const query = parse(auditQuery, input);
  if (!query.ok) return query;
  const { personId: typed, actorId, action, from, to, cursor, limit } = query.value;
  const after = cursor === undefined ? undefined : rowOf(cursor);
  if (cursor !== undefined && after === undefined)
    return fail(invalidInput([fieldError('cursor', 'format.wrong')]));
  const repo = auditRepo(deps.database.read, scope.value);
  const personName = typed === undefined ? undefined : await repo.personNamed(typed);
  if (typed !== undefined && personName === undefined && scope.value !== 'whole')
    return fail(problem('not-found'));
  const personId = typed === undefined || personName !== undefined ? typed : await repo.personKnown(typed);
  const filter: AuditFilter = {
    personId,
    actorId,
    action,
    from: from && tehranMidnight(from),
    before: to && tehranMidnight(addDays(to, 1)),
  };
  await recordLook(deps, actor, {
    action: 'audit.read',
    entity: 'audit',
    entityId: personId ?? 'all',
    ...(personId === undefined ? {} : { personId }),
  });
  // A national id or a name may have been typed for the code: it finds nothing and goes nowhere near the record.
  if (typed !== undefined && personId === undefined)
    return ok({ items: [], total: 0, isCapped: false, personName: null });
  const counted = await repo.count(filter);
  const rows = await repo.list(filter, { limit, after });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return ok({
    items,
    total: Math.min(counted, mostCounted),
    isCapped: counted > mostCounted,
    ...(rows.length > limit && last
      ? { nextCursor: writeCursor({ key: 'audit', id: `seq_${last.seq}` }) }
      : {}),
    personName: personName ?? null,
  });
}

/** Whom a reader may choose from: the accounts of a manager's organisation; none for an auditor, who types a code. */
export async function auditAccounts(deps: Deps, actor: Actor) {
  const scope = scopeOf(actor);
  return scope.ok ? ok(await auditRepo(deps.database.read, scope.value).accounts()) : scope;
}

function scopeOf(actor: Actor) {
  const permitted = permit(actor, 'audit:read');
  if (!permitted.ok) return permitted;
  return isPermitted(actor, 'audit:whole') ? ok('whole' as const) : scopeFor(actor, 'audit:read');
}

function rowOf(cursor: string): number | undefined {
  const seq = Number(/^seq_(\d{1,15})$/.exec(readCursor(cursor)?.id ?? '')?.[1] ?? Number.NaN);
  return Number.isNaN(seq) ? undefined : seq;
}
