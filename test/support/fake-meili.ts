import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Doc, distribution, type FakeIndex, found, type Query, Refusal } from './fake-meili-search.ts';

export const fakeKey = 'fake-meili-key-0123456789';

export interface FakeTask {
  readonly uid: number;
  status: 'enqueued' | 'processing' | 'succeeded' | 'failed' | 'canceled';
  error: { message: string; code: string; type: string } | null;
  readonly type: string;
  readonly ids: readonly string[];
  readonly indexUid: string;
  readonly run: () => void;
}

/** What happens to a request instead of what should. A `failed` or `lost` task was accepted first. */
export type Fault =
  | { readonly is: 'slow'; readonly ms: number }
  | { readonly is: 'status'; readonly status: number; readonly code?: string }
  | { readonly is: 'html' }
  | { readonly is: 'garbage' }
  | { readonly is: 'cut' }
  | { readonly is: 'cut after'; readonly why?: string }
  | { readonly is: 'task'; readonly status: 'failed' | 'canceled'; readonly type?: string };

export interface FaultRule {
  readonly on: RegExp;
  readonly fault: Fault;
  /** How often; without it until it is taken away. */
  times?: number;
}

/**
 * The protocol of the search server on loopback: it keeps indexes, documents and tasks in memory, runs tasks in their order,
 * and goes wrong as it is told. `on` of a fault is tried on `METHOD /path`. What it holds outlives `stop` and `start`.
 */
export async function startFakeMeili(options: { readonly version?: string } = {}) {
  const indexes = new Map<string, FakeIndex>();
  const tasks = new Map<number, FakeTask>();
  const requests: { readonly line: string; readonly body: unknown }[] = [];
  const poison = new Set<string>();
  const faults: FaultRule[] = [];
  const state = { held: false, nextTask: 0, version: options.version ?? '1.50.0', port: 0 };

  function enqueue(
    type: string,
    indexUid: string,
    run: () => void,
    { line, ids = [] }: { line: string; ids?: readonly string[] },
  ) {
    const task: FakeTask = {
      uid: state.nextTask++,
      status: 'enqueued',
      error: null,
      type,
      indexUid,
      ids,
      run,
    };
    tasks.set(task.uid, task);
    const fault = faultFor(line, (one) => one.is === 'task');
    if (fault?.is === 'task') {
      task.status = fault.status;
      if (fault.status === 'failed')
        task.error = { message: 'told to fail', code: 'told', type: fault.type ?? 'invalid_request' };
    } else if (!state.held) runAll();
    return { status: 202, body: { ...told(task), taskUid: task.uid } };
  }

  function runAll(): void {
    for (const task of tasks.values()) {
      if (task.status !== 'enqueued') continue;
      const bad = task.ids.find((id) => poison.has(id));
      if (task.type === 'documentAdditionOrUpdate' && bad !== undefined) {
        task.status = 'failed';
        task.error = { message: `document ${bad} is poison`, code: 'poison', type: 'invalid_request' };
        continue;
      }
      try {
        task.run();
        task.status = 'succeeded';
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        task.status = 'failed';
        task.error = { message: error.message, code: error.code, type: 'invalid_request' };
      }
    }
  }

  const told = ({ uid, status, error, type, indexUid }: FakeTask) => ({ uid, status, error, type, indexUid });

  function faultFor(line: string, is: (fault: Fault) => boolean): Fault | undefined {
    const rule = faults.find(({ on, fault, times }) => times !== 0 && is(fault) && on.test(line));
    if (rule?.times !== undefined) rule.times -= 1;
    return rule?.fault;
  }

  function indexOf(uid: string): FakeIndex {
    const index = indexes.get(uid);
    if (index === undefined) throw new Refusal(404, 'index_not_found', `Index \`${uid}\` not found.`);
    return index;
  }
  function made(uid: string): FakeIndex {
    const index = indexes.get(uid) ?? { docs: new Map<string, Doc>(), settings: {} };
    indexes.set(uid, index);
    return index;
  }

  function answerTo(method: string, url: URL, body: unknown): { status: number; body: unknown } {
    const line = `${method} ${url.pathname}`;
    const [, first, uid = '', third, fourth] = url.pathname.split('/');
    if (line === 'GET /health') return { status: 200, body: { status: 'available' } };
    if (line === 'GET /version')
      return { status: 200, body: { pkgVersion: state.version, commitSha: '', commitDate: '' } };
    if (line === 'GET /stats')
      return {
        status: 200,
        body: {
          databaseSize: 1,
          indexes: Object.fromEntries(
            [...indexes].map(([name, { docs }]) => [name, { numberOfDocuments: docs.size }]),
          ),
        },
      };
    if (line === 'GET /tasks') {
      const uids = (url.searchParams.get('uids') ?? '').split(',').map(Number);
      const results = uids
        .flatMap((one) => tasks.get(one) ?? [])
        .map(told)
        .slice(0, Number(url.searchParams.get('limit') ?? 20));
      return { status: 200, body: { results, total: results.length } };
    }
    if (line === 'POST /multi-search') return searched(body as never);
    if (line === 'POST /swap-indexes') {
      const [{ indexes: pair = [] } = {}] = body as { indexes?: string[] }[];
      const [one = '', other = ''] = pair;
      return enqueue(
        'indexSwap',
        one,
        () => {
          const [a, b] = [indexOf(one), indexOf(other)];
          indexes.set(one, b);
          indexes.set(other, a);
        },
        { line },
      );
    }
    if (line === 'POST /indexes') {
      const name = (body as { uid: string }).uid;
      return enqueue(
        'indexCreation',
        name,
        () => {
          if (indexes.has(name)) throw new Refusal(400, 'index_already_exists', `${name} is there`);
          made(name);
        },
        { line },
      );
    }
    if (first !== 'indexes') throw new Refusal(404, 'not_found', 'no such route');
    if (method === 'DELETE' && third === undefined)
      return enqueue(
        'indexDeletion',
        uid,
        () => {
          indexOf(uid);
          indexes.delete(uid);
        },
        { line },
      );
    if (method === 'PATCH' && third === 'settings')
      return enqueue(
        'settingsUpdate',
        uid,
        () => {
          const index = made(uid);
          index.settings = { ...index.settings, ...(body as object) };
        },
        { line },
      );
    if (method === 'GET' && third === 'settings') return { status: 200, body: indexOf(uid).settings };
    if (third === 'documents' && method === 'POST' && fourth === undefined) {
      const docs = body as Doc[];
      const ids = docs.map(({ id }) => id);
      const wrong = ids.find((id) => typeof id !== 'string' || !/^[\w-]{1,511}$/.test(id));
      return enqueue(
        'documentAdditionOrUpdate',
        uid,
        () => {
          if (wrong !== undefined) throw new Refusal(400, 'invalid_document_id', `${String(wrong)} is no id`);
          for (const doc of docs) made(uid).docs.set(doc.id, doc);
        },
        { line, ids },
      );
    }
    if (third === 'documents' && method === 'POST' && fourth === 'delete-batch') {
      const ids = body as string[];
      return enqueue(
        'documentDeletion',
        uid,
        () => {
          for (const id of ids) indexOf(uid).docs.delete(id);
        },
        { line, ids },
      );
    }
    if (third === 'documents' && method === 'GET') {
      const { docs } = indexOf(uid);
      const offset = Number(url.searchParams.get('offset') ?? 0);
      const limit = Number(url.searchParams.get('limit') ?? 20);
      const fields = url.searchParams.get('fields')?.split(',');
      const results = [...docs.values()]
        .slice(offset, offset + limit)
        .map((doc) =>
          fields === undefined ? doc : Object.fromEntries(fields.map((name) => [name, doc[name]])),
        );
      return { status: 200, body: { results, offset, limit, total: docs.size } };
    }
    throw new Refusal(404, 'not_found', 'no such route');
  }

  function searched(asked: {
    queries: Query[];
    federation?: { facetsByIndex?: Record<string, string[]>; limit?: number };
  }) {
    const { queries, federation } = asked;
    if (federation === undefined) {
      const results = queries.map((query) => {
        const docs = found(indexOf(query.indexUid), query);
        const { offset = 0, limit = 20 } = query;
        return {
          indexUid: query.indexUid,
          hits: docs.slice(offset, offset + limit).map(({ id }) => ({ id })),
          estimatedTotalHits: docs.length,
          offset,
          limit,
          processingTimeMs: 0,
          query: query.q ?? '',
        };
      });
      return { status: 200, body: { results } };
    }
    const all = new Map<string, Map<string, Doc>>();
    for (const query of queries) {
      const docs = all.get(query.indexUid) ?? new Map<string, Doc>();
      for (const doc of found(indexOf(query.indexUid), query)) docs.set(doc.id, doc);
      all.set(query.indexUid, docs);
    }
    const facetsByIndex = Object.fromEntries(
      Object.entries(federation.facetsByIndex ?? {}).map(([uid, facets]) => [
        uid,
        { distribution: distribution((all.get(uid) ?? new Map<string, Doc>()).values(), facets), stats: {} },
      ]),
    );
    return {
      status: 200,
      body: { hits: [], facetsByIndex, estimatedTotalHits: 0, limit: 0, offset: 0, processingTimeMs: 0 },
    };
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const url = new URL(request.url ?? '/', 'http://fake');
    const method = request.method ?? 'GET';
    const line = `${method} ${url.pathname}`;
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    requests.push({ line, body });
    const send = (status: number, value: string, type = 'application/json') => {
      response.writeHead(status, { 'content-type': type });
      response.end(value);
    };
    const refuse = (status: number, code: string, message: string) =>
      send(status, JSON.stringify({ message, code, type: 'invalid_request', link: '' }));
    const fault = faultFor(line, (one) => one.is !== 'task');
    if (fault?.is === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.ms));
    if (fault?.is === 'cut') return void request.socket.destroy();
    if (fault?.is === 'html')
      return send(200, '<html><body><h1>Welcome to our network</h1></body></html>', 'text/html');
    if (fault?.is === 'garbage') return send(200, '{"what":["is","this"]}');
    if (fault?.is === 'status')
      return fault.code === undefined
        ? send(fault.status, `<html><h1>${fault.status}</h1></html>`, 'text/html')
        : refuse(fault.status, fault.code, 'told to');
    const authorization = request.headers.authorization;
    if (url.pathname !== '/health' && authorization !== `Bearer ${fakeKey}`)
      return refuse(403, 'invalid_api_key', 'The provided API key is invalid.');
    try {
      const answer = answerTo(method, url, body);
      // Taken in, but whoever sent it never hears of it.
      if (fault?.is === 'cut after') return void request.socket.destroy();
      send(answer.status, JSON.stringify(answer.body));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refuse(error.status, error.code, error.message);
    }
  }

  let server = createServer((request, response) => void handle(request, response));
  const listen = (port: number) =>
    new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  const end = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  await listen(0);
  state.port = (server.address() as AddressInfo).port;

  return {
    url: `http://127.0.0.1:${state.port}`,
    key: fakeKey,
    indexes,
    tasks,
    /** Every request, with its body, in the order of their coming. */
    requests,
    /** A task that brings one of these documents fails as a whole. */
    poison,
    state,
    fail(rule: FaultRule): FaultRule {
      faults.push(rule);
      return rule;
    },
    heal(): void {
      faults.length = 0;
    },
    /** Tasks wait until they are released. */
    hold(): void {
      state.held = true;
    },
    release(): void {
      state.held = false;
      runAll();
    },
    /** Everything is gone, and tasks are numbered from the beginning: another server under the same address. */
    wipe(): void {
      indexes.clear();
      tasks.clear();
      state.nextTask = 0;
    },
    stop: end,
    async start(): Promise<void> {
      server = createServer((request, response) => void handle(request, response));
      await listen(state.port);
    },
    close: end,
  };
}
export type FakeMeili = Awaited<ReturnType<typeof startFakeMeili>>;
