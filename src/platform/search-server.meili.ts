import { Meilisearch, MeilisearchApiError, type MultiSearchQuery } from 'meilisearch';
import * as z from 'zod';
import {
  type SearchBudget,
  type SearchQuestion,
  type SearchServer,
  SearchServerFault,
  type TaskId,
  type TaskState,
} from './search-server.ts';

/** The oldest server that understands all that is sent to it: ranking by the rank of an attribute alone came last. */
export const oldestServer = '1.36.0';

/** Where names of indexes begin, so that others may use the same server. */
export const indexPrefix = 'mehrkar_';

/** Longest wait for one answer that is no search. */
const answerMs = 10_000;
/** Longest wait for what must be done before work goes on, such as the settings of an index. */
const doneMs = 60_000;
/** Our texts are folded by us; under any other language the server would fold and part them once more, its own way. */
const locales: ['ur'] = ['ur'];
const tasksAtOnce = 200;

export interface MeiliOptions {
  readonly url: string;
  readonly key: string;
  readonly prefix?: string;
}

const hits = z.object({
  hits: z.array(z.object({ id: z.string() })),
  estimatedTotalHits: z.number().int().nonnegative(),
});
const found = z.object({ results: z.array(hits) });
const counted = z.object({
  facetsByIndex: z.record(
    z.string(),
    z.object({ distribution: z.record(z.string(), z.record(z.string(), z.number())) }),
  ),
});
const enqueued = z.object({ taskUid: z.number().int().nonnegative() });
const failure = z.object({ message: z.string(), code: z.string(), type: z.string() });
const task = z.object({
  uid: z.number().int(),
  status: z.enum(['enqueued', 'processing', 'succeeded', 'failed', 'canceled']),
  error: failure.nullish(),
});
const listed = z.object({ results: z.array(task) });
const stats = z.object({
  indexes: z.record(z.string(), z.object({ numberOfDocuments: z.number().int().nonnegative() })),
});
const revised = z.object({ results: z.array(z.object({ id: z.string(), rev: z.number() })) });
const versioned = z.object({ pkgVersion: z.string().regex(/^\d+\.\d+\.\d+/) });

type Task = z.output<typeof task>;

/** The search server through its official client. @throws SearchServerFault from everything, and nothing else. */
export function meiliServer({ url, key, prefix = indexPrefix }: MeiliOptions): SearchServer {
  const client = new Meilisearch({
    host: url,
    apiKey: key,
    timeout: answerMs,
    // Compressed answers leave the server in pieces, of which the last waits 40 ms for a receipt; ids are few.
    requestInit: { headers: { 'accept-encoding': 'identity' } },
  });
  const uid = (index: string) => `${prefix}${index}`;

  const tasksOf = (ids: readonly TaskId[]): Promise<readonly Task[]> =>
    ask(listed, () => client.tasks.getTasks({ uids: [...ids], limit: ids.length })).then(
      ({ results }) => results,
    );

  /** @returns why it failed, where it did. */
  async function done(id: TaskId): Promise<Task['error']> {
    const until = Date.now() + doneMs;
    for (let wait = 25; Date.now() < until; wait = Math.min(1_000, wait * 2)) {
      const [one] = await tasksOf([id]);
      if (one === undefined || one.status === 'canceled') throw unreachable(`task ${id} is gone`);
      if (one.status === 'succeeded') return undefined;
      if (one.status === 'failed')
        return one.error ?? { message: 'failed', code: 'unknown', type: 'internal' };
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
    throw unreachable(`task ${id} was not done in ${doneMs} ms`);
  }

  /** @throws SearchServerFault where the task fails for any reason but `allowed`. */
  async function settled(work: () => Promise<unknown>, allowed?: string): Promise<void> {
    const { taskUid } = await ask(enqueued, work).catch((error: unknown) => {
      if (error instanceof SearchServerFault && error.code === allowed && allowed !== undefined)
        return { taskUid: undefined };
      throw error;
    });
    const error = taskUid === undefined ? undefined : await done(taskUid);
    if (error && error.code !== allowed)
      throw new SearchServerFault(
        isOwnTrouble(error) ? 'unreachable' : 'refused',
        `${error.code}: ${error.message}`,
        error.code,
      );
  }

  return {
    async search(questions, within) {
      const { results } = await ask(found, () =>
        client.multiSearch(
          { queries: questions.map((question) => ({ ...queryOf(uid, question), ...pageOf(question) })) },
          deadline(within),
        ),
      );
      if (results.length !== questions.length) throw unreachable('another number of answers than questions');
      return results.map((one) => ({
        ids: one.hits.map(({ id }) => id),
        total: one.estimatedTotalHits,
      }));
    },

    async count(questions, facets, within) {
      const index = uid(questions[0]?.index ?? '');
      const { facetsByIndex } = await ask(counted, () =>
        client.multiSearch(
          {
            federation: { limit: 0, facetsByIndex: { [index]: [...facets] } },
            queries: questions.map((question) => queryOf(uid, question)),
          },
          deadline(within),
        ),
      );
      return facetsByIndex[index]?.distribution ?? {};
    },

    async put(index, documents) {
      const { taskUid } = await ask(enqueued, () =>
        client.index(uid(index)).addDocuments([...documents], { primaryKey: 'id' }),
      );
      return taskUid;
    },

    async remove(index, ids) {
      const { taskUid } = await ask(enqueued, () => client.index(uid(index)).deleteDocuments([...ids]));
      return taskUid;
    },

    async tasks(ids) {
      const states = new Map<TaskId, TaskState>(ids.map((id) => [id, { is: 'lost' }]));
      for (let i = 0; i < ids.length; i += tasksAtOnce)
        for (const one of await tasksOf(ids.slice(i, i + tasksAtOnce)))
          if (states.has(one.uid)) states.set(one.uid, stateOf(one));
      return states;
    },

    async prepare(index, settings) {
      await settled(() => client.createIndex(uid(index), { primaryKey: 'id' }), 'index_already_exists');
      await settled(() => client.index(uid(index)).updateSettings(settings));
    },

    async swap(one, other) {
      await settled(() => client.swapIndexes([{ indexes: [uid(one), uid(other)], rename: false }]));
    },

    async drop(index) {
      await settled(() => client.deleteIndex(uid(index)), 'index_not_found');
    },

    async sizes() {
      const { indexes } = await ask(stats, () => client.getStats());
      return Object.fromEntries(
        Object.entries(indexes)
          .filter(([name]) => name.startsWith(prefix))
          .map(([name, { numberOfDocuments }]) => [name.slice(prefix.length), numberOfDocuments]),
      );
    },

    async revisions(index, offset, limit) {
      const { results } = await ask(revised, () =>
        client.index(uid(index)).getDocuments({ fields: ['id', 'rev'], offset, limit }),
      );
      return results;
    },

    async version() {
      return (await ask(versioned, () => client.getVersion())).pkgVersion;
    },
  };
}

function queryOf(
  uid: (index: string) => string,
  { index, q, filter, sort, words, on }: SearchQuestion,
): MultiSearchQuery {
  return {
    indexUid: uid(index),
    q,
    locales,
    attributesToRetrieve: ['id'],
    ...(filter === undefined ? {} : { filter }),
    ...(sort === undefined ? {} : { sort: [...sort] }),
    ...(words === undefined ? {} : { matchingStrategy: words }),
    ...(on === undefined ? {} : { attributesToSearchOn: [...on] }),
  };
}

const pageOf = ({ limit, offset = 0 }: SearchQuestion) => ({ limit, offset });

const deadline = ({ timeoutMs }: SearchBudget) => ({ signal: AbortSignal.timeout(timeoutMs) });

function stateOf({ status, error }: Task): TaskState {
  if (status === 'succeeded') return { is: 'done' };
  if (status === 'canceled') return { is: 'lost' };
  if (status !== 'failed') return { is: 'waiting' };
  // A full disk, or an index that is gone, says nothing of the documents: they are sent again.
  if (error && (isOwnTrouble(error) || error.code === 'index_not_found')) return { is: 'lost' };
  return { is: 'failed', error: error ? `${error.code}: ${error.message}` : 'failed' };
}

const isOwnTrouble = ({ type }: { readonly type: string }) => type === 'internal' || type === 'system';

const unreachable = (message: string) => new SearchServerFault('unreachable', message);

/** Asks, and looks at the answer's shape: another one is as good as none. */
async function ask<T>(shape: z.ZodType<T>, question: () => Promise<unknown>): Promise<T> {
  let answer: unknown;
  try {
    answer = await question();
  } catch (error) {
    throw faultOf(error);
  }
  const read = shape.safeParse(answer);
  if (!read.success) throw unreachable(`an answer of another shape: ${read.error.issues[0]?.message ?? ''}`);
  return read.data;
}

/** Messages alone are handed on: a request, and so the key, may hang on an error of the client. */
function faultOf(error: unknown): SearchServerFault {
  if (error instanceof SearchServerFault) return error;
  if (error instanceof MeilisearchApiError) {
    const { status } = error.response;
    const passes = status === 408 || status === 429 || status < 400 || status >= 500;
    const code = error.cause?.code;
    return new SearchServerFault(
      passes ? 'unreachable' : 'refused',
      `${status} ${code ?? ''}: ${error.message}`,
      code,
    );
  }
  if (error instanceof SyntaxError) return unreachable('an answer that is no JSON');
  const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return unreachable(error instanceof Error ? `${error.message}${cause}` : 'no answer');
}
