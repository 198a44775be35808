import fc from 'fast-check';
import { type JsonSchema, nameOf, type OpenApiDocument } from '../../../src/portals/api/openapi.rules.ts';
import { nationalIdFrom } from '../samples.ts';

/** Text as it comes from keyboards, files and people who try things. */
export const oddTexts = [
  '',
  ' ',
  '\u200c',
  '۱۲۳۴۵۶۷۸۹۰',
  '٠١٢٣',
  'علي كريمي',
  'می‌روم',
  'null',
  'undefined',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  "' OR 1=1 --",
  '"; DROP TABLE person; --',
  '%',
  '_',
  '%00',
  '\u0000',
  '\ud800',
  '\u202e\u0645',
  '<script>alert(1)</script>',
  '=cmd()',
  '-1',
  '1e309',
  'NaN',
  '9'.repeat(400),
  'ک'.repeat(5000),
  '{"a":1}',
  '2026-02-30',
  '1405-12-30',
  '25:61',
];
const oddNumbers = [0, -0, -1, 0.1, 1e308, -1e308, 2 ** 53, -(2 ** 53), 1e-320, 4.9e15];

export const oddText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...oddTexts) },
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);
const oddKey = fc.constantFrom('__proto__', 'constructor', 'toString', 'id', 'unheardOf', 'سن', '');

/** Anything JSON can say, and rather what hurts. */
export const garbage: fc.Arbitrary<unknown> = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom(null, true, false, [], {}),
    oddText,
    fc.constantFrom(...oddNumbers),
    fc.integer(),
    fc.array(tie('any'), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.oneof(oddKey, oddText), tie('any')), { maxLength: 4 })
      // Through JSON, so that `__proto__` is a key of its own.
      .map((entries) =>
        JSON.parse(
          `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value) ?? 'null'}`)}}`,
        ),
      ),
  ),
})).any;

/** What a field of a name is really filled with, so that valid bodies get further than the first look-up. */
export type Hints = (name: string) => fc.Arbitrary<unknown> | undefined;

const places = fc.constantFrom(['بوشهر', 'گناوه'], ['bushehr', 'bushehr-ganaveh'], ['گیلان', 'رشت']);
const day = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const commonHints: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  nationalId: fc.integer({ min: 200_000_000, max: 299_999_999 }).map(nationalIdFrom),
  province: places.map(([province]) => province),
  prisonerProvince: fc.constant('فارس'),
  county: places.map(([, county]) => county),
  skillId: fc.constantFrom('sk-152', 'sk-1', 'no-such-skill'),
  iscoCode: fc.constantFrom('7531', '9321', '0000'),
  phone: fc.constantFrom('09121234567', '۰۹۱۲۱۲۳۴۵۶۷', '07733445566'),
  birthDate: fc.constantFrom('1990-05-01', '1369/02/11', '۱۳۶۹-۰۲-۱۱', '2020-01-01'),
  documents: fc.subarray(['id-card', 'bank-account', 'no-such-paper']),
  licences: fc.subarray(['driving-b']),
  permits: fc.constant([]),
  security: fc.constant([]),
  q: fc.constantFrom('زهرا', 'دشتی', '0912', 'کار', 'خیاط', ''),
  near: fc.constantFrom('29.58,50.52', '۲۹٫۵،۵۰', '0,0'),
};

/** Values that a schema of the description allows. */
export function validFor(
  document: OpenApiDocument,
  schema: JsonSchema,
  hints: Hints,
  depth = 0,
): fc.Arbitrary<unknown> {
  const inner = (one: JsonSchema) => validFor(document, one, hints, depth + 1);
  if (schema.$ref !== undefined) {
    const name = nameOf(schema.$ref);
    if (name === 'Day') return day;
    if (name === 'Clock') return fc.constantFrom('08:00', '00:00', '23:59', '۱۴:۳۰');
    if (name === 'Point')
      return fc.record({
        lat: fc.double({ min: 25, max: 39, noNaN: true }),
        lng: fc.double({ min: 45, max: 63, noNaN: true }),
      });
    const target = document.components.schemas[name];
    if (target === undefined) throw new Error(`nothing is called ${schema.$ref}`);
    return inner(target);
  }
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(inner));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? ['string', 'null']);
  return fc.oneof(...types.map((type) => ofType(document, schema, type, hints, depth)));
}

function ofType(
  document: OpenApiDocument,
  schema: JsonSchema,
  type: string,
  hints: Hints,
  depth: number,
): fc.Arbitrary<unknown> {
  const low = schema.minimum ?? (schema.exclusiveMinimum ?? -1) + 1;
  switch (type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: low, max: Math.min(schema.maximum ?? 1e9, 2 ** 31) });
    case 'number':
      return fc.double({ min: low, max: schema.maximum ?? 1e6, noNaN: true });
    case 'string':
      return schema.pattern?.includes('d{4}')
        ? fc.constantFrom('7531', '1111')
        : fc.string({ minLength: schema.minLength ?? 0, maxLength: Math.min(schema.maxLength ?? 60, 60) });
    case 'array':
      return fc.array(schema.items ? validFor(document, schema.items, hints, depth + 1) : garbage, {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, 3),
      });
    default: {
      const fields = Object.entries(schema.properties ?? {}).filter(([, one]) => !one.readOnly);
      if (fields.length === 0) return fc.constant({});
      const arbitraries = fields.map(
        ([name, one]) =>
          [name, hints(name) ?? commonHints[name] ?? validFor(document, one, hints, depth + 1)] as const,
      );
      return fc.record(Object.fromEntries(arbitraries), {
        requiredKeys: [...(schema.required ?? [])].filter((name) => fields.some(([field]) => field === name)),
      });
    }
  }
}

/** Near to valid: one or two places of a valid value changed into something that hurts. */
export function nearTo(valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(
      valid,
      fc.array(fc.tuple(fc.nat(50), garbage, fc.constantFrom('set', 'drop', 'add')), {
        minLength: 1,
        maxLength: 2,
      }),
      oddKey,
    )
    .map(([value, changes, key]) =>
      changes.reduce((now, [at, odd, how]) => changed(now, at, odd, how, key), value),
    );
}

function changed(value: unknown, at: number, odd: unknown, how: string, key: string): unknown {
  if (typeof value !== 'object' || value === null) return odd;
  const keys = Object.keys(value);
  const chosen = keys[at % Math.max(1, keys.length)];
  if (how === 'add' || chosen === undefined)
    return Array.isArray(value) ? [...value, odd] : { ...value, [key]: odd };
  const inside = (value as Record<string, unknown>)[chosen];
  const next =
    typeof inside === 'object' && inside !== null && at % 3 > 0
      ? changed(inside, at >> 2, odd, how, key)
      : odd;
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === chosen ? next : item));
  const { [chosen]: _, ...rest } = value as Record<string, unknown>;
  return how === 'drop' ? rest : { ...rest, [chosen]: next };
}
