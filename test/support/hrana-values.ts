/** How values and statements travel in Hrana over HTTP (JSON), as the official client sends and reads them. */
export type HranaValue =
  | { readonly type: 'null' }
  | { readonly type: 'integer'; readonly value: string }
  | { readonly type: 'float'; readonly value: number }
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'blob'; readonly base64: string };

export interface HranaStatement {
  readonly sql?: string;
  readonly sql_id?: number;
  readonly args?: readonly HranaValue[];
  readonly named_args?: readonly { readonly name: string; readonly value: HranaValue }[];
  readonly want_rows?: boolean;
}

export type HranaCondition =
  | { readonly type: 'ok' | 'error'; readonly step: number }
  | { readonly type: 'not'; readonly cond: HranaCondition }
  | { readonly type: 'and' | 'or'; readonly conds: readonly HranaCondition[] }
  | { readonly type: 'is_autocommit' };

export type HranaRequest =
  | { readonly type: 'close' | 'get_autocommit' }
  | { readonly type: 'execute'; readonly stmt: HranaStatement }
  | {
      readonly type: 'batch';
      readonly batch: {
        readonly steps: readonly { readonly condition?: HranaCondition; readonly stmt: HranaStatement }[];
      };
    }
  | { readonly type: 'sequence' | 'describe'; readonly sql?: string; readonly sql_id?: number }
  | { readonly type: 'store_sql'; readonly sql: string; readonly sql_id: number }
  | { readonly type: 'close_sql'; readonly sql_id: number };

export interface StatementResult {
  readonly cols: readonly { readonly name: string | null; readonly decltype: string | null }[];
  readonly rows: readonly (readonly HranaValue[])[];
  readonly affected_row_count: number;
  readonly last_insert_rowid: string | null;
}

/** An error of one statement; the stream goes on. Codes are those that libsql-server answers. */
export class StatementFault extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** As the server binds them: whole numbers that are sent as floats stay floats. */
export function toEngine(value: HranaValue): null | bigint | number | string | Buffer {
  switch (value.type) {
    case 'null':
      return null;
    case 'integer':
      return BigInt(value.value);
    case 'blob':
      return Buffer.from(value.base64, 'base64');
    default:
      return value.value;
  }
}

export function fromEngine(value: unknown): HranaValue {
  if (value === null || value === undefined) return { type: 'null' };
  if (typeof value === 'bigint') return { type: 'integer', value: String(value) };
  if (typeof value === 'number') return { type: 'float', value };
  if (typeof value === 'string') return { type: 'text', value };
  // The server leaves the padding out.
  const base64 = Buffer.from(value as Uint8Array).toString('base64');
  return { type: 'blob', base64: base64.replace(/=+$/, '') };
}
