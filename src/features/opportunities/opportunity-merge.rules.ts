import { fold } from '../../kernel/persian.ts';
import type { OpportunityRecord } from './opportunity-record.rules.ts';
import type { OpportunityValues } from './opportunity-values.rules.ts';

type Body = Readonly<Record<string, unknown>>;

const isBody = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is on record, as stored values: to tell what a change changes. */
export function valuesOf(record: OpportunityRecord): OpportunityValues {
  const { facts, loan, kit, training } = record;
  return {
    sourceKey: record.sourceKey,
    kind: facts.kind,
    titleFa: record.title.fa,
    titleEn: record.title.en,
    foldedTitle: fold(`${record.title.fa} ${record.title.en ?? ''}`),
    province: facts.province ?? null,
    county: facts.county ?? null,
    lat: record.near?.lat ?? null,
    lng: record.near?.lng ?? null,
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
    barredBy: facts.barredBy,
    reservedFor: facts.reservedFor,
    loan,
    kit,
    training,
  };
}

/** The record as the body of a `POST` would say it, so that a change is judged by the same rules as a new one. */
export function bodyOf(record: OpportunityRecord): Body {
  const { titleFa, titleEn, foldedTitle: _, lat, lng, ...rest } = valuesOf(record);
  const { employer } = record;
  return {
    ...rest,
    title: { fa: titleFa, en: titleEn },
    near: lat === null || lng === null ? null : { lat, lng },
    employer: employer && {
      name: employer.name,
      contact: employer.contact,
      phone: employer.phone,
      address: employer.address,
    },
  };
}

/** What is given replaces what is there, null removes it; within title, loan, kit, training and employer likewise. */
export function mergeBody(record: OpportunityRecord, patch: Body): Body {
  const base = bodyOf(record);
  const merged: Record<string, unknown> = { ...base, ...patch };
  for (const name of ['title', 'loan', 'kit', 'training', 'employer']) {
    const before = base[name];
    const given = patch[name];
    if (!isBody(before) || !isBody(given)) continue;
    // Another employer does not come with the old one's telephone.
    if (name === 'employer' && 'name' in given && fold(String(given.name)) !== fold(String(before.name)))
      continue;
    merged[name] = { ...before, ...given };
  }
  // What becomes nationwide is in no county either.
  if (patch.province === null && !('county' in patch)) merged.county = null;
  // An income taken over from the kit goes on following it.
  const { kit, facts } = record;
  if (
    !('monthlyIncomeRial' in patch) &&
    kit?.monthlyIncomeRial != null &&
    facts.monthlyIncomeRial === kit.monthlyIncomeRial
  )
    merged.monthlyIncomeRial = null;
  return merged;
}
