import { addDays, type LocalDate, mustLocalDate, tehranDay } from '../../kernel/calendar.ts';
import { fold } from '../../kernel/persian.ts';
import type { NewOpportunityRow } from '../opportunities/opportunities.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { type DemoJob, type DemoSeed, isFoundIn, provinceOf } from './demo.input.ts';
import { type Dice, demoId, diceOf } from './demo-dice.rules.ts';
import type { DemoScale } from './demo-size.rules.ts';
import { employerOf, jobRow, type PlannedEmployer } from './job-row.ts';
import { windowOf, yearWindowOf } from './job-window.ts';
import { shares } from './plan-groups.ts';
import { countyFor, placeIn } from './plan-place.ts';
import { planProgrammes } from './plan-programmes.ts';

export interface PlannedOpportunity {
  readonly row: NewOpportunityRow;
  /** Belongs to a told story: stays open, and nobody of the history is sent there. */
  readonly story: boolean;
}

interface PlannedJob extends PlannedOpportunity {
  readonly employer: PlannedEmployer;
}

/** The kit that the story of the sewing mother ends with. */
const toldKit = 'assoc-bushehr-kit-sewing';
/** Whose work is told in `jobs.jsonl` alone: the worked example lists what nearly fits there. */
const toldCounty = 'bushehr-ganaveh';
/** Of the jobs of the country that a province gets at least. */
const fewestJobs = 16;

/** Jobs, kits, loan programmes and trainings, told from `today`; employers before their jobs. */
export function planOpportunities(
  seed: DemoSeed,
  scale: DemoScale,
  vocabulary: Vocabulary,
  today: LocalDate,
): { readonly employers: readonly PlannedEmployer[]; readonly opportunities: readonly PlannedOpportunity[] } {
  const jobs = [
    ...seed.jobs.flatMap((job) =>
      (job.places.length > 0 ? job.places : [undefined]).map((place, index) =>
        localJob(seed, job, place, index, vocabulary, today),
      ),
    ),
    ...countryJobs(seed, scale, vocabulary, today),
  ];
  // One name within an organisation is one employer, the first seen of it.
  const employers = new Map<string, PlannedEmployer>();
  for (const { employer } of jobs) if (!employers.has(employer.id)) employers.set(employer.id, employer);
  return {
    employers: [...employers.values()],
    opportunities: [
      ...jobs.map(({ row, employer, story }) => ({ row: { ...row, employerId: employer.id }, story })),
      ...planProgrammes(seed, scale, vocabulary, today).map((row) => ({
        row,
        story: row.id === demoId('opportunity', toldKit),
      })),
    ],
  };
}

function localJob(
  seed: DemoSeed,
  job: DemoJob,
  place: string | undefined,
  index: number,
  vocabulary: Vocabulary,
  today: LocalDate,
): PlannedJob {
  const key = `${job.key}-${place ?? 'all'}`;
  const dice = diceOf(key);
  const province = provinceOf(seed, job.org.endsWith('gilan') ? 'gilan' : 'bushehr');
  const county = place === undefined ? undefined : vocabulary.county(`${province.province}-${place}`);
  if (place !== undefined && !county)
    throw new Error(`seed/demo/jobs.jsonl: ${job.key} names no county "${place}"`);
  const window = windowOf(job, dice, today);
  const near = job.near
    ? { lat: job.near[0], lng: job.near[1] }
    : county && dice.chance(0.85)
      ? placeIn(dice, county, province)
      : null;
  const row = jobRow(job, { key, keeper: job.org, county, near, window }, dice, today);
  const name = job.employers[index];
  if (name === undefined) throw new Error(`seed/demo/jobs.jsonl: ${job.key} lacks an employer for a place`);
  return { row, story: job.story !== undefined, employer: employerOf(seed.names, province, name, row, dice) };
}

/** Jobs spread over the country, of what is done in each province, in its counties by population. */
function countryJobs(
  seed: DemoSeed,
  scale: DemoScale,
  vocabulary: Vocabulary,
  today: LocalDate,
): readonly PlannedJob[] {
  const wanted = [
    ['bushehr', scale.jobs.bushehr] as const,
    ['gilan', scale.jobs.gilan] as const,
    ...shares(seed, vocabulary, scale.jobs.elsewhere, fewestJobs),
  ];
  return wanted.flatMap(([code, count]) => {
    const province = provinceOf(seed, code);
    const found = seed.countryJobs.filter((job) => isFoundIn(job, province));
    const counties = vocabulary.counties.filter(
      (county) => county.province === code && county.code !== toldCounty,
    );
    return Array.from({ length: count }, (_, n): PlannedJob => {
      const key = `country-${code}-${n}`;
      const dice = diceOf(key);
      const job = dice.weighted(found, ({ weight }) => weight);
      const county = countyFor(dice, counties);
      const near = dice.chance(0.85) ? placeIn(dice, county, province) : null;
      const window = yearWindowOf(job, dice, today);
      const row = jobRow(job, { key, keeper: `${job.keeper}-${code}`, county, near, window }, dice, today);
      const name = `${dice.pick(job.firms)} ${firmName(seed, dice)}`;
      return { row, story: false, employer: employerOf(seed.names, province, name, row, dice) };
    });
  });
}

/** One word, or two, so that a name seldom comes twice. */
function firmName({ names: { firms, and } }: DemoSeed, dice: Dice): string {
  const [one, two] = [dice.pick(firms), dice.pick(firms)];
  return dice.chance(0.6) || fold(one) === fold(two) ? one : `${one}${and}${two}`;
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
