import Engine from 'libsql';
import {
  fromEngine,
  type HranaCondition,
  type HranaRequest,
  type HranaStatement,
  StatementFault,
  type StatementResult,
  toEngine,
} from './hrana-values.ts';

/** Bytes that one statement may answer, as the server has it by default. */
const mostAnswered = 10_000_000;

export type Connection = InstanceType<typeof Engine>;

/** What all streams of one endpoint share: its file, and whose turn it is to write. */
export class Engines {
  private readonly idle: Connection[] = [];
  private holder: { readonly stream: Stream; readonly since: number } | undefined;
  private readonly waiting: { readonly stream: Stream; go(): void }[] = [];

  constructor(
    private readonly file: string,
    /** Whoever holds the write lock for longer, while others wait, loses it. */
    readonly transactionMs: number,
  ) {}

  open(): Connection {
    return this.idle.pop() ?? new Engine(this.file, { timeout: 0 } as never);
  }
  giveBack(connection: Connection, isSpoilt: boolean): void {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    if (isSpoilt) connection.close();
    else this.idle.push(connection);
  }
  /** Waits in line for the turn to write. */
  async turnOf(stream: Stream): Promise<void> {
    if (this.holder === undefined || this.holder.stream === stream) {
      this.holder = { stream, since: performance.now() };
      return;
    }
    const timer = setInterval(() => {
      const { holder } = this;
      if (holder && performance.now() - holder.since > this.transactionMs) holder.stream.timeOut();
    }, 20);
    await new Promise<void>((resolve) => this.waiting.push({ stream, go: resolve }));
    clearInterval(timer);
  }
  turnOver(stream: Stream): void {
    if (this.holder?.stream !== stream) return;
    const next = this.waiting.shift();
    this.holder = next && { stream: next.stream, since: performance.now() };
    next?.go();
  }
  close(): void {
    for (const connection of this.idle.splice(0)) connection.close();
  }
}

/** One connection with its stored statements, over many requests. */
export class Stream {
  private connection: Connection | undefined;
  private readonly stored = new Map<number, string>();
  private timedOut = false;
  /** A statement failed: what is left of it may stand in the way of a later commit of the same connection. */
  private isSpoilt = false;

  constructor(private readonly engines: Engines) {}

  async answer(request: HranaRequest): Promise<object> {
    switch (request.type) {
      case 'close':
        this.close();
        return { type: 'close' };
      case 'execute':
        return { type: 'execute', result: await this.execute(request.stmt) };
      case 'batch':
        return { type: 'batch', result: await this.batch(request.batch.steps) };
      case 'sequence':
        await this.patiently((db) => db.exec(this.sqlOf(request)));
        return { type: 'sequence' };
      case 'describe': {
        const statement = this.now().prepare(this.sqlOf(request));
        const cols = statement.reader ? columnsOf(statement) : [];
        return {
          type: 'describe',
          result: { params: [], cols, is_explain: false, is_readonly: statement.reader },
        };
      }
      case 'store_sql':
        if (this.stored.size >= 50) throw new StatementFault('SQL_STORE_TOO_MANY', 'too many texts stored');
        if (request.sql.length > 5_000) throw new StatementFault('SQL_STORE_TOO_LARGE', 'text too large');
        this.stored.set(request.sql_id, request.sql);
        return { type: 'store_sql' };
      case 'close_sql':
        this.stored.delete(request.sql_id);
        return { type: 'close_sql' };
      case 'get_autocommit':
        return { type: 'get_autocommit', is_autocommit: !this.now().inTransaction };
    }
  }

  close(): void {
    if (this.connection) this.engines.giveBack(this.connection, this.isSpoilt);
    this.connection = undefined;
    this.stored.clear();
    this.engines.turnOver(this);
  }

  timeOut(): void {
    this.connection?.exec('ROLLBACK');
    this.engines.turnOver(this);
    this.timedOut = true;
  }

  private now(): Connection {
    this.connection ??= this.engines.open();
    return this.connection;
  }

  private sqlOf({ sql, sql_id }: { readonly sql?: string; readonly sql_id?: number }): string {
    const text = sql ?? (sql_id === undefined ? undefined : this.stored.get(sql_id));
    if (text === undefined) throw new Error(`SQL text ${sql_id} not found`);
    return text;
  }

  private async execute(asked: HranaStatement): Promise<StatementResult> {
    const sql = this.sqlOf(asked);
    return await this.patiently(
      (db) => {
        const statement = db.prepare(sql);
        const named = asked.named_args ?? [];
        const args =
          named.length > 0
            ? [
                Object.fromEntries(
                  named.map(({ name, value }) => [name.replace(/^[:@$]/, ''), toEngine(value)]),
                ),
              ]
            : [(asked.args ?? []).map(toEngine)];
        if (!statement.reader) {
          const { changes, lastInsertRowid } = statement.run(...args);
          return {
            cols: [],
            rows: [],
            affected_row_count: Number(changes),
            last_insert_rowid: String(lastInsertRowid),
          };
        }
        const cols = columnsOf(statement);
        const rows = statement
          .raw(true)
          .safeIntegers(true)
          .all(...args) as unknown[][];
        const shown = rows.map((row) => row.map(fromEngine));
        if (rows.length > 100 && JSON.stringify(shown).length > mostAnswered)
          throw new StatementFault('RESPONSE_TOO_LARGE', 'Response is too large');
        return {
          cols,
          rows: shown,
          affected_row_count: 0,
          last_insert_rowid: null,
        };
      },
      /^\s*begin\s+(immediate|exclusive)/i.test(sql),
    );
  }

  private async batch(
    steps: readonly { readonly condition?: HranaCondition; readonly stmt: HranaStatement }[],
  ) {
    const results: (StatementResult | null)[] = [];
    const errors: ({ message: string; code: string } | null)[] = [];
    for (const { condition, stmt } of steps) {
      let result: StatementResult | null = null;
      let error: { message: string; code: string } | null = null;
      if (condition === undefined || this.holdsTrue(condition, results, errors))
        try {
          result = await this.execute(stmt);
        } catch (thrown) {
          if (!(thrown instanceof StatementFault)) throw thrown;
          error = { message: thrown.message, code: thrown.code };
        }
      results.push(result);
      errors.push(error);
    }
    return { step_results: results, step_errors: errors };
  }

  private holdsTrue(
    condition: HranaCondition,
    results: readonly unknown[],
    errors: readonly unknown[],
  ): boolean {
    switch (condition.type) {
      case 'ok':
        return (results[condition.step] ?? null) !== null;
      case 'error':
        return (errors[condition.step] ?? null) !== null;
      case 'not':
        return !this.holdsTrue(condition.cond, results, errors);
      case 'and':
        return condition.conds.every((one) => this.holdsTrue(one, results, errors));
      case 'or':
        return condition.conds.some((one) => this.holdsTrue(one, results, errors));
      case 'is_autocommit':
        return !this.now().inTransaction;
    }
  }

  /** Another process may hold the lock of the file: it is waited for without blocking anybody. */
  private async patiently<T>(work: (db: Connection) => T, isBegin = false): Promise<T> {
    if (isBegin) await this.engines.turnOf(this);
    const until = performance.now() + this.engines.transactionMs;
    for (;;) {
      if (this.timedOut) {
        this.timedOut = false;
        throw new StatementFault('TRANSACTION_TIMEOUT', 'Transaction timed out');
      }
      const db = this.now();
      try {
        const value = work(db);
        if (!db.inTransaction) this.engines.turnOver(this);
        return value;
      } catch (error) {
        const code = (error as { code?: string }).code ?? '';
        if (!code.startsWith('SQLITE_')) throw error;
        this.isSpoilt = true;
        const primary = /^SQLITE_[A-Z]+/.exec(code)?.[0] ?? code;
        if (primary !== 'SQLITE_BUSY' || db.inTransaction || performance.now() > until) {
          if (!db.inTransaction) this.engines.turnOver(this);
          throw new StatementFault(primary, `SQLite error: ${(error as Error).message}`);
        }
        // A connection that was refused the lock is not used again.
        db.close();
        this.connection = undefined;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  }
}

const columnsOf = (statement: { columns(): unknown }) =>
  (statement.columns() as { name: string; type?: string | null }[]).map(({ name, type }) => ({
    name,
    decltype: type ?? null,
  }));
