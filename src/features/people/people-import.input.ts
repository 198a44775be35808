import type { LocalDate } from '../../kernel/calendar.ts';
import { restoreLeadingZeros } from '../../kernel/national-id.ts';
import { compactNumber } from '../../kernel/persian.ts';
import type { FieldError } from '../../kernel/problem.ts';
import type { Text } from '../../kernel/text.ts';
import { fieldMessages, isFieldCode } from '../../platform/parse.text.ts';
import { fieldError, parse } from '../../platform/parse.ts';
import type { ListRow } from '../records/csv-list.rules.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import type { SkillCells } from '../skills/skill-cells.rules.ts';
import { choiceMessages, importText } from './people-import.text.ts';
import { type CellWarning, readPersonCells } from './people-import-cells.rules.ts';
import { fieldOfPath, type PeopleField, requiredFields } from './people-import-columns.rules.ts';
import type { ImportWarning, Rejection } from './people-import-report.rules.ts';
import { type ParsedPersonPatch, personPatchInput } from './person.input.ts';
import { newPerson, type PersonPatch, type ResolvedPerson } from './person-merge.rules.ts';
import { resolveCodes } from './person-resolve.rules.ts';
import type { PersonValues } from './person-values.rules.ts';

/** A row whose cells were read one by one; `faulty` are the fields that cannot be read. */
export interface ReadRow {
  readonly row: number;
  readonly sent: ParsedPersonPatch;
  readonly rejections: readonly Rejection[];
  readonly warnings: readonly ImportWarning[];
  readonly cells: Readonly<Record<string, string>>;
}

/** Reads one row by the shapes of the API; every cell at fault is named, the readable rest goes on to be judged. */
export function readPersonRow(
  vocabulary: Vocabulary,
  { row, cells, tooWide }: ListRow,
  skillCells: SkillCells,
): ReadRow {
  if (tooWide)
    return {
      row,
      sent: {},
      rejections: [{ row, field: 'row', code: 'row.columns', message: fieldMessages['row.columns'] }],
      warnings: [],
      cells,
    };
  const { body, faults, warnings } = readPersonCells(vocabulary, cells, skillCells);
  const rejections = faults.map(({ field, code }) => rejection(row, cells, toError(field, code)));
  let sent = parse(personPatchInput, body);
  if (!sent.ok) {
    const errors = sent.problem.errors ?? [];
    rejections.push(...errors.map((error) => rejection(row, cells, error)));
    sent = parse(
      personPatchInput,
      without(
        body,
        errors.map(({ path }) => path),
      ),
    );
  }
  return {
    row,
    sent: sent.ok ? sent.value : {},
    rejections,
    warnings: warnings.map(({ field, code, value }) => ({
      row,
      field,
      code,
      message: messageOf(code, value ?? ''),
      ...(value === undefined ? {} : { value }),
    })),
    cells,
  };
}

function messageOf(code: CellWarning['code'], value: string): Text {
  if (code === 'skill.missing') return importText.yearsWithoutSkill;
  return code === 'skill.guessed' ? importText.guessedSkill(value) : importText.unknownSkill(value);
}

export interface JudgedRow {
  readonly patch: PersonPatch;
  /** The first fault of each field, in the file's order of columns; empty when the row may land. */
  readonly rejections: readonly Rejection[];
}

/**
 * Judges a row that was read against the reference and today: as somebody new, in a family unless the list says
 * otherwise, or as a change to a person who is held, of whom blank cells say nothing.
 */
export function judgePersonRow(
  vocabulary: Vocabulary,
  today: LocalDate,
  read: ReadRow,
  held: Pick<PersonValues, 'province' | 'county'> | undefined,
): JudgedRow {
  const { row, cells, rejections } = read;
  if (rejections.some(({ field }) => field === 'row')) return { patch: {}, rejections };
  const faulty = new Set(rejections.map(({ field }) => field));
  const kind = read.sent.kind ?? (held || faulty.has('kind') ? undefined : 'family');
  const sent = { ...read.sent, ...(kind === undefined ? {} : { kind }) };
  const resolved = resolveCodes(vocabulary, today, sent, held);
  const errors: { path: string; code: string }[] = [...resolved.faults];
  if (!held) {
    for (const field of requiredFields) if (!cells[field]) errors.push({ path: field, code: 'required' });
    const merged = newPerson(resolved.patch as ResolvedPerson, undefined);
    if (!merged.ok) errors.push(...merged.faults);
  }
  const all = [...rejections, ...errors.map(({ path, code }) => rejection(row, cells, toError(path, code)))];
  return { patch: resolved.patch, rejections: inOrder(cells, all) };
}

/** Faults that only the record itself can tell, e.g. restrictions on somebody who is recorded as family. */
export function rejectionsOf(
  { row, cells }: ReadRow,
  faults: readonly { readonly path: string; readonly code: string }[],
): readonly Rejection[] {
  return inOrder(
    cells,
    faults.map(({ path, code }) => rejection(row, cells, toError(path, code))),
  );
}

function toError(path: string, code: string): FieldError {
  if (isFieldCode(code)) return fieldError(path, code);
  throw new Error(`a fault without a message: ${code}`);
}

function rejection(row: number, cells: ReadRow['cells'], { path, code, message }: FieldError): Rejection {
  const field = fieldOfPath(path);
  return { row, field, code, message: mend(field, code, cells) ?? message };
}

/** Where the cell itself lets us say more than the rule's own message. */
function mend(field: string, code: string, cells: ReadRow['cells']): Text | undefined {
  if (code === 'choice.unknown') return choiceMessages[field];
  if (code !== 'national-id.length') return undefined;
  const text = cells.nationalId ?? '';
  const restored = restoreLeadingZeros(text);
  return restored === undefined ? undefined : importText.lostZeros(compactNumber(text).length, restored);
}

/** The first fault of every field, by column; a province that is unknown leaves its county unjudged. */
function inOrder(cells: ReadRow['cells'], rejections: readonly Rejection[]): Rejection[] {
  const columns = Object.keys(cells);
  const place = (field: string) => {
    const index = columns.indexOf(field as PeopleField);
    return index === -1 ? columns.length : index;
  };
  const first = new Map<string, Rejection>();
  for (const one of rejections) if (!first.has(one.field)) first.set(one.field, one);
  if (first.has('province') && first.get('county')?.code !== 'required') first.delete('county');
  return [...first.values()].sort((a, b) => place(a.field) - place(b.field));
}

/** The body without the members at these paths; a list with a member at fault goes as a whole. */
function without(body: Readonly<Record<string, unknown>>, paths: readonly string[]): Record<string, unknown> {
  const rest: Record<string, unknown> = structuredClone(body);
  for (const path of paths) {
    let inside: Record<string, unknown> | undefined = rest;
    for (const [depth, name] of path.split('.').entries()) {
      const next: unknown = inside?.[name];
      const isPart = typeof next === 'object' && next !== null && !Array.isArray(next);
      if (inside && (!isPart || depth === path.split('.').length - 1)) {
        delete inside[name];
        break;
      }
      inside = next as Record<string, unknown> | undefined;
    }
  }
  return rest;
}
