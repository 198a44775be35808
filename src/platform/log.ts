/** One JSON line an event. Values under a sensitive name, and anything that looks like an id number or a phone, are masked. */
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
  if (typeof value === 'string') return value.replace(numberLike, '[masked]');
  if (value instanceof Error)
    return { error: value.name, message: redact(value.message), stack: redact(value.stack) };
  if (Array.isArray(value)) return value.map((item) => redact(item));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, redact(inner, key)]));
  return value;
}

export function createLog(write: (line: string) => void, now: () => Date): Log {
  const at =
    (level: string) =>
    (event: string, fields: Readonly<Record<string, unknown>> = {}) =>
      write(JSON.stringify({ at: now().toISOString(), level, event, ...(redact(fields) as object) }));
  return { info: at('info'), warn: at('warn'), error: at('error') };
}

export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };
