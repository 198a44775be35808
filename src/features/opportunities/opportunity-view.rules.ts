import { type Actor, isPermitted } from '../../kernel/actor.ts';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Text } from '../../kernel/text.ts';
import type { Catalogue, Vocabulary } from '../reference/vocabulary.rules.ts';
import type { EmployerRecord, OpportunityRecord } from './opportunity-record.rules.ts';
import type { KitTerms, LoanTerms } from './opportunity-terms.rules.ts';

/** `announced`: opens later. `closed`: by hand, or its last day is over. */
export type OpportunityStatus = 'open' | 'announced' | 'closed';

export function statusOf({ facts }: OpportunityRecord, today: LocalDate): OpportunityStatus {
  if (facts.closed || (facts.closesOn !== undefined && facts.closesOn < today)) return 'closed';
  return facts.opensOn > today ? 'announced' : 'open';
}

/**
 * What anybody may see. Neither employer nor keeper nor buyers, no exact point, no revision; nor whom it is reserved for
 * or what would bar from it: no word about prison where a passer-by may read it.
 */
export interface PublicOpportunity extends ReturnType<typeof publicView> {}

const rounded = (degrees: number): number => Math.round(degrees * 100) / 100;

export function publicView(record: OpportunityRecord, vocabulary: Vocabulary, today: LocalDate) {
  const { facts, loan, kit, training } = record;
  const labelled = (catalogue: Catalogue, code: string): { code: string; label: Text } => ({
    code,
    label: labelOf(vocabulary, catalogue, code),
  });
  return {
    id: record.id,
    kind: facts.kind,
    title: record.title,
    status: statusOf(record, today),
    /** Persian names, as the body of `POST` takes them; null = nationwide. */
    province: facts.province === undefined ? null : vocabulary.label('provinces', facts.province, 'fa'),
    provinceCode: facts.province ?? null,
    county: facts.county === undefined ? null : vocabulary.label('counties', facts.county, 'fa'),
    countyCode: facts.county ?? null,
    near: record.near && { lat: rounded(record.near.lat), lng: rounded(record.near.lng) },
    workplace: facts.workplace ?? null,
    lodging: facts.lodging,
    vacancies: facts.vacancies,
    opensOn: facts.opensOn,
    closesOn: facts.closesOn ?? null,
    startOn: facts.startOn ?? null,
    iscoCode: facts.iscoCode ?? null,
    occupation: facts.iscoCode === undefined ? null : labelOf(vocabulary, 'occupations', facts.iscoCode),
    years: facts.years,
    education: facts.education ?? null,
    licences: facts.licences,
    documents: facts.documents,
    permits: facts.permits,
    /** Names of the licences, documents and permits that are asked for. */
    papers: [
      ...facts.licences.map((code) => labelled('licences', code)),
      ...facts.documents.map((code) => labelled('documents', code)),
      ...facts.permits.map((code) => labelled('permits', code)),
    ],
    minAge: facts.minAge ?? null,
    maxAge: facts.maxAge ?? null,
    workspaceM2: facts.workspaceM2,
    workspaceNeeds: facts.workspaceNeeds,
    skills: facts.skills.map((skill) => ({ ...skill, label: labelOf(vocabulary, 'skills', skill.skillId) })),
    hours: facts.hours,
    monthlyIncomeRial: facts.monthlyIncomeRial ?? null,
    contract: facts.contract ?? null,
    insured: facts.insured ?? null,
    loan: loan && publicLoan(loan),
    kit: kit && publicKit(kit),
    training: training && {
      code: training.code ?? null,
      weeks: training.weeks ?? null,
      teaches: training.teaches.map((skill) => ({
        ...skill,
        label: labelOf(vocabulary, 'skills', skill.skillId),
      })),
    },
  };
}

function labelOf(vocabulary: Vocabulary, catalogue: Catalogue, code: string): Text {
  return { fa: vocabulary.label(catalogue, code, 'fa'), en: vocabulary.label(catalogue, code, 'en') };
}

function publicLoan({ fundCode: _, ...terms }: LoanTerms): Omit<LoanTerms, 'fundCode'> {
  return terms;
}

function publicKit({ buyers: _, ...terms }: KitTerms): Omit<KitTerms, 'buyers'> {
  return terms;
}

/** What staff of any organisation see: requirements in full and the employer's name, not how to reach them. */
export interface StaffOpportunity extends Omit<PublicOpportunity, 'loan' | 'kit'> {
  readonly loan: LoanTerms | null;
  readonly kit: KitTerms | null;
  readonly barredBy: readonly string[];
  readonly reservedFor: readonly string[];
  readonly organisationId: string;
  readonly organisation: Text | null;
  /** Kept by the organisation of the one who looks, who then sees the employer in full and may edit. */
  readonly own: boolean;
  readonly employer: { readonly name: string } | Omit<EmployerRecord, 'organisationId' | 'revision'> | null;
  /** Vacancies taken by unended placements and open offers. */
  readonly held: number;
  readonly sourceKey: string | null;
  readonly closedAt: string | null;
  readonly closedReason: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly revision: number;
}

export type OpportunityView = PublicOpportunity | StaffOpportunity;

/** Things about an opportunity that are not in its record. */
export interface Surroundings {
  readonly viewerOrganisation: string;
  readonly organisations: ReadonlyMap<string, Text>;
  readonly held: ReadonlyMap<string, number>;
}

export function staffView(
  record: OpportunityRecord,
  vocabulary: Vocabulary,
  today: LocalDate,
  { viewerOrganisation, organisations, held }: Surroundings,
): StaffOpportunity {
  const own = record.organisationId === viewerOrganisation;
  const shown = publicView(record, vocabulary, today);
  return {
    ...shown,
    near: own ? record.near : shown.near,
    loan: record.loan,
    kit: own || !record.kit ? record.kit : { ...publicKit(record.kit), buyers: null },
    barredBy: record.facts.barredBy,
    reservedFor: record.facts.reservedFor,
    organisationId: record.organisationId,
    organisation: organisations.get(record.organisationId) ?? null,
    own,
    employer: employerFor(record.employer, own),
    held: held.get(record.id) ?? 0,
    sourceKey: own ? record.sourceKey : null,
    closedAt: record.closedAt,
    closedReason: record.closedReason,
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
    revision: record.revision,
  };
}

function employerFor(employer: EmployerRecord | null, own: boolean): StaffOpportunity['employer'] {
  if (employer === null) return null;
  const { id, name, contact, phone, address } = employer;
  return own ? { id, name, contact, phone, address } : { name };
}

/** The organisation of one who sees what staff see; null for the public and every other role. */
export function staffOrganisation(actor: Actor | null): string | null {
  return actor && isPermitted(actor, 'opportunities:staff') ? actor.organisationId : null;
}
