import type { Lang } from '../../kernel/text.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import type { Contract } from './opportunity-facts.rules.ts';
import type { PublicOpportunity } from './opportunity-view.rules.ts';

const employmentTypes: Readonly<Record<Contract, string>> = {
  permanent: 'FULL_TIME',
  fixed: 'TEMPORARY',
  casual: 'PER_DIEM',
  own: 'CONTRACTOR',
};

/**
 * A job as schema.org `JobPosting`, for engines that look for work; undefined of what is no job. Who hires is this service,
 * never the employer. `words` are what the page says of it.
 */
export function jobPosting(
  work: PublicOpportunity,
  vocabulary: Vocabulary,
  { lang, organisation, words, address }: { lang: Lang; organisation: string; words: string; address: URL },
): Readonly<Record<string, unknown>> | undefined {
  if (work.kind !== 'job') return undefined;
  const { provinceCode, countyCode, contract, monthlyIncomeRial: income } = work;
  const place = (catalogue: 'provinces' | 'counties', code: string | null) =>
    code === null ? undefined : vocabulary.label(catalogue, code, lang);
  const atHome = work.workplace === 'home';
  const posting = {
    '@context': 'https://schema.org/',
    '@type': 'JobPosting',
    title: (lang === 'en' ? work.title.en : null) ?? work.title.fa,
    description: words,
    identifier: { '@type': 'PropertyValue', name: organisation, value: work.id },
    url: address.href,
    datePosted: work.opensOn,
    validThrough: work.closesOn === null ? undefined : `${work.closesOn}T23:59:59+03:30`,
    jobStartDate: work.startOn ?? undefined,
    employmentType: contract === null ? undefined : employmentTypes[contract],
    totalJobOpenings: work.vacancies,
    hiringOrganization: { '@type': 'Organization', name: organisation, sameAs: address.origin },
    jobLocation: {
      '@type': 'Place',
      address: {
        '@type': 'PostalAddress',
        addressCountry: 'IR',
        addressRegion: place('provinces', provinceCode),
        addressLocality: place('counties', countyCode),
      },
    },
    jobLocationType: atHome ? 'TELECOMMUTE' : undefined,
    applicantLocationRequirements: atHome ? { '@type': 'Country', name: 'Iran' } : undefined,
    baseSalary:
      income === null
        ? undefined
        : {
            '@type': 'MonetaryAmount',
            currency: 'IRR',
            value: { '@type': 'QuantitativeValue', value: income, unitText: 'MONTH' },
          },
    occupationalCategory: work.iscoCode ?? undefined,
    skills:
      work.skills.map(({ skillId }) => vocabulary.label('skills', skillId, lang)).join(', ') || undefined,
    experienceRequirements:
      work.years === 0
        ? undefined
        : { '@type': 'OccupationalExperienceRequirements', monthsOfExperience: Math.round(work.years * 12) },
    directApply: true,
  };
  return posting;
}

/** JSON that ends no element it stands in, whatever its texts hold. */
export function asDataBlock(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}
