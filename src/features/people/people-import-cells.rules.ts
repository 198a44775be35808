import { checkPhone } from '../../kernel/phone.ts';
import { readClockRange, readHours } from '../records/cell-hours.rules.ts';
import {
  type CellValue,
  choiceReader,
  readCodes,
  readDecimal,
  readRial,
  readWhole,
  readYesNo,
} from '../records/cell-values.rules.ts';
import { educationWords } from '../records/cell-values.text.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import type { SkillCells } from '../skills/skill-cells.rules.ts';
import { custodyWords, kindWords, sexWords } from './people-import.text.ts';
import type { PeopleField } from './people-import-columns.rules.ts';

/** A cell that cannot be read, by its column and the code of the rule that refused it. */
export interface CellFault {
  readonly field: PeopleField;
  readonly code: string;
}

/** Something left out of a row that lands all the same, or taken without being sure of it. */
export interface CellWarning {
  readonly field: PeopleField;
  readonly code: 'skill.unknown' | 'skill.guessed' | 'skill.missing';
  readonly value?: string;
}

export interface ReadCells {
  /** As the body of `POST /people`, of the filled and readable cells alone. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly faults: readonly CellFault[];
  readonly warnings: readonly CellWarning[];
}

const readKind = choiceReader(kindWords);
const readSex = choiceReader(sexWords);
const readEducation = choiceReader(educationWords);
const readCustody = choiceReader(custodyWords);
const readMobile = (text: string) => checkPhone(text);

type Cells = Readonly<Record<string, string>>;

/** Cells of one row as the body of `POST /people`. A blank cell says nothing; words become codes, the rest is handed on. */
export function readPersonCells(vocabulary: Vocabulary, cells: Cells, skillCells: SkillCells): ReadCells {
  const faults: CellFault[] = [];
  const warnings: CellWarning[] = [];
  const cell = (field: PeopleField): string | undefined => cells[field] || undefined;
  const said = <T>(
    field: PeopleField,
    read: (text: string) => CellValue<T> | { ok: false; code: string },
  ): T | undefined => {
    const text = cell(field);
    if (text === undefined) return undefined;
    const value = read(text);
    if (value.ok) return value.value;
    faults.push({ field, code: value.code });
    return undefined;
  };
  const codes = (field: PeopleField, catalogue: Parameters<typeof readCodes>[1]) => {
    const text = cell(field);
    return text === undefined ? undefined : readCodes(vocabulary, catalogue, text);
  };

  const caring = said('caring', readClockRange);
  const years = said('years', readDecimal);
  const body = {
    kind: said('kind', readKind),
    nationalId: cell('nationalId'),
    givenName: cell('givenName'),
    familyName: cell('familyName'),
    fatherName: cell('fatherName'),
    sex: said('sex', readSex),
    birthDate: cell('birthDate'),
    phone: said('phone', readMobile),
    province: cell('province'),
    county: cell('county'),
    custody: part({
      status: said('custody.status', readCustody),
      since: cell('custody.since'),
      until: cell('custody.until'),
    }),
    restrictions: restrictionsOf(
      codes('restrictions[0].code', 'restrictions'),
      cell('restrictions[0].until'),
    ),
    household: part({
      head: said('household.head', readYesNo),
      dependants: said('household.dependants', readWhole),
      monthlyIncomeRial: said('household.monthlyIncomeRial', readRial),
      prisonerProvince: cell('household.prisonerProvince'),
    }),
    education: said('education', readEducation),
    skills: skillsOf(),
    availability: part({
      homeOnly: said('availability.homeOnly', readYesNo),
      maxCommuteKm: said('availability.maxCommuteKm', readDecimal),
      hours: said('availability.hours', readHours),
      from: cell('availability.from'),
    }),
    caring: caring && { atHomeFrom: caring.from, atHomeTo: caring.to },
    documents: codes('documents', 'documents'),
    licences: codes('licences', 'licences'),
    permits: codes('permits', 'permits'),
    workspace: part({ areaM2: said('workspace.areaM2', readDecimal) }),
    needScore: said('needScore', readWhole),
  };
  return { body: part(body) ?? {}, faults, warnings };

  /** The years of work belong to the first skill, which lists name as the person's trade. */
  function skillsOf() {
    const text = cell('skills');
    if (text === undefined) {
      if (years !== undefined) warnings.push({ field: 'years', code: 'skill.missing' });
      return undefined;
    }
    const { skills = [], unknown = [], guessed = [] } = skillCells.get(text) ?? {};
    for (const value of unknown) warnings.push({ field: 'skills', code: 'skill.unknown', value });
    for (const value of guessed) warnings.push({ field: 'skills', code: 'skill.guessed', value });
    const [first, ...others] = skills;
    return first && [years === undefined ? first : { ...first, years }, ...others];
  }
}

/** An end without a restriction is handed on as one without a code, which the record's own rules refuse. */
function restrictionsOf(codes: readonly string[] | undefined, until: string | undefined) {
  if (codes === undefined && until === undefined) return undefined;
  return (codes ?? [undefined]).map((code) => ({
    ...(code === undefined ? {} : { code }),
    ...(until === undefined ? {} : { until }),
  }));
}

/** Without what is undefined; undefined itself where nothing is left. */
function part<T extends object>(value: T): Partial<T> | undefined {
  const filled = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return filled.length === 0 ? undefined : (Object.fromEntries(filled) as Partial<T>);
}
