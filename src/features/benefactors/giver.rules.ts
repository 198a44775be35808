import type { LocalDate } from '../../kernel/calendar.ts';
import { closeness, comparable } from '../search/closeness.rules.ts';
import type { BenefactorKind } from './benefactor.rules.ts';

/** A benefactor as one organisation knows them: by what they gave to it, and by nothing that they gave elsewhere. */
export interface GiverRow {
  readonly id: string;
  readonly name: string;
  readonly kind: BenefactorKind;
  readonly anonymous: boolean;
  /** The day of their first pledge to it. */
  readonly since: LocalDate;
  readonly pledges: number;
  /** Pledges that are not kept in full yet. */
  readonly openPledges: number;
  /** Money that came for its pledges, whole rials. */
  readonly receivedRial: number;
  /** The last day on which something of theirs came or was done. */
  readonly lastGiftOn: LocalDate | null;
}

/** Names that a misspelling, another spelling or a beginning leads to; beneath this they are too far. */
const near = 0.5;

/** Who is meant by typed words, the nearest first; among equals as they came. */
export function giversNamed<T extends { readonly name: string }>(
  givers: readonly T[],
  typed: string,
): readonly T[] {
  const asked = comparable(typed, true);
  if (asked.words.length === 0) return [];
  return givers
    .map((giver) => ({ giver, near: closeness(asked, comparable(giver.name, true), () => 1) }))
    .filter((one) => one.near >= near)
    .sort((a, b) => b.near - a.near)
    .map(({ giver }) => giver);
}
