import type { LocalDate } from '../../kernel/calendar.ts';
import type { employer, opportunity } from '../../schema/opportunities.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import type { OpportunityFacts } from './opportunity-facts.rules.ts';
import type { EmployerRecord, OpportunityRecord } from './opportunity-record.rules.ts';

export type OpportunityRow = typeof opportunity.$inferSelect;
export type EmployerRow = typeof employer.$inferSelect;

// Days were checked on the way in; checking 50,000 rows again would cost more than reading them.
const day = (text: string | null): LocalDate | undefined => (text === null ? undefined : (text as LocalDate));

/** The point as recorded, both halves or none. */
function nearOf({ lat, lng }: Pick<OpportunityRow, 'lat' | 'lng'>): { lat: number; lng: number } | null {
  return lat === null || lng === null ? null : { lat, lng };
}

/** What matching may know of a row; a county seat stands in for a point that was not recorded. */
export function factsOf(row: OpportunityRow, vocabulary: Vocabulary): OpportunityFacts {
  const { loan, kit, training } = row;
  return {
    id: row.id,
    kind: row.kind,
    province: row.province ?? undefined,
    county: row.county ?? undefined,
    place: nearOf(row) ?? (row.county === null ? undefined : vocabulary.county(row.county)?.seat),
    workplace: row.workplace ?? undefined,
    lodging: row.lodging,
    vacancies: row.vacancies,
    opensOn: row.opensOn as LocalDate,
    closesOn: day(row.closesOn),
    closed: row.closedAt !== null,
    startOn: day(row.startOn),
    iscoCode: row.iscoCode ?? undefined,
    years: row.years,
    education: row.education ?? undefined,
    licences: row.licences,
    documents: row.documents,
    permits: row.permits,
    minAge: row.minAge ?? undefined,
    maxAge: row.maxAge ?? undefined,
    workspaceM2: row.workspaceM2,
    workspaceNeeds: row.workspaceNeeds,
    skills: row.skills,
    hours: row.hours,
    monthlyIncomeRial: row.monthlyIncomeRial ?? undefined,
    contract: row.contract ?? undefined,
    insured: row.insured ?? undefined,
    barredBy: row.barredBy,
    reservedFor: row.reservedFor,
    loan: loan
      ? {
          capRial: loan.capRial,
          termMonths: loan.termMonths,
          guarantors: loan.guarantors,
          administeredBy: loan.administeredBy,
          fundCode: loan.fundCode ?? undefined,
          programme: loan.programme ?? undefined,
        }
      : undefined,
    kit: kit
      ? {
          priceRial: kit.priceRial,
          purpose: kit.purpose,
          buyers: kit.buyers ?? undefined,
          market: kit.market ?? undefined,
        }
      : undefined,
    teaches: training?.teaches ?? [],
  };
}

export function employerOf(row: EmployerRow): EmployerRecord {
  const { id, organisationId, name, contact, phone, address, revision } = row;
  return { id, organisationId, name, contact, phone, address, revision };
}

export function recordOf(
  row: OpportunityRow,
  employerRow: EmployerRow | null,
  vocabulary: Vocabulary,
): OpportunityRecord {
  return {
    id: row.id,
    organisationId: row.organisationId,
    revision: row.revision,
    sourceKey: row.sourceKey,
    title: { fa: row.titleFa, en: row.titleEn },
    near: nearOf(row),
    employer: employerRow ? employerOf(employerRow) : null,
    loan: row.loan,
    kit: row.kit,
    training: row.training,
    closedAt: row.closedAt,
    closedReason: row.closedReason,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    facts: factsOf(row, vocabulary),
  };
}
