import type { LocalDate } from '../../kernel/calendar.ts';
import type { LatLng } from '../../kernel/geo.ts';
import type { WeekSlot } from '../../kernel/week.ts';
import type { Education } from '../people/person-facts.rules.ts';

/** What matching may know of an opportunity. An absent requirement (`undefined` or an empty list) = none. */
export interface OpportunityFacts {
  readonly id: string;
  readonly kind: OpportunityKind;
  /** Undefined = nationwide. */
  readonly province: string | undefined;
  readonly county: string | undefined;
  /** `near` as recorded, else the county seat, else undefined (its place is not known). */
  readonly place: LatLng | undefined;
  readonly workplace: Workplace | undefined;
  readonly lodging: boolean;
  readonly vacancies: number;
  readonly opensOn: LocalDate;
  /** Last open day. */
  readonly closesOn: LocalDate | undefined;
  /** Closed by hand, for good. */
  readonly closed: boolean;
  readonly startOn: LocalDate | undefined;
  readonly iscoCode: string | undefined;
  /** Years of experience asked for; 0 = none. */
  readonly years: number;
  readonly education: Education | undefined;
  readonly licences: readonly string[];
  readonly documents: readonly string[];
  readonly permits: readonly string[];
  readonly minAge: number | undefined;
  readonly maxAge: number | undefined;
  readonly workspaceM2: number;
  readonly workspaceNeeds: readonly WorkspaceNeed[];
  readonly skills: readonly SkillRequirement[];
  /** Fixed weekly hours; empty = flexible. */
  readonly hours: readonly WeekSlot[];
  readonly monthlyIncomeRial: number | undefined;
  readonly contract: Contract | undefined;
  readonly insured: boolean | undefined;
  readonly barredBy: readonly string[];
  readonly reservedFor: readonly ReservedGroup[];
  readonly loan:
    | {
        readonly capRial: number;
        readonly termMonths: number;
        readonly guarantors: number;
        readonly administeredBy: 'own-fund' | 'bank-referral';
        readonly fundCode: string | undefined;
        readonly programme?: string | undefined;
      }
    | undefined;
  readonly kit:
    | {
        readonly priceRial: number;
        /** `restock` and `replacement` (stolen or broken) are excepted from `prior-aid`. */
        readonly purpose: 'start' | 'restock' | 'replacement';
        readonly buyers: readonly { readonly name: string; readonly firm: boolean }[] | undefined;
        readonly market: 'contract' | 'anchor-firm' | 'local-demand' | 'none' | undefined;
      }
    | undefined;
  /** What a training brings a person to. */
  readonly teaches: readonly { readonly skillId: string; readonly level: number }[];
}

export const opportunityKinds = ['job', 'loan-programme', 'kit', 'training'] as const;
export type OpportunityKind = (typeof opportunityKinds)[number];
export const workplaces = ['fixed', 'mobile', 'rotational', 'home'] as const;
export type Workplace = (typeof workplaces)[number];
export const contracts = ['permanent', 'fixed', 'casual', 'own'] as const;
export type Contract = (typeof contracts)[number];
export const reservedGroups = ['released', 'family', 'women-heads'] as const;
export type ReservedGroup = (typeof reservedGroups)[number];
export const workspaceNeeds = ['power', 'water', 'ventilation'] as const;
export type WorkspaceNeed = (typeof workspaceNeeds)[number];
export interface SkillRequirement {
  readonly skillId: string;
  readonly level: number;
  readonly importance: 'essential' | 'useful';
}
