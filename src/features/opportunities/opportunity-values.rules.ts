import type { LocalDate } from '../../kernel/calendar.ts';
import type { WeekSlot } from '../../kernel/week.ts';
import type { Education } from '../people/person-facts.rules.ts';
import type {
  Contract,
  OpportunityKind,
  ReservedGroup,
  SkillRequirement,
  Workplace,
  WorkspaceNeed,
} from './opportunity-facts.rules.ts';
import type { KitTerms, LoanTerms, TrainingTerms } from './opportunity-terms.rules.ts';

/** What an opportunity says of itself, as stored: codes for names, null for what was not said. */
export interface OpportunityValues {
  readonly sourceKey: string | null;
  readonly kind: OpportunityKind;
  readonly titleFa: string;
  readonly titleEn: string | null;
  readonly foldedTitle: string;
  readonly province: string | null;
  readonly county: string | null;
  readonly lat: number | null;
  readonly lng: number | null;
  readonly workplace: Workplace | null;
  readonly lodging: boolean;
  readonly vacancies: number;
  readonly opensOn: LocalDate;
  readonly closesOn: LocalDate | null;
  readonly startOn: LocalDate | null;
  readonly iscoCode: string | null;
  readonly years: number;
  readonly education: Education | null;
  readonly licences: readonly string[];
  readonly documents: readonly string[];
  readonly permits: readonly string[];
  readonly minAge: number | null;
  readonly maxAge: number | null;
  readonly workspaceM2: number;
  readonly workspaceNeeds: readonly WorkspaceNeed[];
  readonly skills: readonly SkillRequirement[];
  readonly hours: readonly WeekSlot[];
  readonly monthlyIncomeRial: number | null;
  readonly contract: Contract | null;
  readonly insured: boolean | null;
  readonly barredBy: readonly string[];
  readonly reservedFor: readonly ReservedGroup[];
  readonly loan: LoanTerms | null;
  readonly kit: KitTerms | null;
  readonly training: TrainingTerms | null;
}

/** What is known of an employer; null says nothing and never erases what is on file. */
export interface EmployerFacts {
  readonly name: string;
  readonly contact: string | null;
  readonly phone: string | null;
  readonly address: string | null;
}

export interface ResolvedOpportunity {
  readonly values: OpportunityValues;
  readonly employer: EmployerFacts | null;
}

/** Names of the fields that say something, for the audit row. */
export function saidIn(values: OpportunityValues): string[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === null || (Array.isArray(value) && value.length === 0) ? [] : [name],
  );
}

/** Names of the fields in which two differ; order within lists counts. */
export function changedFields(
  before: OpportunityValues,
  after: OpportunityValues,
): (keyof OpportunityValues)[] {
  return (Object.keys(after) as (keyof OpportunityValues)[]).filter(
    (name) => canonical(before[name]) !== canonical(after[name]),
  );
}

/** JSON with sorted keys and without what says nothing, so that stored and fresh terms compare by what they say. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    const said = Object.entries(part).filter(([, inner]) => inner !== null && inner !== undefined);
    return Object.fromEntries(said.sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
