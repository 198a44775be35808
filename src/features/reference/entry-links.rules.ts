import { localDate, toJalali } from '../../kernel/calendar.ts';
import { type EntryFault, fault, type Values } from './check-entry.rules.ts';
import type { Field, Fields, Listed, Shape } from './shape.rules.ts';
import { shapes } from './shapes.rules.ts';
import type { Catalogue } from './vocabulary.rules.ts';

/** What other entries say of a code: its values, or undefined where there is none. */
export type LookUp = (catalogue: Catalogue, code: string) => Values | undefined;

/** Faults of an entry among the others: codes that name nothing, sums, and what two of its fields say together. */
export function checkLinks(
  catalogue: Listed,
  code: string,
  values: Values,
  lookUp: LookUp,
): readonly EntryFault[] {
  return [...linkFaults(shapes[catalogue], values, lookUp), ...ownRules(catalogue, code, values, lookUp)];
}

function linkFaults(shape: Shape, values: Values, lookUp: LookUp): EntryFault[] {
  const faults: EntryFault[] = [];
  for (const { path, field, code } of codesIn(shape.fields, values, '')) {
    const of = field.kind === 'code' ? field.of : [field.of];
    const found = of.map((catalogue) => lookUp(catalogue, code)).find((one) => one !== undefined);
    if (found === undefined)
      faults.push(fault(path, 'code.unknown', code, of.map((one) => shapes[one].file).join(', ')));
    else if (field.kind === 'code' && field.unitGroup && code.length !== 4)
      faults.push(fault(path, 'code.unit-group', code));
  }
  return faults;
}

interface NamedCode {
  readonly path: string;
  readonly field: Extract<Field, { kind: 'code' | 'codes' }>;
  readonly code: string;
}

function* codesIn(fields: Fields, values: Values, prefix: string): Generator<NamedCode> {
  for (const [name, field] of Object.entries(fields)) {
    const value = values[name];
    const path = prefix + name;
    if (field.kind === 'code' && typeof value === 'string') yield { path, field, code: value };
    else if (field.kind === 'codes' && Array.isArray(value)) {
      for (const [i, code] of value.entries())
        if (typeof code === 'string') yield { path: `${path}.${i}`, field, code };
    } else if (field.kind === 'group' && value) yield* codesIn(field.fields, value as Values, `${path}.`);
    else if (field.kind === 'rows' && Array.isArray(value))
      for (const [i, row] of value.entries()) yield* codesIn(field.fields, row as Values, `${path}.${i}.`);
  }
}

function ownRules(catalogue: Listed, code: string, values: Values, lookUp: LookUp): readonly EntryFault[] {
  switch (catalogue) {
    case 'provinces': {
      const capital = lookUp('counties', String(values.capitalCounty));
      return capital?.province !== undefined && capital.province !== code
        ? [fault('capitalCounty', 'capital.elsewhere')]
        : [];
    }
    case 'counties': {
      const { province } = values;
      return typeof province === 'string' && !code.startsWith(`${province}-`)
        ? [fault('code', 'county.prefix', province)]
        : [];
    }
    case 'documents':
      // Design §4: nobody may ask women for it, whoever edits the list.
      return code === 'service-card' && values.appliesTo !== 'men'
        ? [fault('appliesTo', 'service-card.men')]
        : [];
    case 'occupations':
      return values.level === code.length ? [] : [fault('level', 'level.digits')];
    case 'skills':
      return (values.related as readonly unknown[] | undefined)?.includes(code)
        ? [fault('related', 'self.related')]
        : [];
    case 'kits': {
      const sum = sumOfItems(values);
      return typeof values.priceRial === 'number' && sum !== undefined && values.priceRial !== sum
        ? [fault('priceRial', 'sum.wrong', sum)]
        : [];
    }
    case 'loan-programmes': {
      const faults: EntryFault[] = [];
      if (Number(values.graceMonths) >= Number(values.termMonths))
        faults.push(fault('graceMonths', 'grace.long'));
      if (typeof values.fundCode === 'string' && !/^fund-[a-z0-9-]+$/.test(values.fundCode))
        faults.push(fault('fundCode', 'fund.shape'));
      return faults;
    }
    case 'wages': {
      const from = localDate(String(values.from));
      if (from === undefined) return [];
      const { year, month, day } = toJalali(from);
      return String(year) === code && month === 1 && day === 1 ? [] : [fault('from', 'year.start')];
    }
    default:
      return [];
  }
}

/** The price of a kit: the sum of its items; undefined where one of them has none. */
export function sumOfItems(values: Values): number | undefined {
  if (!Array.isArray(values.items)) return undefined;
  let sum = 0;
  for (const item of values.items as readonly Values[]) {
    if (typeof item.priceRial !== 'number') return undefined;
    sum += item.priceRial;
  }
  return sum;
}

/** What is kept of checked values: a kit's price is always that of its items. */
export function settled(catalogue: Listed, values: Values): Values {
  if (catalogue !== 'kits') return values;
  return { ...values, priceRial: sumOfItems(values) ?? values.priceRial };
}
