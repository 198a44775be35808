import { formatJalaliShort, type LocalDate, localDate } from '../../kernel/calendar.ts';
import { formatDecimal, formatNumber } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { namesFrom } from '../matching/names.rules.ts';
import { voiceOf } from '../matching/voice.text.ts';
import type { Catalogue, ReferenceItem, Vocabulary } from '../reference/vocabulary.rules.ts';
import type { OpportunityKind } from './opportunity-facts.rules.ts';
import type { Form } from './opportunity-form-fields.rules.ts';
import { bodyOf } from './opportunity-merge.rules.ts';
import type { OpportunityRecord } from './opportunity-record.rules.ts';

interface Showing {
  readonly vocabulary: Vocabulary;
  readonly lang: Lang;
}

/** Catalogues that a form can start from, by kind. */
export const templatesOf: Readonly<Partial<Record<OpportunityKind, Catalogue>>> = {
  kit: 'kits',
  'loan-programme': 'loan-programmes',
  training: 'trainings',
};

/** How the list of choices writes an occupation. */
export function occupationChoice(vocabulary: Vocabulary, code: string, lang: Lang): string {
  return `${code} ${vocabulary.label('occupations', code, lang)}`;
}

/** A body of the API as the form shows it: names for codes, days and numbers as people write them. */
export function formOfBody(body: Readonly<Record<string, unknown>>, { vocabulary, lang }: Showing): Form {
  const form: Record<string, string[]> = {};
  const label = (catalogue: Catalogue, code: unknown) => vocabulary.label(catalogue, String(code), lang);
  const show = (name: string, value: unknown): void => {
    if (value === null || value === undefined || value === '') return;
    const last = name.split('.').at(-1) ?? name;
    if (name === 'near') form.near = [`${(value as Point).lat}, ${(value as Point).lng}`];
    else if (name === 'hours') {
      const slots = voiceOf(lang, namesFrom(vocabulary)).slots(
        value as Parameters<ReturnType<typeof voiceOf>['slots']>[0],
      );
      if (slots !== '') form.hours = [slots];
    } else if (Array.isArray(value)) {
      if (value.every((one) => typeof one === 'string')) form[name] = value.map(String);
      else for (const [index, row] of value.entries()) show(`${name}.${index}`, row);
    } else if (typeof value === 'object')
      for (const [key, one] of Object.entries(value)) show(`${name}.${key}`, one);
    else if (typeof value === 'boolean') form[name] = [value ? 'yes' : 'no'];
    else if (name === 'province') form[name] = [label('provinces', value)];
    else if (name === 'county') form[name] = [label('counties', value)];
    else if (name === 'iscoCode') form[name] = [occupationChoice(vocabulary, String(value), lang)];
    else if (last === 'skillId') form[name] = [label('skills', value)];
    else if (last === 'level') form[name] = [String(value)];
    else if (last.endsWith('On')) form[name] = [dayText(String(value), lang)];
    else if (typeof value === 'number') form[name] = [formatDecimal(value, lang, 3)];
    else form[name] = [String(value)];
  };
  for (const [name, value] of Object.entries(body)) show(name, value);
  return form;
}

interface Point {
  readonly lat: number;
  readonly lng: number;
}

export function dayText(day: string, lang: Lang): string {
  const date = localDate(day);
  return lang === 'fa' && date ? formatJalaliShort(date) : day;
}

/** What is on record, as the form shows it. Nothing that was not asked is shown as asked: 0 years are none. */
export function formOfRecord(record: OpportunityRecord, showing: Showing): Form {
  const body = bodyOf(record);
  const shown = formOfBody(
    {
      ...body,
      years: record.facts.years || null,
      workspaceM2: record.facts.workspaceM2 || null,
      lodging: record.facts.lodging || null,
    },
    showing,
  );
  return record.facts.province === undefined ? { ...shown, nationwide: ['yes'] } : shown;
}

/** What a new form starts with. */
export function emptyOpportunityForm(today: LocalDate, lang: Lang): Form {
  return { vacancies: [formatNumber(1, lang)], opensOn: [dayText(today, lang)] };
}

/** A form that starts from an entry of the catalogue: a kit, a loan programme or a training. */
export function formOfTemplate(kind: OpportunityKind, item: ReferenceItem, showing: Showing): Form {
  const title = { fa: item.fa, en: item.en };
  const data = item.data as Readonly<Record<string, unknown>>;
  if (kind === 'kit')
    return formOfBody({ title, ...kitBody(item.code, data as unknown as KitData) }, showing);
  if (kind === 'loan-programme') {
    const { failsWhen: _, security: __, reservedFor, ...loan } = data;
    return formOfBody({ title, loan: { ...loan, programme: item.code }, reservedFor }, showing);
  }
  const { teaches, weeks, prerequisites, provider } = data as unknown as TrainingData;
  return formOfBody(
    {
      title,
      education: prerequisites?.education === 'none' ? null : prerequisites?.education,
      employer: provider && { name: provider.fa },
      training: { code: item.code, teaches, weeks },
    },
    showing,
  );
}

interface KitData {
  readonly isco: string;
  readonly skills: readonly unknown[];
  readonly items: readonly { readonly fa: string; readonly priceRial: number }[];
  readonly workspace?: {
    readonly areaM2: number;
    readonly power: boolean;
    readonly water: boolean;
    readonly ventilation: boolean;
  };
  readonly permits: readonly string[];
  readonly licences: readonly string[];
  readonly documents: readonly string[];
  readonly monthlyIncomeRial: number;
  readonly homeWork: boolean;
}

interface TrainingData {
  readonly teaches: readonly unknown[];
  readonly weeks: number;
  readonly prerequisites?: { readonly education?: string };
  readonly provider?: { readonly fa: string };
}

function kitBody(code: string, data: KitData): Record<string, unknown> {
  const { isco, skills, items, workspace, permits, licences, documents, monthlyIncomeRial, homeWork } = data;
  return {
    iscoCode: isco,
    skills,
    permits,
    licences,
    documents,
    monthlyIncomeRial,
    workplace: homeWork ? 'home' : null,
    workspaceM2: workspace?.areaM2,
    workspaceNeeds: (['power', 'water', 'ventilation'] as const).filter((need) => workspace?.[need]),
    kit: {
      code,
      purpose: 'start',
      priceRial: items.reduce((sum, item) => sum + item.priceRial, 0),
      items: items.map(({ fa, priceRial }) => ({ name: fa, priceRial })),
    },
  };
}
