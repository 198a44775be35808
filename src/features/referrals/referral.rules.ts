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

export const openStates = ['proposed', 'accepted', 'sent', 'interview', 'offered'] as const satisfies readonly ReferralState[];

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
  return state === 'accepted' || state === 'sent' || state === 'interview' || state === 'offered' || state === 'placed';
}

/** Closed lists of reasons, one for each closing state that needs one. */
export const reasons = {
  declined: ['too-far', 'hours', 'pay', 'caring', 'health', 'other-work', 'changed-mind', 'other'],
  refused: ['filled', 'skills', 'experience', 'interview', 'no-answer', 'papers', 'other'],
  withdrawn: ['found-work', 'opportunity-closed', 'person-left', 'mistake', 'no-longer-fits', 'no-answer', 'other'],
} as const;
export type ClosingState = keyof typeof reasons;

export function needsReason(state: ReferralState): state is ClosingState {
  return state in reasons;
}

export function isReason(state: ReferralState, reason: string): boolean {
  return needsReason(state) && (reasons[state] as readonly string[]).includes(reason);
}
