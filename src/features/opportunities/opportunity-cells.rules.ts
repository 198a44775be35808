import type { LocalDate } from '../../kernel/calendar.ts';
import { compactNumber, foldJoined } from '../../kernel/persian.ts';
import { readHours } from '../records/cell-hours.rules.ts';
import {
  type CellValue,
  choiceReader,
  readCodes,
  readDecimal,
  readRial,
  readWhole,
  readYesNo,
  splitList,
} from '../records/cell-values.rules.ts';
import { educationWords } from '../records/cell-values.text.ts';
import type { ListColumn } from '../records/csv-list.rules.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import type { SkillCells } from '../skills/skill-cells.rules.ts';
import {
  contractWords,
  headings,
  kindWords,
  reservedWords,
  workplaceWords,
} from './opportunity-import.text.ts';
import { opportunityWords } from './opportunity-words.text.ts';

export type ColumnField = keyof typeof headings;
export const columnFields = Object.keys(headings) as readonly ColumnField[];

/** Without these no row could land, so a list without them is refused whole. */
const needed: readonly string[] = ['title', 'vacancies', 'opensOn'];

export const opportunityColumns: readonly ListColumn[] = columnFields.map((field) => ({
  field,
  names: headings[field],
  required: needed.includes(field),
}));

export interface RowFault {
  readonly field: string;
  readonly code: string;
  readonly value?: string;
}

/** One row as the body of a `PATCH`: null = an empty cell, no key = no column (or one at fault). */
export interface ReadRow {
  readonly body: Readonly<Record<string, unknown>>;
  readonly faults: readonly RowFault[];
  readonly warnings: readonly RowFault[];
}

const choices = {
  kind: choiceReader(kindWords),
  workplace: choiceReader(workplaceWords),
  contract: choiceReader(contractWords),
  education: choiceReader(educationWords),
  reserved: choiceReader(reservedWords),
};
const nationwide = Object.values(opportunityWords.nationwide).map(foldJoined);
const asText = (text: string): CellValue<string> => ({ ok: true, value: text });

type Reader = (text: string, vocabulary: Vocabulary) => CellValue<unknown>;

/** Dates, places and phones stay text: the record's own rules read them. Skills are read apart, for their warnings. */
const readers: Partial<Record<ColumnField, Reader>> = {
  kind: choices.kind,
  workplace: choices.workplace,
  contract: choices.contract,
  education: choices.education,
  province: (text) => ({ ok: true, value: nationwide.includes(foldJoined(text)) ? null : text }),
  lodging: readYesNo,
  insured: readYesNo,
  vacancies: readWhole,
  years: readWhole,
  minAge: readWhole,
  maxAge: readWhole,
  workspaceM2: readDecimal,
  'near.lat': readDecimal,
  'near.lng': readDecimal,
  monthlyIncomeRial: readRial,
  hours: readHours,
  iscoCode: (text) => asText(compactNumber(text)),
  licences: (text, vocabulary) => ({ ok: true, value: readCodes(vocabulary, 'licences', text) }),
  documents: (text, vocabulary) => ({ ok: true, value: readCodes(vocabulary, 'documents', text) }),
  permits: (text, vocabulary) => ({ ok: true, value: readCodes(vocabulary, 'permits', text) }),
  barredBy: (text, vocabulary) => ({ ok: true, value: readCodes(vocabulary, 'restrictions', text) }),
  reservedFor: (text) => readReserved(text),
};

function readReserved(text: string): CellValue<unknown> {
  const groups: string[] = [];
  for (const entry of splitList(text, (whole) => choices.reserved(whole).ok)) {
    const group = choices.reserved(entry);
    if (!group.ok) return group;
    groups.push(group.value);
  }
  return { ok: true, value: groups };
}

/** Reads the cells of one row. What cannot be read is a fault by its field; an unknown skill is only a warning. */
export function readOpportunityRow(
  vocabulary: Vocabulary,
  cells: Readonly<Record<string, string>>,
  skillCells: SkillCells,
): ReadRow {
  const faults: RowFault[] = [];
  const warnings: RowFault[] = [];
  const values = new Map<string, unknown>();
  for (const field of columnFields) {
    const text = cells[field];
    if (text === undefined) continue;
    if (text === '') {
      // A list of jobs says nothing of its kind.
      values.set(field, field === 'kind' ? 'job' : null);
    } else if (field === 'skills') {
      const { skills = [], unknown = [], guessed = [] } = skillCells.get(text) ?? {};
      values.set(
        field,
        skills.map(({ skillId, level }) => ({ skillId, level })),
      );
      for (const value of guessed) warnings.push({ field, code: 'skill.guessed', value });
      for (const value of unknown) warnings.push({ field, code: 'skill.unknown', value });
    } else {
      const cell = (readers[field] ?? asText)(text, vocabulary);
      if (cell.ok) values.set(field, cell.value);
      else faults.push({ field, code: cell.code });
    }
  }
  // An empty cell is forgotten sooner than meant: nationwide is said in words, or by a list without the column.
  if (cells.province === '' && !cells.county) faults.push({ field: 'province', code: 'required' });
  return { body: bodyFrom(values), faults, warnings };
}

function bodyFrom(values: ReadonlyMap<string, unknown>): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const [field, value] of values) if (!field.includes('.') && field !== 'title') body[field] = value;
  const part = (name: string, keys: readonly string[]) =>
    Object.fromEntries(
      keys.flatMap((key) => (values.has(`${name}.${key}`) ? [[key, values.get(`${name}.${key}`)]] : [])),
    );
  const title = part('title', ['en']);
  if (values.get('title') != null) title.fa = values.get('title');
  if (Object.keys(title).length > 0) body.title = title;
  const employer = part('employer', ['name', 'contact', 'phone', 'address']);
  // Only a name makes an employer; a telephone without one belongs to nobody.
  if ('name' in employer) body.employer = employer.name === null ? null : employer;
  const near = part('near', ['lat', 'lng']);
  if ('lat' in near || 'lng' in near) body.near = near.lat == null && near.lng == null ? null : near;
  return body;
}

/** The column that a path of the record's own rules belongs to: `documents.0` → `documents`, `title.fa` → `title`. */
export function columnOf(path: string): string {
  if (path === 'title.fa') return 'title';
  const parts = path.split('.');
  for (let length = parts.length; length > 0; length--) {
    const name = parts.slice(0, length).join('.');
    if (columnFields.some((field) => field === name)) return name;
  }
  return parts[0] ?? path;
}

/** Stands in for what is at fault in a row, so that the rest of it can be judged in the same go. */
export const standIns: Readonly<Record<string, unknown>> = {
  kind: 'job',
  title: { fa: 'x' },
  vacancies: 1,
  opensOn: '1900-01-01' as LocalDate,
};
