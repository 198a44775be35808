import type { OpportunityKind } from './opportunity-facts.rules.ts';
import type { FieldName } from './opportunity-form.text.ts';

/** A posted form: every field by its name, which is its path in the body of the API. */
export type Form = Readonly<Record<string, readonly string[]>>;

const loanFields = [
  'loan.capRial',
  'loan.termMonths',
  'loan.graceMonths',
  'loan.feePercent',
  'loan.feeMethod',
  'loan.collection',
  'loan.guarantors',
  'loan.administeredBy',
  'loan.fundCode',
  'loan.programme',
] as const satisfies readonly FieldName[];
const kitFields = [
  'kit.code',
  'kit.priceRial',
  'kit.purpose',
  'kit.market',
] as const satisfies readonly FieldName[];
const trainingFields = ['training.code', 'training.weeks'] as const satisfies readonly FieldName[];

/** Fields that mean nothing for a kind: they are neither shown nor sent, so an edit leaves them as they are. */
const without: Readonly<Record<OpportunityKind, readonly FieldName[]>> = {
  job: [...loanFields, ...kitFields, ...trainingFields],
  kit: ['lodging', 'contract', 'insured', ...loanFields, ...trainingFields],
  training: ['contract', 'insured', 'workspaceM2', 'workspaceNeeds', ...loanFields, ...kitFields],
  'loan-programme': [
    'workplace',
    'lodging',
    'startOn',
    'hours',
    'monthlyIncomeRial',
    'contract',
    'insured',
    'workspaceM2',
    'workspaceNeeds',
    ...kitFields,
    ...trainingFields,
  ],
};

export function hasField(kind: OpportunityKind, name: FieldName): boolean {
  return !without[kind].includes(name);
}

/** Lists that are written in rows, each with the columns of a row; the first is what makes a row count. */
export const rowLists = {
  skills: ['skillId', 'level', 'importance'],
  'kit.items': ['name', 'priceRial'],
  'kit.buyers': ['name', 'firm'],
  'training.teaches': ['skillId', 'level'],
} as const;
export type RowList = keyof typeof rowLists;

const fewestRows: Readonly<Record<RowList, number>> = {
  skills: 6,
  'kit.items': 6,
  'kit.buyers': 3,
  'training.teaches': 4,
};

/** How many rows to show: the usual number, and always two empty ones behind those written. */
export function rowsToShow(list: RowList, form: Form): number {
  return Math.max(fewestRows[list], lastRow(list, form) + 3);
}

/** Index of the last row in which something is written; -1 without one. */
export function lastRow(list: RowList, form: Form): number {
  let last = -1;
  for (const [name, [value = '']] of Object.entries(form)) {
    const [, index] = name.startsWith(`${list}.`)
      ? (/^(\d{1,2})\./.exec(name.slice(list.length + 1)) ?? [])
      : [];
    // Selects always say something: only what is typed makes a row.
    if (index !== undefined && value.trim() !== '' && !/\.(?:level|importance|firm)$/.test(name))
      last = Math.max(last, Number(index));
  }
  return last;
}
