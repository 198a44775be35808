import type { LatLng } from '../../kernel/geo.ts';
import { normaliseDisplay } from '../../kernel/persian.ts';
import type { CellValue } from '../records/cell-values.rules.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import {
  type FormFault,
  type FormList,
  type FormValues,
  formFields,
  noneTick,
  rowsOf,
} from './person-form-fields.rules.ts';

/** The body's parts whose fault is shown at a field of another name. */
const standIns: readonly (readonly [path: string, name: string])[] = [
  ['statusReason', 'status'],
  ['custody', 'custody.status'],
  ['supervision', 'supervision.place'],
  ['restrictions', 'restrictions.0.code'],
  ['skills', 'skills.0.name'],
  ['experience', 'experience.0.name'],
  ['household.aid', 'aid.0.kind'],
  ['near', 'county'],
];

/** What was sent, cell by cell: what cannot be read is noted and handed on as written. */
export class FormCells {
  readonly faults: FormFault[] = [];
  private readonly names = new Map<string, string>([
    ...formFields.map((name) => [name, name] as const),
    ...standIns,
  ]);

  constructor(
    private readonly values: FormValues,
    private readonly blank: null | undefined,
  ) {}

  text(name: string): string {
    return normaliseDisplay(this.values[name]?.[0] ?? '');
  }

  needed(name: string): string {
    const text = this.text(name);
    if (text === '') this.faults.push({ name, code: 'required' });
    return text;
  }

  optional(name: string): string | null | undefined {
    return this.text(name) || this.blank;
  }

  said<T>(name: string, read: (text: string) => CellValue<T>): T | string | null | undefined {
    const text = this.text(name);
    if (text === '') return this.blank;
    const value = read(text);
    if (value.ok) return value.value;
    this.faults.push({ name, code: value.code });
    return text;
  }

  /** The seat of a county that is named instead of a point; undefined where none is, or where a point is written too. */
  seat(name: string, vocabulary: Vocabulary, province: string | undefined): LatLng | undefined {
    const text = this.text(name);
    if (text === '') return undefined;
    const county = vocabulary.findCounty(text, province) ?? vocabulary.findCounty(text);
    if (!county) this.faults.push({ name, code: 'place.unknown' });
    return county?.seat;
  }

  yesNo(name: string): boolean | string | null | undefined {
    const text = this.text(name);
    return text === '' ? this.blank : text === 'yes' ? true : text === 'no' ? false : text;
  }

  ticks(name: string): readonly string[] | null | undefined {
    const ticked = (this.values[name] ?? []).filter((value) => value !== '');
    const codes = [...new Set(ticked.filter((value) => value !== noneTick))];
    return codes.length > 0 ? codes : ticked.length > 0 ? [] : this.blank;
  }

  /** A part of which nothing is said is not there. */
  part<T extends object>(members: T): Partial<T> | null | undefined {
    const isSaid = Object.values(members).some((value) => value !== null && value !== undefined);
    return isSaid ? (definedOf(members) as Partial<T>) : this.blank;
  }

  /** Rows with something in them; `path` and `from` say where they stand in the body. */
  list<T>(
    list: FormList,
    readRow: (row: RowCells) => T,
    path: string = list,
    from = 0,
  ): T[] | null | undefined {
    const items: T[] = [];
    for (const index of rowsOf(this.values, list)) {
      const cells = Object.keys(this.values).filter((name) => name.startsWith(`${list}.${index}.`));
      if (cells.every((name) => name.endsWith('.level') || this.text(name) === '')) continue;
      const at = `${path}.${from + items.length}`;
      items.push(readRow(new RowCells(this, list, index, at, this.names)));
    }
    if (items.length > 0) return items;
    return this.values[`${list}.none`] ? [] : this.blank;
  }

  nameOf(path: string): string {
    for (let part = path; part !== ''; part = part.slice(0, Math.max(0, part.lastIndexOf('.')))) {
      const name = this.names.get(part);
      if (name !== undefined) return name;
    }
    return path;
  }
}

/** One row of a list; notes which of the body's paths each of its cells fills. */
export class RowCells {
  constructor(
    private readonly form: FormCells,
    private readonly list: FormList,
    readonly index: number,
    private readonly at: string,
    private readonly names: Map<string, string>,
  ) {}

  text(cell: string, member = cell): string {
    return this.form.text(this.named(cell, member));
  }
  needed(cell: string, member = cell): string {
    return this.form.needed(this.named(cell, member));
  }
  optional(cell: string, member = cell): string | null | undefined {
    return this.form.optional(this.named(cell, member));
  }
  said<T>(cell: string, read: (text: string) => CellValue<T>): T | string | null | undefined {
    return this.form.said(this.named(cell, cell), read);
  }

  /** The unit group by its name or its four digits; a wider group is no occupation to match by. */
  occupation(vocabulary: Vocabulary): string {
    const written = this.needed('name', 'iscoCode');
    const code = vocabulary.find('occupations', written)?.code;
    if (code !== undefined && /^\d{4}$/.test(code)) return code;
    if (written !== '')
      this.form.faults.push({ name: `${this.list}.${this.index}.name`, code: 'occupation.unknown' });
    return written;
  }

  private named(cell: string, member: string): string {
    const name = `${this.list}.${this.index}.${cell}`;
    this.names.set(`${this.at}.${member}`, name);
    if (!this.names.has(this.at)) this.names.set(this.at, name);
    return name;
  }
}

/** Without what is undefined. */
export function definedOf<T extends object>(value: T): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined));
}
