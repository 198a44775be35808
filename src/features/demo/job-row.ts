import type { LocalDate } from '../../kernel/calendar.ts';
import type { LatLng } from '../../kernel/geo.ts';
import { fold } from '../../kernel/persian.ts';
import type { WeekSlot } from '../../kernel/week.ts';
import type { NewOpportunityRow } from '../opportunities/opportunities.repo.ts';
import type { County } from '../reference/vocabulary.rules.ts';
import { blankRow } from './blank-row.rules.ts';
import type { DemoNames, DemoProvince, DemoTerms } from './demo.input.ts';
import { type Dice, demoId } from './demo-dice.rules.ts';
import type { JobWindow } from './job-window.ts';

export interface PlannedEmployer {
  readonly id: string;
  readonly organisationId: string;
  readonly name: string;
  readonly contact: string;
  readonly phone: string;
  readonly address: string;
  readonly createdAt: string;
}

/** A job as it is stored; without a county it is nationwide. */
export function jobRow(
  job: DemoTerms,
  {
    key,
    keeper,
    county,
    near,
    window: { opensOn, closesOn, startOn, closed },
  }: {
    readonly key: string;
    /** Organisation without its `org-`. */
    readonly keeper: string;
    readonly county: County | undefined;
    readonly near: LatLng | null;
    readonly window: JobWindow;
  },
  dice: Dice,
  today: LocalDate,
): NewOpportunityRow {
  const [low, high] = job.incomeMillion;
  return {
    ...blankRow(key, keeper, opensOn, dice, today),
    kind: 'job',
    titleFa: job.fa,
    titleEn: job.en,
    foldedTitle: fold(`${job.fa} ${job.en}`),
    province: county?.province ?? null,
    county: county?.code ?? null,
    lat: near?.lat ?? null,
    lng: near?.lng ?? null,
    workplace: job.workplace,
    lodging: job.lodging,
    vacancies: dice.whole(...job.vacancies),
    closesOn,
    startOn,
    iscoCode: job.isco,
    years: job.years,
    education: job.education ?? null,
    licences: job.licences,
    documents: job.documents,
    permits: job.permits,
    minAge: job.minAge ?? null,
    maxAge: job.maxAge ?? null,
    workspaceM2: job.workspaceM2,
    workspaceNeeds: job.needs,
    skills: [
      ...job.essential.map((text) => skillOf(text, 'essential')),
      ...job.useful.map((text) => skillOf(text, 'useful')),
    ],
    hours: job.hours === null ? [] : [slotOf(job.hours)],
    monthlyIncomeRial: Math.round(low + dice.next() * (high - low)) * 1_000_000,
    contract: job.contract,
    insured: job.insured,
    barredBy: job.barredBy,
    reservedFor: job.reservedFor,
    ...(closed ? { ...closed, updatedAt: closed.closedAt, revision: 2 } : {}),
  };
}

/** The employer of a job, with a landline on the reserved block. */
export function employerOf(
  { contacts, streets }: DemoNames,
  { areaCode }: DemoProvince,
  name: string,
  { organisationId, createdAt }: NewOpportunityRow,
  dice: Dice,
): PlannedEmployer {
  return {
    id: demoId('employer', `${organisationId} ${fold(name)}`),
    organisationId,
    name,
    contact: dice.pick(contacts),
    phone: `${areaCode}33002${String(dice.whole(0, 999)).padStart(3, '0')}`,
    address: dice.pick(streets),
    createdAt,
  };
}

function skillOf(text: string, importance: 'essential' | 'useful') {
  const [skillId = '', level] = text.split(':');
  return { skillId, level: Number(level), importance };
}

const workweeks: Readonly<Record<string, WeekSlot['days']>> = {
  'sat-wed': ['sat', 'sun', 'mon', 'tue', 'wed'],
  'sat-thu': ['sat', 'sun', 'mon', 'tue', 'wed', 'thu'],
  'sat-fri': ['sat', 'sun', 'mon', 'tue', 'wed', 'thu', 'fri'],
};

function slotOf(text: string): WeekSlot {
  const [days = '', clock = ''] = text.split(' ');
  const [from = '', to = ''] = clock.split('-');
  return { days: workweeks[days] ?? [], from, to };
}
