import type { LocalDate } from '../../kernel/calendar.ts';
import type { LatLng } from '../../kernel/geo.ts';
import type { WeekSlot } from '../../kernel/week.ts';
import type {
  CustodyStatus,
  Education,
  HouseholdAid,
  PersonDocument,
  PersonSkill,
  PersonStatus,
  SupervisionPermission,
  Wish,
} from './person-facts.rules.ts';
import type { PersonRecord } from './person-record.rules.ts';

/** What a household is known by; `id` null = one that does not exist yet. Null elsewhere = unknown. */
export interface HouseholdValues {
  readonly id: string | null;
  readonly dependants: number | null;
  readonly monthlyIncomeRial: number | null;
  readonly prisonerProvince: string | null;
  readonly aid: readonly HouseholdAid[] | null;
  /** What was awarded here is all that is known of aid. */
  readonly aidPartly?: true;
}

/**
 * Everything an officer can write down of a person, nested as the body of `POST /people`, in codes. Null = unknown, an
 * empty list = none; `caring`, `supervision` and `custody` null = none.
 */
export interface PersonValues {
  readonly kind: 'family' | 'released';
  readonly nationalId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly fatherName: string | null;
  readonly sex: 'female' | 'male';
  readonly birthDate: LocalDate;
  readonly phone: string | null;
  readonly province: string;
  readonly county: string;
  readonly near: LatLng | null;
  readonly household: HouseholdValues & { readonly head: boolean | null };
  readonly education: Education | null;
  readonly skills: readonly PersonSkill[] | null;
  readonly experience: readonly { readonly iscoCode: string; readonly years: number }[] | null;
  readonly availability: {
    readonly hours: readonly WeekSlot[] | null;
    readonly homeOnly: boolean | null;
    readonly maxCommuteKm: number | null;
    readonly from: LocalDate | null;
  };
  readonly caring: {
    readonly atHomeFrom: string;
    readonly atHomeTo: string;
    readonly until: LocalDate | null;
    readonly covered: readonly WeekSlot[];
  } | null;
  readonly wishes: readonly Wish[];
  readonly documents: readonly PersonDocument[] | null;
  readonly licences: readonly string[] | null;
  readonly permits: readonly string[] | null;
  readonly workspace: {
    readonly areaM2: number | null;
    readonly power: boolean | null;
    readonly water: boolean | null;
    readonly ventilation: boolean | null;
  } | null;
  readonly guarantors: number | null;
  readonly bankStanding: 'clear' | 'returned-cheque' | 'blocked' | null;
  readonly needScore: number | null;
  /** Never null for a family member, of whom there are none. */
  readonly restrictions: readonly RestrictionValues[] | null;
  readonly supervision: {
    readonly lat: number;
    readonly lng: number;
    readonly radiusKm: number;
    readonly permittedFrom: string | null;
    readonly permittedTo: string | null;
    readonly until: LocalDate | null;
    readonly permissions: readonly SupervisionPermission[];
  } | null;
  readonly custody: {
    readonly status: CustodyStatus;
    readonly since: LocalDate | null;
    readonly until: LocalDate | null;
    readonly workPermitted: boolean;
  } | null;
  readonly status: PersonStatus;
  readonly statusReason: string | null;
}

export interface RestrictionValues {
  readonly code: string;
  readonly kind: 'court-ordered' | 'consequential';
  readonly until: LocalDate | null;
}

/** The values of a record, as they would be written again. */
export function valuesOf(record: PersonRecord): PersonValues {
  const { facts } = record;
  return {
    kind: facts.kind,
    nationalId: record.nationalId,
    givenName: record.givenName,
    familyName: record.familyName,
    fatherName: record.fatherName,
    sex: facts.sex,
    birthDate: facts.birthDate,
    phone: record.phone,
    province: facts.province,
    county: facts.county,
    near: record.near,
    household: {
      id: record.householdId,
      head: facts.household.head ?? null,
      dependants: facts.household.dependants ?? null,
      monthlyIncomeRial: facts.household.monthlyIncomeRial ?? null,
      prisonerProvince: record.prisonerProvince,
      aid: facts.household.aid ?? null,
      ...(facts.household.aidPartly ? { aidPartly: true } : {}),
    },
    education: facts.education ?? null,
    skills: facts.skills ?? null,
    experience: facts.experience ?? null,
    availability: {
      hours: facts.availability.hours ?? null,
      homeOnly: facts.availability.homeOnly ?? null,
      maxCommuteKm: facts.availability.maxCommuteKm ?? null,
      from: facts.availability.from ?? null,
    },
    caring: facts.caring && { ...facts.caring, until: facts.caring.until ?? null },
    wishes: facts.wishes,
    documents: facts.documents ?? null,
    licences: facts.licences ?? null,
    permits: facts.permits ?? null,
    workspace: facts.workspace
      ? {
          areaM2: facts.workspace.areaM2 ?? null,
          power: facts.workspace.power ?? null,
          water: facts.workspace.water ?? null,
          ventilation: facts.workspace.ventilation ?? null,
        }
      : null,
    guarantors: facts.guarantors ?? null,
    bankStanding: facts.bankStanding ?? null,
    needScore: facts.needScore ?? null,
    restrictions:
      facts.restrictions?.map(({ code, until }) => ({
        code,
        kind: record.restrictionKinds[code] ?? 'court-ordered',
        until: until ?? null,
      })) ?? null,
    supervision: facts.supervision && {
      lat: facts.supervision.centre.lat,
      lng: facts.supervision.centre.lng,
      radiusKm: facts.supervision.radiusKm,
      permittedFrom: facts.supervision.permittedFrom ?? null,
      permittedTo: facts.supervision.permittedTo ?? null,
      until: facts.supervision.until ?? null,
      permissions: facts.supervision.permissions,
    },
    custody: facts.custody && {
      status: facts.custody.status,
      since: record.custodySince as LocalDate | null,
      until: facts.custody.until ?? null,
      workPermitted: facts.custody.workPermitted,
    },
    status: facts.status,
    statusReason: record.statusReason,
  };
}

/** Dotted names of what differs, parts of the household and of availability one by one; empty when nothing does. */
export function changedFields(before: PersonValues, after: PersonValues): readonly string[] {
  const flat = ({ household, availability, ...rest }: PersonValues): Record<string, unknown> => ({
    ...rest,
    ...Object.fromEntries(Object.entries(household).map(([name, value]) => [`household.${name}`, value])),
    ...Object.fromEntries(
      Object.entries(availability).map(([name, value]) => [`availability.${name}`, value]),
    ),
  });
  const old = flat(before);
  return Object.entries(flat(after))
    .filter(([name, value]) => !alike(old[name], value))
    .map(([name]) => name);
}

/** Whether the person is called otherwise than before. */
export function isRenamed(before: PersonValues, after: PersonValues): boolean {
  return before.givenName !== after.givenName || before.familyName !== after.familyName;
}

/** Equal in depth; a member that is undefined counts as absent. */
export function alike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (Array.isArray(a) && Array.isArray(b) && a.length !== b.length) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) =>
    alike(left[key], right[key]),
  );
}
