import { type Field, fieldsOf, type TypeText, typeOf } from './docs-fields.rules.ts';
import type { JsonSchema } from './openapi.rules.ts';

/** Where shapes are told, in the order of the alphabet: half of them on a page, so that neither grows heavy. */
export const shapesPath = '/api/docs/shapes';
export const laterShapesPath = '/api/docs/shapes/m-z';

export function shapesPathOf(name: string): string {
  return name < 'M' ? shapesPath : laterShapesPath;
}

/** Where the calls of a tag are told: each on a page of its own, so that none grows heavy however many calls there are. */
export function tagPath(tag: string): string {
  return `/api/docs/${tag.replaceAll(/\W+/g, '-')}`;
}

/** Words with `code` in backticks. */
export function Said({ text }: { text: string }) {
  return <>{text.split('`').map((part, index) => (index % 2 === 1 ? <code>{part}</code> : part))}</>;
}

/** The fields of an object, or what another schema is in words. */
export function Fields({ schema }: { schema: JsonSchema }) {
  const fields = fieldsOf(schema.type === 'array' && schema.items ? schema.items : schema);
  if (fields.length === 0)
    return (
      <p>
        <Type type={typeOf(schema)} />
        {schema.description ? <Said text={` ${schema.description}`} /> : null}
      </p>
    );
  return (
    <dl class="fields">
      {fields.map((field) => (
        <FieldLine {...field} />
      ))}
    </dl>
  );
}

export function FieldLine({ name, required, type, description }: Field) {
  return (
    <>
      <dt>
        <code>{name}</code>
        {required ? <b> *</b> : null}
      </dt>
      <dd>
        <Type type={type} />
        {description ? <Said text={`. ${description}`} /> : null}
      </dd>
    </>
  );
}

function Type({ type }: { type: TypeText }) {
  const { words, shape } = type;
  if (shape === undefined) return <>{words}</>;
  const [before = '', ...after] = words.split(shape);
  return (
    <>
      {before}
      <a href={`${shapesPathOf(shape)}#${shape}`}>{shape}</a>
      {after.join(shape)}
    </>
  );
}
