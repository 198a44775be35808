import { fold } from '../../kernel/persian.ts';
import type { Text } from '../../kernel/text.ts';
import { sha256 } from '../../platform/crypto.ts';
import { fieldMessages, isFieldCode } from '../../platform/parse.text.ts';
import { parse } from '../../platform/parse.ts';
import type { ListRow } from '../records/csv-list.rules.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import type { SkillCells } from '../skills/skill-cells.rules.ts';
import { opportunityInput } from './opportunity.input.ts';
import {
  columnFields,
  columnOf,
  type RowFault,
  readOpportunityRow,
  standIns,
} from './opportunity-cells.rules.ts';
import { rowMessages } from './opportunity-import.text.ts';
import { changedFields, type ResolvedOpportunity } from './opportunity-values.rules.ts';
import { resolveOpportunity } from './resolve-opportunity.ts';

/** One thing said about one row: `field` is the name in the API's body, or `row` for the record as a whole. */
export interface ImportEntry {
  readonly row: number;
  readonly field: string;
  readonly code: string;
  readonly message: Text;
  /** What stood there, where that helps; never more than the entry itself. */
  readonly value?: string;
}

export interface GoodRow {
  readonly row: number;
  readonly key: string;
  /** The row as a change to what is on record: null empties, an absent column leaves alone. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly resolved: ResolvedOpportunity;
}

export interface JudgedRows {
  readonly good: readonly GoodRow[];
  readonly rejected: ImportEntry[];
  readonly warnings: ImportEntry[];
  /** Rows that say the same as an earlier row. */
  readonly unchanged: number;
}

export function entryOf(row: number, { field, code, value }: RowFault): ImportEntry {
  const message = isFieldCode(code)
    ? fieldMessages[code]
    : (rowMessages[code as keyof typeof rowMessages] ?? fieldMessages['format.wrong']);
  return { row, field, code, message, ...(value === undefined ? {} : { value }) };
}

/** Judges every row by itself and against those before it in the list; nothing is read from the database. */
export function judgeRows(
  vocabulary: Vocabulary,
  rows: readonly ListRow[],
  skillCells: SkillCells,
): JudgedRows {
  const good: GoodRow[] = [];
  const rejected: ImportEntry[] = [];
  const warnings: ImportEntry[] = [];
  const seen = new Map<string, ResolvedOpportunity>();
  let unchanged = 0;
  for (const { row, cells, tooWide } of rows) {
    const reject = (faults: readonly RowFault[]) =>
      rejected.push(...faults.map((fault) => entryOf(row, fault)));
    if (tooWide) {
      reject([{ field: 'row', code: 'row.columns' }]);
      continue;
    }
    const read = readOpportunityRow(vocabulary, cells, skillCells);
    const judged = judge(vocabulary, read.body, read.faults);
    if ('faults' in judged) {
      reject(judged.faults);
      continue;
    }
    warnings.push(...read.warnings.map((warning) => entryOf(row, warning)));
    const key = judged.values.sourceKey ?? keyOf(judged);
    const resolved = { ...judged, values: { ...judged.values, sourceKey: key } };
    const earlier = seen.get(key);
    if (!earlier) {
      seen.set(key, resolved);
      good.push({ row, key, body: { ...read.body, sourceKey: key }, resolved });
    } else if (changedFields(earlier.values, resolved.values).length === 0) unchanged += 1;
    else reject([{ field: 'row', code: 'row.repeated' }]);
  }
  return { good, rejected, warnings, unchanged };
}

type Body = Readonly<Record<string, unknown>>;

/** Every field at fault once, by its first error, in the order of the columns. */
function judge(
  vocabulary: Vocabulary,
  body: Body,
  found: readonly RowFault[],
): ResolvedOpportunity | { readonly faults: readonly RowFault[] } {
  const faults = new Map(found.map((fault) => [fault.field, fault]));
  const note = (errors: readonly { path: string; code: string }[] | undefined) => {
    for (const { path, code } of errors ?? []) {
      const field = columnOf(path);
      if (!faults.has(field)) faults.set(field, { field, code });
    }
  };
  // Each round sets aside what was at fault in the one before: fields first, then what they say together, then names.
  for (let round = 0; round < 4; round++) {
    const parsed = parse(opportunityInput, without(body, faults));
    if (!parsed.ok) {
      note(parsed.problem.errors);
      continue;
    }
    const resolved = resolveOpportunity(vocabulary, parsed.value);
    if (resolved.ok && faults.size === 0) return resolved.value;
    if (!resolved.ok) note(resolved.problem.errors);
    break;
  }
  const order = (field: string) => (columnFields as readonly string[]).indexOf(field);
  return { faults: [...faults.values()].sort((a, b) => order(a.field) - order(b.field)) };
}

function without(body: Body, faults: ReadonlyMap<string, RowFault>): Record<string, unknown> {
  // A list without a column for the kind is one of jobs.
  const kept: Record<string, unknown> = { kind: 'job' };
  // Null is an empty cell: for a required field that is "missing", not "of the wrong type".
  for (const [name, value] of Object.entries(body)) if (value !== null) kept[name] = value;
  for (const field of faults.keys()) {
    const [name = field] = field.split('.');
    delete kept[name];
    if (name in standIns) kept[name] = standIns[name];
  }
  return kept;
}

/** What a list without numbers of its own is found again by: title, employer, county and opening day. */
function keyOf({ values, employer }: ResolvedOpportunity): string {
  const parts = [
    fold(values.titleFa),
    fold(employer?.name ?? ''),
    values.county ?? values.province ?? '',
    values.opensOn,
  ];
  return `list:${sha256(JSON.stringify(parts)).slice(0, 32)}`;
}
