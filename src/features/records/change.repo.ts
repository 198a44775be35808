import { sql } from 'drizzle-orm';
import type { Actor } from '../../kernel/actor.ts';
import type { Result } from '../../kernel/result.ts';
import type { Tx } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { insertMany } from '../../platform/insert-many.ts';
import { auditEntry, searchOutbox } from '../../schema/records.ts';
import { settleOutcomes } from '../outcomes/settle-outcomes.repo.ts';
import { settleWorks } from '../outcomes/work-spans.repo.ts';
import type { AuditNote } from './audit-action.rules.ts';
import { auditHash, chainHead } from './audit-chain.repo.ts';
import { type PersonKey, personKeys } from './audit-keys.repo.ts';

export interface OutboxNote {
  readonly index: 'people' | 'opportunities' | 'skills' | 'occupations';
  readonly docId: string;
  readonly op: 'put' | 'delete';
  readonly rev: number;
}

export interface Change {
  readonly tx: Tx;
  /** The instant of the change, which its audit rows bear: what is compared with them bears the same. */
  readonly at: string;
  audit(note: AuditNote): void;
  reindex(note: OutboxNote): void;
  /** Says that the work found nothing to do; without it a success that noted nothing is a bug. */
  nothingChanged(): void;
}

/** Who changes: a signed-in actor, or the system itself (`system:…`) where nobody is signed in. */
export type ChangeActor = Pick<Actor, 'accountId' | 'organisationId'>;

class Refused extends Error {
  constructor(readonly result: Result<never>) {
    super('refused');
  }
}

/**
 * The one way to write: one transaction that holds the work, how the people it touched stand by it (`outcomes`), its audit
 * rows and its outbox rows. A refusal rolls all back.
 * `work` may run twice, so it must do nothing but read and write through `change.tx`.
 * @throws Error when a success noted no audit row: nothing is written unaudited.
 */
export async function change<T>(
  deps: Pick<Deps, 'database' | 'crypto' | 'now'>,
  actor: ChangeActor,
  work: (change: Change) => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    return await deps.database.write(async (tx) => {
      const audits: AuditNote[] = [];
      const outbox: OutboxNote[] = [];
      let idle = false;
      const at = deps.now().toISOString();
      const result = await work({
        tx,
        at,
        audit: (note) => void audits.push(note),
        reindex: (note) => void outbox.push(note),
        nothingChanged: () => {
          idle = true;
        },
      });
      if (!result.ok) throw new Refused(result);
      if (audits.length === 0 && !idle) throw new Error('a write without an audit row');
      const now = deps.now();
      const settledAt = now.toISOString();
      await settleOutcomes(tx, now);
      await settleWorks(tx);
      await appendAudit(tx, deps, actor, at, audits);
      if (outbox.length > 0)
        for (const rows of chunks(outbox, 500))
          await insertMany(
            tx,
            searchOutbox,
            rows.map((row) => ({ ...row, nextAt: settledAt, notedAt: settledAt })),
            sql`on conflict ("index", doc_id, rev) do update set op = excluded.op, state = 'waiting', next_at = excluded.next_at,
              noted_at = excluded.noted_at, noted = noted + 1, task_uid = null, build_task_uid = null, attempts = 0, error = null`,
          );
      return result;
    });
  } catch (error) {
    if (error instanceof Refused) return error.result;
    throw error;
  }
}

async function appendAudit(
  tx: Tx,
  { crypto }: Pick<Deps, 'crypto'>,
  actor: ChangeActor,
  at: string,
  notes: readonly AuditNote[],
): Promise<void> {
  if (notes.length === 0) return;
  let { seq, hash: previousHash } = await chainHead(tx);
  const keys = await personKeys(
    tx,
    crypto,
    notes.flatMap(({ personId, values }) => (personId === undefined || values === undefined ? [] : personId)),
  );
  const rows = notes.map(({ action, entity, entityId, personId, fields, values }) => {
    seq += 1;
    const row = {
      seq,
      at,
      actorId: actor.accountId,
      organisationId: actor.organisationId,
      action,
      entity,
      entityId,
      personId: personId ?? null,
      fields: fields ?? [],
      digest: values === undefined ? null : digestOf(crypto, personId, keys, values),
      previousHash,
    };
    const hash = auditHash(row);
    previousHash = hash;
    return { ...row, hash };
  });
  for (const part of chunks(rows, 500)) await insertMany(tx, auditEntry, part);
}

/** Values of a file under its person's own key, others under that of the house; none once the key was destroyed. */
function digestOf(
  crypto: Deps['crypto'],
  personId: string | undefined,
  keys: ReadonlyMap<string, PersonKey>,
  values: unknown,
): string | null {
  const text = JSON.stringify(values);
  if (personId === undefined) return crypto.digest(text);
  const key = keys.get(personId);
  if (key === undefined) throw new Error('a file without its key');
  return key === null ? null : crypto.digestUnder(key, text);
}

function* chunks<T>(items: readonly T[], size: number): Generator<T[]> {
  for (let i = 0; i < items.length; i += size) yield items.slice(i, i + size);
}
