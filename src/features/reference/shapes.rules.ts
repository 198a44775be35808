import { organisationKinds } from '../../kernel/actor.ts';
import { reservedGroups } from '../opportunities/opportunity-facts.rules.ts';
import {
  bothLanguages,
  type Field,
  type Listed,
  orNull,
  rial,
  type Shape,
  text,
  whole,
} from './shape.rules.ts';

const fa = text('fa', 120);
const en = text('en', 120);
const slug = /^[a-z][a-z0-9-]{1,58}$/;
const flag: Field = { kind: 'flag' };
const level = whole(1, 4);
const importance: Field = { kind: 'choice', of: ['essential', 'useful'] };
const skillRows = (fields: Record<string, Field>): Field => ({
  kind: 'rows',
  fields: { skillId: { kind: 'code', of: ['skills'] }, ...fields },
  min: 1,
  key: 'skillId',
});
const labels = (file: string): Shape => ({
  file,
  key: 'code',
  codePattern: slug,
  fields: { fa, en },
  unique: ['fa', 'en'],
});

/** The shape of every catalogue of `seed/reference/`, and of the list of organisations. */
export const shapes: Readonly<Record<Listed, Shape>> = {
  provinces: {
    ...labels('provinces.csv'),
    fields: { fa, en, capitalCounty: { kind: 'code', of: ['counties'] } },
  },
  counties: {
    file: 'counties.csv',
    key: 'code',
    codePattern: slug,
    fields: {
      province: { kind: 'code', of: ['provinces'] },
      fa,
      en,
      lat: { kind: 'decimal', min: 24, max: 40.5 },
      lon: { kind: 'decimal', min: 43.5, max: 64 },
      population: whole(0, 20_000_000),
    },
  },
  trades: labels('trades.csv'),
  skills: {
    file: 'skills.jsonl',
    key: 'id',
    codePattern: /^sk-\d{3,4}$/,
    fields: {
      trade: { kind: 'code', of: ['trades'] },
      fa,
      en,
      alt: { kind: 'texts' },
      occupations: {
        kind: 'rows',
        fields: { code: { kind: 'code', of: ['occupations'], unitGroup: true }, importance },
        min: 1,
        key: 'code',
      },
      related: { kind: 'codes', of: 'skills' },
      licence: { kind: 'code', of: ['licences'], nullable: true },
    },
    unique: ['fa', 'en'],
  },
  occupations: {
    file: 'occupations.jsonl',
    key: 'code',
    codePattern: /^\d{1,4}$/,
    fields: { level: whole(1, 4), fa: text('fa', 200), en: text('en', 200), alt: { kind: 'texts' } },
  },
  kits: {
    file: 'kits.jsonl',
    key: 'code',
    codePattern: /^kit-[a-z0-9-]{2,50}$/,
    fields: {
      fa,
      en,
      isco: { kind: 'code', of: ['occupations'], unitGroup: true },
      skills: skillRows({ level, importance }),
      priceRial: orNull(rial(1, 20_000_000_000)),
      items: {
        kind: 'rows',
        fields: { fa, en, priceRial: rial(1_000, 10_000_000_000) },
        min: 1,
        key: 'fa',
      },
      workspace: {
        kind: 'group',
        fields: { areaM2: whole(0, 10_000), power: flag, water: flag, ventilation: flag },
      },
      permits: { kind: 'codes', of: 'permits' },
      licences: { kind: 'codes', of: 'licences' },
      documents: { kind: 'codes', of: 'documents' },
      trainingDays: whole(0, 365),
      season: { ...bothLanguages, nullable: true } as Field,
      startupDays: whole(1, 365),
      monthlyIncomeRial: rial(1_000_000, 5_000_000_000),
      homeWork: flag,
      provinces: { kind: 'codes', of: 'provinces' },
      risks: {
        kind: 'rows',
        fields: { fa: text('fa'), en: text('en'), preventFa: text('fa'), preventEn: text('en') },
        min: 2,
        key: 'fa',
      },
    },
    unique: ['fa', 'en'],
  },
  'loan-programmes': {
    ...labels('loan-programmes.jsonl'),
    fields: {
      fa,
      en,
      capRial: rial(1_000_000, 100_000_000_000),
      termMonths: whole(1, 180),
      graceMonths: whole(0, 60),
      graceBySeason: flag,
      feeMethod: { kind: 'choice', of: ['once-on-principal', 'yearly-on-balance'] },
      collection: { kind: 'choice', of: ['upfront', 'spread', 'own-instalment'] },
      feePercent: { kind: 'decimal', min: 0, max: 4 },
      guarantors: whole(0, 5),
      security: { kind: 'empty' },
      administeredBy: { kind: 'choice', of: ['own-fund', 'bank-referral'] },
      fundCode: text(undefined, 60),
      reservedFor: { kind: 'choices', of: reservedGroups },
      failsWhen: bothLanguages,
    },
    // What households owe names its fund by this code.
    fixed: { fundCode: 'fund.fixed' },
  },
  trainings: {
    ...labels('trainings.jsonl'),
    fields: {
      fa,
      en,
      teaches: skillRows({ level }),
      weeks: whole(1, 104),
      hoursPerWeek: whole(1, 60),
      prerequisites: { kind: 'group', fields: { education: { kind: 'code', of: ['education'] } } },
      certificate: { kind: 'code', of: ['documents', 'licences'], nullable: true },
      provider: bothLanguages,
      failsWhen: bothLanguages,
    },
  },
  restrictions: {
    ...labels('restrictions.csv'),
    fields: {
      fa,
      en,
      kind: { kind: 'choice', of: ['court-ordered', 'consequential'] },
      usualMonths: whole(1, 180),
    },
  },
  documents: {
    ...labels('documents.csv'),
    fields: {
      fa,
      en,
      whereToGet_fa: text('fa'),
      whereToGet_en: text('en'),
      usualDays: whole(0, 365),
      appliesTo: { kind: 'choice', of: ['all', 'men'] },
    },
  },
  licences: labels('licences.csv'),
  permits: {
    ...labels('permits.csv'),
    fields: {
      fa,
      en,
      what_fa: text('fa'),
      what_en: text('en'),
      whereToGet_fa: text('fa'),
      whereToGet_en: text('en'),
      usualDays: whole(0, 365),
    },
  },
  education: {
    ...labels('education.csv'),
    fields: { rank: whole(0, 20), fa, en },
    unique: ['fa', 'en', 'rank'],
    // People, opportunities and matching know these levels in this order, so words alone are edited.
    fixed: { rank: 'rank.fixed' },
    closed: 'education.closed',
  },
  'aid-kinds': labels('aid-kinds.csv'),
  'aid-rules': {
    file: 'aid-rules.jsonl',
    key: 'code',
    codePattern: slug,
    fields: {
      aid: { kind: 'code', of: ['aid-kinds'] },
      opportunityKind: { kind: 'choice', of: ['job', 'kit', 'loan-programme', 'training'] },
      effect: { kind: 'choice', of: ['forfeits', 'forbids'] },
      when: {
        kind: 'group',
        fields: {
          insured: { kind: 'flag', nullable: true },
          withinMonths: orNull(whole(1, 240)),
          minMonthlyIncomeRial: orNull(rial(1, 10_000_000_000)),
          minMonthlyWages: { kind: 'decimal', min: 0.1, max: 20, nullable: true },
          exceptProgrammes: { kind: 'codes', of: 'loan-programmes' },
        },
      },
      fa: text('fa'),
      en: text('en'),
      source_fa: text('fa'),
    },
  },
  wages: {
    file: 'wages.csv',
    key: 'year',
    codePattern: /^1[34]\d\d$/,
    fields: {
      from: { kind: 'day' },
      monthlyRial: rial(1_000_000, 100_000_000_000),
      source_fa: text('fa'),
      source_en: text('en'),
    },
    unique: ['from'],
  },
  organisations: {
    file: 'organisations.jsonl',
    key: 'id',
    codePattern: /^org-[a-z0-9-]{1,80}$/,
    fields: {
      kind: { kind: 'choice', of: organisationKinds },
      fa,
      en,
      province: { kind: 'code', of: ['provinces'], nullable: true },
      county: { kind: 'code', of: ['counties'], nullable: true },
      capacity: orNull(whole(1, 1_000_000)),
      covered: orNull(whole(0, 1_000_000)),
      monthlyTarget: orNull(whole(1, 10_000)),
      sample: flag,
    },
    fixed: { kind: 'value.fixed', province: 'value.fixed', county: 'value.fixed' },
    closed: 'entry.closed',
  },
};
