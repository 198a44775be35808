import type { LocalDate } from '../../kernel/calendar.ts';
import type { WeekSlot } from '../../kernel/week.ts';
import type {
  OpportunityFacts,
  OpportunityKind,
  WorkspaceNeed,
} from '../opportunities/opportunity-facts.rules.ts';
import type { Education, PersonFacts, SupervisionPermission } from '../people/person-facts.rules.ts';
import type { Detail, Question, Reason } from './sayings.rules.ts';

/** The gate codes of the contract, in the order they are shown. */
export const gates = [
  'closed',
  'full',
  'start-date',
  'commute',
  'hours',
  'caring',
  'home-only',
  'licence',
  'document',
  'permit',
  'skill',
  'education',
  'age',
  'reserved',
  'restriction',
  'supervision',
  'custody',
  'workspace',
  'prior-aid',
  'other-aid',
  'loan-active',
  'guarantor',
  'bank-standing',
] as const;
export type Gate = (typeof gates)[number];

/** The smallest change that would open a gate, all else equal. */
export type Unlock =
  | { readonly kind: 'wait-until'; readonly date: LocalDate }
  | { readonly kind: 'wait-vacancy' }
  | { readonly kind: 'start-by'; readonly date: LocalDate }
  | { readonly kind: 'raise-commute'; readonly km: number }
  | { readonly kind: 'free-hours'; readonly slots: readonly WeekSlot[] }
  /** `lodged`: the work is away for whole weeks, so somebody else must care all that time. */
  | {
      readonly kind: 'arrange-care';
      readonly hoursPerWeek: number;
      readonly slots: readonly WeekSlot[];
      readonly lodged?: true;
    }
  | { readonly kind: 'work-outside' }
  /** `code` is the first missing, `codes` all that are missing. */
  | {
      readonly kind: 'get-licence' | 'get-document' | 'get-permit';
      readonly code: string;
      readonly codes: readonly string[];
      readonly notBefore?: LocalDate;
    }
  /** `skillId` is the first short, `skills` all, each with the level that would open the gate; `need` where more is asked. */
  | {
      readonly kind: 'take-training';
      readonly skillId: string;
      readonly opportunityId?: string;
      readonly skills: readonly {
        readonly skillId: string;
        readonly level: number;
        readonly need?: number;
        readonly opportunityId?: string;
      }[];
    }
  | { readonly kind: 'reach-education'; readonly level: Education }
  | {
      readonly kind: 'ask-permission';
      readonly permissions: readonly (SupervisionPermission | 'work-outside')[];
      readonly orWaitUntil?: LocalDate;
    }
  | { readonly kind: 'find-workspace'; readonly m2: number; readonly needs: readonly WorkspaceNeed[] }
  /** `lose` is the first aid in the way, `loses` all; `notBefore` where another that cannot be given up must also lapse. */
  | {
      readonly kind: 'choose';
      readonly keep: OpportunityKind;
      readonly lose: string;
      readonly loses: readonly string[];
      readonly notBefore?: LocalDate;
    }
  | { readonly kind: 'repay-first'; readonly remainingRial: number }
  | { readonly kind: 'find-guarantor'; readonly count: number }
  | { readonly kind: 'clear-standing' };

export interface Block {
  readonly gate: Gate;
  readonly detail: Detail;
  readonly unlock: Unlock | null;
}

/** A fact that is not known and would decide a gate. */
export interface Check {
  readonly gate: Gate;
  readonly question: Question;
}

export const partNames = [
  'skills',
  'wish',
  'income',
  'commute',
  'hours',
  'experience',
  'stability',
  'market',
] as const;
export type PartName = (typeof partNames)[number];

export interface Part {
  readonly part: PartName;
  /** Renormalised: the weights of a pair's parts sum to 1. */
  readonly weight: number;
  readonly value: number;
  readonly because: readonly Reason[];
}

export interface Judgement {
  readonly eligible: boolean;
  readonly blocks: readonly Block[];
  readonly checks: readonly Check[];
  readonly score: number;
  readonly parts: readonly Part[];
}

/** Weights of the score's parts, a versioned record. */
export interface Weights {
  readonly version: number;
  readonly parts: Readonly<Record<PartName, number>>;
}

/** A rule of an aid the household has, from `seed/reference/aid-rules.jsonl`. */
export interface AidRule {
  readonly code: string;
  readonly aid: string;
  readonly opportunityKind: OpportunityKind;
  readonly effect: 'forfeits' | 'forbids';
  readonly when: {
    readonly insured?: boolean | null;
    readonly withinMonths?: number | null;
    readonly minMonthlyIncomeRial?: number | null;
    /** Times the minimum wage of the day; rules reach judging with it worked out as `minMonthlyIncomeRial`. */
    readonly minMonthlyWages?: number | null;
    /** Loan programmes that the rule leaves alone. */
    readonly exceptProgrammes?: readonly string[] | null;
  };
}

/** What choosing a training reads of a person. */
export type Learner = Pick<PersonFacts, 'province' | 'place' | 'availability'>;

/** Everything a judgement needs besides the two sides; made once a request. */
export interface MatchContext {
  readonly today: LocalDate;
  readonly weights: Weights;
  /** The year's official minimum monthly wage in rials, or undefined when no record covers the day. */
  readonly floorRial: number | undefined;
  readonly aidRules: readonly AidRule[];
  /** Ids of related skills. */
  relatedSkills(skillId: string): readonly string[];
  /** Unended placements + referrals in `offered` of the opportunity. */
  held(opportunityId: string): number;
  /** A training that would be looked at for this person, has a seat, and brings someone to this level of the skill. */
  trainingFor(skillId: string, level: number, person: Learner): string | undefined;
  /** Only whether a gate blocks and could ever open is asked, so particulars of its way out are left out. */
  readonly briefly?: boolean;
  /** Documents asked of men only. */
  readonly menOnlyDocuments: ReadonlySet<string>;
}

/** The day a pair is judged as of: the later of today and the opportunity's start. */
export function judgedOn(opportunity: Pick<OpportunityFacts, 'startOn'>, today: LocalDate): LocalDate {
  return opportunity.startOn !== undefined && opportunity.startOn > today ? opportunity.startOn : today;
}
