/**
 * A search server beside the database, as the service needs it: documents out, ids in. What it holds is a copy that may lag
 * or be lost; the database stays the record. Everything here may fail with `SearchServerFault`, at any time.
 */
export interface SearchServer {
  /** One round trip for several questions, answered in their order. */
  search(questions: readonly SearchQuestion[], within: SearchBudget): Promise<readonly SearchAnswer[]>;
  /** Counts over whatever any of the questions (of one index) finds, each document once. */
  count(
    questions: readonly SearchQuestion[],
    facets: readonly string[],
    within: SearchBudget,
  ): Promise<FacetCounts>;

  /** Whole documents; one that is there already is replaced. @returns the server's task. */
  put(index: string, documents: readonly StoredDocument[]): Promise<TaskId>;
  remove(index: string, ids: readonly string[]): Promise<TaskId>;
  /** How tasks stand; one the server does not know is `lost`. */
  tasks(ids: readonly TaskId[]): Promise<ReadonlyMap<TaskId, TaskState>>;

  /** Creates an index with its settings, or brings those of a standing one up to date. Resolves once the server has done it. */
  prepare(index: string, settings: object): Promise<void>;
  /** Exchanges what two indexes hold, at once. Resolves once the server has done it. */
  swap(one: string, other: string): Promise<void>;
  drop(index: string): Promise<void>;
  /** How many documents each index holds, by name. */
  sizes(): Promise<Readonly<Record<string, number>>>;
  /** Ids and revisions of an index, a part at a time, in no order. */
  revisions(index: string, offset: number, limit: number): Promise<readonly { id: string; rev: number }[]>;

  /** Whether it answers, and which version it is. */
  version(): Promise<string>;
}

export interface SearchQuestion {
  readonly index: string;
  /** Folded already; empty finds whatever the filter lets through. */
  readonly q: string;
  readonly filter?: string;
  readonly sort?: readonly string[];
  /** Whether all words must be found (misspelt maybe), or the commonest, or the last, may be left out. */
  readonly words?: 'all' | 'frequency' | 'last';
  /** Only these attributes are searched. */
  readonly on?: readonly string[];
  readonly limit: number;
  readonly offset?: number;
}

export interface SearchAnswer {
  /** Best first. */
  readonly ids: readonly string[];
  /** As the server reckons it. */
  readonly total: number;
}

/** By attribute, then by value. */
export type FacetCounts = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface SearchBudget {
  readonly timeoutMs: number;
}

export type TaskId = number;
export type TaskState =
  | { readonly is: 'waiting' }
  | { readonly is: 'done' }
  | { readonly is: 'failed'; readonly error: string }
  /** Cancelled, or unknown to the server: to be sent again. */
  | { readonly is: 'lost' };

export interface StoredDocument {
  readonly id: string;
  /** Revision of what it was made from: a comparison tells by it what is stale. */
  readonly rev: number;
  readonly [attribute: string]: unknown;
}

/**
 * Why the server was of no use: `unreachable` (no connection, time-out, 408, 429, 5xx, an answer that is none) passes by
 * itself; `refused` (another 4xx: wrong key, wrong query, no such index) does not, and somebody must be told.
 */
export class SearchServerFault extends Error {
  override name = 'SearchServerFault';
  constructor(
    readonly sort: 'unreachable' | 'refused',
    message: string,
    /** As the server names what is wrong, e.g. `index_not_found`. */
    readonly code?: string,
  ) {
    super(message);
  }
}
