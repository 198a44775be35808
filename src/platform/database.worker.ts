import { type Client, createClient } from '@libsql/client/http';
import { drizzle } from 'drizzle-orm/libsql/http';
import { type Database, DatabaseBusy, honest, type Reader, StorageFull, says, type Tx } from './database.ts';

/** No question to the server may take longer (ms); it waits for a write lock for up to five seconds itself. */
const answerWithinMs = 8_000;
const busyElsewhere = 'the database server is busy or out of reach';
/** Said by the server before anything was committed: the stream was idle or held the lock too long, or somebody else has it. */
const passing =
  /SQLITE_BUSY|SQLITE_LOCKED|database is locked|TRANSACTION_(TIMEOUT|BUSY)|STREAM_EXPIRED|invalid baton/;
/** The same of a transaction that had begun: by then it has taken seconds, and is tried once more in any case. */
const forgotten = /TRANSACTION_TIMEOUT|STREAM_EXPIRED|invalid baton/;
/** Nobody answered, or something between here and the server did. */
const outOfReach =
  /HTTP status (408|429|5\d\d)|HRANA_PROTO_ERROR|fetch failed|ECONN|EPIPE|Network connection lost|internal error|TimeoutError|AbortError|SyntaxError/;
/** Servers that count rows or bytes of a plan answer `BLOCKED` when writing is over for the month; reading goes on. */
const noRoom = /SQLITE_FULL|database or disk is full|BLOCKED/;

export interface RemoteOptions {
  readonly authToken?: string | undefined;
  /** The process lives on between requests (Node); a Worker's does not. */
  readonly keepsMemory?: boolean;
  /** What stays in memory between databases opened one after the other; see `Database.memory`. */
  readonly memory?: object;
  /** A write is tried again for so long (ms) after its first try; 5 s. */
  readonly tryForMs?: number;
  /** Told of every statement that a repository sends. */
  readonly onQuery?: (sql: string) => void;
}

/**
 * A database on libsql-server or Turso, over HTTP. Every statement is one round trip; a write is one interactive
 * transaction, begun by its first statement. It is tried again where the server refused or forgot it before the commit; a
 * commit whose answer is lost is thrown as it is, because nobody knows whether it landed.
 */
export function openRemoteDatabase(
  url: string,
  options: RemoteOptions = {},
): Database & { readonly client: Client } {
  const client = createClient({
    url: url.replace(/^ws/, 'http'),
    ...(options.authToken === undefined ? {} : { authToken: options.authToken }),
    concurrency: 100,
    fetch: (request: Request) => fetch(request, { signal: AbortSignal.timeout(answerWithinMs) }),
  });
  const { onQuery } = options;
  const logged = onQuery ? { logger: { logQuery: onQuery } } : {};
  const reader = drizzle(readingClient(client), logged) as unknown as Reader;
  const writer = drizzle(client, logged);

  return {
    client,
    keepsMemory: options.keepsMemory ?? false,
    ...(options.memory === undefined ? {} : { memory: options.memory }),
    read: reader,
    async write(work) {
      const until = Date.now() + (options.tryForMs ?? 5_000);
      for (let wait = 20, tries = 1; ; wait = Math.min(wait * 2, 400), tries += 1) {
        let committing = false;
        try {
          return await honest(work, (part) =>
            writer.transaction(async (tx) => {
              const value = await part(tx as unknown as Tx);
              committing = true;
              return value;
            }),
          );
        } catch (error) {
          if (says(error, noRoom)) throw new StorageFull('the database takes no writes', { cause: error });
          const passes = says(error, passing) || (!committing && says(error, outOfReach));
          if (!passes) throw error;
          const isOver = Date.now() + wait > until && !(tries === 1 && says(error, forgotten));
          if (isOver) throw new DatabaseBusy(busyElsewhere, { cause: error });
          await new Promise((resolve) => setTimeout(resolve, wait));
        }
      }
    },
    async close() {
      client.close();
    },
  };
}

/** Reads may be asked again: once more at once where the server was busy or nobody answered. */
function readingClient(client: Client): Client {
  const execute: Client['execute'] = async (...asked: Parameters<Client['execute']>) => {
    try {
      return await client.execute(...asked);
    } catch (error) {
      if (!says(error, passing) && !says(error, outOfReach)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
      return await client.execute(...asked).catch((again: unknown) => {
        if (says(again, passing) || says(again, outOfReach))
          throw new DatabaseBusy(busyElsewhere, { cause: again });
        throw again;
      });
    }
  };
  return { execute } as Client;
}
