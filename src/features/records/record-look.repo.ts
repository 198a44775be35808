import { and, eq, gt, lt, sql } from 'drizzle-orm';
import type { Actor } from '../../kernel/actor.ts';
import { clocksApartMs } from '../../kernel/clock.ts';
import { ok } from '../../kernel/result.ts';
import type { Reader } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { auditEntry } from '../../schema/records.ts';
import type { AuditNote } from './audit-action.rules.ts';
import { change } from './change.repo.ts';

/** One row says that somebody looked at something within this hour; further looks add none. */
const coalescedMs = 3_600_000;
/** A look waits this long for its row; behind a long write it is answered before, and the row lands later. */
const patienceMs = 300;

type Look = AuditNote & { readonly action: 'person.view' | 'audit.read' };

/** Puts on record that the actor opened a person's file; see `recordLook`. */
export async function recordView(
  deps: Pick<Deps, 'database' | 'crypto' | 'now' | 'log' | 'later'>,
  actor: Actor,
  personId: string,
): Promise<void> {
  await recordLook(deps, actor, { action: 'person.view', entity: 'person', entityId: personId, personId });
}

/**
 * Puts a look on record, once per actor, record and hour: one indexed read where it is there already. Never refuses: with
 * the database busy or the disk full people must still be able to work, so the look goes to the log instead, by ids.
 */
export async function recordLook(
  deps: Pick<Deps, 'database' | 'crypto' | 'now' | 'log' | 'later'>,
  actor: Actor,
  look: Look,
): Promise<void> {
  const now = deps.now().getTime();
  // A look dated by a clock that ran ahead stands for none of today.
  const within = {
    since: new Date(now - coalescedMs).toISOString(),
    until: new Date(now + clocksApartMs).toISOString(),
  };
  const toLog = (why: string, error?: unknown) =>
    deps.log.warn('look kept in the log', {
      why,
      action: look.action,
      actor: actor.accountId,
      organisation: actor.organisationId,
      record: look.entityId,
      person: look.personId,
      ...(error === undefined ? {} : { error }),
    });
  if (await isOnRecord(deps.database.read, actor, look, within)) return;
  const written = change(deps, actor, async ({ tx, audit, nothingChanged }) => {
    if (await isOnRecord(tx, actor, look, within)) nothingChanged();
    else audit(look);
    return ok(undefined);
  }).then(
    () => 'written' as const,
    (error: unknown) => ({ error }),
  );
  deps.later?.(written);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const waited = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), patienceMs);
  });
  const outcome = await Promise.race([written, waited]);
  clearTimeout(timer);
  if (outcome === 'late') toLog('the database is busy');
  else if (outcome !== 'written') toLog('the database cannot be written', outcome.error);
}

async function isOnRecord(
  db: Reader,
  actor: Actor,
  look: Look,
  { since, until }: { readonly since: string; readonly until: string },
): Promise<boolean> {
  const rows = await db
    .select({ seq: auditEntry.seq })
    .from(auditEntry)
    .where(
      and(
        // Word for word the condition of the index, or it is not used.
        sql`action in ('person.view', 'audit.read')`,
        eq(auditEntry.actorId, actor.accountId),
        eq(auditEntry.entityId, look.entityId),
        gt(auditEntry.at, since),
        lt(auditEntry.at, until),
        eq(auditEntry.action, look.action),
      ),
    )
    .limit(1);
  return rows.length > 0;
}
