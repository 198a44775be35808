import { fold, foldJoined } from '../../kernel/persian.ts';
import type { FieldError } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import { fieldError, invalidInput } from '../../platform/parse.ts';
import type { Catalogue, Vocabulary } from '../reference/vocabulary.rules.ts';
import type { OpportunityInput } from './opportunity.input.ts';
import type { OpportunityValues, ResolvedOpportunity } from './opportunity-values.rules.ts';

/**
 * Turns names into codes (places, skills, catalogues; Persian, English or the code itself) and fills what was left out.
 * Refuses every name that is not in the reference, by the path it came at.
 */
export function resolveOpportunity(
  vocabulary: Vocabulary,
  input: OpportunityInput,
): Result<ResolvedOpportunity> {
  const errors: FieldError[] = [];
  const place = placeOf(vocabulary, input, errors);
  const codes = (
    catalogue: Catalogue,
    path: string,
    texts: readonly string[] | null | undefined,
  ): string[] => {
    const found = (texts ?? []).map((text, i) => codeOf(vocabulary, catalogue, text, `${path}.${i}`, errors));
    return [...new Set(found)];
  };
  const skillOf = (text: string, path: string): string => {
    const id = vocabulary.skill(text)?.id ?? vocabulary.find('skills', text)?.code;
    if (id === undefined) errors.push(fieldError(path, 'skill.unknown'));
    return id ?? text;
  };
  /** Refuses at the second where a skill stands twice, whether by its name or its code. */
  const once = <S extends { readonly skillId: string }>(path: string, skills: S[]): S[] => {
    const ids = skills.map(({ skillId }) => skillId);
    const again = ids.findIndex((id, i) => ids.indexOf(id) < i);
    if (again !== -1) errors.push(fieldError(`${path}.${again}.skillId`, 'list.repeated'));
    return skills;
  };
  const optional = (catalogue: Catalogue, path: string, text: string | null): string | null =>
    text === null ? null : codeOf(vocabulary, catalogue, text, path, errors);

  const { iscoCode, loan, kit, training } = input;
  if (iscoCode != null && !vocabulary.has('occupations', iscoCode))
    errors.push(fieldError('iscoCode', 'occupation.unknown'));
  const values: OpportunityValues = {
    sourceKey: input.sourceKey,
    kind: input.kind,
    titleFa: input.title.fa,
    titleEn: input.title.en,
    foldedTitle: fold(`${input.title.fa} ${input.title.en ?? ''}`),
    ...place,
    lat: input.near?.lat ?? null,
    lng: input.near?.lng ?? null,
    workplace: input.workplace ?? null,
    lodging: input.lodging ?? false,
    vacancies: input.vacancies,
    opensOn: input.opensOn,
    closesOn: input.closesOn ?? null,
    startOn: input.startOn ?? null,
    iscoCode: iscoCode ?? null,
    years: input.years ?? 0,
    education: input.education ?? null,
    licences: codes('licences', 'licences', input.licences),
    documents: codes('documents', 'documents', input.documents),
    permits: codes('permits', 'permits', input.permits),
    minAge: input.minAge ?? null,
    maxAge: input.maxAge ?? null,
    workspaceM2: input.workspaceM2 ?? 0,
    workspaceNeeds: [...new Set(input.workspaceNeeds ?? [])],
    skills: once(
      'skills',
      (input.skills ?? []).map(({ skillId, level, importance }, i) => ({
        skillId: skillOf(skillId, `skills.${i}.skillId`),
        level: level ?? 1,
        importance: importance ?? 'essential',
      })),
    ),
    hours: input.hours ?? [],
    monthlyIncomeRial: input.monthlyIncomeRial ?? kit?.monthlyIncomeRial ?? null,
    contract: input.contract ?? null,
    insured: input.insured ?? null,
    barredBy: codes('restrictions', 'barredBy', input.barredBy),
    reservedFor: [...new Set(input.reservedFor ?? [])],
    loan: loan
      ? {
          capRial: loan.capRial,
          termMonths: loan.termMonths,
          graceMonths: loan.graceMonths ?? 0,
          feeMethod: loan.feeMethod ?? 'once-on-principal',
          collection: loan.collection ?? 'spread',
          feePercent: loan.feePercent ?? 0,
          guarantors: loan.guarantors ?? 0,
          security: [],
          // Own lending needs the fund's licence, so it has to be said.
          administeredBy: loan.administeredBy ?? 'bank-referral',
          fundCode: loan.fundCode,
          programme: optional('loan-programmes', 'loan.programme', loan.programme),
        }
      : null,
    kit: kit
      ? {
          code: optional('kits', 'kit.code', kit.code),
          priceRial: kit.priceRial,
          purpose: kit.purpose ?? 'start',
          items: kit.items ?? [],
          monthlyIncomeRial: kit.monthlyIncomeRial ?? null,
          buyers: kit.buyers ?? null,
          market: kit.market ?? null,
        }
      : null,
    training: training
      ? {
          code: optional('trainings', 'training.code', training.code),
          teaches: once(
            'training.teaches',
            (training.teaches ?? []).map(({ skillId, level }, i) => ({
              skillId: skillOf(skillId, `training.teaches.${i}.skillId`),
              level,
            })),
          ),
          weeks: training.weeks ?? null,
        }
      : null,
  };
  return errors.length > 0 ? fail(invalidInput(errors)) : ok({ values, employer: input.employer ?? null });
}

function codeOf(
  vocabulary: Vocabulary,
  catalogue: Catalogue,
  text: string,
  path: string,
  errors: FieldError[],
): string {
  const code = vocabulary.find(catalogue, text)?.code;
  if (code === undefined) errors.push(fieldError(path, 'code.unknown'));
  return code ?? text;
}

/** Without a province, a county that has its name alone brings its own; without both it is nationwide. */
function placeOf(
  vocabulary: Vocabulary,
  { province, county }: Pick<OpportunityInput, 'province' | 'county'>,
  errors: FieldError[],
): { province: string | null; county: string | null } {
  const nowhere = { province: null, county: null };
  const code = province === null ? undefined : vocabulary.find('provinces', province)?.code;
  if (province !== null && code === undefined) {
    // The county cannot be judged without its province.
    errors.push(fieldError('province', 'place.unknown'));
    return nowhere;
  }
  if (county === null) return { province: code ?? null, county: null };
  const found = vocabulary.findCounty(county, code);
  if (found) return { province: found.province, county: found.code };
  const elsewhere =
    code !== undefined &&
    vocabulary.counties.some((known) =>
      [known.fa, known.en, known.code].some((name) => foldJoined(name) === foldJoined(county)),
    );
  errors.push(fieldError('county', elsewhere ? 'place.mismatch' : 'place.unknown'));
  return nowhere;
}
