/**
 * One JSON line an event. Values under a sensitive name, what was bound to a failed query, and anything that looks like an id
 * number or a phone, are masked.
 */
export interface Log {
  info(event: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(event: string, fields?: Readonly<Record<string, unknown>>): void;
  error(event: string, fields?: Readonly<Record<string, unknown>>): void;
}

const sensitive =
  /name|phone|national|password|token|cookie|authorization|secret|address|restriction|custody|birth|body|key$/i;
const numberLike = /(?<!\d)(?:\+?98|0)?9\d{9}(?!\d)|(?<!\d)\d{10}(?!\d)/g;

export function redact(value: unknown, name = ''): unknown {
  if (sensitive.test(name) && value !== null && value !== undefined) return '[masked]';
  if (typeof value === 'string') return masked(value);
  if (value instanceof Error) return { ...said(value), stack: masked(framesOf(value)) };
  if (Array.isArray(value)) return value.map((item) => redact(item));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, redact(inner, key)]));
  return value;
}

/** What an error says, masked as in the log; of a query that failed also what the database said. */
export function saidBy(error: unknown): string {
  if (!(error instanceof Error)) return masked(String(error));
  const cause = isOfQuery(error) && error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return masked(`${messageOf(error)}${cause}`);
}

const masked = (text: string) =>
  // Of an error that quotes another one, too.
  text.replace(/(Failed query: [\s\S]*?)\nparams: [\s\S]*/, '$1').replace(numberLike, '[masked]');

const isOfQuery = (error: Error): error is Error & { readonly query: unknown } =>
  'query' in error && 'params' in error;

/** Drizzle writes the values of a failed query, names and phones among them, into its message. */
const messageOf = (error: Error) => (isOfQuery(error) ? `Failed query: ${error.query}` : error.message);

function said(error: Error): Readonly<Record<string, unknown>> {
  return {
    error: error.name,
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    message: masked(messageOf(error)),
    ...(error.cause instanceof Error ? { cause: said(error.cause) } : {}),
  };
}

/** Where it was thrown: the stack repeats the message, which may be of many lines. */
function framesOf({ stack = '', message }: Error): string {
  const at = stack.indexOf(message);
  const frames = at === -1 ? '' : stack.slice(at + message.length);
  return frames.trimStart();
}

export function createLog(write: (line: string) => void, now: () => Date): Log {
  const at =
    (level: string) =>
    (event: string, fields: Readonly<Record<string, unknown>> = {}) =>
      write(JSON.stringify({ at: now().toISOString(), level, event, ...(redact(fields) as object) }));
  return { info: at('info'), warn: at('warn'), error: at('error') };
}

export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };
