import type { CellValue } from '../records/cell-values.rules.ts';

/** Single fields of the form of a person, in the order of the form; named as in the API's body wherever it has one. */
export const formFields = [
  'kind',
  'nationalId',
  'givenName',
  'familyName',
  'fatherName',
  'sex',
  'birthDate',
  'phone',
  'province',
  'county',
  'household.head',
  'household.dependants',
  'household.monthlyIncomeRial',
  'household.prisonerProvince',
  'aid.none',
  'skills.none',
  'experience.none',
  'education',
  'documents',
  'licences',
  'permits',
  'availability.homeOnly',
  'availability.maxCommuteKm',
  'availability.hours',
  'availability.anyHour',
  'availability.from',
  'caring.atHomeFrom',
  'caring.atHomeTo',
  'caring.until',
  'wishes',
  'workspace.areaM2',
  'workspace.power',
  'workspace.water',
  'workspace.ventilation',
  'guarantors',
  'bankStanding',
  'needScore',
  'status',
  'custody.status',
  'custody.since',
  'custody.until',
  'custody.workPermitted',
  'restrictions.none',
  'supervision.place',
  'supervision.lat',
  'supervision.lng',
  'supervision.radiusKm',
  'supervision.permittedFrom',
  'supervision.permittedTo',
  'supervision.until',
  'supervision.permissions',
] as const;
export type FormField = (typeof formFields)[number];

/** Rows of each list that a new form offers; more where more is recorded. */
export const formRows = { aid: 3, skills: 6, experience: 3, wishFor: 3, restrictions: 3 } as const;
export type FormList = keyof typeof formRows;

/** The tick that says "we asked: none" in a group of ticks. */
export const noneTick = 'none';

export type FormValues = Readonly<Record<string, readonly string[]>>;

export interface FormFault {
  readonly name: string;
  readonly code:
    | 'required'
    | 'occupation.unknown'
    | 'place.unknown'
    | 'place.twice'
    | Extract<CellValue<never>, { ok: false }>['code'];
}

/** The numbers of a list's rows in a form that was sent, in order; at most the 60 that a body may hold. */
export function rowsOf(values: FormValues, list: string): number[] {
  const start = `${list}.`;
  const numbers = Object.keys(values)
    .filter((name) => name.startsWith(start))
    .map((name) => /^(\d{1,2})\./.exec(name.slice(start.length))?.[1])
    .filter((number) => number !== undefined);
  return [...new Set(numbers.map(Number))].sort((a, b) => a - b).slice(0, 60);
}

/** Fields that are one answer: rows of a list, a place, hours of a week, a time with its end. */
export function unitOf(name: string): string {
  if (name === 'province' || name === 'county') return 'place';
  if (name === 'availability.hours' || name === 'availability.anyHour') return 'hours';
  const list = /^(aid|skills|experience|restrictions)\./.exec(name)?.[1];
  if (list) return list;
  return /^(wishes|wishFor\..*)$/.test(name) ? 'wishes' : name;
}
