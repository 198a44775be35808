import type { LocalDate } from '../../kernel/calendar.ts';
import type { JalaliQuarter } from '../../kernel/jalali-month.ts';
import type { Text } from '../../kernel/text.ts';
import type { RecallResult } from '../placements/placement.rules.ts';
import { leastShown, type Share, shareOf } from '../targets/figure.rules.ts';
import { recallText } from './recall.text.ts';

/** The error rate of one quarter: denied of those reached. */
export interface RecallError {
  readonly definition: Text;
  readonly quarter: JalaliQuarter;
  readonly drawn: number;
  readonly confirmed: number;
  readonly denied: number;
  readonly notReached: number;
  readonly waiting: number;
  /** Denied ÷ reached. */
  readonly error: Share;
}

export const leastRecalled = 30;
export const recalledShare = 0.05;

/** How many of those counted in work are called again in a quarter: at least 30, at least 5 %, all where there are fewer. */
export function sampleSize(inWork: number): number {
  return Math.min(inWork, Math.max(leastRecalled, Math.ceil(inWork * recalledShare)));
}

/** A person drawn for a quarter, with the work that counted. */
export interface RecallRecord {
  readonly id: string;
  readonly quarter: JalaliQuarter;
  readonly organisationId: string;
  readonly personId: string;
  readonly personName: { readonly given: string; readonly family: string };
  readonly placementId: string | null;
  readonly workTitle: { readonly fa: string; readonly en: string | null } | null;
  readonly workStartedOn: LocalDate | null;
  readonly drawnAt: string;
  readonly result: RecallResult | null;
  readonly answeredOn: LocalDate | null;
  readonly answeredAt: string | null;
  readonly answeredBy: string | null;
  /** Who wrote down what was last known of the work: somebody else should call. */
  readonly lastKnownBy: string | null;
}

/** Confirmed and denied are final; who was not reached may be called again. */
export function isSettled({ result }: Pick<RecallRecord, 'result'>): boolean {
  return result === 'confirmed' || result === 'denied';
}

/** Counts of a quarter. */
export type RecallCounts = Omit<RecallError, 'definition' | 'error'>;

/** The error rate of a quarter with what it means. */
export function recallErrorOf(counts: RecallCounts): RecallError {
  return {
    definition: recallText.definition,
    ...counts,
    error: shareOf(counts.denied, counts.denied + counts.confirmed),
  };
}

/**
 * `count` of the people, each as likely as any other, in an order that chance decides. `byteSource` gives secure random
 * bytes; numbers that would favour some are thrown away.
 */
export function drawn<T>(
  people: readonly T[],
  count: number,
  byteSource: (count: number) => Uint8Array,
): readonly T[] {
  const left = [...people];
  const taken: T[] = [];
  while (taken.length < count && left.length > 0) {
    const [one] = left.splice(below(left.length, byteSource), 1);
    if (one !== undefined) taken.push(one);
  }
  return taken;
}

function below(bound: number, byteSource: (count: number) => Uint8Array): number {
  const range = 2 ** 32;
  const fair = range - (range % bound);
  for (;;) {
    const [a = 0, b = 0, c = 0, d = 0] = byteSource(4);
    const number = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
    if (number < fair) return number % bound;
  }
}

/** As readers of counts are told: null where few people would be, or a part of what they see whole. */
export interface RecallTold {
  readonly definition: Text;
  readonly quarter: JalaliQuarter;
  readonly drawn: number | null;
  readonly confirmed: number | null;
  readonly denied: number | null;
  readonly notReached: number | null;
  readonly waiting: number | null;
  /** Null where `denied` is. */
  readonly error: Share | null;
  /** Then the error is no larger than this, a tenth at a time; null where too few were reached to say. */
  readonly errorAtMost: number | null;
}

const answers = ['confirmed', 'denied', 'notReached', 'waiting'] as const;

/**
 * For readers who may know no small group: small numbers are left out with the smallest others, until what is left out is of
 * five. Of a part of what they see whole, who confirmed and who denied is never told, for the parts and their sum would.
 */
export function recallTold(recall: RecallError, isWhole: boolean): RecallTold {
  const { definition, quarter, drawn: all } = recall;
  const held = new Set<(typeof answers)[number]>(isWhole || all === 0 ? [] : ['confirmed', 'denied']);
  // Denied and confirmed make who was reached: one without the other would tell it.
  const hold = (one: (typeof answers)[number]) => {
    held.add(one);
    if (one === 'denied' || one === 'confirmed') held.add('denied').add('confirmed');
  };
  const fewest = answers.filter((one) => recall[one] > 0).sort((a, b) => recall[a] - recall[b]);
  for (const one of fewest) if (recall[one] < leastShown) hold(one);
  const sum = () => [...held].reduce((n, one) => n + recall[one], 0);
  for (const one of fewest) if (held.size > 0 && (held.size < 2 || sum() < leastShown)) hold(one);
  const isFew = all > 0 && all < leastShown;
  const told = (one: (typeof answers)[number]) => (isFew || held.has(one) ? null : recall[one]);
  const reached = recall.confirmed + recall.denied;
  const isHidden = isFew || held.has('denied');
  return {
    definition,
    quarter,
    drawn: isFew ? null : all,
    confirmed: told('confirmed'),
    denied: told('denied'),
    notReached: told('notReached'),
    waiting: told('waiting'),
    error: isHidden ? null : recall.error,
    errorAtMost:
      !isHidden || isFew || reached < leastShown
        ? null
        : Math.min(1, Math.ceil((10 * Math.max(recall.denied, leastShown - 1)) / reached) / 10),
  };
}
