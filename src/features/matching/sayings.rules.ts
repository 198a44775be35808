import type { LocalDate } from '../../kernel/calendar.ts';
import type { WeekSlot } from '../../kernel/week.ts';
import type {
  Contract,
  OpportunityKind,
  ReservedGroup,
  WorkspaceNeed,
} from '../opportunities/opportunity-facts.rules.ts';
import type { Education, SupervisionPermission } from '../people/person-facts.rules.ts';

type Nothing = Readonly<Record<never, never>>;
type Codes = { readonly codes: readonly string[] };

/** Why a gate blocks: every sentence by its code, with the values it is said with. */
interface DetailValues {
  'closed.opens-later': { readonly opensOn: LocalDate };
  'closed.over': { readonly closesOn: LocalDate };
  'closed.by-hand': Nothing;
  'full.no-vacancy': { readonly vacancies: number };
  'start-date.later': { readonly from: LocalDate; readonly startOn: LocalDate };
  'commute.too-far': { readonly km: number; readonly limitKm: number };
  'hours.outside': { readonly slots: readonly WeekSlot[] };
  'caring.meets': { readonly slots: readonly WeekSlot[]; readonly lodged?: true };
  'home-only.away': Nothing;
  'licence.missing': Codes;
  'document.missing': Codes & { readonly notBefore?: LocalDate };
  'permit.missing': Codes;
  /** `have` 0 = not at all. */
  'skill.short': {
    readonly skills: readonly { readonly skillId: string; readonly have: number; readonly need: number }[];
  };
  'education.below': { readonly have: Education; readonly asked: Education };
  'age.too-young': { readonly age: number; readonly minAge: number };
  'age.too-old': { readonly age: number; readonly maxAge: number };
  'reserved.for-others': { readonly groups: readonly ReservedGroup[] };
  'restriction.active': Codes & { readonly until?: LocalDate };
  'supervision.beyond': {
    readonly permissions: readonly SupervisionPermission[];
    readonly until?: LocalDate;
  };
  'custody.not-yet-free': { readonly until?: LocalDate };
  'custody.leave': Nothing;
  'workspace.lacking': {
    readonly m2: number;
    readonly areaM2?: number;
    readonly needs: readonly WorkspaceNeed[];
  };
  'prior-aid.recent': { readonly until: LocalDate };
  'other-aid.lost': { readonly aids: readonly string[]; readonly kind: OpportunityKind };
  'other-aid.barred': { readonly aids: readonly string[]; readonly kind: OpportunityKind };
  'other-aid.not-yet': { readonly aids: readonly string[]; readonly until: LocalDate };
  'loan-active.owing': { readonly remainingRial: number };
  'guarantor.too-few': { readonly asked: number; readonly have: number };
  'bank-standing.not-clear': { readonly standing: 'returned-cheque' | 'blocked' };
}

/** Questions that would settle a fact nobody knows yet. */
interface QuestionValues {
  'ask.opportunity-place': Nothing;
  /** Whether a job or training is at home, in a place or on the move. */
  'ask.workplace': Nothing;
  'ask.person-place': Nothing;
  'ask.commute-limit': { readonly km: number };
  'ask.hours': Nothing;
  'ask.home-only': Nothing;
  'ask.licences': Codes;
  'ask.documents': Codes;
  'ask.permits': Codes;
  'ask.skills': { readonly skillIds: readonly string[] };
  'ask.education': { readonly asked: Education };
  'ask.household-head': Nothing;
  'ask.restrictions': Codes;
  'ask.custody': Nothing;
  /** `m2` is there only when the area is what is not known. */
  'ask.workspace': { readonly m2?: number; readonly needs: readonly WorkspaceNeed[] };
  'ask.kit-received': Nothing;
  'ask.kit-date': Nothing;
  /** Of the kit that is offered: the earlier one was for a trade. */
  'ask.kit-trade': Nothing;
  'ask.aid': Nothing;
  'ask.aid-date': { readonly aid: string };
  'ask.insured': Nothing;
  'ask.income': Nothing;
  'ask.loans': Nothing;
  'ask.loan-fund': Nothing;
  'ask.loan-remaining': Nothing;
  'ask.guarantors': { readonly asked: number };
  'ask.bank-standing': Nothing;
}

type SkillLevels = { readonly skillId: string; readonly have: number; readonly need: number };
type Experience = { readonly iscoCode: string; readonly years: number; readonly asked: number };

/** Why a part of the score has its value. */
interface ReasonValues {
  'skills.met': { readonly skillId: string };
  'skills.partly': SkillLevels;
  'skills.related': { readonly skillId: string; readonly relatedId: string };
  'skills.missing': { readonly skillId: string };
  'skills.none-asked': Nothing;
  'skills.unknown': Nothing;
  'wish.same': { readonly iscoCode: string };
  'wish.kind': { readonly kind: OpportunityKind };
  'wish.near': { readonly iscoCode: string };
  'wish.unmatched': Nothing;
  'wish.none': Nothing;
  'wish.trade-unknown': Nothing;
  'income.covers': { readonly netRial: number };
  'income.part': { readonly netRial: number; readonly share: number };
  'income.no-gap': Nothing;
  'income.unknown': Nothing;
  'income.household-unknown': Nothing;
  'income.floor-unknown': Nothing;
  'income.less-aid': { readonly aids: readonly string[]; readonly lostRial: number };
  'commute.distance': { readonly km: number; readonly limitKm: number };
  'commute.unknown': Nothing;
  'hours.compared': { readonly offered: number; readonly givable: number };
  'hours.flexible': { readonly givable: number };
  'hours.unknown': Nothing;
  'experience.same': Experience;
  'experience.near': Experience;
  'experience.field': Experience;
  'experience.none': Nothing;
  'experience.unknown': Nothing;
  'experience.trade-unknown': Nothing;
  'stability.insured': Nothing;
  'stability.not-insured': Nothing;
  'stability.insurance-unknown': Nothing;
  'stability.contract': { readonly contract: Contract };
  'stability.contract-unknown': Nothing;
  'market.firm-buyer': Nothing;
  'market.named-buyer': Nothing;
  'market.contract': Nothing;
  'market.anchor-firm': Nothing;
  'market.local-demand': Nothing;
  'market.none': Nothing;
  'market.unknown': Nothing;
}

export interface SayingValues extends DetailValues, QuestionValues, ReasonValues {}
export type SayingCode = keyof SayingValues;

/** A sentence to be said about a pair, as a code and its values; `matching.text.ts` says it in each language. */
export type Saying<C extends SayingCode = SayingCode> = {
  readonly [K in C]: { readonly code: K; readonly values: SayingValues[K] };
}[C];

export type Detail = Saying<keyof DetailValues>;
export type Question = Saying<keyof QuestionValues>;
export type Reason = Saying<keyof ReasonValues>;
