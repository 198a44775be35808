import { type Actor, isPermitted } from '../../kernel/actor.ts';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Text } from '../../kernel/text.ts';
import { type Labels, labelOf } from '../people/person-view.rules.ts';
import type { Catalogue, Vocabulary } from '../reference/vocabulary.rules.ts';
import type { EmployerRecord, OpportunityRecord } from './opportunity-record.rules.ts';
import type { KitTerms, LoanTerms } from './opportunity-terms.rules.ts';

/** `announced`: opens later. `closed`: by hand, or its last day is over. */
export type OpportunityStatus = 'open' | 'announced' | 'closed';

export function statusOf({ facts }: OpportunityRecord, today: LocalDate): OpportunityStatus {
  if (facts.closed || (facts.closesOn !== undefined && facts.closesOn < today)) return 'closed';
  return facts.opensOn > today ? 'announced' : 'open';
}

/** Whether it is there at all for staff of an organisation: what is closed, for its keeper alone. */
export function isThereFor(record: OpportunityRecord, organisationId: string, today: LocalDate): boolean {
  return statusOf(record, today) !== 'closed' || record.organisationId === organisationId;
}

/**
 * What anybody may see. Neither employer nor keeper nor buyers, no exact point, no revision; nor whom it is reserved for
 * or what would bar from it: no word about prison where a passer-by may read it.
 */
export interface PublicOpportunity extends ReturnType<typeof publicView> {}

const rounded = (degrees: number): number => Math.round(degrees * 100) / 100;

export function publicView(record: OpportunityRecord, vocabulary: Vocabulary, today: LocalDate) {
  const { facts, loan, kit, training } = record;
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
    years: facts.years,
    education: facts.education ?? null,
    licences: facts.licences,
    documents: facts.documents,
    permits: facts.permits,
    minAge: facts.minAge ?? null,
    maxAge: facts.maxAge ?? null,
    workspaceM2: facts.workspaceM2,
    workspaceNeeds: facts.workspaceNeeds,
    skills: facts.skills,
    hours: facts.hours,
    monthlyIncomeRial: facts.monthlyIncomeRial ?? null,
    contract: facts.contract ?? null,
    insured: facts.insured ?? null,
    loan: loan && publicLoan(loan),
    kit: kit && publicKit(kit),
    training: training && {
      code: training.code ?? null,
      weeks: training.weeks ?? null,
      teaches: training.teaches,
    },
    labels: labelsOf(vocabulary, {
      provinces: [facts.province],
      counties: [facts.county],
      occupations: [facts.iscoCode],
      licences: facts.licences,
      documents: facts.documents,
      permits: facts.permits,
      skills: [...facts.skills, ...(training?.teaches ?? [])].map(({ skillId }) => skillId),
    }),
  };
}

function labelsOf(
  vocabulary: Vocabulary,
  codes: Partial<Record<Catalogue, readonly (string | undefined)[]>>,
): Labels {
  return Object.fromEntries(
    Object.entries(codes).map(([catalogue, list]) => [
      catalogue,
      Object.fromEntries(
        list
          .filter((code) => code !== undefined)
          .map((code) => [code, labelOf(vocabulary, catalogue as Catalogue, code)]),
      ),
    ]),
  );
}

function publicLoan({ fundCode: _, ...terms }: LoanTerms): Omit<LoanTerms, 'fundCode'> {
  return terms;
}

function publicKit({ buyers: _, ...terms }: KitTerms): Omit<KitTerms, 'buyers'> {
  return terms;
}

type EmployerFacts = Omit<EmployerRecord, 'id' | 'organisationId' | 'revision'>;

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
  readonly employer: { readonly name: string } | EmployerFacts | null;
  /** Of the own organisation's alone. */
  readonly employerId: string | null;
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

/** What a `GET` answers beside the fields of the body: a `PATCH` that brings them back leaves them as they are. */
export const opportunityReadOnlyFields = [
  'id',
  'revision',
  'status',
  'provinceCode',
  'countyCode',
  'labels',
  'organisationId',
  'organisation',
  'own',
  'employerId',
  'held',
  'closedAt',
  'closedReason',
  'createdAt',
  'updatedAt',
] as const satisfies readonly (keyof StaffOpportunity)[];

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
    employerId: own ? (record.employer?.id ?? null) : null,
    labels: { ...shown.labels, ...labelsOf(vocabulary, { restrictions: record.facts.barredBy }) },
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
  const { name, contact, phone, address } = employer;
  return own ? { name, contact, phone, address } : { name };
}

/** The organisation of one who sees what staff see; null for the public and every other role. */
export function staffOrganisation(actor: Actor | null): string | null {
  return actor && isPermitted(actor, 'opportunities:staff') ? actor.organisationId : null;
}
