import { type JsonSchema, nameOf } from './openapi.rules.ts';

/** One field of a body or an answer as the readable page shows it. */
export interface Field {
  /** Dotted; `[]` for the items of a list, `{}` for the values of a map. */
  readonly name: string;
  readonly required: boolean;
  readonly type: TypeText;
  readonly description: string | undefined;
}
/** Said in words; `shape` is the component that the words lead to. */
export interface TypeText {
  readonly words: string;
  readonly shape?: string;
}

/** Every field below a schema, those of inline objects by their dotted names; components are not gone into. */
export function fieldsOf(schema: JsonSchema, prefix = ''): Field[] {
  const { properties, required = [] } = schema;
  return Object.entries(properties ?? {}).flatMap(([name, inner]) => {
    const path = prefix + name;
    const { schema: deep, suffix } = innermost(inner);
    return [
      { name: path, required: required.includes(name), type: typeOf(inner), description: inner.description },
      ...(deep ? fieldsOf(deep, `${path}${suffix}.`) : []),
    ];
  });
}

/** The inline object that a schema is, or is a list, a map or a nullable of. */
function innermost(schema: JsonSchema): { schema?: JsonSchema; suffix: string } {
  if (schema.properties) return { schema, suffix: '' };
  if (schema.items) return below(schema.items, '[]');
  if (typeof schema.additionalProperties === 'object') return below(schema.additionalProperties, '{}');
  const [only, ...more] = alternatives(schema).filter(({ properties, items }) => properties || items);
  return only && more.length === 0 ? innermost(only) : { suffix: '' };
}
function below(schema: JsonSchema, mark: string) {
  const found = innermost(schema);
  return { ...found, suffix: mark + found.suffix };
}

const alternatives = ({ anyOf, oneOf }: JsonSchema) => anyOf ?? oneOf ?? [];

/** A type in a few words, with its limits. */
export function typeOf(schema: JsonSchema): TypeText {
  if (schema.$ref !== undefined) return { words: nameOf(schema.$ref), shape: nameOf(schema.$ref) };
  const choices = alternatives(schema).map(typeOf);
  if (choices.length > 0) {
    const shape = choices.find((choice) => choice.shape !== undefined)?.shape;
    return { words: choices.map(({ words }) => words).join(' or '), ...(shape ? { shape } : {}) };
  }
  if (schema.const !== undefined) return { words: JSON.stringify(schema.const) };
  if (schema.enum) return { words: schema.enum.map((value) => String(value)).join(' | ') };
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? ['any']);
  const main = types.find((type) => type !== 'null') ?? 'null';
  const inner = main === 'array' && schema.items ? typeOf(schema.items) : undefined;
  const several = types.filter((type) => type !== 'null');
  if (several.length > 1)
    return { words: several.map((type) => mainWords(type, schema, undefined)).join(' or ') };
  const words = [
    mainWords(main, schema, inner),
    limitsOf(schema, main),
    types.includes('null') ? 'or null' : '',
  ]
    .filter(Boolean)
    .join(', ');
  return { words: words.replace(', or null', ' or null'), ...(inner?.shape ? { shape: inner.shape } : {}) };
}

function mainWords(main: string, schema: JsonSchema, inner: TypeText | undefined): string {
  if (main === 'array') return `list of ${inner?.words ?? 'anything'}`;
  if (main === 'integer') return 'whole number';
  if (main === 'string') return schema.format === undefined ? 'text' : `text (${schema.format})`;
  if (main === 'object')
    return typeof schema.additionalProperties === 'object' && !schema.properties ? 'map' : 'object';
  return main;
}

function limitsOf(schema: JsonSchema, main: string): string {
  const between = (low: number | undefined, high: number | undefined, unit: string) => {
    if (low === undefined && high === undefined) return '';
    const range =
      high === undefined
        ? `${low} or more`
        : low === undefined
          ? `at most ${high}`
          : low === high
            ? `${low}`
            : `${low}–${high}`;
    return [range, unit].filter(Boolean).join(' ');
  };
  if (main === 'string') return between(schema.minLength, schema.maxLength, 'characters');
  if (main === 'array') return between(schema.minItems, schema.maxItems, 'items');
  const above = schema.exclusiveMinimum === undefined ? '' : `above ${schema.exclusiveMinimum}`;
  return [above, between(schema.minimum, schema.maximum, '')].filter(Boolean).join(', ');
}
