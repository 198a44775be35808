import type { Block } from '../matching/match.rules.ts';
import type { PersonStatus } from '../people/person-facts.rules.ts';
import type { AuditAction } from '../records/audit-action.rules.ts';

/** States of a referral (`design.md` §11), as data: code, forms, tests and docs read the same table. */
export const referralStates = [
  'proposed',
  'accepted',
  'sent',
  'interview',
  'offered',
  'placed',
  'declined',
  'refused',
  'withdrawn',
] as const;
export type ReferralState = (typeof referralStates)[number];

export const openStates = [
  'proposed',
  'accepted',
  'sent',
  'interview',
  'offered',
] as const satisfies readonly ReferralState[];

const moves: Readonly<Record<ReferralState, readonly ReferralState[]>> = {
  proposed: ['accepted', 'declined', 'withdrawn'],
  accepted: ['sent', 'declined', 'withdrawn'],
  sent: ['interview', 'offered', 'refused', 'declined', 'withdrawn'],
  interview: ['offered', 'refused', 'declined', 'withdrawn'],
  offered: ['placed', 'refused', 'declined', 'withdrawn'],
  placed: [],
  declined: [],
  refused: [],
  withdrawn: [],
};

/** The states a referral can move to from `state`; empty for a closed one. */
export function movesFrom(state: ReferralState): readonly ReferralState[] {
  return moves[state];
}

export function isOpen(state: ReferralState): boolean {
  return (openStates as readonly ReferralState[]).includes(state);
}

/** A letter with the person's name exists from the moment the person consents. */
export function mayHaveLetter(state: ReferralState): boolean {
  return (
    state === 'accepted' ||
    state === 'sent' ||
    state === 'interview' ||
    state === 'offered' ||
    state === 'placed'
  );
}

/** Closed lists of reasons, one for each closing state that needs one. */
export const reasons = {
  declined: ['too-far', 'hours', 'pay', 'caring', 'health', 'other-work', 'changed-mind', 'other'],
  refused: ['filled', 'skills', 'experience', 'interview', 'no-answer', 'papers', 'other'],
  withdrawn: [
    'found-work',
    'opportunity-closed',
    'person-left',
    'mistake',
    'no-longer-fits',
    'no-answer',
    'other',
  ],
} as const;
export type ClosingState = keyof typeof reasons;

export function needsReason(state: ReferralState): state is ClosingState {
  return state in reasons;
}

export function isReason(state: ReferralState, reason: string): boolean {
  return needsReason(state) && (reasons[state] as readonly string[]).includes(reason);
}

/** A move that ends a referral without a placement. */
export function isClosing(to: ReferralState): boolean {
  return needsReason(to);
}

/** Whoever has left, or does not want to be found work, is neither proposed anything nor taken a step further. */
export function isLooking(status: PersonStatus): boolean {
  return status !== 'left' && status !== 'not-seeking';
}

/** Who may be proposed something: somebody who is paused goes on with what is under way and is asked nothing new. */
export function mayBeProposed(status: PersonStatus): boolean {
  return status === 'seeking' || status === 'placed';
}

/** Moves before which the pair is judged again: a restriction, custody or caring may have been added since. */
export function isJudgedAt(to: ReferralState): boolean {
  return to === 'accepted' || to === 'offered';
}

/**
 * Whether a block stands in the way of a move that is judged. An opening that ran out while the referral was under way
 * does not (closing by hand does); that all vacancies are held matters only where one is taken.
 */
export function blocksMove(to: ReferralState, block: Block): boolean {
  if (block.gate === 'full') return to === 'offered';
  return block.detail.code !== 'closed.over';
}

/** What each move is called in the audit. */
export const moveActions: Readonly<Record<ReferralState, AuditAction>> = {
  proposed: 'referral.propose',
  accepted: 'referral.accept',
  sent: 'referral.send',
  interview: 'referral.interview',
  offered: 'referral.offer',
  placed: 'referral.place',
  declined: 'referral.decline',
  refused: 'referral.refuse',
  withdrawn: 'referral.withdraw',
};
