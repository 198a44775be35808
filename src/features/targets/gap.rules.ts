import { type OutcomeCounts, type Share, shareOf, targetRate } from './figure.rules.ts';

/** Weeks until which the gap is to be closed, where nobody says otherwise. */
export const defaultHorizonWeeks = 13;
/** A share made of fewer answers says nothing of the next ones. */
export const leastAnswers = 20;

/** Checks answered in the 12 months to the day, and how many of them found the person at work. */
export interface Answers {
  readonly positive: number;
  readonly answered: number;
}

/** What the 12 months to the day say of how work ends, and what is known of the weeks to come. */
export interface Endings {
  /** People who were in work and no longer had enough, without the last day having been known beforehand. */
  readonly ended: number;
  /** Days that people spent in work: so long they were at risk of that. */
  readonly personDays: number;
  /** People in work on the day all of whose work has a known last day within the horizon. */
  readonly known: number;
}

export interface GapFacts {
  readonly counts: Pick<OutcomeCounts, 'inWork' | 'someWork' | 'unknown' | 'outOfWork'>;
  readonly own: Answers;
  readonly nation: Answers;
  readonly endings: Endings;
  readonly horizonWeeks: number;
}

export const gapSteps = ['verified', 'endings', 'more-hours', 'placements'] as const;
export type GapStep = (typeof gapSteps)[number];

/** One step of the staircase: so many people more (or fewer), from a level to the next. */
export interface Stair {
  readonly step: GapStep;
  readonly people: number;
  readonly from: number;
  readonly to: number;
}

/** What stands between today's rate and the target, in whole people; see `docs/decisions/0041`. */
export interface Gap {
  readonly population: number;
  readonly inWork: number;
  /** People in work at which the promise is kept. */
  readonly target: number;
  /** People missing to it today; 0 when it is reached. */
  readonly needed: number;
  readonly horizonWeeks: number;
  readonly verified: {
    readonly unknown: number;
    /** Of checks answered so many found work; undefined where too few were answered to say. */
    readonly share: Share | undefined;
    readonly of: 'own' | 'nation' | undefined;
    readonly expected: number;
    readonly atLeast: number;
    readonly atMost: number;
  };
  readonly endings: {
    /** Of so many days in work so many ended: the chance of a day. */
    readonly hazard: Share;
    readonly known: number;
    readonly others: number;
    readonly expected: number;
  };
  /** People whose work is too little to count; each counts once it is enough. */
  readonly someWork: number;
  readonly placements: {
    readonly needed: number;
    /** If as many, or as few, of the unknown turn out to be at work as can be expected. */
    readonly atLeast: number;
    readonly atMost: number;
    /** Week by week, summing to `needed`. */
    readonly weeks: readonly number[];
  };
  /** From today's people in work to the target; their people sum to exactly the difference. */
  readonly stairs: readonly Stair[];
  /** What the stairs lead to: the target, or more where what is in hand is enough. */
  readonly end: number;
  /** How much one more person in work moves the rate. */
  readonly worth: Share;
}

/** People in work at which the promise is kept: 80 % of the population, rounded up to whole people. */
export function peopleAtTarget(population: number): number {
  // In whole percent, for 0.8 times a number may come out a little too large.
  return Math.ceil((population * Math.round(targetRate * 100)) / 100);
}

/**
 * The gap in parts that sum to it: of the unknown so many will be found at work, so many will lose theirs until the
 * horizon, so many need only more hours or pay, and the rest are placements. Nothing is counted beyond what is needed.
 */
export function decomposeGap(facts: GapFacts): Gap {
  const { counts, horizonWeeks } = facts;
  const { inWork, someWork, unknown, outOfWork } = counts;
  const population = inWork + someWork + unknown + outOfWork;
  const target = peopleAtTarget(population);
  const verified = verifiedOf(unknown, facts);
  const endings = endingsOf(inWork, facts.endings, horizonWeeks);
  const open = Math.max(0, target - inWork + endings.expected);
  const restAfter = (found: number) => {
    const left = open - Math.min(found, open);
    return { hours: Math.min(someWork, left), placements: left - Math.min(someWork, left) };
  };
  const { hours, placements } = restAfter(verified.expected);
  const moves: readonly (readonly [GapStep, number])[] = [
    ['verified', Math.min(verified.expected, open)],
    ['endings', -endings.expected],
    ['more-hours', hours],
    ['placements', placements],
  ];
  let level = inWork;
  const stairs = moves.map(([step, people]): Stair => {
    const from = level;
    level += people;
    return { step, people, from, to: level };
  });
  return {
    population,
    inWork,
    target,
    needed: Math.max(0, target - inWork),
    horizonWeeks,
    verified,
    endings,
    someWork,
    placements: {
      needed: placements,
      atLeast: restAfter(verified.atMost).placements,
      atMost: restAfter(verified.atLeast).placements,
      weeks: byWeek(placements, horizonWeeks),
    },
    stairs,
    end: level,
    worth: shareOf(1, population),
  };
}

/** Whole people to each week, as even as can be and rather earlier than later; the weeks sum to `people`. */
export function byWeek(people: number, weeks: number): readonly number[] {
  const until = (week: number) => Math.ceil((people * week) / weeks);
  return Array.from({ length: weeks }, (_, week) => until(week + 1) - until(week));
}

function verifiedOf(unknown: number, { own, nation }: GapFacts): Gap['verified'] {
  const of = own.answered >= leastAnswers ? 'own' : nation.answered >= leastAnswers ? 'nation' : undefined;
  if (of === undefined) return { unknown, share: undefined, of, expected: 0, atLeast: 0, atMost: unknown };
  const { positive, answered } = of === 'own' ? own : nation;
  const [low, high] = shareRange(positive, answered);
  const expected = Math.round((unknown * positive) / answered);
  return {
    unknown,
    share: shareOf(positive, answered),
    of,
    expected,
    atLeast: Math.min(expected, Math.floor(unknown * low)),
    atMost: Math.max(expected, Math.ceil(unknown * high)),
  };
}

/**
 * Known last days are counted whole; of all others each day of the horizon ends the share that each day of the last 12
 * months ended.
 */
function endingsOf(
  inWork: number,
  { ended, personDays, known: announced }: Endings,
  horizonWeeks: number,
): Gap['endings'] {
  const known = Math.min(announced, inWork);
  const hazard = shareOf(ended, personDays);
  const chance = 1 - Math.exp(-(hazard.value ?? 0) * horizonWeeks * 7);
  const others = Math.min(inWork - known, Math.round((inWork - known) * chance));
  return { hazard, known, others, expected: known + others };
}

/** Where the true share lies, 19 times of 20 (Wilson). */
function shareRange(positive: number, answered: number): readonly [low: number, high: number] {
  const z = 1.96;
  const share = positive / answered;
  const middle = share + (z * z) / (2 * answered);
  const half = z * Math.sqrt((share * (1 - share)) / answered + (z * z) / (4 * answered * answered));
  const whole = 1 + (z * z) / answered;
  return [Math.max(0, (middle - half) / whole), Math.min(1, (middle + half) / whole)];
}
