import type { LocalDate } from '../../kernel/calendar.ts';
import type { LatLng } from '../../kernel/geo.ts';
import { fold, foldJoined } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { rulesAtWage } from '../matching/aid.rules.ts';
import type { AidRule } from '../matching/match.rules.ts';

/** Every catalogue of `seed/reference/`, by the name it has there. */
export const catalogues = [
  'provinces',
  'counties',
  'trades',
  'skills',
  'occupations',
  'kits',
  'loan-programmes',
  'trainings',
  'restrictions',
  'documents',
  'licences',
  'permits',
  'education',
  'aid-kinds',
  'aid-rules',
  'wages',
] as const;
export type Catalogue = (typeof catalogues)[number];

export interface ReferenceItem {
  readonly catalogue: string;
  readonly code: string;
  readonly position: number;
  readonly fa: string;
  readonly en: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface County {
  readonly code: string;
  readonly province: string;
  readonly fa: string;
  readonly en: string;
  readonly seat: LatLng;
  readonly population: number;
}

export interface Skill {
  readonly id: string;
  readonly trade: string;
  readonly fa: string;
  readonly en: string;
  readonly alt: readonly string[];
  readonly occupations: readonly { readonly code: string; readonly importance: 'essential' | 'useful' }[];
  readonly related: readonly string[];
  readonly licence: string | null;
}

/** The reference in memory: places, skills, catalogues and rules as data, found by folded text. */
export interface Vocabulary {
  readonly version: string;
  items(catalogue: Catalogue): readonly ReferenceItem[];
  has(catalogue: Catalogue, code: string): boolean;
  item(catalogue: Catalogue, code: string): ReferenceItem | undefined;
  /** The label in a language; the code itself where nothing is known of it. */
  label(catalogue: Catalogue, code: string, lang: Lang): string;
  /** By code, Persian or English label, or alternative name, all folded; undefined when nothing or several fit. */
  find(catalogue: Catalogue, text: string): ReferenceItem | undefined;
  county(code: string): County | undefined;
  findCounty(text: string, province?: string): County | undefined;
  readonly counties: readonly County[];
  readonly skills: readonly Skill[];
  skill(id: string): Skill | undefined;
  /** Rules of other aid with the minimum wage of a day worked in; the same array for every day of one wage. */
  aidRulesOn(day: LocalDate): readonly AidRule[];
  /** Official minimum monthly wage in rials in force on a day; undefined before the first record. */
  wageOn(day: LocalDate): number | undefined;
}

export function buildVocabulary(version: string, rows: readonly ReferenceItem[]): Vocabulary {
  const byCatalogue = new Map<string, ReferenceItem[]>();
  const byCode = new Map<string, ReferenceItem>();
  const byText = new Map<string, ReferenceItem | null>();
  const learn = (catalogue: string, text: string, row: ReferenceItem) => {
    for (const form of new Set([fold(text), foldJoined(text)])) {
      if (form === '') continue;
      const key = `${catalogue}\u0000${form}`;
      const known = byText.get(key);
      // Two meanings of one name: neither is taken silently.
      byText.set(key, known === undefined || known?.code === row.code ? row : null);
    }
  };
  for (const row of rows) {
    const list = byCatalogue.get(row.catalogue);
    if (list) list.push(row);
    else byCatalogue.set(row.catalogue, [row]);
    byCode.set(`${row.catalogue}\u0000${row.code}`, row);
  }
  for (const list of byCatalogue.values()) list.sort((a, b) => a.position - b.position);
  // Labels first, then alternative names, so that a label is never hidden by another entry's alternative.
  for (const row of rows) {
    if (row.catalogue === 'counties') continue;
    learn(row.catalogue, row.fa, row);
    learn(row.catalogue, row.en, row);
    byText.set(`${row.catalogue}\u0000${fold(row.code)}`, row);
  }
  for (const row of rows)
    for (const alt of asTexts(row.data.alt))
      for (const form of new Set([fold(alt), foldJoined(alt)]))
        if (!byText.has(`${row.catalogue}\u0000${form}`)) byText.set(`${row.catalogue}\u0000${form}`, row);

  const items = (catalogue: Catalogue) => byCatalogue.get(catalogue) ?? [];
  const counties = items('counties').map(
    (row): County => ({
      code: row.code,
      province: String(row.data.province),
      fa: row.fa,
      en: row.en,
      seat: { lat: Number(row.data.lat), lng: Number(row.data.lon) },
      population: Number(row.data.population ?? 0),
    }),
  );
  const countyByCode = new Map(counties.map((county) => [county.code, county]));
  const countiesByName = new Map<string, County[]>();
  for (const county of counties)
    for (const form of new Set([county.fa, county.en, county.code].map(foldJoined)))
      countiesByName.set(form, [...(countiesByName.get(form) ?? []), county]);
  const skills = items('skills').map(
    (row): Skill => ({
      id: row.code,
      trade: String(row.data.trade),
      fa: row.fa,
      en: row.en,
      alt: asTexts(row.data.alt),
      occupations: (row.data.occupations ?? []) as Skill['occupations'],
      related: asTexts(row.data.related),
      licence: (row.data.licence ?? null) as string | null,
    }),
  );
  const skillById = new Map(skills.map((skill) => [skill.id, skill]));
  const wages = items('wages')
    .map((row) => ({ from: String(row.data.from), monthlyRial: Number(row.data.monthlyRial) }))
    .sort((a, b) => (a.from < b.from ? 1 : -1));
  const wageOn = (day: LocalDate) => wages.find((wage) => wage.from <= day)?.monthlyRial;
  const aidRules = items('aid-rules').map((row) => ({ code: row.code, ...row.data }) as unknown as AidRule);
  const aidRulesByWage = new Map<number | undefined, readonly AidRule[]>();

  return {
    version,
    items,
    has: (catalogue, code) => byCode.has(`${catalogue}\u0000${code}`),
    item: (catalogue, code) => byCode.get(`${catalogue}\u0000${code}`),
    label: (catalogue, code, lang) => byCode.get(`${catalogue}\u0000${code}`)?.[lang] ?? code,
    find: (catalogue, text) =>
      byText.get(`${catalogue}\u0000${fold(text)}`) ??
      byText.get(`${catalogue}\u0000${foldJoined(text)}`) ??
      undefined,
    county: (code) => countyByCode.get(code),
    findCounty(text, province) {
      const found = (countiesByName.get(foldJoined(text)) ?? []).filter(
        (county) => province === undefined || county.province === province,
      );
      return found.length === 1 ? found[0] : undefined;
    },
    counties,
    skills,
    skill: (id) => skillById.get(id),
    aidRulesOn(day) {
      const wage = wageOn(day);
      const known = aidRulesByWage.get(wage) ?? rulesAtWage(aidRules, wage);
      aidRulesByWage.set(wage, known);
      return known;
    },
    wageOn,
  };
}

function asTexts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
