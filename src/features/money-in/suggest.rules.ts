import { daysBetween, type LocalDate } from '../../kernel/calendar.ts';
import { fold } from '../../kernel/persian.ts';
import type { Cadence, PledgeState } from '../pledges/pledge.rules.ts';
import { digitsOf } from './digits.rules.ts';

/** Why unmatched money may be for a pledge, the strongest first. */
export const suggestionReasons = [
  'reference-slip',
  'notice-number',
  'notice-amount',
  'open-amount',
  'pledge-amount',
  'payer-name',
  'near-day',
] as const;
export type SuggestionReason = (typeof suggestionReasons)[number];

const weights: Readonly<Record<SuggestionReason, number>> = {
  'reference-slip': 50,
  'notice-number': 45,
  'notice-amount': 30,
  'open-amount': 25,
  'payer-name': 25,
  'pledge-amount': 15,
  'near-day': 10,
};
const nearDays = 7;

export interface Candidate {
  readonly pledgeId: string;
  readonly benefactorName: string;
  readonly anonymous: boolean;
  readonly cadence: Cadence;
  readonly state: PledgeState;
  readonly amountRial: number;
  readonly paymentReference: string;
  readonly startsOn: LocalDate;
  /** Still open of what is due. */
  readonly openRial: number;
  /** The latest day on which something open of it falls due. */
  readonly dueOn: LocalDate | null;
  readonly notices: readonly {
    readonly reference: string;
    readonly amountRial: number;
    readonly paidOn: LocalDate;
  }[];
}

export interface Suggestion {
  readonly candidate: Candidate;
  readonly score: number;
  readonly reasons: readonly SuggestionReason[];
}

export interface Unmatched {
  readonly amountRial: number;
  readonly receivedOn: LocalDate;
  readonly reference: string;
  readonly payer: string | null;
}

/** For which pledges unmatched money may be, the likeliest first; a nearby day alone is no reason. */
export function suggestPledges(
  money: Unmatched,
  candidates: readonly Candidate[],
  most = 5,
): readonly Suggestion[] {
  const runs = [money.payer ?? '', money.reference].flatMap(digitRuns);
  const payer = ` ${fold(money.payer ?? '')} `;
  const found = candidates.flatMap((candidate): Suggestion[] => {
    const near = (day: LocalDate | null) =>
      day !== null && Math.abs(daysBetween(day, money.receivedOn)) <= nearDays;
    const holds: Readonly<Record<SuggestionReason, boolean>> = {
      'reference-slip': runs.some((run) => isSlip(run, candidate.paymentReference)),
      'notice-number': candidate.notices.some(({ reference }) => sameEnd(reference, money.reference)),
      'notice-amount': candidate.notices.some(({ amountRial }) => amountRial === money.amountRial),
      'open-amount': candidate.openRial === money.amountRial,
      'pledge-amount': candidate.amountRial === money.amountRial && candidate.openRial !== money.amountRial,
      'payer-name': nameStands(candidate.benefactorName, payer),
      'near-day':
        near(candidate.dueOn) ||
        near(candidate.startsOn) ||
        candidate.notices.some(({ paidOn }) => near(paidOn)),
    };
    const reasons = suggestionReasons.filter((reason) => holds[reason]);
    if (reasons.every((reason) => reason === 'near-day')) return [];
    return [{ candidate, reasons, score: reasons.reduce((sum, reason) => sum + weights[reason], 0) }];
  });
  return found
    .sort(
      (a, b) =>
        b.score - a.score ||
        (a.candidate.startsOn < b.candidate.startsOn
          ? 1
          : a.candidate.startsOn > b.candidate.startsOn
            ? -1
            : 0) ||
        (a.candidate.pledgeId < b.candidate.pledgeId ? -1 : 1),
    )
    .slice(0, most);
}

/** Runs of digits long enough to be a payment reference with a slip in it. */
function digitRuns(text: string): readonly string[] {
  const plain = digitsOf(text);
  return [plain, plain.replace(/(\d)[ -](?=\d)/g, '$1')].flatMap((one) =>
    [...one.matchAll(/(?<!\d)\d{11,13}(?!\d)/g)].map(([run]) => run),
  );
}

/** One digit wrong, missing or too many, or two neighbours swapped. */
export function isSlip(written: string, meant: string): boolean {
  if (written === meant || Math.abs(written.length - meant.length) > 1) return false;
  let at = 0;
  while (at < written.length && written[at] === meant[at]) at += 1;
  if (written.length > meant.length) return written.slice(at + 1) === meant.slice(at);
  if (written.length < meant.length) return written.slice(at) === meant.slice(at + 1);
  if (written.slice(at + 1) === meant.slice(at + 1)) return true;
  return (
    written[at] === meant[at + 1] &&
    written[at + 1] === meant[at] &&
    written.slice(at + 2) === meant.slice(at + 2)
  );
}

/** People often give the last digits of the bank's number alone, or leave its leading zeros out. */
function sameEnd(told: string, bank: string): boolean {
  const [short, long] = told.length <= bank.length ? [told, bank] : [bank, told];
  return short.length >= 4 && long.endsWith(short);
}

/** All words of a name, at least two, in what the payer wrote. */
function nameStands(name: string, payer: string): boolean {
  const words = fold(name)
    .split(' ')
    .filter((word) => word.length > 1);
  return words.length >= 2 && words.every((word) => payer.includes(` ${word} `));
}
