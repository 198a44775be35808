import * as z from 'zod';
import type { JsonSchema } from '../openapi.rules.ts';

type Io = 'input' | 'output';
const components = '#/components/schemas/';

/**
 * Makes JSON Schemas of zod's, and gathers those that have an `id` (`.meta({ id })`) as components. One that reads
 * otherwise coming in than going out stands twice, coming in as `…Input`.
 */
export function schemaMaker() {
  const found: Record<Io, Map<string, JsonSchema>> = { input: new Map(), output: new Map() };

  function schemaOf(schema: z.ZodType, io: Io): JsonSchema {
    const {
      $schema: _,
      $defs,
      ...made
    } = z.toJSONSchema(schema, {
      io,
      unrepresentable: 'any',
      target: 'draft-2020-12',
    }) as Record<string, unknown> & { $defs?: Record<string, object> };
    for (const [id, inner] of Object.entries($defs ?? {})) found[io].set(id, tidy(inner, io) as JsonSchema);
    return tidy(made, io) as JsonSchema;
  }

  /** Components by name, and the rest of the description with every reference led to them. */
  function settle<T>(rest: T): { schemas: Readonly<Record<string, JsonSchema>>; rest: T } {
    const { input, output } = found;
    const nameOf = (io: Io, id: string) =>
      io === 'input' && output.has(id) && !reads(id, new Set()) ? `${id}Input` : id;
    /** Whether a component is the same both ways, its own references included. */
    function reads(id: string, seen: Set<string>): boolean {
      if (seen.has(id)) return true;
      seen.add(id);
      const [a, b] = [input.get(id), output.get(id)];
      if (a === undefined || b === undefined) return true;
      const plain = (schema: JsonSchema) => JSON.stringify(schema).replaceAll(/"(input|output):/g, '"');
      const inner = [...JSON.stringify(a).matchAll(/"input:(\w+)"/g)].map(([, name = '']) => name);
      return plain(a) === plain(b) && inner.every((name) => reads(name, seen));
    }
    const led = (value: unknown): unknown =>
      mapRefs(value, (io, id) => `${components}${nameOf(io as Io, id)}`);
    const schemas = Object.fromEntries(
      (['output', 'input'] as const)
        .flatMap((io) => [...found[io]].map(([id, schema]) => [nameOf(io, id), led(schema)] as const))
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ) as Record<string, JsonSchema>;
    return { schemas, rest: led(rest) as T };
  }

  return { schemaOf, settle };
}
export type SchemaMaker = ReturnType<typeof schemaMaker>;

function mapRefs(value: unknown, name: (io: string, id: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => mapRefs(item, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const [, io, id] = key === '$ref' ? (/^(input|output):(.+)$/.exec(String(inner)) ?? []) : [];
      return [key, io === undefined || id === undefined ? mapRefs(inner, name) : name(io, id)];
    }),
  );
}

/**
 * The same schema, read more easily: nullable types in one place, no limits that only say "a safe integer". Answers are
 * left open, for fields may be added; what comes in stays closed, for an unknown field is refused.
 */
function tidy(value: unknown, io: Io): unknown {
  if (Array.isArray(value)) return value.map((item) => tidy(item, io));
  if (typeof value !== 'object' || value === null) return value;
  const { $ref, id: _id, ...rest } = value as Record<string, unknown>;
  const schema: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(rest)) {
    if ((key === 'minimum' || key === 'maximum') && Math.abs(Number(inner)) === Number.MAX_SAFE_INTEGER)
      continue;
    if (io === 'output' && key === 'additionalProperties' && inner === false) continue;
    if (key === 'propertyNames' && JSON.stringify(inner) === '{"type":"string"}') continue;
    schema[key] =
      key === 'properties'
        ? Object.fromEntries(Object.entries(inner as object).map(([name, one]) => [name, tidy(one, io)]))
        : ['enum', 'const', 'default', 'examples', 'required'].includes(key)
          ? inner
          : tidy(inner, io);
  }
  if (typeof $ref === 'string') schema.$ref = `${io}:${$ref.replace('#/$defs/', '')}`;
  return nullable(schema);
}

/** `anyOf: [T, null]` as one type with null beside it, where `T` has a type of its own. */
function nullable(schema: Record<string, unknown>): Record<string, unknown> {
  const { anyOf, ...rest } = schema;
  if (!Array.isArray(anyOf) || anyOf.length !== 2 || anyOf[1]?.type !== 'null') return schema;
  const [inner] = anyOf;
  if (typeof inner?.type !== 'string') return schema;
  return {
    ...inner,
    ...rest,
    type: [inner.type, 'null'],
    ...(Array.isArray(inner.enum) ? { enum: [...inner.enum, null] } : {}),
  };
}
