import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import {
  type Answer,
  deref,
  type JsonSchema,
  nameOf,
  type OpenApiDocument,
  type Operation,
} from '../../../src/portals/api/openapi.rules.ts';

// Its types and its CommonJS export disagree about what `default` is.
const addFormats = addFormatsModule as unknown as (ajv: Ajv2020) => void;

/** What came back, read. */
export interface Received {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Headers that mean something to a caller: each that is answered must be described. */
const meaningful = [
  'etag',
  'location',
  'retry-after',
  'content-disposition',
  'www-authenticate',
  'allow',
  'idempotent-replayed',
];
/** Nothing of the inside may show: stack traces, SQL, file names, names of libraries. */
const inside =
  /\bat \S+ \(|\.tsx?:\d|node_modules|SQLITE_|SqliteError|LibsqlError|DrizzleError|Failed query|\bselect .+ from "|insert into "|\bTypeError\b|\bZodError\b|\[object Object\]/i;

/**
 * Holds answers against the description, as strictly as it can be read: an answer may not have a field, a header, a
 * status or a media type that is not described.
 */
export function answerChecker(document: OpenApiDocument) {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
  addFormats(ajv);
  const schemas = close(document.components.schemas) as Record<string, JsonSchema>;
  ajv.addSchema({ $id: 'api', components: { schemas } });
  const compiled = new Map<JsonSchema, ValidateFunction>();

  /** Why a value does not fit a schema of the description; empty where it does. */
  function faultsOf(schema: JsonSchema, value: unknown, { closed = true } = {}): string[] {
    const known = compiled.get(schema);
    const validate = known ?? ajv.compile(local(closed ? close(schema) : schema) as object);
    if (!known) compiled.set(schema, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) =>
        `${instancePath || '(body)'} ${message} ${JSON.stringify(params)}`,
    );
  }

  /** What is wrong with an answer to an operation, or to an address or method that there is not. */
  function check(operation: Operation | undefined, received: Received): string[] {
    const { status, headers, text } = received;
    const faults: string[] = [];
    if (inside.test(text)) faults.push(`shows the inside: ${inside.exec(text)?.[0]}`);
    const requestId = headers.get('x-request-id') ?? '';
    if (!/^req_[0-9a-z]+$/.test(requestId)) faults.push('has no X-Request-Id');
    const isProblem = headers.get('content-type')?.startsWith('application/problem+json') ?? false;
    if (status >= 400 !== isProblem) faults.push(`${status} as ${headers.get('content-type')}`);
    const body = isProblem || headers.get('content-type')?.includes('json') ? parsed(text) : text;
    if (isProblem && (body as { requestId?: unknown }).requestId !== requestId)
      faults.push('the requestId of the problem is not that of the header');
    if (isProblem && (body as { status?: unknown }).status !== status)
      faults.push('the status of the problem is not that of the answer');
    if (operation === undefined) {
      if (status < 400 || status >= 500) faults.push(`${status} where nothing is`);
      return [...faults, ...faultsOf({ $ref: '#/components/schemas/Problem' }, body)];
    }
    const given = operation.responses[String(status)];
    if (given === undefined) return [...faults, `status ${status} is not described`];
    const answer = deref<Answer>(document, 'responses', given);
    return [...faults, ...headerFaults(answer, headers), ...bodyFaults(answer, headers, text, body)];
  }

  function headerFaults(answer: Answer, headers: Headers): string[] {
    const described = new Map(
      Object.entries(answer.headers ?? {}).map(([name, header]) => [
        name.toLowerCase(),
        deref(document, 'headers', header),
      ]),
    );
    const faults = meaningful
      .filter((name) => headers.has(name) && !described.has(name))
      .map((name) => `answers ${name}, which is not described`);
    for (const [name, header] of described) {
      const value = headers.get(name);
      if (value === null && header.required) faults.push(`lacks the header ${name}`);
      if (value !== null)
        faults.push(...faultsOf(header.schema, value).map((fault) => `header ${name}: ${fault}`));
    }
    return faults;
  }

  function bodyFaults(answer: Answer, headers: Headers, text: string, body: unknown): string[] {
    const type = headers.get('content-type')?.split(';')[0] ?? '';
    if (answer.content === undefined) return text === '' ? [] : ['has a body, and none is described'];
    const media = answer.content[type];
    if (media === undefined) return [`is ${type}, described are ${Object.keys(answer.content).join(', ')}`];
    return faultsOf(media.schema, body);
  }

  return { check, faultsOf };
}
export type AnswerChecker = ReturnType<typeof answerChecker>;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { unreadable: text.slice(0, 200) };
  }
}

/** Leads references to the schema that is known as `api`. */
function local(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(local);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === '$ref' ? `api#/components/schemas/${nameOf(String(inner))}` : local(inner),
    ]),
  );
}

/** Objects that name their fields have no others: the description leaves answers open, the service may not. */
function close(value: unknown, inAllOf = false): unknown {
  if (Array.isArray(value)) return value.map((item) => close(item, inAllOf));
  if (typeof value !== 'object' || value === null) return value;
  const schema = value as Record<string, unknown>;
  const within = inAllOf || schema.allOf !== undefined;
  const closed = Object.fromEntries(
    Object.entries(schema).map(([key, inner]) => [key, close(inner, within)]),
  );
  const isObject = schema.type === 'object' || (Array.isArray(schema.type) && schema.type.includes('object'));
  return isObject && schema.properties !== undefined && schema.additionalProperties === undefined && !within
    ? { ...closed, additionalProperties: false }
    : closed;
}
