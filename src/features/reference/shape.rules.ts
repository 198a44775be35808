import type { Catalogue } from './vocabulary.rules.ts';

/** What is kept in catalogues, and the organisations, which are listed and edited in the same way. */
export type Listed = Catalogue | 'organisations';

/** What one field of an entry may hold. A field is required unless it is `nullable`; lists may be empty unless `min`. */
export type Field =
  | { readonly kind: 'text'; readonly script?: 'fa' | 'en'; readonly max?: number; readonly nullable?: true }
  | {
      readonly kind: 'whole' | 'decimal';
      readonly min: number;
      readonly max: number;
      readonly rial?: true;
      readonly nullable?: true;
    }
  | { readonly kind: 'day' }
  | { readonly kind: 'flag'; readonly nullable?: true }
  | { readonly kind: 'choice'; readonly of: readonly string[] }
  | { readonly kind: 'choices'; readonly of: readonly string[] }
  | {
      readonly kind: 'code';
      readonly of: readonly Catalogue[];
      /** An occupation of four digits. */
      readonly unitGroup?: true;
      readonly nullable?: true;
    }
  | { readonly kind: 'codes'; readonly of: Catalogue }
  | { readonly kind: 'texts' }
  /** Always an empty list. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'group'; readonly fields: Fields; readonly nullable?: true }
  | {
      readonly kind: 'rows';
      readonly fields: Fields;
      readonly min: number;
      /** No two rows with the same value of this field. */
      readonly key?: string;
    };
export type Fields = Readonly<Record<string, Field>>;

export interface Shape {
  readonly file: string;
  /** The field that is the entry's code. */
  readonly key: string;
  readonly codePattern: RegExp;
  /** Everything but the code. */
  readonly fields: Fields;
  /** No two entries with the same value of these. */
  readonly unique?: readonly string[];
  /** Shown in an edited list, and refused there when changed, with the fault that says why. */
  readonly fixed?: Readonly<Record<string, 'value.fixed' | 'rank.fixed' | 'fund.fixed'>>;
  /** Only what stands already can be edited; another code is refused with this. */
  readonly closed?: 'entry.closed' | 'education.closed';
}

export const text = (script?: 'fa' | 'en', max = 300): Field => ({
  kind: 'text',
  max,
  ...(script ? { script } : {}),
});
export const whole = (min: number, max: number): Field => ({ kind: 'whole', min, max });
export const rial = (min: number, max: number): Field => ({ kind: 'whole', min, max, rial: true });
export const orNull = <F extends Field>(field: F): F & { nullable: true } => ({ ...field, nullable: true });
/** Words in both languages, as a group of their own. */
export const bothLanguages: Field = { kind: 'group', fields: { fa: text('fa'), en: text('en') } };
