import { tehranDay } from '../../kernel/calendar.ts';
import type { PersonStateRecord } from '../outcomes/outcome.rules.ts';
import { householdTypeOf, soughtTrade } from '../outcomes/person-state.rules.ts';
import type { PersonValues } from '../people/person-values.rules.ts';

interface Planned {
  readonly organisationId: string;
  readonly householdId: string;
  readonly requestedAt: string;
  readonly statusSince: PersonStateRecord['statusSince'];
  readonly values: PersonValues;
}
type Standing = Pick<PersonStateRecord, 'status' | 'statusReason' | 'statusSince'>;

/** How somebody planned stands now; the same as is read once they and what became of them are written down. */
export function stateOfPlan(
  { organisationId, householdId, requestedAt, statusSince, values }: Planned,
  /** Of the head of the household; null where none is known. */
  headSex: string | null,
  /** What became of them since, where anything did. */
  moved: Standing | undefined,
): Omit<PersonStateRecord, 'recordedAt'> {
  const { status, statusReason, custody } = values;
  return {
    organisationId,
    requestedOn: tehranDay(requestedAt),
    ...(moved ?? { status, statusReason, statusSince }),
    custodyStatus: custody?.status ?? null,
    custodySince: custody?.since ?? null,
    custodyUntil: custody?.until ?? null,
    workPermitted: custody?.workPermitted ?? false,
    kind: values.kind,
    sex: values.sex,
    birthDate: values.birthDate,
    province: values.province,
    county: values.county,
    householdId,
    householdType: householdTypeOf(headSex, values.household.dependants),
    trade: soughtTrade(values.wishes, values.experience ?? []),
  };
}
