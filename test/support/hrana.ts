import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Engines, Stream } from './hrana-stream.ts';
import { type HranaRequest, StatementFault } from './hrana-values.ts';

/** What an endpoint does to a pipeline before or after carrying it out. */
export type HranaFault =
  /** The connection is cut before anything is done, or after all of it was. */
  | 'cut-before'
  | 'cut-after'
  /** The server's own errors. */
  | 'unavailable'
  | 'busy'
  | 'full'
  | 'garbage';

export interface HranaOptions {
  /** Only bearers of it are let in. */
  readonly token?: string;
  /** A stream that nobody uses for so long expires. */
  readonly streamMs?: number;
  readonly transactionMs?: number;
  readonly fault?: (requests: readonly HranaRequest[]) => HranaFault | undefined;
}

/**
 * Speaks Hrana over HTTP (versions 2 and 3, JSON), as libsql-server does to the official client, over a database file: streams
 * with batons, interactive transactions, expiry, errors with the server's codes. Every answer is really the engine's.
 */
export async function startHrana(file: string, options: HranaOptions = {}) {
  const { token, streamMs = 10_000, transactionMs = 5_000 } = options;
  const engines = new Engines(file, transactionMs);
  const streams = new Map<
    string,
    { readonly stream: Stream; trips: number; timer?: ReturnType<typeof setTimeout> }
  >();
  let longest = 0;
  const expired = new Set<string>();
  let pipelines = 0;
  let fault = options.fault;

  const expire = (baton: string) => {
    const known = streams.get(baton);
    if (!known) return;
    clearTimeout(known.timer);
    streams.delete(baton);
    known.stream.close();
    expired.add(baton);
  };

  async function pipeline(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { baton, requests } = JSON.parse(await bodyOf(request)) as {
      baton?: string | null;
      requests: HranaRequest[];
    };
    pipelines += 1;
    const wrong = fault?.(requests);
    if (wrong === 'cut-before') return void request.socket.destroy();
    if (wrong === 'unavailable') return plain(response, 503, 'no server behind this');
    if (wrong === 'garbage') return plain(response, 200, '<html>a page of somebody else</html>');
    if (baton && expired.has(baton))
      return json(response, 400, {
        message: 'The stream has expired due to inactivity',
        code: 'STREAM_EXPIRED',
      });
    const known = baton ? streams.get(baton) : { stream: new Stream(engines), trips: 0 };
    if (!known) return plain(response, 400, 'Received an invalid baton');
    clearTimeout(known.timer);
    if (baton) streams.delete(baton);
    const { stream } = known;
    const trips = known.trips + 1;
    longest = Math.max(longest, trips);
    const results: object[] = [];
    for (const one of requests)
      try {
        if (wrong === 'busy' && one.type !== 'close')
          throw new StatementFault('SQLITE_BUSY', 'SQLite error: database is locked');
        if (wrong === 'full' && one.type !== 'close')
          throw new StatementFault('SQLITE_FULL', 'SQLite error: database or disk is full');
        results.push({ type: 'ok', response: await stream.answer(one) });
      } catch (error) {
        if (!(error instanceof StatementFault)) {
          stream.close();
          return plain(response, 400, String(error));
        }
        results.push({ type: 'error', error: { message: error.message, code: error.code } });
      }
    if (wrong === 'cut-after') {
      stream.close();
      return void request.socket.destroy();
    }
    const next = requests.at(-1)?.type === 'close' ? null : randomUUID();
    if (next !== null)
      streams.set(next, { stream, trips, timer: setTimeout(() => expire(next), streamMs).unref() });
    json(response, 200, { baton: next, base_url: null, results });
  }

  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (token !== undefined && request.headers.authorization !== `Bearer ${token}`)
      return json(response, 401, { message: 'Unauthorized: the token is wrong', code: 'AUTH_JWT_INVALID' });
    if (request.method === 'GET') return plain(response, path === '/v2' || path === '/v3' ? 200 : 404, '');
    if (!/^\/v[23]\/pipeline$/.test(path)) return plain(response, 404, '');
    pipeline(request, response).catch((error: unknown) => plain(response, 500, String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    /** How many pipelines (round trips) were asked for until now. */
    roundTrips: () => pipelines,
    /** The most round trips that one stream, so one transaction, took. */
    longestTransaction: () => longest,
    /** From now on, until it is called again with nothing. */
    faultBy(next?: HranaOptions['fault']) {
      fault = next;
    },
    /** Every stream that stands open now expires, as after seconds of silence. */
    expireAll() {
      for (const baton of [...streams.keys()]) expire(baton);
    },
    openStreams: () => streams.size,
    async close() {
      for (const baton of [...streams.keys()]) expire(baton);
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      engines.close();
    },
  };
}
export type Hrana = Awaited<ReturnType<typeof startHrana>>;

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function plain(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'text/plain' }).end(body);
}
