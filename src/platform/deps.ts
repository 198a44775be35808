import { type IdKind, idFrom } from '../kernel/ids.ts';
import type { Config } from './config.ts';
import type { Crypto } from './crypto.ts';
import type { Database } from './database.ts';
import type { Log } from './log.ts';
import type { MessageGateway } from './messages.ts';
import type { SearchServer } from './search-server.ts';
import type { Upkeep } from './upkeep.ts';

/** Everything a use case takes from outside: the clock, ids and randomness too, so that tests hold them still. */
export interface Deps {
  readonly config: Config;
  readonly database: Database;
  readonly crypto: Crypto;
  readonly log: Log;
  /** What runs beside the service; absent where the platform does it. */
  readonly upkeep?: Upkeep;
  /** Told of work that nobody waits for, where the platform would end with the answer; absent where the process lives on. */
  readonly later?: (work: Promise<unknown>) => void;
  /** Told of work that nobody waits for, where the process lives on: a stop waits for it a while. */
  readonly beforeStop?: (work: Promise<unknown>) => void;
  /** Whoever carries short messages; without one nobody can sign in by code, and what is to be told waits. */
  readonly messages?: MessageGateway | undefined;
  /** Where one is set; the embedded engine serves without it, and whenever it is of no use. */
  readonly searchServer?: SearchServer | undefined;
  /** How long a question may be with it before the embedded engine answers, where that is not to be the usual budget. */
  readonly searchBudgetMs?: number;
  now(): Date;
  newId(kind: IdKind): string;
}

export function idsFrom(randomBytes: (count: number) => Uint8Array): (kind: IdKind) => string {
  return (kind) => idFrom(kind, randomBytes(20));
}
