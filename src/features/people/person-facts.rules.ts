import type { LocalDate } from '../../kernel/calendar.ts';
import type { LatLng } from '../../kernel/geo.ts';
import type { WeekSlot } from '../../kernel/week.ts';

/**
 * What matching may know of a person: no name, no religion, no offence. Sex is here for the service card alone, which is
 * asked of men only, and for "women-heads". Everywhere: `undefined` = unknown, an empty list = none.
 */
export interface PersonFacts {
  readonly id: string;
  readonly kind: 'family' | 'released';
  readonly sex: 'female' | 'male';
  readonly birthDate: LocalDate;
  readonly province: string;
  readonly county: string;
  /** `near` as recorded, else the county seat. */
  readonly place: LatLng | undefined;
  readonly status: PersonStatus;
  readonly requestedAt: string;
  readonly needScore: number | undefined;
  readonly education: Education | undefined;
  readonly skills: readonly PersonSkill[] | undefined;
  readonly experience: readonly { readonly iscoCode: string; readonly years: number }[] | undefined;
  readonly availability: {
    readonly hours: readonly WeekSlot[] | undefined;
    readonly homeOnly: boolean | undefined;
    readonly maxCommuteKm: number | undefined;
    readonly from: LocalDate | undefined;
  };
  /** `null`: nobody to care for. `covered` are the hours somebody else already cares. `until` is the last day of caring. */
  readonly caring: {
    readonly atHomeFrom: string;
    readonly atHomeTo: string;
    readonly until: LocalDate | undefined;
    readonly covered: readonly WeekSlot[];
  } | null;
  readonly wishes: readonly Wish[];
  readonly documents: readonly PersonDocument[] | undefined;
  readonly licences: readonly string[] | undefined;
  readonly permits: readonly string[] | undefined;
  readonly workspace:
    | {
        readonly areaM2: number | undefined;
        readonly power: boolean | undefined;
        readonly water: boolean | undefined;
        readonly ventilation: boolean | undefined;
      }
    | undefined;
  readonly guarantors: number | undefined;
  readonly bankStanding: 'clear' | 'returned-cheque' | 'blocked' | undefined;
  readonly household: {
    readonly head: boolean | undefined;
    readonly dependants: number | undefined;
    readonly monthlyIncomeRial: number | undefined;
    readonly aid: readonly HouseholdAid[] | undefined;
    /** Nobody has asked about aid: what was awarded here is known, and there may be more. */
    readonly aidPartly?: true;
  };
  /** The next three exist for released persons only; a family member's are always empty (the database refuses others). */
  readonly restrictions:
    | readonly { readonly code: string; readonly until: LocalDate | undefined }[]
    | undefined;
  readonly supervision: {
    readonly centre: LatLng;
    readonly radiusKm: number;
    /** Minute-precise clock times `HH:MM`; undefined = no hours set. */
    readonly permittedFrom: string | undefined;
    readonly permittedTo: string | undefined;
    readonly until: LocalDate | undefined;
    /** What the enforcing judge has permitted beyond the rule. */
    readonly permissions: readonly SupervisionPermission[];
  } | null;
  readonly custody: {
    readonly status: CustodyStatus;
    readonly until: LocalDate | undefined;
    /** The enforcing judge has permitted work outside. */
    readonly workPermitted: boolean;
  } | null;
}

export const personKinds = ['family', 'released'] as const;
export const sexes = ['female', 'male'] as const;
export const personStatuses = ['seeking', 'placed', 'paused', 'not-seeking', 'left'] as const;
export type PersonStatus = (typeof personStatuses)[number];
export const educations = [
  'none',
  'literacy',
  'primary',
  'lower-secondary',
  'diploma',
  'associate',
  'bachelor',
  'master',
] as const;
export type Education = (typeof educations)[number];
export const custodyStatuses = [
  'closed',
  'open-regime',
  'semi-liberty',
  'tagged',
  'parole',
  'leave',
  'released',
] as const;
export type CustodyStatus = (typeof custodyStatuses)[number];
export const supervisionPermissions = ['outside-circle', 'mobile-work', 'outside-hours'] as const;
export type SupervisionPermission = (typeof supervisionPermissions)[number];

export interface PersonSkill {
  readonly skillId: string;
  /** 1 beginner … 4 master. */
  readonly level: number;
  readonly years?: number;
}
export type Wish =
  | { readonly iscoCode: string; readonly kind?: undefined }
  | { readonly kind: OpportunityWishKind; readonly iscoCode?: undefined };
export type OpportunityWishKind = 'job' | 'loan-programme' | 'kit' | 'training';
export interface PersonDocument {
  readonly code: string;
  /** `held` alone opens the gate; `not-before` carries the date from which it can be had. */
  readonly state: 'held' | 'obtainable' | 'not-before' | 'unknown';
  readonly from?: LocalDate;
}
export interface HouseholdAid {
  readonly kind: string;
  readonly givenOn?: LocalDate;
  readonly fundCode?: string;
  readonly remainingRial?: number;
  readonly monthlyRial?: number;
  /** A kit's unit group: then only a kit of the same unit group is barred by it. */
  readonly iscoCode?: string;
  /** The household has decided, in writing, to give this up for the opportunity. */
  readonly waived?: boolean;
  /** The award that gave it, whose kind and day it keeps: it goes only with the award. */
  readonly awardId?: string;
}
