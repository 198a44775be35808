import { addDays, type LocalDate } from '../../kernel/calendar.ts';
import { distanceKm } from '../../kernel/geo.ts';
import type { OpportunityFacts } from '../opportunities/opportunity-facts.rules.ts';
import type { PersonFacts } from '../people/person-facts.rules.ts';
import type { EndReason } from './placement.rules.ts';
import type { PlacementRecord } from './placement-record.rules.ts';
import { experienceOf } from './placement-terms.rules.ts';

/** What an end teaches for the next match; each but the last two names a part of the file to look at once more. */
export const learntCodes = [
  'commute',
  'hours',
  'caring',
  'health',
  'wishes',
  'skills',
  'experience',
  'new-work',
  'employer',
] as const;
export type LearntCode = (typeof learntCodes)[number];

export interface Learnt {
  readonly code: LearntCode;
  /** The field of a person (`PATCH /people/{id}`) that is to be looked at; null = nothing of the file. */
  readonly field: string | null;
  /** What it might become: kilometres of `commute`, years of `experience`. */
  readonly value: number | null;
}

const fields: Readonly<Record<LearntCode, string | null>> = {
  commute: 'availability.maxCommuteKm',
  hours: 'availability.hours',
  caring: 'caring',
  health: 'availability.hours',
  wishes: 'wishes',
  skills: 'skills',
  experience: 'experience',
  'new-work': null,
  employer: null,
};

const byReason: Readonly<Partial<Record<EndReason, readonly LearntCode[]>>> = {
  'too-far': ['commute'],
  hours: ['hours', 'caring'],
  caring: ['caring', 'hours'],
  pay: ['wishes'],
  conditions: ['wishes'],
  health: ['health', 'wishes'],
  dismissed: ['skills'],
  'unpaid-wages': ['employer'],
  'better-work': ['new-work'],
};

/** Suggestions stand for so long after an end. */
export const learntDays = 90;

/** Whether what an end taught is still told on a day: somebody who has left is not matched any more. */
export function isTold(
  { endedOn, endReason, isWork, personStatus }: PlacementRecord,
  today: LocalDate,
): boolean {
  return (
    isWork &&
    endedOn !== null &&
    endReason !== 'mistake' &&
    personStatus !== 'left' &&
    endedOn >= addDays(today, -learntDays)
  );
}

/** What the end of a work suggests to change in the person's file, the most telling first. */
export function learntFrom(
  placement: Pick<PlacementRecord, 'startedOn' | 'endedOn' | 'endReason' | 'iscoCode'>,
  person: Pick<PersonFacts, 'place' | 'availability' | 'experience'>,
  opportunity: Pick<OpportunityFacts, 'place'> | undefined,
): readonly Learnt[] {
  const { startedOn, endedOn, endReason, iscoCode } = placement;
  if (endedOn === null || endReason === null || endReason === 'mistake') return [];
  const years = experienceOf(startedOn, endedOn);
  const knows = iscoCode !== null && person.experience?.some((one) => one.iscoCode === iscoCode);
  const codes = new Set<LearntCode>([
    ...(byReason[endReason] ?? []),
    ...(years === undefined ? [] : (['skills'] as const)),
    ...(years !== undefined && knows ? (['experience'] as const) : []),
  ]);
  const km = shorterWay(person, opportunity);
  if (km === 'short already') codes.delete('commute');
  return [...codes].map((code) => ({
    code,
    field: fields[code],
    value: code === 'commute' && typeof km === 'number' ? km : code === 'experience' ? (years ?? null) : null,
  }));
}

/** Whole kilometres below the way that was too long; undefined where its length is not known. */
function shorterWay(
  { place, availability }: Pick<PersonFacts, 'place' | 'availability'>,
  opportunity: Pick<OpportunityFacts, 'place'> | undefined,
): number | 'short already' | undefined {
  if (!place || !opportunity?.place) return undefined;
  const km = distanceKm(place, opportunity.place);
  if (availability.maxCommuteKm !== undefined && availability.maxCommuteKm < km) return 'short already';
  const shorter = Math.floor(km * 0.8);
  return shorter >= 1 ? shorter : undefined;
}
