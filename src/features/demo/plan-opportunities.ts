import { addDays, type LocalDate, mustLocalDate, tehranDay } from '../../kernel/calendar.ts';
import { fold } from '../../kernel/persian.ts';
import type { WeekSlot } from '../../kernel/week.ts';
import type { NewOpportunityRow } from '../opportunities/opportunities.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { blankRow } from './blank-row.rules.ts';
import type { DemoJob, DemoSeed } from './demo.input.ts';
import { type Dice, demoId, diceOf, officeInstant, workday } from './demo-dice.rules.ts';
import { placeIn } from './plan-place.rules.ts';
import { planKits, planLoans, planTrainings } from './plan-programmes.ts';

export interface PlannedEmployer {
  readonly id: string;
  readonly organisationId: string;
  readonly name: string;
  readonly contact: string;
  readonly phone: string;
  readonly address: string;
  readonly createdAt: string;
}
export interface PlannedOpportunity {
  readonly row: NewOpportunityRow;
  /** Belongs to a told story: stays open, and nobody of the history is sent there. */
  readonly story: boolean;
}

/** The kit that the story of the sewing mother ends with. */
const toldKit = 'assoc-bushehr-kit-sewing';

/** About 120 jobs, 30 kits, 20 loan programmes and 30 trainings, told from `today`; employers before their jobs. */
export function planOpportunities(
  seed: DemoSeed,
  vocabulary: Vocabulary,
  today: LocalDate,
): { readonly employers: readonly PlannedEmployer[]; readonly opportunities: readonly PlannedOpportunity[] } {
  const employers = new Map<string, PlannedEmployer>();
  const jobs = seed.jobs.flatMap((job) =>
    (job.places.length > 0 ? job.places : [undefined]).map((place, index): PlannedOpportunity => {
      const key = `${job.key}-${place ?? 'all'}`;
      const dice = diceOf(key);
      const row = jobRow(job, place, key, dice, vocabulary, today);
      const employer = employerFor(seed, job, index, row, dice);
      const folded = `${employer.organisationId} ${fold(employer.name)}`;
      const known = employers.get(folded) ?? employer;
      employers.set(folded, known);
      return { row: { ...row, employerId: known.id }, story: job.story !== undefined };
    }),
  );
  const programmes = [
    ...planKits(vocabulary, today),
    ...planLoans(vocabulary, today),
    ...planTrainings(vocabulary, today),
  ];
  return {
    employers: [...employers.values()],
    opportunities: [
      ...jobs,
      ...programmes.map((row) => ({ row, story: row.id === demoId('opportunity', toldKit) })),
    ],
  };
}

function jobRow(
  job: DemoJob,
  place: string | undefined,
  key: string,
  dice: Dice,
  vocabulary: Vocabulary,
  today: LocalDate,
): NewOpportunityRow {
  const province = job.org.endsWith('gilan') ? 'gilan' : 'bushehr';
  const county = place === undefined ? undefined : vocabulary.county(`${province}-${place}`);
  if (place !== undefined && !county)
    throw new Error(`seed/demo/jobs.jsonl: ${job.key} names no county "${place}"`);
  const { opensOn, closesOn, startOn, closed } = windowOf(job, dice, today);
  const near = job.near
    ? { lat: job.near[0], lng: job.near[1] }
    : county && dice.chance(0.85)
      ? placeIn(dice, county)
      : null;
  const [low, high] = job.incomeMillion;
  const base = blankRow(key, job.org, opensOn, dice, today);
  return {
    ...base,
    kind: 'job',
    titleFa: job.fa,
    titleEn: job.en,
    foldedTitle: fold(`${job.fa} ${job.en}`),
    province: county ? province : null,
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

/** When it can be asked for: most are open, some open later, some are over, a few were closed by hand. */
function windowOf(job: DemoJob, dice: Dice, today: LocalDate) {
  if (job.story !== undefined)
    return {
      opensOn: workday(addDays(today, -15)),
      closesOn: addDays(today, 120),
      startOn: null,
      closed: undefined,
    };
  if (job.seasonal) {
    const opensOn = workday(addDays(today, -dice.whole(10, 60)));
    return {
      opensOn,
      closesOn: addDays(opensOn, dice.whole(65, 100)),
      startOn: addDays(opensOn, dice.whole(20, 50)),
      closed: undefined,
    };
  }
  const opensOn = workday(
    dice.chance(0.05) ? addDays(today, dice.whole(4, 25)) : addDays(today, -dice.whole(5, 190)),
  );
  const closesOn = dice.known(0.15, addDays(opensOn, dice.whole(150, 330)));
  const startOn = dice.chance(0.2) ? addDays(opensOn, dice.whole(20, 70)) : null;
  const closedOn = workday(addDays(opensOn, dice.whole(30, 70)));
  const isClosed = dice.chance(0.06) && closedOn < today;
  const closed = isClosed
    ? { closedAt: officeInstant(dice, closedOn), closedReason: dice.pick(['filled', 'withdrawn']) }
    : undefined;
  return { opensOn, closesOn, startOn, closed };
}

function employerFor(
  seed: DemoSeed,
  job: DemoJob,
  index: number,
  row: NewOpportunityRow,
  dice: Dice,
): PlannedEmployer {
  const name = job.employers[index];
  if (name === undefined) throw new Error(`seed/demo/jobs.jsonl: ${job.key} lacks an employer for a place`);
  const { organisationId, createdAt } = row;
  const area = organisationId.endsWith('gilan') ? '013' : '077';
  return {
    id: demoId('employer', `${organisationId} ${fold(name)}`),
    organisationId,
    name,
    contact: dice.pick(seed.names.contacts),
    phone: `${area}33002${String(dice.whole(0, 999)).padStart(3, '0')}`,
    address: dice.pick(seed.names.streets),
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

/** The last day on which someone could still be proposed it. */
export function lastDayOf(row: NewOpportunityRow): LocalDate | undefined {
  const over = row.closesOn == null ? undefined : mustLocalDate(row.closesOn);
  const closed = closedOn(row);
  const before = closed && addDays(closed, -1);
  return over === undefined || (before !== undefined && before < over) ? before : over;
}

/** The day on which it was closed by hand. */
export function closedOn({ closedAt }: NewOpportunityRow): LocalDate | undefined {
  return closedAt == null ? undefined : tehranDay(closedAt);
}
