import type { Actor } from '../../kernel/actor.ts';
import { invalid, problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import { type Database, type Reader, within } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { answerOnceText } from './answer-once.text.ts';
import { findKeptAnswer, type KeptAnswer, keepAnswer, removeExpiredAnswers } from './kept-answers.repo.ts';

/** One request that may come again: the key is its sender's own, good for one method and path of one actor. */
export interface KeyedRequest {
  readonly key: string;
  readonly method: string;
  readonly path: string;
  /** Everything else that says what is asked for: query and body. */
  readonly content: unknown;
  /** It lands in several transactions, of which a repeat changes nothing (imports): its answer is kept after them. */
  readonly inChunks: boolean;
}

export type OnceAnswer = { readonly answer: KeptAnswer; readonly replayed: boolean };

export const keptForHours = 24;
const visibleAscii = /^[\x21-\x7e]{1,255}$/;
/** Keys at work in this process, by database. */
const atWork = new WeakMap<Database, Set<string>>();

/**
 * Carries out a request once and answers every repeat within 24 h with the first answer. Refuses a key that is none (422),
 * a key that came with other content (422) and one whose first request is still at work (409). The answer lands in the
 * very transaction of the work. A refusal is not kept, so that a mended request may use the key again; what was put on
 * record on the way to it (a counted try) stays, as it would without a key.
 * `run` must do nothing but read and write through the deps it is handed: after a busy database it runs again.
 */
export async function answerOnce(
  deps: Deps,
  actor: Pick<Actor, 'accountId'>,
  request: KeyedRequest,
  run: (deps: Deps) => Promise<Result<KeptAnswer>>,
): Promise<Result<OnceAnswer>> {
  if (!visibleAscii.test(request.key))
    return fail(invalid('Idempotency-Key', 'idempotency-key.format', answerOnceText.format));
  const { accountId } = actor;
  const { method, path, content, inChunks } = request;
  const key = deps.crypto.digest(JSON.stringify(['idempotency', accountId, method, path, request.key]));
  const bodyDigest = deps.crypto.digest(JSON.stringify(content) ?? '');

  const standing = async (db: Reader): Promise<Result<OnceAnswer> | undefined> => {
    const kept = await findKeptAnswer(db, deps.crypto, key, deps.now().toISOString());
    if (!kept) return undefined;
    if (kept.bodyDigest === bodyDigest) return ok({ answer: kept.answer, replayed: true });
    return fail({
      ...invalid('Idempotency-Key', 'idempotency-key.reused', answerOnceText.otherBody),
      detail: answerOnceText.otherBody,
    });
  };
  const toKeep = (answer: KeptAnswer) => {
    const now = deps.now();
    const expiresAt = new Date(now.getTime() + keptForHours * 3_600_000).toISOString();
    return { key, bodyDigest, answer, createdAt: now.toISOString(), expiresAt };
  };

  const known = await standing(deps.database.read);
  if (known) return known;
  const keys = atWork.get(deps.database) ?? new Set<string>();
  atWork.set(deps.database, keys);
  if (keys.has(key))
    return fail(problem('conflict', { detail: answerOnceText.inFlight, retryAfterSeconds: 1 }));
  keys.add(key);
  try {
    if (inChunks) {
      const result = await run(deps);
      if (!result.ok) return result;
      await deps.database
        .write((tx) => keepAnswer(tx, deps.crypto, toKeep(result.value)))
        // What has landed is answered in any case; a repeat would find it and change nothing.
        .catch((error: unknown) => deps.log.warn('answer not kept', { error }));
      return ok({ answer: result.value, replayed: false });
    }
    return await deps.database.write(async (tx) => {
      const earlier = await standing(tx);
      if (earlier) return earlier;
      const result = await run({ ...deps, database: within(tx, deps.database) });
      if (!result.ok) return result;
      await keepAnswer(tx, deps.crypto, toKeep(result.value));
      return ok({ answer: result.value, replayed: false });
    });
  } finally {
    keys.delete(key);
  }
}

/** Due work: kept answers whose 24 hours are over go. @returns how many. */
export async function sweepKeptAnswers(deps: Pick<Deps, 'database' | 'now'>): Promise<number> {
  return await removeExpiredAnswers(deps.database, deps.now().toISOString());
}
