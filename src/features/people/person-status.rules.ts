import type { PersonStatus } from './person-facts.rules.ts';

/** Closed lists of reasons: every status but `seeking` needs one of its own. */
export const statusReasons = {
  placed: ['found-work', 'own-work', 'own-business', 'other'],
  paused: [
    'health',
    'caring',
    'training',
    'travel',
    'family-event',
    'awaiting-papers',
    'own-request',
    'other',
  ],
  'not-seeking': ['caring', 'health', 'studying', 'retired', 'enough-income', 'own-request', 'other'],
  left: ['moved', 'transferred', 'returned-to-custody', 'died', 'no-contact', 'own-request', 'other'],
} as const satisfies Record<Exclude<PersonStatus, 'seeking'>, readonly string[]>;

/** The reasons a status can have; none for `seeking`. */
export function reasonsOf(status: PersonStatus): readonly string[] {
  return status === 'seeking' ? [] : statusReasons[status];
}

/** A pause lapses by itself after so many days: nobody is forgotten in it. */
export const pauseDays = 90;
